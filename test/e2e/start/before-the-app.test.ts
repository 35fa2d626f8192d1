// What the page does itself before the app has come: it draws the last agenda, and asks for the first code.

import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { HOLD_MS } from '../../../src/remote/focus/hold'
import { choose, openSettings } from '../test-app/choices'
import { app, signedIn, switchOn, tv } from '../test-app/fixture'
import { agendaScreen, focusedRow, heading, meetingScreen } from '../test-app/screens'
import { openPerson, signIn } from '../test-app/test-app'

/** What the television has stored of it. */
const stored = () =>
  tv.page.evaluate(() =>
    Object.keys(localStorage).map((key) => `${key}: ${localStorage.getItem(key)}`),
  )
const pictureStored = () => expect.poll(async () => (await stored()).length, { timeout: 60_000 })

const picture = () => tv.page.locator('#picture')
const pictureRow = () => picture().locator('.focused')

/** Lets what is asked of an address come when the function that it gives is called. */
async function hold(address: string): Promise<() => void> {
  let release = () => {}
  const isReleased = new Promise<void>((resolve) => {
    release = resolve
  })
  await tv.context.route(address, async (route) => {
    await isReleased
    await route.continue()
  })
  return release
}

const holdScripts = () => hold('**/assets/*.js')

/** Switches the television off and on; its scripts come when `release` is called. */
async function restart() {
  const release = await holdScripts()
  await tv.page.reload({ waitUntil: 'commit' })
  await picture().waitFor()
  return { release }
}

async function appHasCome() {
  await picture().waitFor({ state: 'detached', timeout: 60_000 })
  await agendaScreen(tv.page).waitFor()
}

/** What the app draws a moment later, and what changes with each second. */
const LATER = () => [tv.page.locator('.qr-code'), tv.page.locator('.sign-in-left')]

/** How much of the app still changes its look when the picture over it goes. */
const movingWhenItGoes = () =>
  tv.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new MutationObserver(() => {
          if (document.getElementById('picture')) return
          const transitions = document.getAnimations().filter((it) => it instanceof CSSTransition)
          resolve(transitions.length)
        }).observe(document.body, { childList: true })
      }),
  )

/** Waits until the next minute, with which the clock and more of the screen changes, is some way off. */
const inMidMinute = () =>
  expect
    .poll(() => tv.page.evaluate(() => new Date().getSeconds()), { timeout: 60_000 })
    .toBeLessThan(30)

/** Begins a minute, so that there is little to be waited for later on. */
const beginMinute = () => app.pass(60 - new Date(app.now_ms()).getSeconds())

/** How many pixels of two screenshots differ so that one sees it. */
function differing(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one).data, PNG.sync.read(other).data]
  let count = 0
  for (let at = 0; at < a.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > 24))
      count += 1
  return count
}

