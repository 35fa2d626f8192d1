// The page's own focus, which is all that a television's voice guide reads. To move it makes an engine lay the page
// out in the middle of a change; so it goes to what has Norigin's focus once that is drawn so.

import type { NextFrame } from '../next-frame'

export interface Focusable {
  focusKey: string
  node: HTMLElement
}

/**
 * Moves the real focus to what it is called with, after the next picture; of several to the last.
 * @param focusedKey what has Norigin's focus: what has lost it meanwhile gets none
 */
export function createRealFocus(
  nextFrame: NextFrame,
  focusedKey: () => string,
): (focusable: Focusable) => void {
  let latest: Focusable | undefined
  const move = () => {
    const it = latest
    latest = undefined
    if (it && it.focusKey === focusedKey()) it.node.focus({ preventScroll: true })
  }
  return (focusable) => {
    const isWaiting = latest !== undefined
    latest = focusable
    if (!isWaiting) nextFrame(() => nextFrame(move))
  }
}
