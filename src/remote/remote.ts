// The remote control: key events in, intents out. Every key that means something to Foyer is
// handled here and nowhere else, and its default prevented (webOS moves focus and scrolls by itself
// otherwise). A held arrow repeats; a held OK or Back acts once.

import { goBack } from './back'
import { move, page, press } from './focus'
import { type Intent, isDirection, type KeyOverrides, keyMap } from './keys'

/** A key that came down, as a key tester shows it. */
export interface SeenKey {
  keyCode: number
  /** What it means to Foyer; undefined for a key left to the television. */
  intent: Intent | undefined
}

/** Longer than any remote's pause before it repeats: a second press after it is a new press. */
const REPEAT_WITHIN_MS = 700

const watchers = new Set<(key: SeenKey) => void>()

/**
 * Tells of every key that comes down, before it acts.
 * @returns stops telling
 */
export function watchKeys(watcher: (key: SeenKey) => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/**
 * Listens to the remote until told to stop.
 * @param overrides key codes of a set-top box, from the settings
 * @returns stops listening
 */
export function listenToRemote(target: Window, overrides?: KeyOverrides): () => void {
  const intentOf = keyMap(overrides)
  // Some sets send no `repeat` flag and some lose a keyup, so a press counts as held when the
  // same key came down shortly before and nothing was heard of its release.
  let down: { keyCode: number; at: number; count: number } | undefined

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const { keyCode } = event
    const intent = intentOf(keyCode)
    const held =
      down?.keyCode === keyCode && (event.repeat || event.timeStamp - down.at < REPEAT_WITHIN_MS)
    const count = held && down ? down.count + 1 : 1
    down = { keyCode, at: event.timeStamp, count }
    if (count === 1) for (const watcher of watchers) watcher({ keyCode, intent })
    if (!intent) return
    event.preventDefault()
    event.stopPropagation()
    act(intent, count)
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

/** @param count 1 for a press, more for its repeats */
function act(intent: Intent, count: number) {
  if (isDirection(intent)) move(intent, count)
  else if (intent === 'page-up' || intent === 'page-down') page(intent)
  else if (count > 1) return
  else if (intent === 'ok') press()
  else goBack()
}
