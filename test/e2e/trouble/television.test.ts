// What only happens on televisions: pointing remotes, launchers, clocks that are wrong by years, apps
// that are killed at any moment.

import type { Request } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { evenly, fc, seed } from '../../generated'
import { app, signedIn, switchOn, tv } from '../test-app/fixture'
import {
  focusedRow,
  list,
  meetingRows,
  meetingsShown,
  recordingRows,
  recordingsScreen,
  userCode,
} from '../test-app/screens'
import { signIn, ZONE } from '../test-app/test-app'

const frame = () => tv.page.evaluate(() => new Promise(requestAnimationFrame))
const rowTop = () => focusedRow(tv.page).evaluate((row) => row.getBoundingClientRect().top)

describe('a pointing remote', () => {
  it('a pointing remote focuses what it hovers over, without scrolling, and its click is OK', async () => {
    await signedIn()
    await tv.still()
    // The one after it is not over either, so that it can be joined.
    const next = focusedRow(tv.page).locator('~ [role=button]').first()
    const label = await next.getAttribute('aria-label')
    const row = meetingRows(tv.page).and(
      tv.page.getByRole('button', { name: label ?? '', exact: true }),
    )
    const before = await row.boundingBox()
    await row.hover()
    await expect.poll(() => tv.focused()).toBe(label)
    expect(await row.boundingBox()).toEqual(before)
    await row.click()
    await tv.shows('Join on your phone')
    await tv.page.getByRole('button', { name: 'Back', exact: true }).click()
    await meetingsShown(tv.page)
    await tv.page.getByRole('button', { name: 'Ada Brandt', exact: true }).hover()
    await expect.poll(() => tv.focused()).toBe('Ada Brandt')
    // The look of focus, which a class alone has.
    expect(await tv.page.locator('.focused').count()).toBe(1)
  })

  it('a pointing remote scrolls with its wheel, and the focus comes back into sight when the cursor goes', async () => {
    await signedIn('bo')
    await tv.still()
    const rest = await rowTop()
    await list(tv.page).hover()
    await tv.page.mouse.wheel(0, 3000)
    await expect.poll(() => focusedRow(tv.page).count()).toBe(0)
    await tv.page.evaluate(() => {
      // What LG's platform sends; the browser build listens to it only on LG sets.
      document.dispatchEvent(
        new CustomEvent('cursorStateChange', { detail: { visibility: false } }),
      )
    })
    await tv.press('ArrowDown')
    await expect.poll(async () => Math.abs((await rowTop()) - rest)).toBeLessThan(200)
  })
})

describe('an LG set', () => {
  const equip = async (userAgent: string) => {
    const context = await app.browser.newContext({
      viewport: { width: 1920, height: 1080 },
      userAgent,
    })
    await context.addInitScript(() => {
      const calls: string[] = []
      Object.assign(window, { calls, PalmSystem: { platformBack: () => calls.push('launcher') } })
    })
    const page = await context.newPage()
    await page.goto(app.urls.app)
    await userCode(page).waitFor()
    return {
      page,
      calls: () => page.evaluate(() => (window as unknown as { calls: string[] }).calls),
    }
  }
  const WEBOS_5 =
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/68.0.3440.106 Safari/537.36'
  const WEBOS_22 =
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/87.0.4280.88 Safari/537.36'

  it('an LG set of 2020 shows its launcher at Back on the first screen', async () => {
    await switchOn()
    const { page, calls } = await equip(WEBOS_5)
    await page.keyboard.press('Escape')
    await expect.poll(calls).toEqual(['launcher'])
    await page.context().close()
  })

  it('an LG set of 2022 asks before it leaves', async () => {
    await switchOn()
    const { page, calls } = await equip(WEBOS_22)
    await page.keyboard.press('Escape')
    await page.getByText('Leave Foyer?').first().waitFor()
    expect(await calls()).toEqual([])
    await page.keyboard.press('ArrowRight')
    await frame()
    await page.keyboard.press('Enter')
    await expect.poll(calls).toEqual(['launcher'])
    await page.context().close()
  })

  it('an LG set brings the focus back into sight when its cursor goes', async () => {
    await switchOn()
    const { page } = await equip(WEBOS_22)
    const code = (await userCode(page).innerText()).replace(/\s/g, '')
    await app.sandbox('POST', 'approve', { user_code: code, account: 'bo' })
    await focusedRow(page).waitFor()
    await list(page).hover({ position: { x: 20, y: 20 } })
    await page.mouse.wheel(0, 3000)
    await expect.poll(() => focusedRow(page).count()).toBe(0)
    await page.evaluate(() => {
      const detail = { visibility: false }
      document.dispatchEvent(new CustomEvent('cursorStateChange', { detail }))
    })
    await focusedRow(page).waitFor()
    await page.context().close()
  })
})

