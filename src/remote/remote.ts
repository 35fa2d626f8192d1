// The remote control: key events in, intents out. Once the app has come (before, start/page-script.ts takes arrows and
// OK), every key that means something to Foyer is handled here and nowhere else, and its default prevented (webOS moves
// focus and scrolls by itself otherwise). A held arrow repeats; a held OK or Back acts once. Any key at all ends an idle
// state, and then does nothing else.

import { createStore } from '../store'
import { type Activity, createActivity } from './activity'
import { type BackStack, createBackStack } from './back'
import { createFocus, type Focus } from './focus/focus'
import { createOkKey, type OkKey } from './focus/hold'
import { createKeyboard, isOfKeyboard, type Keyboard } from './keys/keyboard'
import {
  type Intent,
  isDirection,
  isMediaKey,
  type KeyOverrides,
  keyMap,
  type MediaKey,
} from './keys/keys'
import { createMediaKeys, type MediaKeys } from './keys/media'
import { createPresses } from './keys/presses'
import { createTyping, type Typing } from './keys/typing'
import { type NextFrame, nextFrame as nextFrameOfPage } from './next-frame'

/** A key that came down, as a key tester shows it. */
export interface SeenKey {
  keyCode: number
  /** What it means to Foyer; undefined for a key left to the television. */
  intent: Intent | undefined
}

export interface Remote {
  activity: Activity
  back: BackStack
  focus: Focus
  ok: OkKey
  media: MediaKeys
  keyboard: Keyboard
  typing: Typing
  nextFrame: NextFrame
  /** Takes other key codes of a set-top box, in place of those that it was made with. */
  setKeys(overrides: KeyOverrides): void
  /** Calls back with every key that comes down, before it acts. @returns stops it */
  watchKeys(watcher: (key: SeenKey) => void): () => void
  /**
   * The television took the cursor of LG's remote off the screen: keys rule again, and what the pointer
   * had scrolled away must come back into sight.
   */
  pointerGone(): void
  /** Calls back at each `pointerGone()`. @returns stops it */
  onPointerGone(listener: () => void): () => void
  /** Listens to the keys and the pointer of a window. @returns stops listening */
  listen(target: Window): () => void
}

const POINTER = ['mousemove', 'mousedown', 'wheel']

/**
 * A remote control, and everything that its keys move. A page has one, since it has one focus.
 * @param overrides key codes of a set-top box, from the settings
 * @param nextFrame the engine's own, unless a test draws by hand
 */
export function createRemote(
  overrides?: KeyOverrides,
  nextFrame: NextFrame = nextFrameOfPage,
): Remote {
  const focus = createFocus(nextFrame)
  const timesPointerGone = createStore(0)
  const watchers = new Set<(key: SeenKey) => void>()
  const parts = {
    activity: createActivity(nextFrame),
    back: createBackStack(),
    focus,
    ok: createOkKey(focus),
    media: createMediaKeys(),
    keyboard: createKeyboard(),
    typing: createTyping(),
  }
  let intentOf = keyMap(overrides)
  return {
    ...parts,
    nextFrame,
    setKeys(others) {
      intentOf = keyMap(others)
    },
    watchKeys(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    pointerGone: () => timesPointerGone.set(timesPointerGone.get() + 1),
    onPointerGone: timesPointerGone.subscribe,
    listen: (target) =>
      listenTo(
        target,
        (keyCode) => intentOf(keyCode),
        parts,
        (key) => {
          for (const watcher of watchers) watcher(key)
        },
      ),
  }
}

/**
 * @param onKey called with each key that comes down anew, before it acts
 * @returns stops listening
 */
function listenTo(
  target: Window,
  intentOf: (keyCode: number) => Intent | undefined,
  {
    activity,
    back,
    focus,
    ok,
    media,
    keyboard,
    typing,
  }: Pick<Remote, 'activity' | 'back' | 'focus' | 'ok' | 'media' | 'keyboard' | 'typing'>,
  onKey: (key: SeenKey) => void,
): () => void {
  const presses = createPresses()

  function onKeyDown(event: KeyboardEvent) {
    const { keyCode } = event
    const intent = intentOf(keyCode)
    if (isOfKeyboard(keyCode, intent)) keyboard.found()
    const { count, isHeld, isSwallowed } = presses.down(event, activity.notifyActivity())
    if (isSwallowed) return handled(event)
    if (hasModifier(event)) return
    if (count === 1) onKey({ keyCode, intent })
    if (!typing.press(event) && intent) onIntent(event, intent, count, isHeld)
  }

  function onIntent(event: KeyboardEvent, intent: Intent, count: number, isHeld: boolean) {
    if (isMediaKey(intent)) return pressMedia(event, media, intent, count)
    handled(event)
    if (intent === 'ok') ok.down(event.timeStamp, isHeld)
    else act(intent, count, focus, back)
  }

  function onKeyUp(event: KeyboardEvent) {
    const isSwallowed = presses.up(event.keyCode)
    const intent = intentOf(event.keyCode)
    if (intent) event.preventDefault()
    if (intent === 'ok' && !isSwallowed) ok.up(event.timeStamp)
  }

  const onPointer = pointerListener(activity, keyboard)
  return addListeners(target, [
    ['keydown', onKeyDown as EventListener],
    ['keyup', onKeyUp as EventListener],
    ...POINTER.map((type): [string, EventListener] => [type, onPointer as EventListener]),
  ])
}

/** Somebody moves or presses the pointer, which ends an idle state and then does nothing else. */
function pointerListener(activity: Activity, keyboard: Remote['keyboard']) {
  // Where it was: engines repeat a movement for a pointer that rests on a changing page.
  let pointed = ''
  return (event: MouseEvent) => {
    const at = `${event.screenX} ${event.screenY}`
    if (event.type === 'mousemove' && at === pointed) return
    // Where the pointer rests is heard of once, without a movement.
    if (event.type !== 'mousedown' && pointed !== '') keyboard.found()
    pointed = at
    if (activity.notifyActivity()) event.stopPropagation()
  }
}

/**
 * Moves the focus, or goes back.
 * @param count 1 for a press, more for its repeats
 */
function act(
  intent: Exclude<Intent, 'ok' | MediaKey>,
  count: number,
  focus: Focus,
  back: BackStack,
) {
  if (isDirection(intent)) focus.move(intent, count)
  else if (intent === 'page-up' || intent === 'page-down') focus.page(intent)
  else if (count === 1) back.goBack()
}

function hasModifier({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey
}

/** Listens before all others do. @returns stops it */
function addListeners(target: Window, listeners: [type: string, listener: EventListener][]) {
  for (const [type, listener] of listeners) target.addEventListener(type, listener, true)
  return () => {
    for (const [type, listener] of listeners) target.removeEventListener(type, listener, true)
  }
}

/** A media key is left to the television unless something plays. */
function pressMedia(event: Event, media: MediaKeys, key: MediaKey, count: number) {
  if (media.press(key, count)) handled(event)
}

function handled(event: Event) {
  event.preventDefault()
  event.stopPropagation()
}
