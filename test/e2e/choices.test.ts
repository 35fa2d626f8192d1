// What the viewer can choose, by keys alone. Time is moved, never waited for: the television's clock by
// Playwright, the sandbox's own by its /pass.

import { beforeEach, describe, expect, it } from 'vitest'
import { audit } from './audit'
import { moveToTuesday, room, switchOn, tv } from './evening'
import { goToButton, SETTINGS, signIn } from './living-room'

const MINUTE_S = 60

async function watching(options: Parameters<typeof switchOn>[0] = {}) {
  await switchOn({ ...options, on: false })
  await tv.page.clock.install()
  await tv.on()
  await signIn(room, tv, 'ada')
  await tv.page.locator('.agenda-meeting').first().waitFor()
}

const forward = async () =>
  (await tv.page.evaluate(() => document.documentElement.dir)) === 'rtl'
    ? 'ArrowLeft'
    : 'ArrowRight'

async function openSettings() {
  await tv.pressUntil('ArrowUp', 'Ada Brandt')
  await tv.press('Enter')
  await goToButton(tv, SETTINGS)
  await tv.press('Enter')
  await tv.page.locator('.settings').waitFor()
}

/** Goes to a setting by name, and presses a key on it so many times. */
async function choose(name: string, key = 'Enter', times = 1) {
  await tv.pressUntil('ArrowDown', name)
  for (let time = 0; time < times; time++) await tv.press(key)
}

const value = () =>
  tv.page.evaluate(() => document.activeElement?.getAttribute('aria-valuetext') ?? undefined)
const kept = async () =>
  ((await tv.stored()).preferences as { value?: object } | undefined)?.value ?? {}
const htmlLang = () => tv.page.evaluate(() => document.documentElement.lang)

/** The time goes on for everyone: on the television and at Webex. */
async function pass(seconds: number) {
  await room.sandbox('POST', 'pass', { seconds })
  await tv.page.clock.fastForward(seconds * 1000)
  // A look, so that the television hears what time it is at Webex.
  await tv.page.evaluate(() => window.dispatchEvent(new Event('online')))
}

/** How the television looks, but for what the passing of time changes on it. */
const focusAndScroll = () =>
  tv.page.evaluate(() => {
    const { activeElement } = document
    // The label of a meeting says how it stands, which changes with time.
    const title = activeElement?.querySelector('.agenda-title')?.textContent
    return {
      focused: title ?? activeElement?.getAttribute('aria-label'),
      place: activeElement?.getAttribute('style'),
      scroll: document.querySelector('.list-rows')?.getAttribute('style'),
      screens: [...document.querySelectorAll('main')].map(({ className }) => className),
    }
  })