describe('the diagnostics', () => {
  it('the diagnostics are reached by keys from the sign-in screen, test keys, and say the same in a QR code', async () => {
    await switchOn()
    await tv.code()
    await expect.poll(() => tv.focused()).toBe('Diagnostics')
    await tv.press('Enter')
    await tv.shows('Key tester')
    await tv.press('F9')
    await tv.shows('Key 120: not used by Foyer')
    await expect.poll(() => tv.scan()).toBeDefined()
    const text = (await tv.scan()) ?? ''
    expect(text).toMatch(
      /^Foyer report 1\nFoyer: \d+\.\d+\.\d+\nTelevision: Browser\nEngine: Chromium \d+\n/,
    )
    expect(text).toContain(`\nScreen: 1920 x 1080 x 1\nZone: ${ZONE}\n`)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Diagnostics')
  })

  it('the diagnostics are reached by keys from the agenda, and tell no token, code or name', async () => {
    await signedIn()
    await app.sandbox('PUT', 'faults', [
      { kind: 'status', status: 503, path: '/v1/meetings', count: 1 },
    ])
    await tv.pressUntil('ArrowUp', 'Ada Brandt')
    await tv.pressUntil('ArrowLeft', 'Refresh', 4)
    await tv.press('Enter')
    await tv.pressUntil('ArrowRight', 'Settings', 4)
    await tv.press('Enter')
    await tv.pressUntil('ArrowDown', 'Diagnostics')
    await tv.press('Enter')
    await tv.shows(/503 {2}\/v1\/meetings/)
    await expect.poll(() => tv.scan()).toMatch(/\n\d+ 503 \/v1\/meetings ROUTER_/)
    const text = (await tv.scan()) ?? ''
    expect(text).not.toMatch(/Ada|Brandt|[?]|eyJ/)
    // The zone is meant to be there.
    for (const { value } of Object.values(await tv.stored()) as {
      value: Record<string, unknown>
    }[])
      for (const one of Object.values(value ?? {}))
        if (typeof one === 'string' && one.length > 12 && one !== ZONE)
          expect(text).not.toContain(one)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Diagnostics')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Settings')
  })
})

/** Cuts the power. A navigation that has only begun refuses to be cut, until it has come further. */
async function killed() {
  const isCut = () =>
    tv.page.goto('about:blank').then(
      () => tv.page.url(),
      () => 'not yet',
    )
  await expect.poll(isCut).toBe('about:blank')
}

/** Switches on until so many requests were sent or answered, or the meetings are there. */
async function onUntil(moment: number) {
  let seen = 0
  const isReached = new Promise<void>((resolve) => {
    const count = () => {
      seen += 1
      if (seen >= moment) resolve()
    }
    tv.page.on('request', count)
    tv.page.on('response', count)
  })
  // Whoever is killed before the page has loaded never has.
  const started = tv.on().catch(() => {})
  const meetings = meetingRows(tv.page).first()
  await Promise.race([isReached, started.then(() => meetings.waitFor()).catch(() => {})])
}

