// How a calendar is written down: a plan says on which days something takes place, and what it is
// on such a day. Nothing is stored; whoever needs a window of days asks the plans about those days.

import type { Artifacts } from './artifacts'
import { dayOf, instantOf, weekdayOf } from './days'
import type { Account, Person } from './people'

export const MINUTE_MS = 60_000
/** Calendars reach so many days into the past and the future. */
export const REACH_DAYS = 35
/** No meeting is longer, so none that touches a window can begin earlier than this before it. */
export const LONGEST_DAYS = 3

/** One meeting as it was scheduled. */
export interface Sitting {
  title: string
  /** Milliseconds since 1970. */
  start_ms: number
  minutes: number
  host: Person
  agenda?: string
  /** `meeting` when absent. */
  scheduledType?: 'webinar' | 'personalRoomMeeting'
  /** How many people were invited besides the host; 5 when absent. */
  invited?: number
  /** Whether anyone came; by chance when absent, and mostly so. */
  attended?: boolean
  /** Called together on the spot: it is in the calendar only around its time. */
  isSpontaneous?: boolean
  /** Changed for this day alone: an exception of its series. */
  isModified?: boolean
  /** It was recorded, and this is what is left of it; by chance when absent. */
  artifacts?: Partial<Artifacts>
  /** What the wire makes of the item, for items that are not as one expects them. */
  bend?: ((item: object) => unknown) | undefined
}

export interface Plan {
  key: string
  /** RFC 2445 rule of a series; without one, each day's meeting is a series of its own. */
  recurrence?: string
  on(day: number): boolean
  sitting(day: number): Sitting
}

/** What plans are made from. */
export interface Setting {
  account: Account
  seed: string
  zone: string
  /** The instant (ms) that "now" and "in ten minutes" of the calendar are counted from. */
  anchor_ms: number
}

type Details = Omit<Sitting, 'start_ms'>

/** Each given weekday (0 is Sunday) at a wall time, in minutes after midnight. */
export function weekly(
  { zone }: Setting,
  key: string,
  weekdays: number[],
  minute: number,
  details: Details,
  change?: (day: number) => (Partial<Details> & { minute?: number }) | undefined,
): Plan {
  const names = weekdays.map((day) => ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][day])
  return {
    key,
    recurrence: `FREQ=WEEKLY;INTERVAL=1;BYDAY=${names.join(',')}`,
    on: (day) => weekdays.includes(weekdayOf(day)),
    sitting(day) {
      const { minute: moved, ...changed } = change?.(day) ?? {}
      const start_ms = instantOf(day, moved ?? minute, zone)
      const isModified = moved !== undefined || Object.keys(changed).length > 0
      return { ...details, ...changed, start_ms, isModified }
    },
  }
}

/** Once, so many days after the anchor's day, at a wall time in minutes after midnight. */
export function once(
  { zone, anchor_ms }: Setting,
  key: string,
  offset_days: number,
  minute: number,
  details: Details,
): Plan {
  const theDay = dayOf(anchor_ms, zone) + offset_days
  return {
    key,
    on: (day) => day === theDay,
    sitting: (day) => ({ ...details, start_ms: instantOf(day, minute, zone) }),
  }
}

/** Once, so many minutes after the anchor (before it when negative), on a full five minutes. */
export function around(setting: Setting, key: string, offset: number, details: Details): Plan {
  const step_ms = 5 * MINUTE_MS
  const anchor_ms = Math.round(setting.anchor_ms / step_ms) * step_ms
  const start_ms = anchor_ms + offset * MINUTE_MS
  const theDay = dayOf(start_ms, setting.zone)
  return { key, on: (day) => day === theDay, sitting: () => ({ ...details, start_ms }) }
}

/**
 * Every hour, the first time an hour after the one that `around` would make; on days when the clocks change, one may
 * come twice or not at all.
 * @param offset minutes after the anchor, as for `around`
 */
export function hourly(
  setting: Setting,
  key: string,
  offset: number,
  details: (day: number, hour: number) => Details,
): Plan[] {
  const { zone } = setting
  const zero_ms = around(setting, key, offset, details(0, 0)).sitting(0).start_ms
  const midnight_ms = instantOf(dayOf(zero_ms, zone), 0, zone)
  const minute = ((zero_ms - midnight_ms) / MINUTE_MS) % 60
  return Array.from({ length: 24 }, (_, hour) => {
    const start_ms = (day: number) => instantOf(day, hour * 60 + minute, zone)
    return {
      key: `${key}-${hour}`,
      on: (day) => start_ms(day) > zero_ms,
      sitting: (day) => ({ ...details(day, hour), start_ms: start_ms(day) }),
    }
  })
}
