// An app without settings, and relays that it may be told of: real servers, some of them hostile.

import { createServer, type ServerResponse } from 'node:http'
import type { Page } from 'playwright-core'
import { listen } from '../../../platforms/cli/listen'
import { KEY_ROWS } from '../../../src/screens/setup/keyboard'
import type { Television, TestApp } from '../test-app/test-app'

/** What a television is given that has to be set up. */
export const WITHOUT_SETTINGS = { clientId: '', relay: '' }

/** What each path of the relays' server answers to GET …/v1/settings. */
export type Answers = Record<string, (response: ServerResponse) => void>

export const json = (body: unknown) => (response: ServerResponse) => {
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify(body))
}

/** Starts a server with a relay's settings at each path; what others are asked for is 404. */
export async function startRelays(answers: Answers) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    response.setHeader('Access-Control-Allow-Origin', '*')
    const answer = answers[path.replace(/\/v1\/settings$/, '')]
    if (answer) return answer(response)
    response.statusCode = 404
    response.end('{}')
  })
  const { url, close } = await listen(server, 0)
  return { host: new URL(url).host, asked, close }
}

const NAMES: Record<string, string> = { Dot: '.', Hyphen: '-', Colon: ':', Slash: '/' }

/** A television as far as its keys go, in whatever it is shown. */
type Keys = Pick<Television, 'press' | 'focused'>

/** Types an address with arrows and OK alone. */
export async function typeByArrows(tv: Keys, text: string) {
  for (const sign of text) {
    await goToKey(tv, sign)
    await tv.press('Enter')
  }
}

async function goToKey(tv: Keys, sign: string) {
  for (let press = 0; press < 40; press++) {
    const focused = await tv.focused()
    const at = placeOf(NAMES[focused] ?? focused)
    const to = placeOf(sign)
    if (at.row === to.row && at.column === to.column) return
    if (at.row !== to.row) await tv.press(at.row < to.row ? 'ArrowDown' : 'ArrowUp')
    else await tv.press(at.column < to.column ? 'ArrowRight' : 'ArrowLeft')
  }
  throw new Error(`no way to ${sign}, but to ${await tv.focused()}`)
}

/** Where a key is; whatever is no single character is below all rows. */
function placeOf(sign: string) {
  const row = sign.length === 1 ? KEY_ROWS.findIndex((keys) => keys.includes(sign)) : -1
  return row < 0
    ? { row: KEY_ROWS.length, column: 0 }
    : { row, column: KEY_ROWS[row]?.indexOf(sign) ?? 0 }
}

/** Types an address on a connected keyboard, and asks the relay there. */
export async function typeAddress(tv: Television, address: string) {
  await tv.page.locator('.setup-keys').waitFor()
  await tv.page.keyboard.type(address)
  await goToDone(tv)
  await tv.press('Enter')
}

/** To the last of the buttons beside the keys. */
export async function goToDone(tv: Keys & { page: Page }) {
  const rtl = await tv.page.evaluate(() => document.documentElement.dir === 'rtl')
  for (let press = 0; press < 12; press++) await tv.press(rtl ? 'ArrowLeft' : 'ArrowRight')
  for (let press = 0; press < 5; press++) await tv.press('ArrowDown')
}

/** The host of the test app's own relay, which gives settings too. */
export const relayHost = (app: TestApp) => new URL(app.urls.relay).host
