// The remote control: key events in, intents out. Every key that means something to Foyer is
// handled here and nowhere else, and its default prevented (webOS moves focus and scrolls by itself
// otherwise). A held arrow repeats, a held OK or Back acts once.

import { goBack } from './back'
import { move, press } from './focus'
import { intentOf, isDirection } from './keys'

/** Longer than any remote's pause before it repeats: a second press after it is a new press. */
const REPEAT_WITHIN_MS = 700

/**
 * Listens to the remote until told to stop.
 * @param onKey told of every key before it acts, such as to wake a dimmed screen; true swallows it
 * @returns stops listening
 */
export function listenToRemote(
  target: Window,
  onKey: (keyCode: number) => boolean = () => false,
): () => void {
  // Some sets send no `repeat` flag and some lose a keyup, so a press counts as held when the
  // same key came down shortly before and nothing was heard of its release.
  let down: { keyCode: number; at: number; count: number } | undefined

  function onKeyDown(event: KeyboardEvent) {
    const { keyCode } = event
    const intent = intentOf(keyCode)
    const held =
      down?.keyCode === keyCode && (event.repeat || event.timeStamp - down.at < REPEAT_WITHIN_MS)
    const count = held && down ? down.count + 1 : 1
    down = { keyCode, at: event.timeStamp, count }
    if (onKey(keyCode)) return event.preventDefault()
    if (!intent || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (isDirection(intent)) move(intent, count)
    else if (count > 1) return
    else if (intent === 'ok') press()
    else goBack()
  }

  function onKeyUp(event: KeyboardEvent) {
    if (down?.keyCode === event.keyCode) down = undefined
    if (intentOf(event.keyCode)) event.preventDefault()
  }

  target.addEventListener('keydown', onKeyDown, true)
  target.addEventListener('keyup', onKeyUp, true)
  return () => {
    target.removeEventListener('keydown', onKeyDown, true)
    target.removeEventListener('keyup', onKeyUp, true)
  }
}
