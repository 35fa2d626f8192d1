// A start with a personal access token, with the sandbox in Webex's place.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAll } from '../../../platforms/emulator/serve/start-all'
import { exchangeDevice } from '../device-token'
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
