// Meetings by calendar day of the viewer's zone. A meeting is a pair of instants and Webex knows no
// all-day ones, so a day's edges come from the zone and never from adding 24 hours: that is where
// calendars put all-day meetings on the wrong day (MagicMirror #2796, #1810, #3095).

import { addDays, localDay, startOfDay } from '../time/zone'
import { byStart, endOf, isDayLong, type Meeting } from './meeting'

export interface Day {
  /** Such as "2026-03-02". */
  day: string
  /** First instant of the day, in ms. */
  start: number
  /** First instant of the next one, in ms; 22 to 26 hours later, since clocks change by two hours at most. */
  end: number
  /** All-day meetings first, then by start. */
  meetings: Meeting[]
}

/**
 * Sorts meetings into the days of `zone` that touch [from, to). Every day is there, empty ones too; a meeting is on
 * each day that it covers, and one that ends at midnight is not on the next.
 * @param zone IANA name, or "local"
 * @param from in ms since 1970, inclusive
 * @param to in ms since 1970, exclusive
 */
export function daysOf(
  meetings: readonly Meeting[],
  zone: string,
  from: number,
  to: number,
): Day[] {
  const sorted = allDayFirst(meetings, zone)
  const days: Day[] = []
  let start = startOfDay(localDay(from, zone), zone)
  for (let day = localDay(from, zone); start < to; day = addDays(day, 1)) {
    const end = startOfDay(addDays(day, 1), zone)
    // A day that the zone skipped (Apia, 2011-12-30) has no length and no place in a list.
    if (end > start) days.push({ day, start, end, meetings: sorted.filter(during(start, end)) })
    start = end
  }
  return days
}

/**
 * Whether the meeting fills whole days of `zone`. Only for viewers in a zone where it does: for one
 * further east or west it starts in the middle of a day, and that is when it takes place for them.
 */
export function isAllDay(meeting: Meeting, zone: string): boolean {
  // Asked first, since it spares nearly all meetings the zone's arithmetic.
  if (!isDayLong(meeting)) return false
  return isMidnight(meeting.start, zone) && isMidnight(endOf(meeting), zone)
}

/**
 * Whether something that is shown on a calendar day (YYYY-MM-DD) ends on another one. Midnight at the end of a day is
 * that day's own.
 * @param end ms since 1970
 */
export function endsOnAnotherDay(end: number, day: string, zone: string): boolean {
  return localDay(end, zone) !== day && end !== startOfDay(addDays(day, 1), zone)
}

/** The last calendar day (YYYY-MM-DD) of `zone` that a meeting has a part of. */
export function lastDayOf(meeting: Meeting, zone: string): string {
  return localDay(Math.max(meeting.start, endOf(meeting) - 1), zone)
}

/**
 * The ids of the meetings that want the same time as another one. One that starts as the other ends
 * does not; what lasts for days, or for no time at all, is in nobody's way.
 */
export function overlapping(meetings: readonly Meeting[]): ReadonlySet<string> {
  const timed = meetings
    .filter((meeting) => !isDayLong(meeting) && endOf(meeting) > meeting.start)
    .sort(byStart)
  const found = new Set<string>()
  // Whatever still lasts when the next one starts overlaps with the one that lasts longest, too.
  let longest: Meeting | undefined
  for (const meeting of timed) {
    if (longest && meeting.start < endOf(longest)) found.add(longest.id).add(meeting.id)
    if (!longest || endOf(meeting) > endOf(longest)) longest = meeting
  }
  return found
}

function allDayFirst(meetings: readonly Meeting[], zone: string): Meeting[] {
  const wholeDays = new Set(meetings.filter((meeting) => isAllDay(meeting, zone)))
  return [...meetings].sort(
    (a, b) => Number(wholeDays.has(b)) - Number(wholeDays.has(a)) || byStart(a, b),
  )
}

const during = (start: number, end: number) => (meeting: Meeting) =>
  meeting.start < end && (endOf(meeting) > start || meeting.start === start)

const isMidnight = (instant: number, zone: string) =>
  startOfDay(localDay(instant, zone), zone) === instant
