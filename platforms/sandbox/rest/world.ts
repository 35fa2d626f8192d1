// What the REST routes answer from: each account's calendar, and the time that the sandbox says it is.

import { type Calendar, createCalendar } from '../calendar/calendar'
import { accountOf } from '../calendar/people'

export interface World {
  /** Milliseconds since 1970, as the `Date` header says. */
  now_ms(): number
  /** Moves that time on. */
  pass(by_s: number): void
  calendarOf(accountId: string): Calendar
  /** The IANA zone in an account's profile; Cy never set one (then `timezone` is absent, people/me). */
  timezoneOf(accountId: string): string | undefined
}

export interface WorldOptions {
  seed: string
  /** IANA zone of everyone's wall days. */
  timezone: string
  /** What the time is at the start, in ms; it goes on from there. */
  start_ms: number
}

/** A world whose calendars stand around `start_ms` and whose clock runs on from it. */
export function createWorld({ seed, timezone, start_ms }: WorldOptions): World {
  let ahead_ms = start_ms - Date.now()
  const calendars = new Map<string, Calendar>()
  return {
    now_ms: () => Date.now() + ahead_ms,
    pass(by_s) {
      ahead_ms += by_s * 1000
    },
    timezoneOf: (accountId) => (accountId === 'cy' ? undefined : timezone),
    calendarOf(accountId) {
      const account = accountOf(accountId)
      const calendar =
        calendars.get(accountId) ??
        createCalendar({ account, seed, zone: timezone, anchor_ms: start_ms })
      calendars.set(accountId, calendar)
      return calendar
    },
  }
}
