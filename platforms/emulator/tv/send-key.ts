// A key press as the app's page gets it from a television.

import type { FrameWindow } from './frame-window'
import type { Stroke } from './keys'

/**
 * Sends one keyboard event to where the page has its focus, from where it bubbles to the window.
 * @param repeat true for the further keydowns of a held key
 */
export function sendKey(
  frame: FrameWindow,
  type: 'keydown' | 'keyup',
  { keyCode, key }: Stroke,
  repeat = false,
): void {
  const target = frame.document.activeElement ?? frame.document.body ?? frame
  const event = new frame.KeyboardEvent(type, { key, repeat, bubbles: true, cancelable: true })
  // Old names that no engine lets a constructor set everywhere, and the only ones TVs agree on.
  for (const name of ['keyCode', 'which']) Object.defineProperty(event, name, { value: keyCode })
  const wasHandled = !target.dispatchEvent(event)
  // A made event has no default action, but on a television OK clicks a focused button.
  if (type === 'keydown' && key === 'Enter' && !repeat && !wasHandled && isClickable(target))
    target.click()
}

const isClickable = (target: EventTarget): target is HTMLElement =>
  'matches' in target && (target as Element).matches('button, a[href], summary')
