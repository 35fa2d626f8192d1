// What is kept on the disk, where another window or the engine itself gets at it.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { app, signedIn, switchOn, tv } from '../test-app/fixture'
import { meetingRows, meetingsShown } from '../test-app/screens'
import { signIn } from '../test-app/test-app'

const fault = (...faults: object[]) => app.sandbox('PUT', 'faults', faults)

/** The network is back: the television looks at once. */
const wake = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')))

async function accessToken() {
  const { tokens } = (await tv.stored()) as { tokens?: { value?: { access_token?: string } } }
  return tokens?.value?.access_token
}

async function renewed(page: Page, before: string | undefined) {
  await fault({ kind: 'access-expired' })
  await wake(page)
  const isNew = (token: string | undefined) => token !== undefined && token !== before
  await expect.poll(async () => isNew(await accessToken())).toBe(true)
}

it('the storage is shared by two windows, and the second one renews with nothing that is used up', async () => {
  await signedIn()
  const other = await tv.context.newPage()
  await other.goto(app.urls.app)
  await meetingsShown(other)
  let renewals = 0
  other.on('request', (request) => {
    if (request.url().endsWith('/access_token')) renewals += 1
  })
  await renewed(tv.page, await accessToken())
  const newest = await accessToken()
  // Longer than the server forgives the use of an old refresh token.
  await app.pass(600)
  const answered = other.waitForResponse(
    (response) => response.url().includes('meetingType=scheduledMeeting') && response.ok(),
  )
  await wake(other)
  await answered
  await other.getByText(/^Up to date/).waitFor()
  expect(await meetingRows(other).count()).toBeGreaterThan(0)
  expect([renewals, await accessToken()]).toEqual([0, newest])
  await other.close()
})

it('the storage is written on a new connection when the engine has closed the old one without a word', async () => {
  await switchOn({ on: false })
  await tv.page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB)
    const all: IDBDatabase[] = []
    Object.assign(window, { connections: all })
    indexedDB.open = (...args: Parameters<typeof open>) => {
      const request = open(...args)
      request.addEventListener('success', () => all.push(request.result))
      return request
    }
  })
  await tv.on()
  await signIn(app, tv, 'ada')
  await meetingsShown(tv.page)
  const before = await accessToken()
  await tv.page.evaluate(() => {
    for (const one of (window as unknown as { connections: IDBDatabase[] }).connections) one.close()
  })
  await renewed(tv.page, before)
  expect(await tv.text()).not.toContain('cannot save')
  await tv.page.reload()
  await meetingsShown(tv.page)
})

it('a storage that is deleted under the running app is written anew with the next renewal', async () => {
  await signedIn()
  const before = await accessToken()
  await tv.page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases())
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = resolve
        request.onerror = reject
      })
  })
  await renewed(tv.page, before)
  await tv.page.reload()
  await meetingsShown(tv.page)
  await tv.shows('Ada Brandt')
})
