// A whole evening in a browser, with a Webex that names another host wherever it can: signing in, meetings,
// recordings, a second person, trouble, diagnostics. Afterwards everything that somebody may look at is searched.

import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { SANDBOX } from '../../../platforms/cli/credentials'
import { openRecordings } from '../../e2e/test-app/recording-player'
import {
  diagnosticsScreen,
  meetingRows,
  meetingsShown,
  recordingRows,
  userCode,
} from '../../e2e/test-app/screens'
import {
  ADD_A_PERSON,
  goToButton,
  openPerson,
  openSettings,
  openTestApp,
  signIn,
  type Television,
  type TestApp,
} from '../../e2e/test-app/test-app'
import { leadAstray } from './astray'
import { watchAll } from './watched'

let app: TestApp
let astray: Awaited<ReturnType<typeof leadAstray>>
let tv: Television
let watched: ReturnType<typeof watchAll>

beforeAll(async () => {
  app = await openTestApp()
  astray = await leadAstray(new URL(app.urls.sandbox as string).origin)
  tv = await app.television({ on: false, settings: { api: astray.api } })
  watched = watchAll(tv)
  await useForHours()
  await watched.settled()
}, 240_000)
afterAll(async () => {
  await app?.close()
  await astray?.close()
})

/** Waits until something is so; the evening is before all tests, where expect.poll is not to be had. */
const until = (isSo: () => boolean | Promise<boolean>) =>
  vi.waitUntil(isSo, { timeout: 20_000, interval: 100 })

async function useForHours() {
  await tv.on()
  await tv.code()
  await watched.look('the sign-in')
  await tv.press('Enter')
  await diagnosticsScreen(tv.page).waitFor()
  await watched.look('the diagnostics of the sign-in')
  await tv.press('Escape')
  await signIn(app, tv, 'ada')
  await meetingsShown(tv.page)
  await watched.look('the meetings')
  await meeting()
  await recordings()
  await secondPerson()
  await trouble()
}

async function meeting() {
  await tv.press('ArrowDown', 'Enter')
  await tv.shows('Join on your phone')
  await watched.look('a meeting')
  await tv.press('Escape')
  await meetingRows(tv.page).first().waitFor()
}

async function recordings() {
  await openRecordings(tv)
  await watched.look('the recordings')
  await recordingRows(tv.page).first().waitFor()
  await tv.press('Enter')
  // The video's host is none that has a video.
  await until(() => astray.caught.some(({ url }) => url === '/video.mp4?ticket=1'))
  await watched.look('a recording')
  await tv.press('Escape', 'Escape')
  await meetingsShown(tv.page)
}

async function secondPerson() {
  await openPerson(tv)
  await goToButton(tv, ADD_A_PERSON)
  await tv.press('Enter')
  await userCode(tv.page).waitFor()
  await watched.look('the sign-in of a second person')
  await signIn(app, tv, 'bo')
  await meetingsShown(tv.page)
  await watched.look('the meetings of a second person')
}

/** The network is back: the television looks at once. */
const wake = () => tv.page.evaluate(() => window.dispatchEvent(new Event('online')))

async function trouble() {
  await app.sandbox('PUT', 'faults', [
    { kind: 'access-expired' },
    { kind: 'status', status: 503, path: '/v1/access_token' },
  ])
  await wake()
  await until(() => watched.sent.some(({ url }) => url.endsWith('/access_token')))
  await app.sandbox('PUT', 'faults', [
    { kind: 'status', status: 503, path: '/v1/meetings' },
    { kind: 'html', path: '/v1/people' },
  ])
  await wake()
  await watched.look('the meetings in trouble')
  await openSettings(tv)
  await watched.look('the settings')
  await tv.pressUntil('ArrowDown', 'Diagnostics')
  await tv.press('Enter')
  await diagnosticsScreen(tv.page).waitFor()
  await until(async () => /^Foyer report/.test((await tv.scan()) ?? ''))
  await watched.look('the diagnostics')
}

/** Everything that nobody may see; that there is some of each is looked at first. */
function allSecrets(): string[] {
  const { access, refresh, device } = watched.secrets
  return [...access, ...refresh, ...device, SANDBOX.clientSecret]
}

it('an evening with two people has tokens and codes that could have been seen', () => {
  const { access, refresh, device } = watched.secrets
  expect([access.size >= 2, refresh.size >= 2, device.size >= 2]).toEqual([true, true, true])
  expect(watched.seen.length).toBeGreaterThan(100)
  expect(
    watched.seen.filter(({ where, text }) => /^a QR/.test(where) && text).length,
  ).toBeGreaterThan(4)
})

it('no token, code or secret is seen on a screen, in the page, an address, a QR code, a store or the console', () => {
  const leaks = watched.seen.filter(({ text }) => allSecrets().some((one) => text.includes(one)))
  expect(leaks.map(({ where }) => where)).toEqual([])
})

it('each token and code is sent to the one address that it is for, and stands in no address', () => {
  const { access, refresh, device } = watched.secrets
  const { relay } = app.urls
  for (const { url, authorization, rest } of watched.sent) {
    const bearer = authorization?.replace('Bearer ', '')
    const where = new URL(url).origin + new URL(url).pathname
    if (bearer !== undefined) {
      expect(access).toContain(bearer)
      expect(where.startsWith(`${astray.api}/`)).toBe(true)
    }
    expect([where, allSecrets().filter((one) => url.includes(one))]).toEqual([where, []])
    const carried = [...refresh].filter((one) => rest.includes(one))
    if (carried.length > 0) expect(where).toBe(`${relay}/access_token`)
    const asked = [...device].filter((one) => rest.includes(one))
    if (asked.length > 0) expect(where).toBe(`${relay}/device/token`)
    for (const one of [...access, SANDBOX.clientSecret]) expect(rest).not.toContain(one)
  }
  expect(watched.sent.filter(({ authorization }) => authorization).length).toBeGreaterThan(5)
})

it('a host that nobody configured gets neither a token nor a cookie, and of the app no more than its host', () => {
  expect(astray.caught.length).toBeGreaterThan(1)
  for (const { method, url, headers, body } of astray.caught) {
    expect([url, method, headers.authorization, headers.cookie]).toEqual([
      url,
      'GET',
      undefined,
      undefined,
    ])
    expect(`${headers.referer ?? ''}`).toMatch(/^$|^http:\/\/localhost:\d+\/$/)
    const all = JSON.stringify([url, headers, body])
    expect(allSecrets().filter((one) => all.includes(one))).toEqual([])
  }
})

it('no page of a list, and no redirect, leads a call to a host that nobody configured', () => {
  const paths = astray.caught.map(({ url }) => url.replace(/\?.*/, ''))
  expect(paths.filter((path) => path.startsWith('/v1'))).toEqual([])
  const pages = watched.sent.filter(({ url }) => url.includes('cursor=2'))
  expect(pages.length).toBeGreaterThan(0)
})

it('what a second person sees has nothing of the first', () => {
  const mine = watched.seen.filter(({ where }) => /of the meetings of a second person$/.test(where))
  expect(mine.length).toBeGreaterThan(5)
  const { text = '' } = mine.find(({ where }) => where.startsWith('text')) ?? {}
  expect(text).toContain('Bo Lindqvist')
  expect(text).not.toMatch(/Ada Brandt,|ada@/)
})
