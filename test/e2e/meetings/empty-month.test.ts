// A calendar with nothing near: the days ahead are asked for to the end of the four weeks, and only then
// is it said that there is nothing.

import { describe, expect, it } from 'vitest'
import { app, switchOn, tv } from '../test-app/fixture'
import { type OwnMeeting, ownCalendar, wireTime } from '../test-app/own-calendar'
import { agendaScreen, meetingsShown } from '../test-app/screens'
import { NOW_MS, signIn } from '../test-app/test-app'

const inDays = (days: number): OwnMeeting => ({
  id: `in-${days}`,
  title: `In ${days} days`,
  start: wireTime(NOW_MS, days),
  end: wireTime(NOW_MS, days, 1),
})

/** A television before which somebody sits with these meetings, as far as they were asked for. */
async function withMeetings(...meetings: OwnMeeting[]) {
  await switchOn({ on: false })
  const calendar = await ownCalendar(tv, meetings)
  await tv.on()
  return calendar
}

const enter = () => signIn(app, tv, 'cy')

describe('nothing near', () => {
  it.each([9, 16, 27])('a meeting in %d days is found without a key', async (days) => {
    await withMeetings(inDays(days))
    await enter()
    await meetingsShown(tv.page)
    await expect.poll(() => tv.focused()).toContain(`In ${days} days`)
    // Today has a row of its own that says so of today.
    expect(await tv.text()).not.toContain('No meetings in the next four weeks')
  })

  it('an empty month is said only when the four weeks were asked for, each day once', async () => {
    const calendar = await withMeetings()
    calendar.holdFrom = wireTime(NOW_MS, 10)
    await enter()
    await tv.shows('Loading the days ahead…')
    expect(await tv.text()).not.toContain('No meetings')
    calendar.release()
    await tv.shows('No meetings in the next four weeks')
    expect(calendar.asked).toHaveLength(4)
    expect(new Set(calendar.asked).size).toBe(4)
  })

  it('a week that cannot be had is a failure and no empty month; what follows is found later', async () => {
    const calendar = await withMeetings(inDays(20))
    calendar.failFrom = { day: wireTime(NOW_MS, 10), status: 503 }
    await enter()
    await agendaScreen(tv.page).getByRole('alert').waitFor()
    expect(await tv.text()).not.toContain('No meetings')
    expect(await tv.focused()).toBe('Try again')
    calendar.failFrom = undefined
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toContain('In 20 days')
  })
})
