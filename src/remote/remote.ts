// The remote control: key events in, intents out. Every key that means something to Foyer is
// handled here and nowhere else, and its default prevented (webOS moves focus and scrolls by itself
// otherwise). A held arrow repeats; a held OK or Back acts once. Any key at all wakes what sleeps, and
// then does nothing else.

import { stir } from './activity'
import { goBack } from './back'
import { move, page } from './focus'
import { okDown, okUp } from './hold'
import {
  type Intent,
  isDirection,
  isMediaKey,
  type KeyOverrides,
  keyMap,
  type MediaKey,
} from './keys'
import { pressMedia } from './media'

/** A key that came down, as a key tester shows it. */
export interface SeenKey {
  keyCode: number
  /** What it means to Foyer; undefined for a key left to the television. */
  intent: Intent | undefined
}

/** Longer than any remote's pause before it repeats: a second press after it is a new press. */
const REPEAT_WITHIN_MS = 700

const POINTER = ['mousemove', 'mousedown', 'wheel']

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
  let down: { keyCode: number; at: number; count: number; woke: boolean } | undefined
  // Where the pointer was: engines repeat a movement for a pointer that rests on a changing page.
  let pointed = ''

  function onKeyDown(event: KeyboardEvent) {
    const { keyCode } = event
    const intent = intentOf(keyCode)
    const held =
      down?.keyCode === keyCode && (event.repeat || event.timeStamp - down.at < REPEAT_WITHIN_MS)
    const count = held && down ? down.count + 1 : 1
    // What woke the screen stays without effect for as long as it is held.
    const woke = stir() || (held && down?.woke === true)
    down = { keyCode, at: event.timeStamp, count, woke }
    if (woke) return handled(event)
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (count === 1) for (const watcher of watchers) watcher({ keyCode, intent })
    if (!intent) return
    if (isMediaKey(intent)) {
      if (pressMedia(intent, count)) handled(event)
      return
    }
    handled(event)
    if (intent === 'ok') okDown(event.timeStamp, held)
    else act(intent, count)
  }

  function onKeyUp(event: KeyboardEvent) {
    const woke = down?.keyCode === event.keyCode && down.woke
    if (down?.keyCode === event.keyCode) down = undefined
    const intent = intentOf(event.keyCode)
    if (intent) event.preventDefault()
    if (intent === 'ok' && !woke) okUp(event.timeStamp)
  }

  function onPointer(event: MouseEvent) {
    const at = `${event.screenX} ${event.screenY}`
    if (event.type === 'mousemove' && at === pointed) return
    pointed = at
    if (stir()) event.stopPropagation()
  }

  target.addEventListener('keydown', onKeyDown, true)
  target.addEventListener('keyup', onKeyUp, true)
  for (const type of POINTER) target.addEventListener(type, onPointer as EventListener, true)
  return () => {
    target.removeEventListener('keydown', onKeyDown, true)
    target.removeEventListener('keyup', onKeyUp, true)
    for (const type of POINTER) target.removeEventListener(type, onPointer as EventListener, true)
  }
}

function handled(event: Event) {
  event.preventDefault()
  event.stopPropagation()
}

/** @param count 1 for a press, more for its repeats */
function act(intent: Exclude<Intent, 'ok' | MediaKey>, count: number) {
  if (isDirection(intent)) move(intent, count)
  else if (intent === 'page-up' || intent === 'page-down') page(intent)
  else if (count === 1) goBack()
}