describe('the picture of the last agenda', () => {
  it('is there before the app, which takes its place at the row that the viewer went to', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(5)
    const { release } = await restart()
    const first = await pictureRow().innerText()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowDown'])
      await tv.page.keyboard.press(key)
    const row = await pictureRow().innerText()
    expect(row).not.toBe(first)
    release()
    await appHasCome()
    await expect.poll(() => focusedRow(tv.page).innerText()).toBe(row)
    await tv.press('ArrowUp')
    expect(await focusedRow(tv.page).innerText()).not.toBe(row)
  })

  it('opens the meeting on which OK was pressed once the app has come, and does it once', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    const { release } = await restart()
    await tv.page.keyboard.press('ArrowDown')
    const title = await pictureRow().locator('.agenda-title').innerText()
    await tv.page.keyboard.press('Enter')
    // Whoever waits presses again.
    await tv.page.keyboard.press('Enter')
    await tv.page.keyboard.press('ArrowDown')
    release()
    await meetingScreen(tv.page).waitFor({ timeout: 60_000 })
    expect(await heading(tv.page).innerText()).toBe(title)
    await tv.press('Escape')
    await expect.poll(async () => focusedRow(tv.page).innerText()).toContain(title)
  })

  it('opens the meeting that a pointer clicked once the app has come', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    const { release } = await restart()
    await tv.page.keyboard.press('ArrowDown')
    const title = await pictureRow().locator('.agenda-title').innerText()
    await tv.page.keyboard.press('ArrowUp')
    await picture().locator('.list-row').getByText(title).click()
    expect(await pictureRow().locator('.agenda-title').innerText()).toBe(title)
    release()
    await meetingScreen(tv.page).waitFor({ timeout: 60_000 })
    expect(await heading(tv.page).innerText()).toBe(title)
  })

  it('shows hidden titles for a minute where OK was held, and opens nothing', async () => {
    await signedIn()
    await openSettings()
    await choose('Hide titles')
    await tv.press('Escape')
    await pictureStored().toBeGreaterThan(0)
    const { release } = await restart()
    expect(await pictureRow().innerText()).toContain('Busy')
    const since_ms = performance.now()
    // As often as a remote repeats what is held, and more.
    while (performance.now() - since_ms < 1.5 * HOLD_MS) await tv.page.keyboard.down('Enter')
    await tv.page.keyboard.up('Enter')
    release()
    await appHasCome()
    await expect.poll(() => focusedRow(tv.page).innerText()).not.toContain('Busy')
  })

  it('leaves to the app what only the app can do, in its order', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    const { release } = await restart()
    await tv.page.keyboard.press('ArrowRight')
    await tv.page.keyboard.press('ArrowDown')
    release()
    await appHasCome()
    const rows = () => focusedRow(tv.page).getAttribute('aria-label')
    await expect.poll(rows).toContain('Tomorrow')
  })

  it.each([
    ['en-GB', 'M'],
    ['de-DE', 'S'],
    ['ar-EG', 'XL'],
  ] as const)(
    'looks as the app does a moment later, in %s at size %s',
    async (locale, textSize) => {
      await beginMinute()
      await signedIn('ada', { locale, settings: { textSize } })
      await pictureStored().toBeGreaterThan(15)
      await inMidMinute()
      const { release } = await restart()
      await tv.page.evaluate(() => document.fonts.ready)
      const before = await tv.page.screenshot()
      const moving = movingWhenItGoes()
      release()
      await appHasCome()
      expect(await moving).toBe(0)
      await tv.settled()
      const after = await tv.page.screenshot()
      expect(differing(before, after)).toBeLessThan(2000)
    },
  )

  it.each([
    ['behind', -3],
    ['ahead', 3],
  ] as const)(
    'tells the right time where the television’s clock is %s by some hours',
    async (_, hours) => {
      await beginMinute()
      await signedIn('ada', { wrongBy_ms: hours * 3_600_000 })
      await pictureStored().toBeGreaterThan(0)
      await inMidMinute()
      const texts = async () => [
        await tv.page.locator('.now-clock').first().innerText(),
        await tv.page.locator('.list-row.focused').first().innerText(),
      ]
      const shown = await texts()
      const { release } = await restart()
      expect(await texts()).toEqual(shown)
      release()
      await appHasCome()
      expect(await texts()).toEqual(shown)
    },
  )

  it('goes with the account that is signed out', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    await openPerson(tv)
    await tv.shows('Signed in as Ada Brandt')
    await tv.press('ArrowRight', 'Enter')
    await expect.poll(() => tv.code()).toMatch(/^\d{6}$/)
    expect(await stored()).toEqual([])
  })

  it('has no title in it once titles are hidden', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    const title = 'Release 4.2'
    expect((await stored()).join()).toContain(title)
    await openSettings()
    await choose('Hide titles')
    expect((await stored()).join()).not.toContain(title)
    await tv.press('Escape')
    await pictureStored().toBeGreaterThan(0)
    expect((await stored()).join()).not.toContain(title)
    expect((await stored()).join()).toContain('Busy')
  })

  it('shows a title with markup in it as the text that it is', async () => {
    const title = '<img src=x onerror="document.title=1"><b>Plan</b>'
    const start = new Date(app.now_ms() + 600_000).toISOString()
    const end = new Date(app.now_ms() + 1_800_000).toISOString()
    const body = { items: [{ id: 'one', title, start, end }] }
    await app.sandbox('PUT', 'faults', [
      { kind: 'status', status: 200, path: '/v1/meetings', count: 'always', body },
    ])
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    const { release } = await restart()
    expect(await pictureRow().locator('.agenda-title').innerText()).toBe(title)
    expect(await picture().locator('img, b').count()).toBe(0)
    release()
    await appHasCome()
  })

  it('is not shown where it cannot be read, and the app comes all the same', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    await tv.page.evaluate(() => {
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"slots":')
    })
    await tv.page.reload()
    await agendaScreen(tv.page).waitFor()
    expect(await picture().count()).toBe(0)
  })

  it('is not shown on a day that it was not drawn for', async () => {
    await signedIn()
    await pictureStored().toBeGreaterThan(0)
    await tv.page.evaluate(() => {
      const of = JSON.parse(localStorage.getItem('foyer-picture') ?? '')
      of.slots = of.slots.map((since: number) => since - 20 * 24 * 3_600_000)
      localStorage.setItem('foyer-picture', JSON.stringify(of))
    })
    await tv.page.reload()
    expect(await picture().count()).toBe(0)
    await agendaScreen(tv.page).waitFor()
  })
})

describe('the first start of all', () => {
  it('asks for a code before the app has come, and shows the one that it got', async () => {
    await switchOn({ on: false })
    const release = await holdScripts()
    const asked: string[] = []
    tv.page.on('request', (request) => {
      if (request.url().endsWith('/device/authorize')) asked.push(request.method())
    })
    const answer = tv.page.waitForResponse(/device\/authorize$/)
    void tv.page.goto(app.urls.app, { waitUntil: 'commit' })
    const response = await answer
    release()
    // Its body is read by the app.
    const { user_code } = await response.json()
    expect(await tv.code()).toBe(user_code)
    expect(asked).toEqual(['POST'])
    await signIn(app, tv, 'ada')
    await agendaScreen(tv.page).waitFor()
  })

  it.each([
    ['en-GB', 'M'],
    ['de-DE', 'S'],
    ['ar-EG', 'XL'],
  ] as const)(
    'shows the code before the app has come as the app does a moment later, in %s at size %s',
    async (locale, textSize) => {
      await switchOn({ on: false, locale, settings: { textSize } })
      const release = await holdScripts()
      void tv.page.goto(app.urls.app, { waitUntil: 'commit' })
      await picture().waitFor()
      const shown = await picture().locator('.sign-in-code').innerText()
      await tv.page.evaluate(() => document.fonts.ready)
      const before = await tv.page.screenshot({ mask: LATER() })
      release()
      await picture().waitFor({ state: 'detached', timeout: 60_000 })
      expect(await tv.code()).toBe(shown.replace(/\s/g, ''))
      await tv.settled()
      const after = await tv.page.screenshot({ mask: LATER() })
      expect(differing(before, after)).toBeLessThan(2000)
    },
  )

  it('does not put the code before an app that came first', async () => {
    await switchOn({ on: false })
    const release = await hold('**/device/authorize')
    await tv.on()
    await tv.shows('Getting a code…')
    release()
    expect(await tv.code()).toMatch(/^\d{6}$/)
    expect(await picture().count()).toBe(0)
  })
})
