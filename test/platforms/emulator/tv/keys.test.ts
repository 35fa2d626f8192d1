import { describe, expect, it } from 'vitest'
import {
  MODELS,
  REGISTRABLE,
  type RemoteKey,
  registrationOf,
  remoteKeyOf,
  strokeOf,
} from '../../../../platforms/emulator/tv/keys'
import { keyMap } from '../../../../src/remote/keys/keys'

const typed = (key: string, held = {}) =>
  remoteKeyOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...held })

describe('a key of the remote', () => {
  it.each([
    ['tizen', 'back', 10009],
    ['webos', 'back', 461],
    ['browser', 'back', 27],
    ['tizen', 'play-pause', 10252],
    ['tizen', 'channel-up', 427],
    ['webos', 'channel-up', 33],
    ['tizen', 'red', 403],
    ['webos', 'blue', 406],
    ['browser', 'red', 112],
    ['tizen', '7', 55],
  ] as const)('on %s: %s sends %i', (model, key, keyCode) => {
    expect(strokeOf(model, key).keyCode).toBe(keyCode)
  })

  it.each(MODELS)('the app understands arrows, OK and Back of %s', (model) => {
    const keys = ['left', 'up', 'right', 'down', 'ok', 'back'] as const
    expect(keys.map((key) => keyMap()(strokeOf(model, key).keyCode))).toEqual(keys)
  })
})

describe('registering on a Samsung', () => {
  it('is not needed for arrows, OK and Back', () => {
    const keys: RemoteKey[] = ['left', 'up', 'right', 'down', 'ok', 'back']
    expect(keys.map(registrationOf)).toEqual(Array(6).fill(undefined))
  })

  it('is needed for all others, under the names of Samsung', () => {
    expect(registrationOf('red')).toBe('ColorF0Red')
    expect(registrationOf('5')).toBe('5')
    expect(REGISTRABLE).toContainEqual({ name: 'MediaPlayPause', code: 10252 })
    expect(REGISTRABLE).not.toContainEqual(expect.objectContaining({ code: 10009 }))
  })
})

describe("the computer's keyboard", () => {
  it.each([
    ['ArrowLeft', 'left'],
    ['Enter', 'ok'],
    ['Escape', 'back'],
    ['Backspace', 'back'],
    ['F4', 'blue'],
    [' ', 'play-pause'],
    ['PageDown', 'channel-down'],
    ['0', '0'],
  ])('%s is %s', (key, remote) => {
    expect(typed(key)).toBe(remote)
  })

  it.each(['a', 'Tab', 'F5', 'Shift', 'toString'])('%s is nothing', (key) => {
    expect(typed(key)).toBeUndefined()
  })

  it("leaves the browser's shortcuts alone", () => {
    expect(typed('ArrowLeft', { altKey: true })).toBeUndefined()
    expect(typed('0', { ctrlKey: true })).toBeUndefined()
    expect(typed('ArrowUp', { metaKey: true })).toBeUndefined()
  })
})
