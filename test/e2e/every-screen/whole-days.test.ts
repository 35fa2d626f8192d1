// Meetings that fill days, and those that end on another day than they begin.

import { describe, expect, it } from 'vitest'
import { app, switchOn, tv } from '../test-app/fixture'
import { type OwnMeeting, ownCalendar } from '../test-app/own-calendar'
import { meetingRows, meetingScreen, meetingsShown } from '../test-app/screens'
import { NOW_MS, signIn } from '../test-app/test-app'

/** Midnight of the day after tomorrow in UTC, where the television stands. */
const DAY_MS = 86_400_000
const MIDNIGHT = Math.floor(NOW_MS / DAY_MS + 2) * DAY_MS
const at = (hours: number) =>
  `${new Date(MIDNIGHT + hours * 3_600_000).toISOString().slice(0, 19)}Z`
const one = (title: string, from: number, to: number): OwnMeeting => ({
  id: title,
  title,
  start: at(from),
  end: at(to),
})
const weekday = (hours: number, language: string) =>
  new Date(MIDNIGHT + hours * 3_600_000).toLocaleDateString(language, {
    weekday: 'short',
    timeZone: 'UTC',
  })

async function withMeetings(locale: string, settings: object, ...meetings: OwnMeeting[]) {
  await switchOn({ on: false, locale, settings: { timeZone: 'UTC', ...settings } })
  await ownCalendar(tv, meetings)
  await tv.on()
  await signIn(app, tv, 'cy')
  await meetingsShown(tv.page)
}

const row = (title: string, n = 0) => meetingRows(tv.page).filter({ hasText: title }).nth(n)

describe.each([
  ['en-GB', '24', '09:00', 'All day'],
  ['en-US', '12', '9:00 AM', 'All day'],
  ['de-DE', '24', '09:00', 'Ganztägig'],
  ['ar-EG', '24', '09:00', 'طوال اليوم'],
])('in %s with %s hours', (locale, hourCycle, nine, allDay) => {
  it('a whole day says so, and the end on another day names its day: on rows, panel and screen', async () => {
    await withMeetings(
      locale,
      { hourCycle },
      one('Fair', 0, 24),
      one('Watch', 9, 33),
      one('Trip', 48, 96),
    )
    expect(await row('Fair').innerText()).toContain(allDay)
    expect(await row('Fair').getAttribute('aria-label')).toContain(allDay)
    const next = weekday(33, locale)
    expect(await row('Watch').getByText(`${next} ${nine}`, { exact: true }).count()).toBe(1)
    expect(await row('Watch').getAttribute('aria-label')).toContain(`${next} ${nine}`)
    expect(await row('Watch', 1).getByText(`– ${nine}`, { exact: true }).count()).toBe(1)
    // What lasts for days is next only when nothing else is.
    expect(await tv.page.getByRole('complementary').innerText()).toContain(allDay)
    for (let press = 0; press < 8 && !(await tv.focused()).includes('Watch'); press++)
      await tv.press(press < 4 ? 'ArrowUp' : 'ArrowDown')
    await tv.press('Enter')
    await expect
      .poll(() => meetingScreen(tv.page).innerText())
      .toContain(`${nine} – ${next} ${nine}`)
    await tv.press('Escape')
    for (let press = 0; press < 8 && !(await tv.focused()).includes('Trip'); press++)
      await tv.press('ArrowDown')
    await tv.press('Enter')
    await expect.poll(() => meetingScreen(tv.page).innerText()).toContain(allDay)
  })
})