describe('the settings', () => {
  it('are reached from the account, show every value, and lead back to where one was', async () => {
    await watching()
    await openSettings()
    expect(await tv.focused()).toBe('Text size')
    expect(await value()).toBe('Medium')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Ada Brandt')
  })

  it('change in place by OK, which goes round, and by left and right, which end', async () => {
    await watching()
    await openSettings()
    await tv.press('Enter')
    expect(await value()).toBe('Large')
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight')
    expect(await value()).toBe('Very large')
    await tv.press('Enter')
    expect(await value()).toBe('Small')
    await tv.press('ArrowLeft')
    expect(await value()).toBe('Small')
    expect(await tv.focused()).toBe('Text size')
  })

  it('are kept over a restart', async () => {
    await watching()
    await openSettings()
    await choose('Text size', 'ArrowRight', 2)
    await choose('Clock', 'ArrowRight')
    await choose('Dim clock', 'ArrowRight', 3)
    await choose('Motion')
    const chosen = { textSize: 'XL', hourCycle: '12', ambientAfter_min: 0, motion: 'off' }
    await expect.poll(kept).toEqual(chosen)
    await tv.page.reload()
    await tv.page.locator('.agenda-meeting').first().waitFor()
    expect(await tv.text()).toMatch(/\d:\d\d\s[ap]m/i)
    const { className, size } = await tv.page.evaluate(() => ({
      className: document.documentElement.className,
      size: getComputedStyle(document.querySelector('.agenda-title') as Element).fontSize,
    }))
    expect(className.split(' ')).toEqual(expect.arrayContaining(['still', 'large-text']))
    expect(Number.parseFloat(size)).toBeCloseTo(36 * 1.3)
  })

  it('that cannot be read fall back alone', async () => {
    await watching()
    await openSettings()
    await choose('Text size', 'ArrowRight')
    await expect.poll(kept).toEqual({ textSize: 'L' })
    await tv.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.open('foyer').onsuccess = ({ target }) => {
            const db = (target as IDBOpenDBRequest).result
            const store = db.transaction('kept', 'readwrite').objectStore('kept')
            store.get('preferences').onsuccess = (event) => {
              const { result } = event.target as IDBRequest
              Object.assign(result.value, { language: 7, timeZone: 'Atlantis', hourCycle: '24' })
              store.put(result, 'preferences').onsuccess = () => {
                db.close()
                resolve()
              }
            }
          }
        }),
    )
    await tv.page.reload()
    await tv.page.locator('.agenda-meeting').first().waitFor()
    await openSettings()
    expect(await value()).toBe('Large')
    await tv.press('ArrowDown')
    expect(await value()).toBe('24 hours')
    await tv.press('ArrowDown')
    expect(await tv.focused()).toMatch(/^Time zone, Automatic/)
  })

  it('go with the account that is signed out, which leaves nothing', async () => {
    await watching()
    await openSettings()
    await choose('Text size', 'ArrowRight', 2)
    await choose('Sign out')
    await tv.shows('Signed in as Ada Brandt')
    expect(await tv.focused()).toBe('Stay signed in')
    await tv.press('ArrowRight', 'Enter')
    await tv.code()
    expect(await tv.page.evaluate(() => document.documentElement.className)).toBe('')
    const left = await tv.stored()
    delete left.grant // the new code that is on the screen, which belongs to nobody yet
    expect(left).toEqual({})
  })

  it('lead to the diagnostics and to what Foyer is, and back to the same row', async () => {
    await watching()
    await openSettings()
    await choose('Diagnostics')
    await tv.shows('Key tester')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Diagnostics')
    await choose('About Foyer')
    await tv.shows(/^Foyer \d+\.\d+\.\d+$/)
    await tv.shows('MIT')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('About Foyer')
  })
})

