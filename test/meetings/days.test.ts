import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { daysOf, isAllDay, overlapping } from '../../src/meetings/days'
import type { Meeting } from '../../src/meetings/meeting'
import { addDays, localDay, minuteOfDay, startOfDay } from '../../src/time/zone'
import { evenly, fc, seed } from '../generated'
import { meeting } from './calendar'

const BERLIN = 'Europe/Berlin'
const NEW_YORK = 'America/New_York'
const DAY_MS = 86_400_000

/** A calendar from one day of the zone to another, as { day: titles }, without its empty days. */
function titles(zone: string, first: string, last: string, ...meetings: Meeting[]) {
  const days = daysOf(meetings, zone, startOfDay(first, zone), startOfDay(addDays(last, 1), zone))
  return Object.fromEntries(
    days
      .filter((day) => day.meetings.length)
      .map((day) => [day.day, day.meetings.map((one) => one.title)]),
  )
}

/** An all-day meeting as the host's calendar makes one: from local midnight to local midnight. */
const allDay = (title: string, zone: string, first: string, last = first) =>
  meeting(title, startOfDay(first, zone), startOfDay(addDays(last, 1), zone))

describe('days', () => {
  test('every day of the window is there, empty or not, and each begins where the last ended', () => {
    const days = daysOf(
      [],
      BERLIN,
      startOfDay('2026-03-27', BERLIN),
      startOfDay('2026-03-31', BERLIN),
    )
    expect(days.map((day) => day.day)).toEqual([
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ])
    expect(days.map((day) => (day.end - day.start) / 3_600_000)).toEqual([24, 24, 23, 24])
    for (const [n, day] of days.slice(1).entries()) expect(day.start).toBe(days[n]?.end)
  })

  test('a day that the zone skipped is not there', () => {
    const zone = 'Pacific/Apia'
    const days = daysOf([], zone, startOfDay('2011-12-29', zone), startOfDay('2012-01-01', zone))
    expect(days.map((day) => day.day)).toEqual(['2011-12-29', '2011-12-31'])
  })

  test('the day of a meeting is the day of the viewer', () => {
    const late = meeting('Late', '2026-03-02T23:30:00Z', '2026-03-03T00:30:00Z')
    expect(titles(BERLIN, '2026-03-01', '2026-03-05', late)).toEqual({ '2026-03-03': ['Late'] })
    expect(titles(NEW_YORK, '2026-03-01', '2026-03-05', late)).toEqual({ '2026-03-02': ['Late'] })
  })

  test('all-day ones come first, then by start, then by title', () => {
    const list = titles(
      BERLIN,
      '2026-03-02',
      '2026-03-02',
      meeting('C', '2026-03-02T10:00:00+01:00', '2026-03-02T11:00:00+01:00'),
      meeting('B', '2026-03-02T10:00:00+01:00', '2026-03-02T10:30:00+01:00'),
      meeting('Night', '2026-03-01T22:00:00+01:00', '2026-03-02T03:00:00+01:00'),
      allDay('Holiday', BERLIN, '2026-03-02'),
    )
    expect(list['2026-03-02']).toEqual(['Holiday', 'Night', 'B', 'C'])
  })

  test('one over several days is on each of them', () => {
    const trip = meeting('Trip', '2026-03-02T20:00:00+01:00', '2026-03-04T08:00:00+01:00')
    expect(titles(BERLIN, '2026-03-01', '2026-03-05', trip)).toEqual({
      '2026-03-02': ['Trip'],
      '2026-03-03': ['Trip'],
      '2026-03-04': ['Trip'],
    })
  })

  // MagicMirror's calendar hides them once they have begun (reference/tv.md 8.2).
  test('one that began before the window and still runs is not filtered out', () => {
    const fair = meeting('Fair', '2026-02-20T09:00:00Z', '2026-03-03T17:00:00Z')
    expect(Object.keys(titles(BERLIN, '2026-03-02', '2026-03-05', fair))).toEqual([
      '2026-03-02',
      '2026-03-03',
    ])
  })

  test('one that ends at midnight is not on the next day', () => {
    const party = meeting('Party', '2026-03-02T20:00:00+01:00', '2026-03-03T00:00:00+01:00')
    expect(titles(BERLIN, '2026-03-01', '2026-03-05', party)).toEqual({ '2026-03-02': ['Party'] })
  })

  test('one without a length is on its day, also at midnight', () => {
    const mark = meeting('Mark', '2026-03-03T00:00:00+01:00', '2026-03-03T00:00:00+01:00')
    expect(titles(BERLIN, '2026-03-01', '2026-03-05', mark)).toEqual({ '2026-03-03': ['Mark'] })
  })
})

