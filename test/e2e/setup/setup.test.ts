// An app without settings: from its first start to the code, by six buttons, by a keyboard, and beside a relay.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIST } from '../../../platforms/build/bundle'
import { SANDBOX } from '../../../platforms/cli/credentials'
import { startRelay } from '../../../platforms/relay/main'
import { SEEN_MS } from '../../../src/components/buttons/use-stray-ok-guard'
import { app, switchOn, tv } from '../test-app/fixture'
import { goToButton, openSettings, signIn } from '../test-app/test-app'
import {
  type Answers,
  goToDone,
  json,
  relayHost,
  startRelays,
  typeAddress,
  typeByArrows,
  WITHOUT_SETTINGS,
} from './setup-tv'

const WEBEX = {
  clientId: 'C1',
  scopes: 'meeting:schedules_read spark:people_read',
  api: 'https://webexapis.com/v1',
}

let relays: Awaited<ReturnType<typeof startRelays>>
/** Of relays that a test changes while it runs. */
const answers: Answers = {
  '/redirect': (response) => {
    response.statusCode = 302
    response.setHeader('Location', 'https://evil.example/v1/settings')
    response.end()
  },
  '/long': (response) => {
    response.setHeader('Content-Type', 'application/json')
    response.end(`{"clientId":"${'x'.repeat(10_000_000)}"}`)
  },
  '/html': (response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end('<!doctype html><title>Welcome to the hotel</title>')
  },
  '/shape': json([WEBEX]),
  '/foreign': json({ ...WEBEX, api: 'https://evil.example/v1' }),
  '/secret': json({ ...WEBEX, clientSecret: 'S' }),
  '/wrong': json({ ...WEBEX, language: 'tlh' }),
}

beforeAll(async () => {
  relays = await startRelays(answers)
})
afterAll(() => relays.close())

const open = (more: object = {}) => switchOn({ settings: { ...WITHOUT_SETTINGS, ...more } })
const heading = (name: string | RegExp) => tv.page.getByRole('heading', { name }).waitFor()
/** OK on what came by itself counts once it was there to be seen, by the page's clock. */
async function seen() {
  const shown = await tv.page.evaluate(() => Date.now())
  await tv.page.waitForFunction((due) => Date.now() >= due, shown + SEEN_MS)
}

async function agree() {
  await heading('Use this relay?')
  await seen()
  await tv.press('Enter')
}

describe('the first start without settings', () => {
  it('leads to the code by arrows and OK alone, and the next start asks nothing', async () => {
    await open()
    await heading('Which relay does this TV use?')
    const host = relayHost(app)
    await tv.pressUntil('ArrowDown', 'relay.')
    await tv.pressUntil('ArrowRight', 'localhost')
    await tv.press('Enter')
    await typeByArrows(tv, host.slice('localhost'.length))
    await goToDone(tv)
    expect(await tv.focused()).toBe('Done')
    await tv.press('Enter')
    await heading('Use this relay?')
    await tv.shows(host)
    await tv.shows('Your meetings')
    await tv.shows('Your name and picture')
    await agree()
    await tv.shows(`Relay: ${host}`)
    await signIn(app, tv, 'ada')
    await tv.on()
    await tv.page.locator('.agenda-meeting').first().waitFor()
  })

  it('takes a connected keyboard, and Backspace deletes', async () => {
    await open()
    await heading('Which relay does this TV use?')
    await tv.page.keyboard.type(`${relayHost(app)}x`)
    await tv.press('Backspace')
    await tv.shows(`http://${relayHost(app)}/v1`)
    await goToDone(tv)
    await tv.press('Enter')
    await agree()
    expect(await tv.code()).toMatch(/^\d{6}$/)
  })

  it('takes the television’s own keyboard in the field, whose OK is Done', async () => {
    await open()
    await heading('Which relay does this TV use?')
    await tv.press('ArrowUp')
    expect(await tv.focused()).toBe('Address of the relay')
    await tv.page.keyboard.insertText(relayHost(app))
    await tv.press('Enter')
    await heading('Use this relay?')
    await tv.press('Escape')
    await heading('Which relay does this TV use?')
    expect(await tv.page.getByLabel('Address of the relay').inputValue()).toBe(relayHost(app))
  })

  it('goes on without a network once a relay is kept', async () => {
    await open()
    await typeAddress(tv, relayHost(app))
    await agree()
    await signIn(app, tv, 'ada')
    await tv.page.locator('.agenda-meeting').first().waitFor()
    await tv.page.route('**/v1/**', (route) => route.abort())
    await tv.on()
    await tv.page.locator('.agenda-meeting').first().waitFor()
  })
})

