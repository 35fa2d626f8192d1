// The main job, by keys alone: from the code to the meetings, and back out of the account.

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { focusedRow, meetingsShown, userCode } from '../test-app/screens'
import {
  approveOnPhone,
  openTestApp,
  signIn,
  type Television,
  type TestApp,
} from '../test-app/test-app'

/** Webex's own, which the sandbox keeps. */
const POLL_INTERVAL_MS = 2000

let app: TestApp
let tv: Television

beforeAll(async () => {
  app = await openTestApp(POLL_INTERVAL_MS / 1000)
})
beforeEach(async () => {
  tv = await app.television()
})
afterEach(async () => {
  await app.sandbox('DELETE', 'faults')
  expect(tv.errors).toEqual([])
  await tv.close()
})
afterAll(() => app.close())

/** For what comes after the sign-in. */
async function signedIn() {
  await signIn(app, tv, 'ada')
  await meetingsShown(tv.page)
}

it('the sign-in shows a code, and a QR that a phone reads off the screen', async () => {
  expect(await tv.code()).toMatch(/^\d{6}$/)
  await expect
    .poll(() => tv.scan())
    .toMatch(/^http:\/\/localhost:\d+\/verify\?userCode=[0-9a-f]{64}$/)
})

it('the sign-in puts the focus on nothing that would take the code away', async () => {
  const before = await tv.code()
  await expect.poll(() => tv.focused()).toBe('Diagnostics')
  await tv.press('Enter', 'Escape')
  expect(await tv.code()).toBe(before)
  expect(await tv.focused()).toBe('Diagnostics')
})

it('the sign-in asks for another code when OK is pressed on "New code"', async () => {
  const before = await tv.code()
  await tv.press('ArrowRight')
  expect(await tv.focused()).toBe('New code')
  await tv.press('Enter')
  await expect.poll(() => tv.code()).not.toBe(before)
})

it('Foyer asks before it leaves, and Back closes the question', async () => {
  await tv.code()
  await tv.press('Escape')
  await tv.shows('Leave Foyer?')
  expect(await tv.focused()).toBe('Stay')
  await tv.press('Escape')
  await expect.poll(() => tv.text()).not.toContain('Leave Foyer?')
  expect(await tv.focused()).toBe('Diagnostics')
})

it('the meetings are there within one poll interval and a second of the approval', async () => {
  await tv.code()
  await expect.poll(() => tv.scan()).toContain('userCode')
  await approveOnPhone(app.browser, (await tv.scan()) as string, 'ada')
  await meetingsShown(tv.page, POLL_INTERVAL_MS + 1000)
  await tv.shows(/^Today/)
  await tv.shows('Ada Brandt')
  await expect.poll(() => tv.focused()).toMatch(/Live|Now/)
})

it('the agenda moves by the first key, opens a meeting with OK, and comes back to it', async () => {
  await signedIn()
  await focusedRow(tv.page).waitFor()
  const first = await tv.focused()
  await tv.press('ArrowDown')
  const second = await tv.focused()
  expect(second).not.toBe(first)
  await tv.press('Enter')
  await tv.shows('Join on your phone')
  await expect.poll(() => tv.scan()).toMatch(/^https:\/\/[a-z-]+\.webex\.com\//)
  await tv.press('Escape')
  await expect.poll(() => tv.focused()).toBe(second)
})

it('Foyer opens on the meetings after a restart, with no code', async () => {
  await signedIn()
  const asked: string[] = []
  tv.page.on('request', (request) => asked.push(request.url()))
  await tv.page.reload()
  await meetingsShown(tv.page)
  expect(asked.filter((url) => url.includes('/device/'))).toEqual([])
})

it('Foyer renews an expired token without a flicker', async () => {
  await signedIn()
  await app.sandbox('PUT', 'faults', [{ kind: 'access-expired' }])
  await tv.page.evaluate(() => {
    const [screen, list] = ['main', '[role=group]'].map((one) => document.querySelector(one))
    const seen = { signIn: false, lost: false }
    Object.assign(window, { seen })
    new MutationObserver(() => {
      seen.signIn ||= document.querySelector('main') !== screen
      seen.lost ||= document.querySelector('[role=group]') !== list
    }).observe(document.body, { childList: true, subtree: true })
  })
  const renewed = tv.page.waitForResponse((answer) => answer.url().endsWith('/access_token'))
  await tv.pressUntil('ArrowUp', 'Ada Brandt')
  await tv.pressUntil('ArrowLeft', 'Refresh', 4)
  await tv.press('Enter')
  expect((await renewed).status()).toBe(200)
  await tv.shows('Up to date')
  expect(await tv.page.evaluate(() => (window as unknown as { seen: object }).seen)).toEqual({
    signIn: false,
    lost: false,
  })
})

it('signing out leaves nothing in the storage', async () => {
  await signedIn()
  await tv.pressUntil('ArrowUp', 'Ada Brandt')
  await tv.pressUntil('ArrowRight', 'Ada Brandt', 4)
  await tv.press('Enter')
  await tv.shows('Signed in as Ada Brandt')
  expect(await tv.focused()).toBe('Stay signed in')
  await tv.press('ArrowRight', 'Enter')
  await userCode(tv.page).waitFor()
  const left = await tv.stored()
  delete left.grant // the new code that is on the screen, which belongs to nobody yet
  expect(left).toEqual({})
})
