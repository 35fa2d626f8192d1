// @vitest-environment jsdom

import { describe, expect, it } from 'vitest'
import { strokeOf } from '../../../../platforms/emulator/tv/keys'
import { sendKey } from '../../../../platforms/emulator/tv/send-key'
import { emptyFrame } from './frame'

function page() {
  const frame = emptyFrame()
  const button = frame.document.createElement('button')
  frame.document.body.append(button)
  let clicks = 0
  button.addEventListener('click', () => clicks++)
  return { frame, button, clicks: () => clicks }
}

describe('a key sent into the page', () => {
  it('comes from the focused element and bubbles to the window, with its code', () => {
    const { frame, button } = page()
    const got: unknown[] = []
    frame.addEventListener('keydown', ({ target, keyCode, which, key, repeat }) =>
      got.push({ target, keyCode, which, key, repeat }),
    )
    button.focus()
    sendKey(frame, 'keydown', strokeOf('tizen', 'back'), true)
    expect(got).toEqual([
      { target: button, keyCode: 10009, which: 10009, key: 'XF86Back', repeat: true },
    ])
  })

  it('clicks a focused button with OK, once for a held key', () => {
    const { frame, button, clicks } = page()
    button.focus()
    sendKey(frame, 'keydown', strokeOf('webos', 'ok'))
    sendKey(frame, 'keydown', strokeOf('webos', 'ok'), true)
    sendKey(frame, 'keyup', strokeOf('webos', 'ok'))
    expect(clicks()).toBe(1)
  })

  it('does not click when the page has handled OK', () => {
    const { frame, button, clicks } = page()
    frame.addEventListener('keydown', (event) => event.preventDefault())
    button.focus()
    sendKey(frame, 'keydown', strokeOf('webos', 'ok'))
    expect(clicks()).toBe(0)
  })
})