describe('a language', () => {
  it('is spoken at once, on the screens beneath as well, and turns them round', async () => {
    await watching()
    await openSettings()
    await choose('Language', 'ArrowRight', 2)
    expect(await htmlLang()).toBe('de')
    await tv.shows('Einstellungen')
    expect(await tv.text()).toContain('Aufzeichnungen')
    expect(await tv.focused()).toBe('Sprache')
    await tv.press('ArrowRight')
    expect(await htmlLang()).toBe('ar')
    expect(await tv.page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(await value()).toBe('العربية')
    // What leads back is on the right now.
    await tv.press('ArrowRight')
    expect(await value()).toBe('Deutsch')
    await tv.press('ArrowRight')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Ada Brandt')
    await tv.press('ArrowRight')
    expect(await tv.focused()).toBe('التسجيلات')
  })

  it("keeps the television's way of writing times when it is the television's own", async () => {
    await watching({ locale: 'en-GB' })
    await openSettings()
    await choose('Language', 'ArrowRight')
    expect(await htmlLang()).toBe('en')
    expect(await tv.text()).not.toMatch(/\d:\d\d\s[AP]M/)
  })
})

describe('a time zone', () => {
  it('is chosen from a list, and moves every time at once', async () => {
    await watching({ zone: 'Europe/London' })
    const clock = () => tv.page.locator('.now-clock').innerText()
    const hour = async () => Number.parseInt(await clock(), 10)
    const before = await hour()
    await openSettings()
    await tv.pressUntil('ArrowDown', await zoneRow())
    await tv.press('Enter')
    await tv.page.locator('.zones').waitFor()
    expect(await tv.focused()).toMatch(/^Automatic · London · UTC/)
    await tv.pressUntil('ArrowDown', 'Tokyo · UTC+9', 90)
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toBe('Time zone, Tokyo · UTC+9')
    const summer = (await offset('Europe/London')) / 60
    expect(await hour()).toBe((before + 9 - summer) % 24)
    expect(await kept()).toEqual({ timeZone: 'Asia/Tokyo' })
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toBe('Tokyo · UTC+9')
    await tv.press('ArrowUp')
    expect(await tv.focused()).toMatch(/^Automatic · London/)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Time zone, Tokyo · UTC+9')
  })

  const zoneRow = () =>
    tv.page
      .locator('.settings [aria-label^="Time zone"]')
      .getAttribute('aria-label')
      .then((label) => label ?? '')
  const offset = (timeZone: string) =>
    tv.page.evaluate((timeZone) => {
      const at = new Date(Math.floor(Date.now() / 60_000) * 60_000)
      const face = new Date(`${at.toLocaleString('en-US', { timeZone })} UTC`)
      return (face.getTime() - at.getTime()) / 60_000
    }, timeZone)
})

describe('a text size', () => {
  const LANGUAGES = { English: 'en-GB', German: 'de-DE', Arabic: 'ar-EG' }
  const cases = Object.entries(LANGUAGES).flatMap(([language, locale]) =>
    ['S', 'XL'].map((textSize) => ({ language, locale, textSize })),
  )

  it.each(cases)('of $textSize holds in $language', async ({ locale, textSize }) => {
    const sound = async (screen: string) => {
      await tv.page.evaluate(() => document.fonts.ready)
      await tv.page.waitForTimeout(400) // what arrives has arrived
      const { unsafe, small, faint, focused, focusOutOfSight } = await audit(tv.page)
      expect({ screen, unsafe, small, faint, focusOutOfSight }).toEqual({
        screen,
        unsafe: [],
        small: [],
        faint: [],
        focusOutOfSight: false,
      })
      expect(focused).toHaveLength(1)
      expect({ screen, overlaps: await overlaps() }).toEqual({ screen, overlaps: [] })
    }
    await switchOn({ locale, settings: { textSize } })
    await tv.code()
    await sound('sign-in')
    await tv.press(await forward(), 'Enter')
    await sound('diagnostics')
    await tv.press('Escape')
    await tv.press('Escape')
    await sound('exit')
    await tv.press('Escape')
    await signIn(room, tv, 'di')
    await tv.page.locator('.agenda-meeting').first().waitFor()
    await sound('agenda')
    await tv.press('Enter')
    await tv.page.locator('.meeting').waitFor()
    await sound('meeting')
    await tv.press('Escape')
    await tv.pressUntil('ArrowUp', 'Di Moreau')
    await tv.press('Enter')
    await sound('account')
    await goToButton(tv, SETTINGS)
    await tv.press('Enter')
    await tv.page.locator('.settings').waitFor()
    await sound('settings')
    await tv.press('ArrowDown', 'ArrowDown', 'Enter')
    await tv.page.locator('.zones').waitFor()
    await sound('zones')
    await tv.press('Escape')
    for (let row = 0; row < 12; row++) await tv.press('ArrowDown')
    await sound('the end of the settings')
  })

  /** Texts of the uppermost screen that lie over one another, by name. */
  const overlaps = () =>
    tv.page.evaluate(() => {
      const root =
        document.querySelector('.dialog') ??
        [...document.querySelectorAll('.overlay')].pop() ??
        (document.querySelector('.stage') as Element)
      const clipped = (element: Element, box: DOMRect) => {
        let { left, top, right, bottom } = box
        for (let at: Element | null = element; at; at = at.parentElement) {
          if (getComputedStyle(at).overflow === 'visible') continue
          const clip = at.getBoundingClientRect()
          left = Math.max(left, clip.left)
          top = Math.max(top, clip.top)
          right = Math.min(right, clip.right)
          bottom = Math.min(bottom, clip.bottom)
        }
        return { left, top, right, bottom }
      }
      const texts: { words: string; left: number; top: number; right: number; bottom: number }[] =
        []
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.textContent?.trim()
        if (!words || !node.parentElement) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const box = clipped(node.parentElement, range.getBoundingClientRect())
        if (box.right - box.left > 2 && box.bottom - box.top > 2) texts.push({ words, ...box })
      }
      // Lines have room above and below their letters, which may touch.
      const ROOM = 14
      return texts.flatMap((a, at) =>
        texts
          .slice(at + 1)
          .filter(
            (b) =>
              a.left < b.right - 2 &&
              b.left < a.right - 2 &&
              a.top + ROOM < b.bottom &&
              b.top + ROOM < a.bottom,
          )
          .map((b) => `${a.words} | ${b.words}`),
      )
    })
})

