// A start with a personal access token, with the sandbox in Webex's place.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAll } from '../../../platforms/emulator/serve/start-all'
import { exchangeDevice } from '../test-app/sandbox-token'
import { FULL_HD } from '../test-app/test-app'
import { app, desk, openDesk } from './desk'

let personalToken: string
let servers: Awaited<ReturnType<typeof startAll>>
const lines: string[] = []

beforeAll(async () => {
  personalToken = await exchangeDevice(app, 'ada')
  servers = await startAll({
    port: 0,
    sandboxPort: 0,
    relayPort: 0,
    personalToken,
    upstream: `${app.urls.sandbox}v1`,
    tell: (line) => lines.push(line),
  })
})
afterAll(() => servers.close())

/** All that the television keeps, as one text. */
const stored = () =>
  desk.tv.locator('#app').evaluate(async () => {
    const all: unknown[] = [{ ...localStorage }, document.cookie]
    for (const { name = '' } of await indexedDB.databases()) {
      const open = indexedDB.open(name)
      await new Promise((resolve) => open.addEventListener('success', resolve))
      for (const store of open.result.objectStoreNames) {
        const get = open.result.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => get.addEventListener('success', resolve))
        all.push(get.result)
      }
      open.result.close()
    }
    return JSON.stringify(all)
  })

it('shows one’s meetings without a phone, and the browser never has the token', async () => {
  await openDesk('tizen', undefined, servers.urls.emulator)
  const sent: string[] = []
  desk.page.on('request', (request) => {
    sent.push(JSON.stringify([request.url(), request.headers(), request.postData()]))
  })
  await desk.showsAgenda()
  await desk.shows('Ada Brandt')
  await desk.press('OK')
  await desk.shows('Join on your phone')
  expect(sent.join('\n')).toContain('Bearer ')
  expect(await stored()).toContain('access_token')
  expect(sent.join('\n') + (await stored())).not.toContain(personalToken)
  expect(lines.filter((line) => line.includes('WEBEX_TOKEN'))).toEqual([])
})

it('says in words that the token is over, and what to do, as soon as Webex no longer takes it', async () => {
  await openDesk('webos', undefined, servers.urls.emulator)
  await desk.showsAgenda()
  await app.sandbox('PUT', 'faults', [{ kind: 'access-expired' }])
  await desk.button('Power').click()
  await desk.button('Switch on').click()
  await desk.shows(/The token in WEBEX_TOKEN is over\. Get a new one at https:\S+ and start again/)
  const said = lines.filter((line) => line.includes('WEBEX_TOKEN'))
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('Get a new one at https:')
  expect(await desk.text()).not.toContain('Ada')

  await desk.button('Forget everything').click()
  await desk.shows('The token in WEBEX_TOKEN is over')
})

describe('the television of a token that is over', () => {
  let refused: typeof servers
  beforeAll(async () => {
    refused = await startAll({
      port: 0,
      sandboxPort: 0,
      relayPort: 0,
      personalToken: 'one-that-webex-does-not-know',
      upstream: `${app.urls.sandbox}v1`,
    })
  })
  afterAll(() => refused.close())

  const LANGUAGES: [string, string, string][] = [
    ['en', 'ltr', 'Your personal access token is over'],
    ['de', 'ltr', 'Ihr persönliches Zugangstoken ist abgelaufen'],
    ['ar', 'rtl', 'انتهت صلاحية رمز الوصول الشخصي'],
  ]

  it.each(LANGUAGES)('says so under a title of its own, in %s', async (locale, dir, title) => {
    await openDesk('tizen')
    const context = await app.browser.newContext({ locale, viewport: FULL_HD })
    const page = await context.newPage()
    await page.goto(refused.urls.app)
    await page.getByRole('heading', { name: title }).waitFor()
    const root = page.locator('html')
    expect(await root.getAttribute('lang')).toBe(locale)
    expect(await root.getAttribute('dir')).toBe(dir)
    const text = await page.locator('p').innerText()
    expect(text).toMatch(/WEBEX_TOKEN.*https:\/\/developer\.webex\.com\/\S+ .*OK/)
    await context.close()
  })

  it('goes back to the app with OK, by the remote', async () => {
    await openDesk('webos', undefined, refused.urls.emulator)
    await desk.tv.getByRole('heading', { name: 'Your personal access token is over' }).waitFor()
    expect(await desk.focused()).toBe('Try again')
    await desk.tv.locator('main').evaluate((main) => main.classList.add('before'))
    await desk.press('OK')
    await desk.tv.locator('main.before').waitFor({ state: 'detached' })
    await desk.tv.getByRole('heading', { name: 'Your personal access token is over' }).waitFor()
  })
})
