// Power cuts at any moment of signing in, of a renewal whose refresh token is exchanged for another, and of use:
// afterwards somebody is signed in, or looks at a code that can be approved; and whoever was signed in still is.
// Kills of the page alone are in test/e2e/trouble/television.test.ts, every order of two windows in test/session.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAll, type Urls } from '../../../platforms/emulator/serve/start-all'
import { meetingRows, userCode } from '../../e2e/test-app/screens'
import { NOW_MS, type Television, ZONE } from '../../e2e/test-app/test-app'
import { evenly, fc, seed } from '../../generated'
import { askSandbox } from '../../server-calls'
import { newProfile, untilUnplugged } from './set'

/** How often; FOYER_KILLS=200 takes five times as long. */
const KILLS = Number(process.env.FOYER_KILLS ?? 40)
/** A television is sold after so many. */
const KILLS_OF_ONE = 10
/** For how long the server forgives a renewal whose answer was cut off, s: longer than a row of such power cuts takes. */
const REFRESH_GRACE_S = 3600
/** How long a power cut takes a browser to start again, at most, with all that it asks for, ms. */
const PATIENCE_MS = 30_000

let urls: Urls
let close: () => Promise<void>
const ahead_ms = NOW_MS - Date.now()
beforeAll(async () => {
  const sandbox = {
    interval_s: 1,
    now_ms: NOW_MS,
    timezone: ZONE,
    refreshGrace_s: REFRESH_GRACE_S,
  }
  const servers = await startAll({ port: 0, sandboxPort: 0, relayPort: 0, sandbox })
  urls = servers.urls
  close = servers.close
})
afterAll(() => close())

const sandbox = (method: string, path: string, body?: unknown): Promise<unknown> =>
  askSandbox(urls.sandbox, method, path, body)

/** What is done when the power is cut, and when: so many ms after it was begun. */
interface Moment {
  signedOut: 'start' | 'code' | 'approval'
  signedIn: 'start' | 'renewal' | 'renewal_asked' | 'renewal_answered' | 'keys'
  /** Of what was begun: the start takes a second or so, the rest less. */
  share: number
  keys: string[]
}

const moment = fc.record<Moment>({
  signedOut: fc.constantFrom('start', 'code', 'approval', 'approval'),
  signedIn: fc.constantFrom('start', 'renewal', 'renewal_asked', 'renewal_answered', 'keys'),
  share: evenly(0, 1000).map((thousandths) => thousandths / 1000),
  keys: fc.array(
    fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Enter', 'Escape'),
    { minLength: 1, maxLength: 8 },
  ),
})

/** In real time, since what the browser does meanwhile is what is tried. */
const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What is on the screen once the app has started. */
async function shown({ page }: Television): Promise<'meetings' | 'code'> {
  const code = userCode(page)
  await code.or(meetingRows(page).first()).first().waitFor({ timeout: PATIENCE_MS })
  return (await code.count()) > 0 ? 'code' : 'meetings'
}

const isLive = async (code: string) => {
  const { items } = (await sandbox('GET', 'codes')) as { items: { user_code: string }[] }
  return items.some(({ user_code }) => user_code === code)
}

/** Opens the app, and waits for nothing. */
async function begin({ page }: Television) {
  await page.goto(urls.app, { waitUntil: 'commit' })
}

/** With the code on the screen. */
async function actSignedOut(tv: Television, { signedOut, share }: Moment) {
  if (signedOut === 'start') await begin(tv)
  if (signedOut === 'approval')
    await sandbox('POST', 'approve', { user_code: await tv.code(), account: 'ada' })
  // A start; or a poll, its answer, what is stored, and the first look at the meetings.
  await passed(share * 1600)
}

/**
 * The token is over, and the app is made to notice.
 * @returns whether it did; it renews no token again that was renewed just now, as at a start after such a power cut
 */
async function renew({ page }: Television, noticed: Promise<unknown>): Promise<boolean> {
  await sandbox('PUT', 'faults', [{ kind: 'access-expired' }])
  let isOver = false
  const ended = noticed
    .then(
      () => true,
      () => false,
    )
    .finally(() => {
      isOver = true
    })
  // While the first look of a start is under way there is no other.
  while (!isOver) {
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await Promise.race([ended, passed(200)])
  }
  return ended
}

