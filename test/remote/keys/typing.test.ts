import { describe, expect, it } from 'vitest'
import { createTyping } from '../../../src/remote/keys/typing'

const FIELD = (value: string) => ({ tagName: 'INPUT', value })
const BODY = { tagName: 'BODY' }

function key(key: string, keyCode = 0, target: object = BODY) {
  const event = {
    key,
    keyCode,
    target,
    isTaken: false,
    preventDefault() {
      event.isTaken = true
    },
    stopPropagation() {},
  }
  return event as unknown as KeyboardEvent & { isTaken: boolean }
}

function taking(hasText = true) {
  const typing = createTyping()
  const log: string[] = []
  /** What became of a key: taken from the page, left to a field, or no text at all. */
  function press(event: ReturnType<typeof key>) {
    const isText = typing.press(event)
    if (!isText) return undefined
    return event.isTaken ? 'used' : 'native'
  }
  const stop = typing.take({
    insert: (text) => log.push(text),
    erase() {
      log.push('erase')
      return hasText
    },
    closed: () => log.push('closed'),
  })
  return { press, log, stop }
}

describe('a keyboard', () => {
  it('types wherever the focus is', () => {
    const { press, log } = taking()
    expect([press(key('r', 82)), press(key(':', 190)), press(key('7', 55))]).toEqual(
      Array(3).fill('used'),
    )
    expect(log).toEqual(['r', ':', '7'])
  })

  it('has digits that older remotes name by their code alone', () => {
    const { press, log } = taking()
    expect([press(key('', 53)), press(key('Unidentified', 57))]).toEqual(['used', 'used'])
    expect(log).toEqual(['5', '9'])
  })

  it('leaves a field to do what fields do', () => {
    const { press, log } = taking()
    expect([press(key('r', 82, FIELD(''))), press(key('Backspace', 8, FIELD('r')))]).toEqual([
      'native',
      'native',
    ])
    expect(press(key('Process', 229, FIELD('')))).toBe('native')
    expect(log).toEqual([])
  })

  it('deletes with Backspace, which is Back where there is nothing to delete', () => {
    const some = taking()
    expect(some.press(key('Backspace', 8))).toBe('used')
    const none = taking(false)
    expect([none.press(key('Backspace', 8)), none.press(key('Backspace', 8, FIELD('')))]).toEqual([
      undefined,
      undefined,
    ])
  })

  it('leaves arrows, OK and Back to the remote', () => {
    const { press, log } = taking()
    for (const [name, code] of [
      ['ArrowLeft', 37],
      ['Enter', 13],
      ['Escape', 27],
      ['', 461],
      [' ', 32],
    ] as const)
      expect(press(key(name, code))).toBeUndefined()
    expect(log).toEqual([])
  })

  it('says that the television’s own was closed', () => {
    const { press, log } = taking()
    expect([press(key('', 65376, FIELD('x'))), press(key('', 65385, FIELD('x')))]).toEqual([
      'used',
      'used',
    ])
    expect(log).toEqual(['closed', 'closed'])
  })

  it('types nothing while nobody takes text', () => {
    const { press, stop } = taking()
    stop()
    expect(press(key('r', 82))).toBeUndefined()
  })
})
