// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import type { KeyOverrides } from '../../../src/remote/keys/keys'
import { createRemote } from '../../../src/remote/remote'

let stop = () => {}
afterEach(() => stop())

function remote(overrides?: KeyOverrides) {
  const { keyboard, listen } = createRemote(overrides)
  stop = listen(window)
  const press = (keyCode: number) => {
    const event = new KeyboardEvent('keydown', { bubbles: true })
    Object.defineProperty(event, 'keyCode', { value: keyCode })
    window.dispatchEvent(event)
  }
  const point = (type: string, x: number) => {
    const event = new MouseEvent(type, { screenX: x, screenY: 0, bubbles: true })
    window.dispatchEvent(event)
  }
  return { keyboard, press, point }
}

/** Arrows, OK, Back, digits, colours, channels, media keys. */
const KEYS_OF_REMOTES = [
  37, 38, 39, 40, 13, 461, 10009, 27, 8, 48, 57, 403, 406, 427, 33, 415, 10252,
]

it('finds no keyboard in the keys of a remote', () => {
  const { keyboard, press } = remote()
  for (const key of KEYS_OF_REMOTES) press(key)
  expect(keyboard.isThere()).toBe(false)
})

it.each([
  ['a letter', 65],
  ['the last letter', 90],
  ['Tab', 9],
])('finds one by %s, and says so once', (_, key) => {
  const { keyboard, press } = remote()
  const found = vi.fn()
  keyboard.onFound(found)
  press(key)
  press(key)
  expect(keyboard.isThere()).toBe(true)
  expect(found).toHaveBeenCalledTimes(1)
})

it('takes a letter that a set-top box sends for a key of its remote for that key', () => {
  const { keyboard, press } = remote({ back: [66] })
  press(66)
  expect(keyboard.isThere()).toBe(false)
})

it('finds a mouse once it moves, and not where it rests', () => {
  const { keyboard, point } = remote()
  point('mousemove', 5)
  point('mousemove', 5)
  point('mousedown', 5)
  expect(keyboard.isThere()).toBe(false)
  point('mousemove', 6)
  expect(keyboard.isThere()).toBe(true)
})