describe('the dim clock', () => {
  const isDim = () => tv.page.locator('.ambient').isVisible()

  it('comes when nobody presses a key, and any key brings back exactly what was there', async () => {
    await watching()
    await tv.press('ArrowDown', 'ArrowDown')
    const before = await focusAndScroll()
    for (const key of ['ArrowDown', 'Enter', 'Escape', 'F9', 'a']) {
      await tv.page.clock.fastForward(10 * MINUTE_S * 1000)
      await expect.poll(isDim).toBe(true)
      await tv.press(key)
      await expect.poll(isDim).toBe(false)
      expect(await focusAndScroll()).toEqual(before)
    }
    await tv.press('Enter')
    await tv.page.locator('.meeting').waitFor()
  })

  it('tells the time and what is next, in grey on black, each half minute elsewhere', async () => {
    await watching()
    await tv.page.clock.fastForward(10 * MINUTE_S * 1000)
    const block = tv.page.locator('.ambient-block')
    await block.waitFor()
    expect(await block.innerText()).toMatch(/\d\d:\d\d[\s\S]*(Now|Next)/)
    const { ground, lightest } = await tv.page.evaluate(() => {
      const colours = [...document.querySelectorAll('.ambient, .ambient *')].map((element) =>
        (getComputedStyle(element).color.match(/\d+/g) ?? []).slice(0, 3).map(Number),
      )
      const ambient = document.querySelector('.ambient') as Element
      return {
        ground: getComputedStyle(ambient).backgroundColor,
        lightest: Math.max(...colours.flat()),
      }
    })
    expect(ground).toBe('rgb(0, 0, 0)')
    expect(lightest).toBeLessThan(180)
    const place = async () => JSON.stringify(await block.boundingBox())
    const places = new Set([await place()])
    for (let step = 0; step < 3; step++) {
      const before = await place()
      await tv.page.clock.runFor(30_000)
      await expect.poll(place).not.toBe(before)
      places.add(await place())
    }
    expect(places.size).toBe(4)
  })

  it('comes over the settings as well, and leaves them as they were', async () => {
    await watching()
    await openSettings()
    await choose('Dim clock', 'ArrowLeft')
    expect(await value()).toBe('After 5 minutes')
    const before = await focusAndScroll()
    await tv.page.clock.fastForward(5 * MINUTE_S * 1000)
    await expect.poll(isDim).toBe(true)
    await tv.press('ArrowLeft')
    await expect.poll(isDim).toBe(false)
    expect(await focusAndScroll()).toEqual(before)
    expect(await value()).toBe('After 5 minutes')
  })

  it('does not come when it is turned off, nor while a code is shown', async () => {
    await watching()
    await openSettings()
    await choose('Dim clock', 'ArrowRight', 3)
    expect(await value()).toBe('Never')
    await tv.page.clock.fastForward(120 * MINUTE_S * 1000)
    await tv.page.waitForTimeout(200)
    expect(await isDim()).toBe(false)
    await choose('Sign out')
    await tv.press('ArrowRight', 'Enter')
    await tv.code()
    await tv.page.clock.fastForward(20 * MINUTE_S * 1000)
    await tv.page.waitForTimeout(200)
    expect(await isDim()).toBe(false)
  })

  it('goes when the pointer moves', async () => {
    await watching()
    // Whoever has not moved is taken along by the time of day.
    await tv.press('ArrowDown')
    await tv.page.mouse.move(300, 300)
    const before = await focusAndScroll()
    await tv.page.clock.fastForward(10 * MINUTE_S * 1000)
    await expect.poll(isDim).toBe(true)
    await tv.page.mouse.move(305, 300)
    await expect.poll(isDim).toBe(false)
    expect(await focusAndScroll()).toEqual(before)
  })
})