describe('all-day meetings stay on their day', () => {
  // MagicMirror #2796, #1810, #3095: on the wrong day when the clocks change.
  test.each([
    [BERLIN, '2026-03-29'],
    [BERLIN, '2026-10-25'],
    [NEW_YORK, '2026-03-08'],
    [NEW_YORK, '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-10-04'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['Africa/Cairo', '2026-04-24'],
    ['Pacific/Auckland', '2026-04-05'],
    ['UTC+05:45', '2026-03-29'],
  ])('in %s on %s, when the clocks change', (zone, day) => {
    const holiday = allDay('Holiday', zone, day)
    expect(isAllDay(holiday, zone)).toBe(true)
    expect(titles(zone, addDays(day, -2), addDays(day, 2), holiday)).toEqual({ [day]: ['Holiday'] })
  })

  // MagicMirror #2118: a week of holidays across the change ends a day late.
  test('a week across the change has seven days', () => {
    const week = allDay('Holidays', BERLIN, '2026-03-26', '2026-04-01')
    expect(isAllDay(week, BERLIN)).toBe(true)
    expect(Object.keys(titles(BERLIN, '2026-03-20', '2026-04-10', week))).toEqual([
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
    ])
  })

  test('24 hours are not a whole day when the day has 23 or 25', () => {
    const start = startOfDay('2026-03-29', BERLIN)
    expect(isAllDay(meeting('x', start, start + DAY_MS), BERLIN)).toBe(false)
  })

  test('for a viewer in another zone it takes place when it takes place', () => {
    const holiday = allDay('Holiday', BERLIN, '2026-03-02')
    expect(isAllDay(holiday, NEW_YORK)).toBe(false)
    expect(Object.keys(titles(NEW_YORK, '2026-02-27', '2026-03-05', holiday))).toEqual([
      '2026-03-01',
      '2026-03-02',
    ])
  })

  test('no length is no whole day', () => {
    const midnight = startOfDay('2026-03-02', BERLIN)
    expect(isAllDay(meeting('x', midnight, midnight), BERLIN)).toBe(false)
  })
})

// MagicMirror #1798, #1909: a daily meeting moves by an hour or to another day.
test.each([BERLIN, NEW_YORK, 'Australia/Lord_Howe'])(
  'a daily stand-up at 09:00 in %s is once on every day of the year',
  (zone) => {
    const all = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n))
    const daily = all.map((day) => {
      // Found on the wall clock, since on some days it is not nine hours after midnight.
      const midnight = startOfDay(day, zone)
      const halfHours = Array.from({ length: 24 }, (_, n) => midnight + n * 30 * 60_000)
      const nine = halfHours.find((at) => minuteOfDay(at, zone) === 9 * 60) ?? Number.NaN
      return meeting('Stand-up', nine, nine + 900_000)
    })
    const found = titles(zone, '2026-01-01', '2026-12-31', ...daily)
    expect(Object.keys(found)).toEqual(all)
    expect(Object.values(found).every((list) => list.length === 1)).toBe(true)
  },
)

