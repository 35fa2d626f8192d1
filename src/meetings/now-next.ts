// What is on, what comes, and when that changes.

import { byStart, endOf, type Meeting, phaseOf } from './meeting'

export interface NowAndNext {
  /** What is on, the one that began last first: a week-long one is no news. */
  now: Meeting[]
  next?: Meeting
  /** When nothing is on: the start of the next one, in ms. Undefined: nothing ahead, or not free. */
  freeUntil?: number
}

/** What is on at `now` (ms) and what comes next, by start and end alone. */
export function nowAndNext(meetings: readonly Meeting[], now: number): NowAndNext {
  const on = meetings.filter((meeting) => phaseOf(meeting, now) === 'now')
  const [next] = meetings.filter((meeting) => meeting.start > now).sort(byStart)
  return {
    now: on.sort((a, b) => b.start - a.start || byStart(a, b)),
    next,
    freeUntil: on.length ? undefined : next?.start,
  }
}

/** The next instant after `now` (ms) at which a meeting starts or ends; undefined: none does. */
export function nextBoundary(meetings: readonly Meeting[], now: number): number | undefined {
  const ahead = meetings
    .flatMap((meeting) => [meeting.start, endOf(meeting)])
    .filter((instant) => instant > now)
  return ahead.length ? Math.min(...ahead) : undefined
}