describe('a reminder', () => {
  beforeEach(moveToTuesday)

  const reminder = () => tv.page.locator('.reminder')

  const isAbout = (a: number, b: number) => Math.abs(a - b) <= 6 * MINUTE_S * 1000

  /** Goes to `ahead_s` before the start of what comes next; the clocks differ by up to two seconds. */
  async function before(ahead_s: number, awake = true) {
    const { value } = (await tv.stored()).agenda as {
      value: { meetings: { title: string; start: number; end?: number }[] }
    }
    const { now } = (await room.sandbox('POST', 'pass', { seconds: 1 })) as { now: string }
    const [next] = value.meetings
      .map((meeting) => ({ ...meeting, in_s: (meeting.start - Date.parse(now)) / 1000 }))
      .filter(({ start, end, in_s }) => in_s > 6 * MINUTE_S && (end ?? 0) - start < 36e6)
      // One that is alone, since another that begins about then would be announced instead.
      .filter(({ start }) => value.meetings.filter((one) => isAbout(one.start, start)).length === 1)
      .sort((a, b) => a.start - b.start)
    if (!next) throw new Error('nothing comes next')
    await pass(Math.round(next.in_s - ahead_s))
    // That was long enough for the dim clock to come.
    if (awake) await tv.press('F9')
    return next.title
  }
  const soon = (awake = true) => before(5 * MINUTE_S - 3, awake)

  it('comes five minutes ahead, takes the focus of a viewer at rest, and OK opens the meeting', async () => {
    await watching()
    const title = await soon()
    await reminder().waitFor()
    expect(await reminder().innerText()).toMatch(/in 5 minutes/)
    expect(await reminder().innerText()).toContain(title)
    await tv.page.clock.runFor(6000)
    await expect.poll(() => tv.focused()).toContain(title)
    await tv.page.clock.runFor(1000)
    await tv.press('Enter')
    await tv.page.locator('.meeting').waitFor()
    expect(await tv.page.locator('.meeting-title').innerText()).toBe(title)
    expect(await reminder().count()).toBe(0)
    await tv.press('Escape')
    await tv.page.locator('.agenda').waitFor()
  })

  it('leaves a viewer who presses keys alone, and gives the focus back to one who moves on', async () => {
    await watching()
    await before(5 * MINUTE_S + 6)
    await tv.press('ArrowDown')
    const here = await tv.focused()
    for (let second = 0; second < 12 && (await reminder().count()) === 0; second++) {
      await tv.press('F9')
      await tv.page.clock.runFor(1000)
    }
    await reminder().waitFor()
    // However long all that took, the last key is not long ago.
    await tv.press('F9')
    expect(await tv.focused()).toBe(here)
    expect(await reminder().innerText()).toContain('wait a moment')
    await tv.page.clock.runFor(4000)
    await expect.poll(() => tv.focused()).toMatch(/^in \d minutes/)
    await tv.press('ArrowDown')
    await expect.poll(() => tv.focused()).toBe(here)
    expect(await reminder().count()).toBe(1)
    await tv.page.clock.runFor(6000)
    await expect.poll(() => tv.focused()).toMatch(/^in \d minutes/)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe(here)
    expect(await reminder().count()).toBe(0)
  })

  it('comes again at the start, over the settings too, and goes after half a minute', async () => {
    await watching()
    await openSettings()
    await before(-3)
    await reminder().waitFor()
    expect(await reminder().innerText()).toContain('Starting now')
    await tv.page.clock.runFor(31_000)
    await expect.poll(() => tv.text()).not.toContain('Starting now')
    // Another meeting may be five minutes away just then; it has its turn.
    if (await reminder().count()) await tv.page.clock.runFor(31_000)
    await expect.poll(() => reminder().count()).toBe(0)
    await expect.poll(() => tv.focused()).toBe('Text size')
  })

  it('opens its meeting from within the settings, which are closed then', async () => {
    await watching()
    await openSettings()
    await soon()
    await reminder().waitFor()
    await tv.page.clock.runFor(7000)
    await expect.poll(() => tv.focused()).toMatch(/^in \d minutes/)
    await tv.page.clock.runFor(1000)
    await tv.press('Enter')
    await tv.page.locator('.meeting').waitFor()
    expect(await tv.page.locator('.settings').count()).toBe(0)
  })

  it('takes no focus from a dialog', async () => {
    await watching()
    await tv.press('Escape')
    await tv.shows('Leave Foyer?')
    await soon()
    await reminder().waitFor()
    await tv.page.clock.runFor(7000)
    expect(await tv.focused()).toBe('Stay')
    await tv.press('Enter')
    await expect.poll(() => tv.text()).not.toContain('Leave Foyer?')
  })

  it('is said by the dim clock without waking anyone', async () => {
    await watching()
    await tv.page.clock.fastForward(10 * MINUTE_S * 1000)
    await tv.page.locator('.ambient').waitFor()
    const title = await soon(false)
    const dim = tv.page.locator('.ambient-block')
    await expect.poll(() => dim.innerText()).toContain('in 5 minutes')
    expect(await dim.innerText()).toContain(title)
    expect(await reminder().count()).toBe(0)
    await tv.press('Enter')
    await reminder().waitFor()
    expect(await tv.page.locator('.meeting').count()).toBe(0)
  })

  it('does not come when it is turned off', async () => {
    await watching()
    await openSettings()
    await choose('Reminders')
    expect(await value()).toBe('Off')
    await soon()
    await tv.page.clock.runFor(3000)
    expect(await reminder().count()).toBe(0)
  })
})

