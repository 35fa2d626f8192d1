// What a real browser's storage does to an app: of a newer version, silent, full, spoilt; and two windows on one of it.
// The same by hand, in every order, is in test/tv/storage/storage.test.ts and test/session/two-windows.test.ts; no
// storage at all, and one that is emptied or closed under the app, in test/e2e.

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { app, signedIn, switchOn, tv } from '../../e2e/test-app/fixture'
import { meetingRows, meetingsShown, userCode } from '../../e2e/test-app/screens'
import { goToButton, openPerson, signIn } from '../../e2e/test-app/test-app'
import { fc, seed } from '../../generated'

const CANNOT_SAVE = 'cannot save your sign-in'
const fault = (...faults: object[]) => app.sandbox('PUT', 'faults', faults)
const wake = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')))

async function tokens() {
  const { tokens } = (await tv.stored()) as { tokens?: { value?: { access_token?: string } } }
  return tokens?.value?.access_token
}

describe('a disk', () => {
  it('that a newer Foyer has written is left to it, and this one goes on in memory', async () => {
    await switchOn({ on: false })
    await tv.page.route('**/empty', (route) =>
      route.fulfill({ body: '', contentType: 'text/html' }),
    )
    await tv.page.goto(new URL('empty', app.urls.app).href)
    await tv.page.evaluate(async () => {
      for (const name of ['foyer', 'foyer-household'])
        await new Promise((resolve) => {
          const opening = indexedDB.open(name, 99)
          opening.onupgradeneeded = () => opening.result.createObjectStore('newer')
          opening.onsuccess = () => {
            opening.result.close()
            resolve(undefined)
          }
        })
    })
    await tv.on()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    await tv.shows(CANNOT_SAVE)
    const versions = await tv.page.evaluate(async () =>
      (await indexedDB.databases()).map(({ version }) => version),
    )
    expect(versions).toContain(99)
  })

  it('that never answers is not waited for, and memory serves', async () => {
    await switchOn({ on: false })
    await tv.context.addInitScript(() => {
      indexedDB.open = () => new EventTarget() as IDBOpenDBRequest
    })
    await tv.on()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    await tv.shows(CANNOT_SAVE)
  })
})

/** Longer than the longest pause between two tries within the first minutes (src/tv/storage/storage.ts). */
const RETRIED_MS = 300_000

/** Far more than the app stores. */
const ROOM_BYTES = 8_000_000

/**
 * Says how much may lie in IndexedDB, by the browser's own quota; without `bytes` as much as otherwise
 * (https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-overrideQuotaForOrigin).
 */
async function openQuota() {
  const devtools = await tv.context.newCDPSession(tv.page)
  const { origin } = new URL(app.urls.app)
  return (quotaSize?: number) =>
    devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) })
}

/** Writes more to IndexedDB than there is room for. @returns the name of the error that this gives, if it does */
const overfill = (page: Page) =>
  page.evaluate(async (length) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('filler')
      opening.onupgradeneeded = () => opening.result.createObjectStore('filler')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const name = await new Promise<string | undefined>((resolve) => {
      const writing = database.transaction('filler', 'readwrite')
      writing.objectStore('filler').put('x'.repeat(length), 1)
      writing.oncomplete = () => resolve(undefined)
      writing.onabort = () => resolve(writing.error?.name)
    })
    database.close()
    return name
  }, 2 * ROOM_BYTES)

/** Fills localStorage, which has a limit of its own, to the last character. */
const fillLocalStorage = (page: Page) =>
  page.evaluate(() => {
    for (let length = 2 ** 24; length >= 1; length /= 2)
      try {
        const filled = localStorage.getItem('filler') ?? ''
        localStorage.setItem('filler', filled + 'x'.repeat(length))
      } catch {}
    try {
      localStorage.setItem('filler', `${localStorage.getItem('filler')}x`)
      return undefined
    } catch (error) {
      return (error as Error).name
    }
  })