/** With the meetings on the screen. @returns what was really begun */
async function actSignedIn(tv: Television, { signedIn, share, keys }: Moment): Promise<string> {
  const { page } = tv
  const isRenewal = (it: { url(): string }) => it.url().endsWith('/access_token')
  const patience = { timeout: 3000 }
  switch (signedIn) {
    case 'start':
      await begin(tv)
      await passed(share * 1500)
      return signedIn
    case 'renewal':
      await renew(tv, passed(share * 600))
      return signedIn
    case 'renewal_asked': {
      const isAsked = await renew(tv, page.waitForRequest(isRenewal, patience))
      await passed(share * 40)
      return isAsked ? signedIn : 'renewal'
    }
    case 'renewal_answered': {
      const isAnswered = await renew(tv, page.waitForResponse(isRenewal, patience))
      await passed(share * 40)
      return isAnswered ? signedIn : 'renewal'
    }
    case 'keys':
      for (const key of keys) await page.keyboard.press(key)
      await passed(share * 200)
      return signedIn
  }
}

/** How a television stood when the power was cut. */
interface Before {
  /** The meetings were on the screen, so the tokens had been stored. */
  wasSignedIn: boolean
  /** The code that was stored, and that nobody has approved. */
  code?: string | undefined
}

/** Switches on after a power cut, and sees to it that nothing was lost. @returns how it stands */
async function switchOn(tv: Television, before: Before, where: string): Promise<Before> {
  await begin(tv)
  let screen = await shown(tv)
  if (before.wasSignedIn) expect([where, screen]).toEqual([where, 'meetings'])
  // A code that was approved becomes the meetings, or another code if its tokens were on their way: Webex gives
  // them once.
  const isSettled = async () => {
    screen = await shown(tv)
    return screen === 'meetings' || (await isLive(await tv.code()))
  }
  await expect.poll(isSettled, { timeout: PATIENCE_MS }).toBe(true)
  if (screen === 'meetings') return { wasSignedIn: true }
  const code = await tv.code()
  if (before.code !== undefined) expect([where, code]).toEqual([where, before.code])
  // It is shown before it is stored, and nobody has read it by then.
  await expect.poll(() => tv.stored(), { timeout: PATIENCE_MS }).toHaveProperty('grant')
  return { wasSignedIn: false, code }
}

/** All that happens to one television. @returns what was cut off */
async function lifeOf(moments: Moment[], folder: string): Promise<string[]> {
  const cutOff: string[] = []
  let before: Before = { wasSignedIn: false }
  for (const [n, moment] of moments.entries())
    await untilUnplugged(folder, ahead_ms, urls, async (tv) => {
      before = await switchOn(tv, before, `SEED=${seed}, kill ${n}: ${JSON.stringify(moments)}`)
      if (before.wasSignedIn) return cutOff.push(await actSignedIn(tv, moment))
      if (moment.signedOut === 'approval') before = { wasSignedIn: false }
      await actSignedOut(tv, moment)
      return cutOff.push(moment.signedOut)
    })
  await untilUnplugged(folder, ahead_ms, urls, (tv) => switchOn(tv, before, 'the last time'))
  return cutOff
}

it(`a television that is unplugged ${KILLS} times has its meetings or a code each time (SEED=${seed})`, async () => {
  const moments = fc.sample(moment, { numRuns: KILLS, seed })
  const cutOff: string[] = []
  while (moments.length > 0) {
    const { folder, remove } = newProfile()
    cutOff.push(...(await lifeOf(moments.splice(0, KILLS_OF_ONE), folder).finally(remove)))
  }
  const parts = [...new Set(cutOff)].sort()
  console.log(
    `SEED=${seed}: ${parts.map((part) => `${part} ${cutOff.filter((one) => one === part).length}`)}`,
  )
  // Every part was cut off at least once.
  expect(parts).toEqual([
    ...['approval', 'code', 'keys', 'renewal', 'renewal_answered', 'renewal_asked', 'start'],
  ])
}, 900_000)
