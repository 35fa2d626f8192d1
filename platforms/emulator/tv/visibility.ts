import type { FrameWindow } from './frame-window'

/**
 * Takes over whether a page believes itself to be seen.
 * @returns shows or hides it, with the events that a television sends
 */
export function bendVisibility(frame: FrameWindow): (visible: boolean) => void {
  const { document } = frame
  let seen = true
  Object.defineProperty(document, 'hidden', { get: () => !seen, configurable: true })
  Object.defineProperty(document, 'visibilityState', {
    get: () => (seen ? 'visible' : 'hidden'),
    configurable: true,
  })
  return (visible) => {
    if (visible === seen) return
    seen = visible
    document.dispatchEvent(new frame.Event('visibilitychange', { bubbles: true }))
  }
}