test(`all-day meetings made by luxon are on their days and no others (SEED=${seed})`, () => {
  const zones = [BERLIN, NEW_YORK, 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Santiago']
  const holidays = [fc.constantFrom(...zones), evenly(0, 7299), evenly(1, 4)] as const
  const isOnItsDays = fc.property(...holidays, (zone, first, length) => {
    // Each from the same midnight: counted on from one that the clock skips, the others are at 01:00.
    const midnight = (day: number) => DateTime.fromISO('2015-01-01', { zone }).plus({ days: day })
    const holiday = meeting('x', midnight(first).toMillis(), midnight(first + length).toMillis())
    const days = Array.from({ length }, (_, day) => midnight(first + day).toISODate() ?? '')
    const found = titles(zone, addDays(days[0] ?? '', -3), addDays(days[0] ?? '', 6), holiday)
    expect([isAllDay(holiday, zone), ...Object.keys(found)]).toEqual([true, ...days])
  })
  fc.assert(isOnItsDays, { numRuns: 500 })
})

test(`each meeting is on the days from its start to its last instant (SEED=${seed})`, () => {
  const zones = [BERLIN, NEW_YORK, 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Kiritimati']
  const from = Date.parse('2026-01-01T00:00:00Z')
  const minutes = { start: evenly(0, 300 * 24 * 60 - 1), length: fc.nat(4 * 24 * 60 - 1) }
  const meetings = [fc.constantFrom(...zones), minutes.start, minutes.length] as const
  const isOnItsDays = fc.property(...meetings, (zone, startMinute, length) => {
    const start = from + startMinute * 60_000
    const end = start + length * 60_000
    const first = localDay(start, zone)
    const last = localDay(Math.max(start, end - 1), zone)
    const days = Object.keys(
      titles(zone, addDays(first, -2), addDays(last, 2), meeting('x', start, end)),
    )
    expect([days[0], days[days.length - 1]]).toEqual([first, last])
  })
  fc.assert(isOnItsDays, { numRuns: 300 })
})

describe('meetings in each other’s way', () => {
  const at = (title: string, from: string, to: string) =>
    meeting(title, `2026-03-02T${from}:00Z`, `2026-03-02T${to}:00Z`, { id: title })
  const ids = (...meetings: Meeting[]) => [...overlapping(meetings)].sort()

  test('want the same minute', () => {
    expect(ids(at('a', '10:00', '11:00'), at('b', '10:30', '11:30'))).toEqual(['a', 'b'])
    expect(ids(at('a', '10:00', '12:00'), at('b', '10:30', '11:00'))).toEqual(['a', 'b'])
    expect(ids(at('a', '10:00', '10:30'), at('b', '10:00', '10:30'))).toEqual(['a', 'b'])
  })

  test('are not those of which one starts as the other ends', () => {
    expect(ids(at('a', '10:00', '11:00'), at('b', '11:00', '12:00'))).toEqual([])
  })

  test('may be far apart in the list', () => {
    expect(
      ids(at('a', '09:00', '12:00'), at('b', '09:30', '10:00'), at('c', '11:30', '13:00')),
    ).toEqual(['a', 'b', 'c'])
  })

  test('are not those of all day, nor those without a length', () => {
    const holiday = { ...allDay('Holiday', BERLIN, '2026-03-02'), id: 'holiday' }
    expect(ids(holiday, at('a', '10:00', '11:00'), at('b', '10:30', '10:30'))).toEqual([])
  })

  test(`are found as by comparing each with each (SEED=${seed})`, () => {
    const slot = fc.tuple(evenly(0, 599), evenly(0, 59))
    const slots = fc.array(slot, { minLength: 1, maxLength: 12, size: 'max' })
    const areFound = fc.property(slots, (times) => {
      const day = times.map(([start, length]) =>
        meeting('x', start * 60_000, (start + length) * 60_000),
      )
      const end = (one: Meeting) => one.end ?? Number.NaN
      const each = day.filter((a) =>
        day.some(
          (b) =>
            a !== b &&
            Math.min(end(a), end(b)) > Math.max(a.start, b.start) &&
            end(a) > a.start &&
            end(b) > b.start,
        ),
      )
      expect(ids(...day)).toEqual(each.map((one) => one.id).sort())
    })
    fc.assert(areFound, { numRuns: 300 })
  })
})
