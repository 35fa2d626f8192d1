// A meeting that is cancelled while somebody looks at it.

import { describe, expect, it } from 'vitest'
import { app, switchOn, tv } from '../test-app/fixture'
import { type OwnMeeting, ownCalendar, wireTime } from '../test-app/own-calendar'
import { meetingRows, meetingScreen, meetingsShown, reader } from '../test-app/screens'
import { NOW_MS, signIn } from '../test-app/test-app'

const inHours = (hours: number): OwnMeeting => ({
  id: `m${hours}`,
  title: `In ${hours} hours`,
  start: wireTime(NOW_MS, 0, hours),
  end: wireTime(NOW_MS, 0, hours + 1),
  agenda: 'What it is about.',
})
const ALL = [1, 2, 3, 4].map(inHours)

/** Somebody is at the second of four meetings. */
async function atTheSecond() {
  await switchOn({ on: false })
  const calendar = await ownCalendar(tv, ALL)
  await tv.on()
  await signIn(app, tv, 'cy')
  await meetingsShown(tv.page)
  await tv.press('ArrowDown')
  await expect.poll(() => tv.focused()).toContain('In 2 hours')
  return calendar
}

/** The network is back, as far as the television can tell: it asks at once. */
const askAgain = () => tv.page.evaluate(() => window.dispatchEvent(new Event('online')))

const CANCELLED = 'This meeting was cancelled'

describe('a meeting that is cancelled', () => {
  it('an open meeting that is cancelled says so, leads back to its neighbour, and never opens by itself', async () => {
    const calendar = await atTheSecond()
    await tv.press('Enter')
    await meetingScreen(tv.page).waitFor()
    calendar.meetings = ALL.filter(({ id }) => id !== 'm2')
    await askAgain()
    await tv.shows(CANCELLED)
    await tv.shows('In 2 hours')
    expect(await tv.focused()).toBe('Back')
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toContain('In 3 hours')

    await tv.press('ArrowDown')
    calendar.meetings = ALL
    await askAgain()
    await meetingRows(tv.page).filter({ hasText: 'In 2 hours' }).waitFor()
    expect(await tv.focused()).toContain('In 4 hours')
    expect(await meetingScreen(tv.page).count()).toBe(0)
    expect(await tv.text()).not.toContain(CANCELLED)
  })

  it('a cancelled meeting says so over what lies on its screen, and Back is one step', async () => {
    const calendar = await atTheSecond()
    await tv.press('Enter')
    await tv.pressUntil('ArrowRight', 'Description', 6)
    await tv.press('Enter')
    await reader(tv.page).waitFor()
    calendar.meetings = ALL.filter(({ id }) => id !== 'm2')
    await askAgain()
    await tv.shows(CANCELLED)
    expect(await reader(tv.page).count()).toBe(0)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toContain('In 3 hours')
  })

  it('a meeting cancelled on the agenda leaves its place to its neighbour, without a word', async () => {
    const calendar = await atTheSecond()
    calendar.meetings = ALL.filter(({ id }) => id !== 'm2')
    await askAgain()
    await expect.poll(() => tv.focused()).toContain('In 3 hours')
    expect(await tv.text()).not.toContain(CANCELLED)
  })

  it('the last meeting, when cancelled, leads back to an agenda that has none', async () => {
    const calendar = await atTheSecond()
    await tv.press('Enter')
    await meetingScreen(tv.page).waitFor()
    calendar.meetings = []
    await askAgain()
    await tv.shows(CANCELLED)
    await tv.press('Escape')
    await tv.shows('No meetings in the next four weeks')
  })
})
