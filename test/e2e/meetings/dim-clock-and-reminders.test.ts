// What comes by itself: the dim clock when nobody is there, and reminders.

import { beforeEach, describe, expect, it } from 'vitest'
import {
  choose,
  focusAndScroll,
  LATER,
  MINUTE_S,
  NEXT,
  openSettings,
  pass,
  passToBefore,
  signedInWithClock,
  value,
} from '../test-app/choices'
import { restartServers, tv } from '../test-app/fixture'
import {
  agendaScreen,
  dimClock,
  heading,
  meetingScreen,
  reminder,
  settingsScreen,
} from '../test-app/screens'

describe('the dim clock', () => {
  const isDim = () => dimClock(tv.page).isVisible()

  it('the dim clock comes when nobody presses a key, and any key brings back exactly what was there', async () => {
    await signedInWithClock()
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
    await meetingScreen(tv.page).waitFor()
  })

  it('the dim clock tells the time and what is next, in grey on black, each half minute elsewhere', async () => {
    await signedInWithClock()
    await tv.page.clock.fastForward(10 * MINUTE_S * 1000)
    await dimClock(tv.page).waitFor()
    expect(await dimClock(tv.page).innerText()).toMatch(/\d\d:\d\d[\s\S]*(Now|Next)/)
    // Where it stands and how light it is are boxes and styles, which have no role.
    const block = tv.page.locator('.ambient-block')
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

  it('the dim clock comes over the settings as well, and leaves them as they were', async () => {
    await signedInWithClock()
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

  it('the dim clock does not come when it is turned off, nor while a code is shown', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Dim clock', 'ArrowRight', 3)
    expect(await value()).toBe('Never')
    await tv.page.clock.fastForward(120 * MINUTE_S * 1000)
    await tv.still()
    expect(await isDim()).toBe(false)
    await choose('Sign out')
    await tv.press('ArrowRight', 'Enter')
    await tv.code()
    await tv.page.clock.fastForward(20 * MINUTE_S * 1000)
    await tv.still()
    expect(await isDim()).toBe(false)
  })

  it('the dim clock goes when the pointer moves', async () => {
    await signedInWithClock()
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
  beforeEach(restartServers)

  const { title } = NEXT
  const soon = () => passToBefore(NEXT, 5 * MINUTE_S - 3)

  it('a reminder comes five minutes ahead, takes the focus of a viewer at rest, and OK opens the meeting', async () => {
    await signedInWithClock()
    await soon()
    await reminder(tv.page).waitFor()
    expect(await reminder(tv.page).innerText()).toMatch(/in 5 minutes/)
    expect(await reminder(tv.page).innerText()).toContain(title)
    await tv.page.clock.runFor(6000)
    await expect.poll(() => tv.focused()).toContain(title)
    await tv.page.clock.runFor(1000)
    await tv.press('Enter')
    await meetingScreen(tv.page).waitFor()
    expect(await heading(tv.page).innerText()).toBe(title)
    expect(await reminder(tv.page).count()).toBe(0)
    await tv.press('Escape')
    await agendaScreen(tv.page).waitFor()
  })

  it('a reminder leaves a viewer who presses keys alone, and gives the focus back to one who moves on', async () => {
    await signedInWithClock()
    await passToBefore(NEXT, 5 * MINUTE_S + 6)
    await tv.press('ArrowDown')
    const here = await tv.focused()
    for (let second = 0; second < 12 && (await reminder(tv.page).count()) === 0; second++) {
      await tv.press('F9')
      await tv.page.clock.runFor(1000)
    }
    await reminder(tv.page).waitFor()
    // However long all that took, the last key is not long ago.
    await tv.press('F9')
    expect(await tv.focused()).toBe(here)
    await tv.shows('Wait a moment, then press OK')
    await tv.page.clock.runFor(4000)
    await expect.poll(() => tv.focused()).toMatch(/^in \d minutes/)
    await tv.press('ArrowDown')
    await expect.poll(() => tv.focused()).toBe(here)
    expect(await reminder(tv.page).count()).toBe(1)
    await tv.page.clock.runFor(6000)
    await expect.poll(() => tv.focused()).toMatch(/^in \d minutes/)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe(here)
    expect(await reminder(tv.page).count()).toBe(0)
  })

  it('a reminder comes again at the start, over the settings too, and goes after half a minute', async () => {
    await signedInWithClock()
    await openSettings()
    await passToBefore(NEXT, -3)
    await reminder(tv.page).waitFor()
    expect(await reminder(tv.page).innerText()).toContain('Starting now')
    await tv.page.clock.runFor(31_000)
    await expect.poll(() => tv.text()).not.toContain('Starting now')
    // Another meeting may be five minutes away just then; it has its turn.
    if (await reminder(tv.page).count()) await tv.page.clock.runFor(31_000)
    await expect.poll(() => reminder(tv.page).count()).toBe(0)
    await expect.poll(() => tv.focused()).toBe('Text size')
  })

  it('a reminder opens its meeting from within the settings, which are closed then', async () => {
    await signedInWithClock()
    await openSettings()
    await soon()
    await reminder(tv.page).waitFor()
    await tv.page.clock.runFor(7000)
    await expect.poll(() => tv.focused()).toMatch(/^in \d minutes/)
    await tv.page.clock.runFor(1000)
    await tv.press('Enter')
    await meetingScreen(tv.page).waitFor()
    expect(await settingsScreen(tv.page).count()).toBe(0)
  })

  it('a reminder takes no focus from a dialog', async () => {
    await signedInWithClock()
    await tv.press('Escape')
    await tv.shows('Leave Foyer?')
    await soon()
    await reminder(tv.page).waitFor()
    await tv.page.clock.runFor(7000)
    expect(await tv.focused()).toBe('Stay')
    await tv.press('Enter')
    await expect.poll(() => tv.text()).not.toContain('Leave Foyer?')
  })

  it('a reminder is said by the dim clock without waking anyone', async () => {
    await signedInWithClock()
    // At Webex too: a television that alone is ahead takes some answers to see that it is wrong.
    await pass(10 * MINUTE_S)
    await dimClock(tv.page).waitFor()
    await passToBefore(LATER, 5 * MINUTE_S - 3, false)
    const dim = dimClock(tv.page)
    await expect.poll(() => dim.innerText()).toContain('in 5 minutes')
    expect(await dim.innerText()).toContain(LATER.title)
    expect(await reminder(tv.page).count()).toBe(0)
    await tv.press('Enter')
    await reminder(tv.page).waitFor()
    expect(await meetingScreen(tv.page).count()).toBe(0)
  })

  it('a reminder does not come when it is turned off', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Reminders')
    expect(await value()).toBe('Off')
    await soon()
    await tv.page.clock.runFor(3000)
    expect(await reminder(tv.page).count()).toBe(0)
  })
})