describe('a relay that is refused', () => {
  it.each([
    ['nowhere', 'This relay does not work', /no settings for a TV \(404\)/],
    ['redirect', 'This relay does not work', /sends the TV on/],
    ['long', 'This relay does not work', /far more than settings/],
    ['html', 'This relay does not work', /not as a relay does/],
    ['shape', 'This relay does not work', /not as a relay does/],
    ['wrong', 'This relay does not work', /“language”/],
    ['foreign', 'Do not use this relay', /evil\.example, which is not Webex/],
    ['secret', 'Do not use this relay', /clientSecret/],
  ])('because of %s says why, and leads back to the address', async (path, title, words) => {
    await open()
    await typeAddress(tv, `${relays.host}/${path}`)
    await heading(title)
    await tv.shows(words)
    await tv.press('Enter')
    await heading('Which relay does this TV use?')
    expect(await tv.page.getByLabel('Address of the relay').inputValue()).toBe(
      `${relays.host}/${path}`,
    )
    expect(await tv.stored()).toEqual({})
  })

  it('over http or without an answer says so', async () => {
    await open()
    await typeAddress(tv, 'http://relay.example.org')
    await heading('Check the address')
    await tv.press('Enter')
    await tv.pressUntil('ArrowUp', 'Clear')
    await tv.press('Enter')
    await typeAddress(tv, 'localhost:9')
    await tv.shows(/no relay at localhost:9/)
  })
})

describe('a relay that changes its mind', () => {
  it('is asked about once the remote rests, and followed only after a yes', async () => {
    const api = `${app.urls.sandbox}/v1`.replace(/\/\/v1/, '/v1')
    answers['/changing'] = json({ ...WEBEX, api, language: 'auto' })
    await open()
    await typeAddress(tv, `${relays.host}/changing`)
    await agree()
    await tv.shows(`Relay: ${relays.host}`)
    answers['/changing'] = json({ ...WEBEX, api, clientId: 'another' })
    await tv.on()
    await tv.shows('The relay has changed its settings')
    await tv.shows(/another client ID \(another/)
    expect(await tv.focused()).toBe('Not now')
    await tv.press('Enter')
    expect(JSON.stringify(await tv.stored())).not.toContain('another')
    await tv.on()
    await tv.shows('The relay has changed its settings')
    await goToButton(tv, /^Use the new settings$/)
    await seen()
    await tv.press('Enter')
    await expect.poll(async () => JSON.stringify(await tv.stored())).toContain('another')
  })
})

describe('a relay that is in use', () => {
  it('is changed under Settings after a question, and stays until another is agreed to', async () => {
    await open()
    await typeAddress(tv, relayHost(app))
    await agree()
    await signIn(app, tv, 'ada')
    await openSettings(tv)
    await tv.pressUntil('ArrowDown', `Relay, ${relayHost(app)}`)
    await tv.press('Enter')
    await tv.shows('Use another relay?')
    expect(await tv.focused()).toBe('Keep this relay')
    await goToButton(tv, /^Change relay$/)
    await tv.press('Enter')
    await heading('Which relay does this TV use?')
    await tv.press('Escape')
    await tv.page.locator('.agenda-meeting').first().waitFor()
  })

  it('is changed from the sign-in by way of Diagnostics, which say that there is a newer version', async () => {
    answers['/newer'] = json({ ...WEBEX, newestVersion: '9.9.9' })
    await open()
    await typeAddress(tv, `${relays.host}/newer`)
    await agree()
    await tv.shows(`Relay: ${relays.host}`)
    await tv.pressUntil('ArrowRight', 'Diagnostics')
    await tv.press('Enter')
    await tv.shows(/Version 9\.9\.9 is available/)
    await tv.pressUntil('ArrowRight', 'Change relay')
    await tv.press('Enter')
    await goToButton(tv, /^Change relay$/)
    await tv.press('Enter')
    await typeAddress(tv, relayHost(app))
    await agree()
    await tv.shows(`Relay: ${relayHost(app)}`)
    expect(await tv.code()).toMatch(/^\d{6}$/)
  })
})

describe('an app that lies beside its relay', () => {
  it('finds it there and asks nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-beside-'))
    cpSync(DIST, folder, { recursive: true })
    writeFileSync(join(folder, 'settings.js'), "window.foyerSettings = { clientId: '', relay: '' }")
    const beside = await startRelay({
      ...SANDBOX,
      upstream: `${new URL(app.urls.sandbox ?? '').origin}/v1`,
      origins: [],
      port: 0,
      serve: folder,
      log: () => {},
    })
    try {
      await switchOn({ on: false })
      await tv.page.goto(beside.url)
      await tv.shows(`Relay: ${new URL(beside.url).host}`)
      await signIn(app, tv, 'ada')
    } finally {
      await beside.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
