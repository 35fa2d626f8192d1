// What is on, what comes, and when that changes. What lasts for days is in the background: it is
// named after what has a time, and hides neither what is next nor that one is free.

import { byStart, endOf, isDayLong, type Meeting, phaseOf } from './meeting'

export interface NowAndNext {
  /** What is on: the one that began last first, since that is where one is; day-long ones at the end. */
  now: Meeting[]
  /** What begins next; a day-long one only when nothing else is ahead. */
  next?: Meeting | undefined
  /** When nothing but day-long ones is on: the start of the next one with a time, in ms. Undefined:
   * none is ahead, or not free. */
  freeUntil?: number | undefined
}

/** What is on at `now` (ms since 1970) and what comes next, by start and end alone, right to the millisecond. */
export function nowAndNext(meetings: readonly Meeting[], now: number): NowAndNext {
  const on = meetings
    .filter((meeting) => phaseOf(meeting, now) === 'now')
    .sort((a, b) => timedFirst(a, b) || b.start - a.start || byStart(a, b))
  const ahead = meetings
    .filter((meeting) => meeting.start > now)
    .sort((a, b) => timedFirst(a, b) || byStart(a, b))
  const [next] = ahead
  const isFree = on.every(isDayLong) && next && !isDayLong(next)
  return { now: on, next, freeUntil: isFree ? next.start : undefined }
}

/** The next instant after `now` at which a meeting starts or ends, both in ms since 1970; undefined: none does. */
export function nextBoundary(meetings: readonly Meeting[], now: number): number | undefined {
  let next: number | undefined
  for (const meeting of meetings)
    for (const instant of [meeting.start, endOf(meeting)])
      if (instant > now && (next === undefined || instant < next)) next = instant
  return next
}

const timedFirst = (a: Meeting, b: Meeting) => Number(isDayLong(a)) - Number(isDayLong(b))
