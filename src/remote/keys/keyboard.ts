// Whether somebody sits at a keyboard or moves a mouse. A remote has neither letters nor Tab, and what it has for a
// pointer stands still until it is moved.

import { createStore } from '../../store'
import type { Intent } from './keys'

export interface Keyboard {
  /** True from the first letter, Tab, or movement on. */
  isThere(): boolean
  /** It was used. */
  found(): void
  /** Calls back when `isThere()` has become true. @returns stops it */
  onFound(listener: () => void): () => void
}

/** What knows whether a keyboard or a mouse is used; none was yet. */
export function createKeyboard(): Keyboard {
  const found = createStore(false)
  return { isThere: found.get, found: () => found.set(true), onFound: found.subscribe }
}

const TAB = 9
const [A, Z] = [65, 90]

/**
 * Whether a key is one that no remote has.
 * @param intent what it means here; a set-top box may send a letter for a key of its remote
 */
export function isOfKeyboard(keyCode: number, intent: Intent | undefined): boolean {
  return intent === undefined && (keyCode === TAB || (keyCode >= A && keyCode <= Z))
}
