// Which key of a remote means what. What a television sends is `keyCode` (`key` came with Chrome 51 and
// is empty for most remote keys to this day). One table serves every television, because no code
// that Foyer uses means two things on two of them; set-top boxes that differ name theirs in the settings.
//
// Samsung: https://developer.samsung.com/smarttv/develop/guides/user-interaction/remote-control.html
// LG: https://webostv.developer.lge.com/develop/guides/remote-control-and-key-codes
// HbbTV: CEA-2014 (CE-HTML) annex, the VK_ constants
// RDK boxes send what the operator's key map says, mostly the codes of CE-HTML or of a keyboard.

export type Direction = 'left' | 'up' | 'right' | 'down'
/** What only a video has an answer to. */
export type MediaKey = 'play' | 'pause' | 'play-pause' | 'stop' | 'fast-forward' | 'rewind'
export type Intent = Direction | MediaKey | 'ok' | 'back' | 'page-up' | 'page-down'

/** Key codes by what they ask for. */
export type Keys = Record<Intent, readonly number[]>

/** The key codes (`KeyboardEvent.keyCode`) of all televisions and keyboards. */
export const KEYS: Keys = {
  left: [37],
  up: [38],
  right: [39],
  down: [40],
  ok: [
    13,
    16777221, // some webOS sets: Qt's Key_Enter
  ],
  back: [
    461, // webOS, HbbTV
    10009, // Tizen
    27, // Escape: browsers, Xbox, RDK's default map
    8, // Backspace: browsers, VIDAA
    166, // Browser Back: Android boxes, RDK
  ],
  // Channel up and down are shortcuts; the basic remotes of today do not have them.
  'page-up': [427, 33], // Tizen and HbbTV; webOS and keyboards
  'page-down': [428, 34],
  // Shortcuts as well: Samsung's basic remote has one key of these, and many have none.
  play: [415],
  pause: [19],
  'play-pause': [
    10252, // Tizen
    179, // keyboards, Android boxes
    503, // some HbbTV sets
  ],
  stop: [413],
  'fast-forward': [417],
  rewind: [412],
}

/** A key map as the settings give it: codes for some intents, in place of those above. */
export type KeyOverrides = Partial<Record<Intent, readonly number[]>>

/** Looks key codes up. A code of the overrides means that alone, whatever it meant before. */
export function keyMap(overrides: KeyOverrides = {}): (keyCode: number) => Intent | undefined {
  const intents = new Map<number, Intent>()
  // Not Object.entries, which the page's own script has to do without on Chromium 53.
  for (const keys of [KEYS, overrides])
    for (const intent of Object.keys(keys) as Intent[])
      for (const code of keys[intent] ?? []) intents.set(code, intent)
  return (keyCode) => intents.get(keyCode)
}

/** Whether a key is one of the four arrows. */
export function isDirection(intent: Intent): intent is Direction {
  return intent === 'left' || intent === 'up' || intent === 'right' || intent === 'down'
}

const MEDIA: readonly Intent[] = ['play', 'pause', 'play-pause', 'stop', 'fast-forward', 'rewind']

/** Whether it is a key for videos (play, pause and their kin), which is left to the television while none plays. */
export function isMediaKey(intent: Intent): intent is MediaKey {
  return MEDIA.includes(intent)
}