/** Waits until the app takes its sign-in for saved, and sees that it outlives the app. */
async function savedAndRestarted() {
  await expect.poll(tokens).toBeTruthy()
  await tv.page.getByText(CANNOT_SAVE).waitFor({ state: 'detached' })
  const saved = await tokens()
  await tv.on()
  await meetingsShown(tv.page)
  expect(await userCode(tv.page).count()).toBe(0)
  expect(await tv.text()).not.toContain(CANNOT_SAVE)
  expect(await tokens()).toBe(saved)
}

/** Waits until tokens were renewed, and meetings came by the new ones. */
async function renewedAndRefreshed() {
  const renewed = await tv.page.waitForResponse((answer) => answer.url().endsWith('/access_token'))
  expect(renewed.status()).toBe(200)
  await tv.page.waitForResponse((answer) => answer.url().includes('/meetings?') && answer.ok())
}

/** Signs in on a disk on which nothing has room. @returns what sets how much has, as `openQuota` gives it */
async function signedInWithoutRoom() {
  const quota = await openQuota()
  await quota(1)
  await tv.on()
  expect(await fillLocalStorage(tv.page)).toBe('QuotaExceededError')
  expect(await overfill(tv.page)).toBe('QuotaExceededError')
  await signIn(app, tv, 'ada')
  await meetingsShown(tv.page)
  await tv.shows(CANNOT_SAVE)
  return quota
}

describe('a full disk', () => {
  it('is no hindrance to a sign-in, which is said not to be saved, and is once there is room', async () => {
    await switchOn({ on: false })
    const quota = await signedInWithoutRoom()
    expect(await tokens()).toBe(undefined)
    // What an app says that cannot save comes true.
    await tv.on()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    await tv.shows(CANNOT_SAVE)
    await quota()
    await wake(tv.page)
    await savedAndRestarted()
  })

  it('is tried again by itself once there is room, also when nothing else is to be written', async () => {
    await switchOn({ on: false, ownClock: true })
    await tv.page.clock.install({ time: app.now_ms() })
    const quota = await signedInWithoutRoom()
    // Without a network nothing comes any more that would be written, and take along what could not be.
    await tv.settled()
    await tv.context.setOffline(true)
    expect(await tokens()).toBe(undefined)
    await quota()
    await tv.page.clock.fastForward(RETRIED_MS)
    await expect.poll(tokens).toBeTruthy()
    await tv.context.setOffline(false)
    await savedAndRestarted()
  })

  it('signs nobody out who was signed in before it was full, also when tokens are renewed', async () => {
    await switchOn({ on: false })
    const quota = await openQuota()
    await quota(ROOM_BYTES)
    await tv.on()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    await expect.poll(tokens).toBeTruthy()
    const before = await tokens()
    await quota(1)
    expect(await fillLocalStorage(tv.page)).toBe('QuotaExceededError')
    // Only now does the browser look at its quota again.
    expect(await overfill(tv.page)).toBe('QuotaExceededError')
    const renewed = renewedAndRefreshed()
    await fault({ kind: 'access-expired' })
    await wake(tv.page)
    await renewed
    await tv.shows(CANNOT_SAVE)
    await meetingsShown(tv.page)
    expect(await tokens()).toBe(before)
    // Those that were saved still bring new ones, which are stored, as far as they can be, before they are used.
    const renewedAnew = renewedAndRefreshed()
    await tv.on()
    await renewedAnew
    await meetingsShown(tv.page)
    await tv.shows(CANNOT_SAVE)
    expect(await userCode(tv.page).count()).toBe(0)
    expect(await tokens()).toBe(before)
    await quota()
    await wake(tv.page)
    await expect.poll(tokens).not.toBe(before)
    await savedAndRestarted()
  })
})

/** One thing in the place of another, in the real storage. */
const SPOILT = ['', 'x'.repeat(100_000), 7, -1, 1e300, null, true, [], {}, [[]], '\ud800']
const spoil = fc.array(fc.tuple(fc.nat(), fc.nat(SPOILT.length - 1)), {
  minLength: 1,
  maxLength: 3,
})

