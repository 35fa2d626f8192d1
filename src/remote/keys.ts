// Which key of a remote means what. One table serves every television, because no code means two
// things on two of them; what a television sends is `keyCode` (`key` came with Chrome 51 and is
// empty for most remote keys to this day).
//
// Samsung: https://developer.samsung.com/smarttv/develop/guides/user-interaction/remote-control.html
// LG: https://webostv.developer.lge.com/develop/guides/remote-control-and-key-codes

export type Direction = 'left' | 'up' | 'right' | 'down'
export type Intent = Direction | 'ok' | 'back'

const INTENTS: Record<number, Intent> = {
  37: 'left',
  38: 'up',
  39: 'right',
  40: 'down',
  13: 'ok',
  16777221: 'ok', // some webOS sets
  461: 'back', // webOS, HbbTV
  10009: 'back', // Tizen
  27: 'back', // Escape: browsers, Xbox
  8: 'back', // Backspace: browsers, VIDAA
}

/** What a key code asks for, or undefined for a key Foyer leaves to the television. */
export function intentOf(keyCode: number): Intent | undefined {
  return INTENTS[keyCode]
}

export function isDirection(intent: Intent): intent is Direction {
  return intent !== 'ok' && intent !== 'back'
}
