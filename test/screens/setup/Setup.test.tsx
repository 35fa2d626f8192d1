// @vitest-environment jsdom
// The first start as its keys go; how it looks is tested in a browser.

import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { Setup } from '../../../src/screens/setup/Setup'
import { settle } from '../../hand-clock'
import { drawFrame, openPage, type Page } from '../../remote/page'
import { GIVEN, openSetup, RELAY } from '../../setup/fixture'

let page: Page
afterEach(() => page.close())

const HOST = 'relay.example.org'
const text = () => document.body.textContent ?? ''
const field = () => document.querySelector('input') as HTMLInputElement

async function open(answers: NonNullable<Parameters<typeof openSetup>[0]>['answers'] = {}) {
  const on = await openSetup({ answers })
  const tv = { exit: () => false, exitRule: 'ask' as const, connected: () => true }
  page = await openPage(<Setup setup={on.setup} clock={on.clock} tv={tv} />)
  return on
}

/** Types on a connected keyboard, whatever has the focus. */
async function type(characters: string) {
  for (const key of characters)
    await act(async () => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
      await settle()
    })
}

/** Clicks on a key or a button, as a pointing remote does. */
async function click(name: string) {
  const buttons = [...document.querySelectorAll('button')]
  const button = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)
  await act(async () => {
    button?.click()
    do await settle()
    while (drawFrame())
  })
}

describe('the first start', () => {
  it('types by the keys on the screen, and shows the address between what is given', async () => {
    await open()
    expect(text()).toContain('Which relay does this TV use?')
    for (const key of ['relay.', 'a', '1', 'Hyphen', 'x', 'Delete', 'b', '.com']) await click(key)
    expect(field().value).toBe('relay.a1-b.com')
    expect(text()).toContain('https://relay.a1-b.com/v1')
    await click('Clear')
    expect(field().value).toBe('')
  })

  it('leads from a typed address to the question, and from there to the app', async () => {
    const { setup, clock } = await open({ [`${RELAY}/settings`]: GIVEN })
    await type(HOST)
    await click('Done')
    expect(text()).toContain('Use this relay?')
    for (const fact of [HOST, 'C1', 'Your meetings', 'Your name and picture'])
      expect(text()).toContain(fact)
    await click('Use this relay')
    expect(setup.state().step.status).toBe('confirm')
    await clock.advance(700)
    await click('Use this relay')
    expect(setup.state().agreed?.relay).toBe(RELAY)
  })

  it('says what is wrong, and leads back to the address as it was typed', async () => {
    const api = 'https://evil.example/v1'
    await open({ [`${RELAY}/settings`]: { ...GIVEN, api } })
    await type(HOST)
    await click('Done')
    expect(text()).toContain('Do not use this relay')
    expect(text()).toContain('evil.example, which is not Webex')
    expect(document.activeElement?.textContent).toBe('Change the address')
    await page.press('ok')
    expect(field().value).toBe(HOST)
    expect(document.activeElement?.textContent).toBe('Done')
  })

  it('gives up a relay that takes its time with Back, and asks before it leaves', async () => {
    const { setup } = await open({ [`${RELAY}/settings`]: 'never' })
    await type(HOST)
    await click('Done')
    expect(text()).toContain(`Asking ${HOST}…`)
    await page.press('back')
    expect(setup.state().step.status).toBe('typing')
    await page.press('back')
    expect(text()).toContain('Leave Foyer?')
  })

  it('takes what is pasted while a key has the focus', async () => {
    await open()
    await act(async () => {
      const event = new Event('paste', { bubbles: true })
      Object.assign(event, { clipboardData: { getData: () => ` https://${HOST}/v1\n` } })
      document.body.dispatchEvent(event)
    })
    expect(text()).toContain(`https://${HOST}/v1`)
    expect(field().value).toBe(`${HOST}/v1`)
  })
})