/** Puts values in the place of what lies somewhere in the databases, at any depth; closed, so that they are read anew. */
async function spoilStorage(page: Page, damages: [place: number, value: unknown][]) {
  await page.evaluate(async (damages) => {
    type Holder = Record<string, unknown>
    const placesIn = (holder: Holder): [Holder, string][] =>
      Object.keys(holder).flatMap((key): [Holder, string][] => {
        const value = holder[key]
        const inside = typeof value === 'object' && value ? placesIn(value as Holder) : []
        return [[holder, key], ...inside]
      })
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name))
      const objects = database.transaction('kept', 'readwrite').objectStore('kept')
      const keys = await asked(objects.getAllKeys())
      const values = (await asked(objects.getAll())) as unknown[]
      const all = Object.fromEntries(keys.map((key, n) => [String(key), values[n]]))
      for (const [place, value] of damages) {
        const places = placesIn(all).filter(([, key]) => key !== 'foyer')
        const [holder, key] = places[place % places.length] ?? []
        if (holder && key !== undefined) holder[key] = value
      }
      for (const [key, value] of Object.entries(all)) await asked(objects.put(value, key))
      database.close()
    }
  }, damages)
}

describe(`a spoilt disk (SEED=${seed})`, () => {
  it('leads to the meetings or to a code that can be approved, whatever stands in it', async () => {
    await signedIn()
    for (const damages of fc.sample(spoil, { numRuns: 12, seed })) {
      await tv.page.goto(new URL('LICENSES.txt', app.urls.app).href)
      const values = damages.map(([place, n]): [number, unknown] => [place, SPOILT[n]])
      await spoilStorage(tv.page, values)
      await tv.on()
      const code = userCode(tv.page)
      await code.or(meetingRows(tv.page).first()).first().waitFor()
      if ((await code.count()) > 0) await signIn(app, tv, 'ada')
      await meetingsShown(tv.page)
    }
  })
})

describe('two windows', () => {
  it('that show one code poll it no more often than one of them would, and its approval counts at once in both', async () => {
    await switchOn()
    const answers: number[] = []
    tv.context.on('response', (answer) => {
      if (answer.url().endsWith('/device/token')) answers.push(answer.status())
    })
    await userCode(tv.page).waitFor()
    const other = await tv.context.newPage()
    await other.goto(app.urls.app)
    expect(await userCode(other).innerText()).toBe(await userCode(tv.page).innerText())
    await expect.poll(() => answers.length, { timeout: 30_000 }).toBeGreaterThan(6)
    // All of them pending; slow_down would be 400.
    expect(new Set(answers)).toEqual(new Set([428]))
    await app.sandbox('POST', 'approve', { user_code: await tv.code(), account: 'ada' })
    const shown_ms = await Promise.all(
      [tv.page, other].map((page) => meetingsShown(page).then(() => Date.now())),
    )
    expect(Math.max(...shown_ms) - Math.min(...shown_ms)).toBeLessThan(4000)
    await other.close()
  })

  it('that notice at once that the token is over renew it once', async () => {
    await signedIn()
    const other = await tv.context.newPage()
    await other.goto(app.urls.app)
    await meetingsShown(other)
    const before = await tokens()
    let renewals = 0
    tv.context.on('request', (request) => {
      if (request.url().endsWith('/access_token')) renewals += 1
    })
    const answered = [tv.page, other].map((page) =>
      page.waitForResponse((answer) => answer.url().includes('/meetings?') && answer.ok()),
    )
    // Longer than it takes both to ask.
    await fault({ kind: 'access-expired' }, { kind: 'delay', ms: 500, path: '/v1/access_token' })
    await Promise.all([wake(tv.page), wake(other)])
    await Promise.all(answered)
    expect(renewals).toBe(1)
    expect(await tokens()).not.toBe(before)
    await other.close()
  })

  it('keep nothing of somebody who is signed out in one of them', async () => {
    await signedIn()
    const other = await tv.context.newPage()
    await other.goto(app.urls.app)
    await meetingsShown(other)
    // A page behind another one is hardly drawn.
    await tv.page.bringToFront()
    await openPerson(tv)
    await goToButton(tv, /^Sign out/)
    await tv.press('Enter')
    await userCode(tv.page).waitFor()
    await wake(other)
    await userCode(other).waitFor()
    const left = await tv.stored()
    delete left.grant
    expect(left).toEqual({})
    await other.close()
  })
})
