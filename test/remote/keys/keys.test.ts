import { describe, expect, it } from 'vitest'
import { KEYS, keyMap } from '../../../src/remote/keys/keys'

describe('the keys of a remote', () => {
  const intentOf = keyMap()

  it.each([
    [
      'Tizen',
      { 37: 'left', 38: 'up', 39: 'right', 40: 'down', 13: 'ok', 10009: 'back', 427: 'page-up' },
    ],
    ['webOS', { 37: 'left', 40: 'down', 13: 'ok', 16777221: 'ok', 461: 'back', 33: 'page-up' }],
    ['HbbTV', { 38: 'up', 13: 'ok', 461: 'back', 428: 'page-down' }],
    ['a keyboard', { 39: 'right', 13: 'ok', 27: 'back', 8: 'back', 34: 'page-down' }],
    ['Tizen, for a video', { 10252: 'play-pause', 415: 'play', 19: 'pause', 413: 'stop' }],
    ['webOS, for a video', { 415: 'play', 19: 'pause', 417: 'fast-forward', 412: 'rewind' }],
    ['HbbTV, for a video', { 503: 'play-pause', 413: 'stop', 417: 'fast-forward' }],
    ['a keyboard, for a video', { 179: 'play-pause' }],
    ['an RDK box', { 37: 'left', 13: 'ok', 27: 'back', 166: 'back' }],
  ])('of %s mean what is printed on them', (_, keys) => {
    for (const [code, intent] of Object.entries(keys)) expect(intentOf(Number(code))).toBe(intent)
  })

  it('that Foyer does not use are left alone', () => {
    for (const code of [403, 404, 405, 406, 447, 448, 457, 10182, 0])
      expect(intentOf(code)).toBeUndefined()
  })

  it('mean one thing each', () => {
    const codes = Object.values(KEYS).flat()
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('of an unknown box are named in the settings, and keep their other meanings', () => {
    const own = keyMap({ back: [199], ok: [37] })
    expect([own(199), own(461), own(37), own(39)]).toEqual(['back', 'back', 'ok', 'right'])
  })
})
