// What each key of a remote sends on each television. `keyCode` is what apps read on a TV; `key` is
// what these engines put beside it.
//
// Samsung: https://developer.samsung.com/smarttv/develop/guides/user-interaction/remote-control.html
// LG: https://webostv.developer.lge.com/develop/guides/remote-control-and-key-codes

export const MODELS = ['tizen', 'webos', 'browser'] as const
export type Model = (typeof MODELS)[number]

type Arrow = 'up' | 'down' | 'left' | 'right'
type Colour = 'red' | 'green' | 'yellow' | 'blue'
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
export type RemoteKey =
  | Arrow
  | 'ok'
  | 'back'
  | 'play-pause'
  | 'channel-up'
  | 'channel-down'
  | Colour
  | Digit

export interface Stroke {
  keyCode: number
  key: string
}

type Strokes = Record<RemoteKey, Stroke>

const stroke = (keyCode: number, key: string): Stroke => ({ keyCode, key })

const DIGITS = Object.fromEntries(
  [...'0123456789'].map((digit) => [digit, stroke(48 + Number(digit), digit)]),
) as Record<Digit, Stroke>

const TIZEN: Strokes = {
  ...DIGITS,
  left: stroke(37, 'ArrowLeft'),
  up: stroke(38, 'ArrowUp'),
  right: stroke(39, 'ArrowRight'),
  down: stroke(40, 'ArrowDown'),
  ok: stroke(13, 'Enter'),
  back: stroke(10009, 'XF86Back'),
  'play-pause': stroke(10252, 'MediaPlayPause'),
  'channel-up': stroke(427, 'ChannelUp'),
  'channel-down': stroke(428, 'ChannelDown'),
  red: stroke(403, 'ColorF0Red'),
  green: stroke(404, 'ColorF1Green'),
  yellow: stroke(405, 'ColorF2Yellow'),
  blue: stroke(406, 'ColorF3Blue'),
}

const STROKES: Record<Model, Strokes> = {
  tizen: TIZEN,
  webos: {
    ...TIZEN,
    back: stroke(461, 'GoBack'),
    // LG's remotes have Play and Pause apart, and no key for both.
    'play-pause': stroke(415, 'MediaPlay'),
    'channel-up': stroke(33, 'PageUp'),
    'channel-down': stroke(34, 'PageDown'),
  },
  browser: {
    ...TIZEN,
    back: stroke(27, 'Escape'),
    'play-pause': stroke(179, 'MediaPlayPause'),
    'channel-up': stroke(33, 'PageUp'),
    'channel-down': stroke(34, 'PageDown'),
    red: stroke(112, 'F1'),
    green: stroke(113, 'F2'),
    yellow: stroke(114, 'F3'),
    blue: stroke(115, 'F4'),
  },
}

/** What pressing `key` sends on a television. */
export function strokeOf(model: Model, key: RemoteKey): Stroke {
  return STROKES[model][key]
}

/** These arrive on a Samsung without being asked for; all others only once an app registered them. */
const MANDATORY: RemoteKey[] = ['left', 'up', 'right', 'down', 'ok', 'back']

/** The name under which a Samsung app must register a key; undefined when it need not. */
export function registrationOf(key: RemoteKey): string | undefined {
  return MANDATORY.includes(key) ? undefined : TIZEN[key].key
}

/** Every key a Samsung app can register. */
export const REGISTRABLE: { name: string; code: number }[] = (Object.keys(TIZEN) as RemoteKey[])
  .filter((key) => registrationOf(key) !== undefined)
  .map((key) => ({ name: TIZEN[key].key, code: TIZEN[key].keyCode }))

const KEYBOARD = new Map<string, RemoteKey>([
  ['ArrowLeft', 'left'],
  ['ArrowUp', 'up'],
  ['ArrowRight', 'right'],
  ['ArrowDown', 'down'],
  ['Enter', 'ok'],
  ['Escape', 'back'],
  ['Backspace', 'back'],
  [' ', 'play-pause'],
  ['PageUp', 'channel-up'],
  ['PageDown', 'channel-down'],
  ['F1', 'red'],
  ['F2', 'green'],
  ['F3', 'yellow'],
  ['F4', 'blue'],
  ...(Object.keys(DIGITS) as Digit[]).map((digit): [string, RemoteKey] => [digit, digit]),
])

interface Typed {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
}

/**
 * The remote's key for one of a computer's keyboard.
 * @returns undefined for what no remote has, and for the browser's own shortcuts
 */
export function remoteKeyOf({ key, ctrlKey, altKey, metaKey }: Typed): RemoteKey | undefined {
  if (ctrlKey || altKey || metaKey) return undefined
  return KEYBOARD.get(key)
}