describe('the life of a television', () => {
  it('a television with a clock that is wrong by decades is corrected by the first answer', async () => {
    await switchOn({ on: false })
    await tv.context.addInitScript(() => {
      const RealDate = Date
      const shift = RealDate.now() - RealDate.UTC(1970, 0, 2)
      class OldDate extends RealDate {
        constructor(...given: [number] | []) {
          super(given[0] ?? RealDate.now() - shift)
        }
        static override now() {
          return RealDate.now() - shift
        }
      }
      Object.assign(window, { Date: OldDate })
    })
    await tv.on()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    await tv.shows(/^Today/)
    await tv.shows(/5 March/)
    await tv.page.reload()
    await meetingsShown(tv.page)
  })

  it('a television goes on after being killed at any moment of signing in', async () => {
    await switchOn()
    const user_code = await tv.code()
    // Nobody has read it before that.
    await expect.poll(() => tv.stored()).toHaveProperty('grant')
    // Polls whose answer a kill may have kept from the disk.
    let polls = 0
    const count = (request: Request) => {
      if (request.url().includes('/device/token')) polls++
    }
    // Each time so many requests and answers after the start: during it, a poll, or the first look.
    const moments = fc.sample(evenly(1, 20), 8)
    console.log(`SEED=${seed}: killed after ${moments}`)
    for (const [kill, moment] of moments.entries()) {
      if (kill === 5) {
        expect(await tv.code()).toBe(user_code)
        tv.page.on('requestfailed', count)
        tv.page.on('response', (response) => response.ok() && count(response.request()))
        await app.sandbox('POST', 'approve', { user_code, account: 'ada' })
      }
      await killed()
      await onUntil(moment)
    }
    await killed()
    await tv.on()
    const agenda = meetingRows(tv.page).first()
    const anotherCode = userCode(tv.page).filter({ hasNotText: user_code })
    await agenda.or(anotherCode).first().waitFor()
    // Webex gives tokens once. Where they were lost on the way, the viewer is asked again, and nothing else.
    if (await anotherCode.count()) {
      expect(polls).toBeGreaterThan(0)
      await signIn(app, tv, 'ada')
    }
    await agenda.waitFor()
    expect(await tv.stored()).toHaveProperty('tokens')
  })

  it('a television begins anew with a code when an update has emptied the storage', async () => {
    await signedIn()
    await tv.page.goto('about:blank')
    const client = await tv.context.newCDPSession(tv.page)
    await client.send('Storage.clearDataForOrigin', {
      origin: new URL(app.urls.app).origin,
      storageTypes: 'all',
    })
    await tv.on()
    expect(await tv.code()).toMatch(/^\d{6}$/)
  })

  it('a television goes on in memory where there is no storage, and says so', async () => {
    await switchOn({ on: false })
    await tv.context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined })
    })
    await tv.on()
    await signIn(app, tv, 'ada')
    await tv.shows('cannot save your sign-in')
  })

  it('a television notices by itself that the network is back', async () => {
    await signedIn()
    await tv.context.setOffline(true)
    await tv.pressUntil('ArrowUp', 'Ada Brandt')
    await tv.pressUntil('ArrowLeft', 'Refresh', 4)
    await tv.press('Enter')
    await tv.shows('No network')
    await tv.pressUntil('ArrowRight', 'Recordings', 4)
    await tv.press('Enter')
    await recordingsScreen(tv.page).getByText('No network').waitFor()
    await tv.context.setOffline(false)
    await recordingRows(tv.page).first().waitFor()
    await expect.poll(() => tv.text(), { timeout: 15_000 }).not.toContain('No network')
  })

  it('a television takes the keys of an unknown box from the settings', async () => {
    await switchOn({ settings: { keys: { back: [120] } } })
    await tv.code()
    await tv.press('F9')
    await tv.shows('Leave Foyer?')
  })
})