describe('hidden titles', () => {
  async function hold(key: string, ms = 700) {
    await tv.page.keyboard.down(key)
    await tv.page.waitForTimeout(ms) // what a key event says of its time cannot be moved
    await tv.page.keyboard.up(key)
    await tv.press()
  }
  const titles = () => tv.page.locator('.agenda-title').allInnerTexts()

  it('are "Busy" everywhere, until OK is held, and again after a minute', async () => {
    await watching()
    const before = await titles()
    await openSettings()
    await choose('Hide titles')
    expect(await value()).toBe('On')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Ada Brandt')
    await tv.press('ArrowDown')
    expect(new Set(await titles())).toEqual(new Set(['Busy']))
    for (const title of before) expect(await tv.text()).not.toContain(title)
    expect(await tv.focused()).toContain('Busy')

    await hold('Enter')
    await expect.poll(async () => (await titles())[0]).not.toBe('Busy')
    expect(await tv.page.locator('.meeting').count()).toBe(0)
    await tv.page.clock.runFor(61_000)
    await expect.poll(async () => new Set(await titles())).toEqual(new Set(['Busy']))
  })

  it('stay hidden on the screen of a meeting, which a short OK still opens', async () => {
    await watching()
    await openSettings()
    await choose('Hide titles')
    await tv.press('Escape', 'ArrowDown', 'Enter')
    await tv.page.locator('.meeting').waitFor()
    expect(await tv.page.locator('.meeting-title').innerText()).toBe('Busy')
  })
})
