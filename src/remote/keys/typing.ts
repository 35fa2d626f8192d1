// The keys of a keyboard while an address is typed: those of a computer, of a box, of a remote with digits.
// They go to whatever takes text, wherever the focus is; while nothing does, they mean what they always do.

import { createTakers } from './takers'

/** What takes text. */
export interface TextTaker {
  /** A character was typed. */
  insert(text: string): void
  /** Backspace. @returns false when there is nothing to delete; the key then means Back, as everywhere */
  erase(): boolean
  /** The television's own keyboard was closed. */
  closed(): void
}

export interface Typing {
  /** Takes typed text until told to stop. @returns gives it back */
  take(taker: TextTaker): () => void
  /**
   * A key came down. What it typed is taken from the page, unless a field has the focus, which does with it
   * what fields do.
   * @returns false when it is no text, or nobody wants any
   */
  press(event: KeyboardEvent): boolean
}

const BACKSPACE = 8
/** A key that an input method is still working on (https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode). */
const COMPOSING = 229
/**
 * Done and Cancel of Samsung's keyboard on the screen
 * (https://developer.samsung.com/smarttv/develop/guides/user-interaction/keyboardime.html).
 */
const IME_CLOSED = [65376, 65385]

/** A keyboard whose text nobody has taken yet. */
export function createTyping(): Typing {
  const takers = createTakers<TextTaker>()
  return {
    take: takers.take,
    press(event) {
      const taker = takers.current()
      return taker !== undefined && isTyped(taker, event)
    },
  }
}

function isTyped(taker: TextTaker, event: KeyboardEvent): boolean {
  const { keyCode } = event
  const target = event.target as Partial<HTMLInputElement> | null
  const field = target?.tagName === 'INPUT' ? target : undefined
  if (IME_CLOSED.includes(keyCode)) return used(event, taker.closed)
  if (keyCode === COMPOSING) return true
  if (keyCode === BACKSPACE && !field?.value) return taker.erase() && used(event)
  const text = textOf(event)
  if (field) return keyCode === BACKSPACE || text !== undefined
  return text !== undefined && used(event, () => taker.insert(text))
}

function used(event: KeyboardEvent, act = () => {}): true {
  event.preventDefault()
  event.stopPropagation()
  act()
  return true
}

/** The character of a key; some remotes name their digits by the code alone. */
function textOf({ key, keyCode }: KeyboardEvent): string | undefined {
  if (key?.length === 1) return key.trim() || undefined
  const isDigit = keyCode >= 48 && keyCode <= 57 && (!key || key === 'Unidentified')
  return isDigit ? String.fromCharCode(keyCode) : undefined
}
