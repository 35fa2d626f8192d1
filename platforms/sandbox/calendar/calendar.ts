// One account's calendar. Webex has three views of a meeting (series, scheduled occurrence, and the
// instance that took place: https://developer.webex.com/docs/meetings); all three are worked out here
// from the plans, for the window that was asked for, so a host of thousands costs nothing until then.

import { adasPlans } from './ada'
import { bosPlans } from './bo'
import { dayOf, isoOf } from './days'
import { disPlans } from './di'
import { LONGEST_DAYS, MINUTE_MS, type Plan, REACH_DAYS, type Setting, type Sitting } from './plan'
import { digitsOf, hexOf, roll } from './seeded-random'

/** A scheduled meeting: one occurrence of its series, or its only one. */
export interface Occurrence extends Sitting {
  seriesId: string
  id: string
  end_ms: number
  attended: boolean
  state: 'scheduled' | 'ready' | 'ended' | 'missed'
}

/** A meeting that took place or is on. */
export interface Instance {
  id: string
  occurrence: Occurrence
  start_ms: number
  /** Absent while it is on. */
  end_ms?: number
  state: 'inProgress' | 'ended'
}

/** What was scheduled as one: a series, or a single meeting. */
interface Series {
  id: string
  first: Occurrence
  /** The one that is on or comes next, else the last. */
  current: Occurrence
  /** When all of it is over, in ms. */
  end_ms: number
  /** RFC 2445, with its UNTIL; absent for a single meeting. */
  recurrence?: string | undefined
  state: 'active' | 'inProgress' | 'expired'
}

/** A meeting in one of Webex's three views, named as `meetingType` names them. */
export type Meeting =
  | { meetingType: 'meetingSeries'; of: Series }
  | { meetingType: 'scheduledMeeting'; of: Occurrence }
  | { meetingType: 'meeting'; of: Instance }

export interface Calendar {
  /** Meetings of one view that touch the window [from, to) (ms), by start. */
  list(
    meetingType: Meeting['meetingType'],
    window: { from_ms: number; to_ms: number },
    now_ms: number,
  ): Meeting[]
  /** The meeting of an id, of whichever view. */
  find(id: string, now_ms: number): Meeting | undefined
  /** A window (ms) that holds all there is. */
  readonly reach: { from_ms: number; to_ms: number }
}

// "Details of an `ended` meeting will only be available 15 minutes after the meeting has ended", and
// of one in progress 15 minutes after it began (`state` of GET /meetings).
const DETAILS_AFTER_MS = 15 * MINUTE_MS
const DAY_MS = 24 * 60 * MINUTE_MS
// Called together this long before, and out of the calendar this long after, so that the days of a
// sandbox that runs for days stay ordinary ones.
const CALLED_BEFORE_MS = 40 * MINUTE_MS
const GONE_AFTER_MS = 120 * MINUTE_MS

const PLANS: Record<string, (setting: Setting) => Plan[]> = {
  ada: adasPlans,
  bo: bosPlans,
  cy: () => [],
  di: disPlans,
}

/** The calendar of an account. What is in it follows from the setting alone: made again, it has the same meetings. */
export function createCalendar(setting: Setting): Calendar {
  const { account, seed, zone, anchor_ms } = setting
  const plans = PLANS[account.id]?.(setting) ?? []
  const anchorDay = dayOf(anchor_ms, zone)
  const reach = {
    from_ms: anchor_ms - (REACH_DAYS + LONGEST_DAYS) * DAY_MS,
    to_ms: anchor_ms + (REACH_DAYS + LONGEST_DAYS) * DAY_MS,
  }

  function daysOf(plan: Plan, from = anchorDay - REACH_DAYS, to = anchorDay + REACH_DAYS) {
    const days: number[] = []
    const last = Math.min(to, anchorDay + REACH_DAYS)
    for (let day = Math.max(from, anchorDay - REACH_DAYS); day <= last; day++)
      if (plan.on(day)) days.push(day)
    return days
  }

  // A sitting never changes, so it is worked out once; what changes with the time is its state.
  const sittings = new Map<string, Omit<Occurrence, 'state'>>()
  function sitting(plan: Plan, day: number): Omit<Occurrence, 'state'> {
    const key = `${plan.key} ${day}`
    let known = sittings.get(key)
    if (!known) {
      const planned = plan.sitting(day)
      const seriesId = hexOf(seed, account.id, plan.key, plan.recurrence ? '' : day).slice(0, 32)
      known = {
        ...planned,
        seriesId,
        id: `${seriesId}_${compact(planned.start_ms)}`,
        end_ms: planned.start_ms + planned.minutes * MINUTE_MS,
        attended: planned.attended ?? roll(12, seed, plan.key, day, 'attended') > 0,
      }
      sittings.set(key, known)
    }
    return known
  }

  function isThere(plan: Plan, day: number, now_ms: number) {
    const { isSpontaneous, start_ms, end_ms } = sitting(plan, day)
    if (!isSpontaneous) return true
    return start_ms - CALLED_BEFORE_MS <= now_ms && now_ms < end_ms + GONE_AFTER_MS
  }

  /** The day of the plan's occurrence that is on or comes next. */
  function currentDay(plan: Plan, now_ms: number) {
    const days = daysOf(plan, dayOf(now_ms, zone) - LONGEST_DAYS)
    return days.find((day) => sitting(plan, day).end_ms > now_ms)
  }

  function occurrence(plan: Plan, day: number, now_ms: number): Occurrence {
    const known = sitting(plan, day)
    let state: Occurrence['state'] = 'ready'
    if (known.end_ms <= now_ms) state = known.attended ? 'ended' : 'missed'
    // The first that is not over is `ready`, however far off; those after it are `scheduled`.
    else if (plan.recurrence && day !== currentDay(plan, now_ms)) state = 'scheduled'
    return { ...known, state }
  }

  function occurrences(from_ms: number, to_ms: number, now_ms: number): Occurrence[] {
    const days = [dayOf(from_ms, zone) - LONGEST_DAYS, dayOf(to_ms, zone) + 1] as const
    return plans
      .flatMap((plan) =>
        daysOf(plan, ...days)
          .filter((day) => isThere(plan, day, now_ms))
          .map((day) => occurrence(plan, day, now_ms)),
      )
      .filter((o) => touches(o, from_ms, to_ms))
      .sort((a, b) => a.start_ms - b.start_ms || (a.id < b.id ? -1 : 1))
  }

  function instances(from_ms: number, to_ms: number, now_ms: number): Instance[] {
    return occurrences(from_ms - DAY_MS, to_ms, now_ms)
      .flatMap((o) => instanceOf(o, now_ms) ?? [])
      .filter((i) => touches({ start_ms: i.start_ms, end_ms: i.end_ms ?? now_ms }, from_ms, to_ms))
  }

  function series(from_ms: number, to_ms: number, now_ms: number): Series[] {
    const days = [dayOf(from_ms, zone) - LONGEST_DAYS, dayOf(to_ms, zone) + 1] as const
    return plans
      .flatMap((plan) =>
        plan.recurrence
          ? [seriesOf(plan, daysOf(plan), now_ms)]
          : daysOf(plan, ...days)
              .filter((day) => isThere(plan, day, now_ms))
              .map((day) => seriesOf(plan, [day], now_ms)),
      )
      .filter((s) => touches({ start_ms: s.first.start_ms, end_ms: s.end_ms }, from_ms, to_ms))
      .sort((a, b) => a.current.start_ms - b.current.start_ms || (a.id < b.id ? -1 : 1))
  }

  function seriesOf(plan: Plan, days: number[], now_ms: number): Series {
    const [first = 0, last = first] = [days[0], days.at(-1)]
    const next = days.find((day) => sitting(plan, day).end_ms > now_ms)
    const current = occurrence(plan, next ?? last, now_ms)
    const { end_ms } = sitting(plan, last)
    const isOn = current.attended && current.start_ms <= now_ms && now_ms < current.end_ms
    return {
      id: current.seriesId,
      first: occurrence(plan, first, now_ms),
      current,
      end_ms,
      recurrence: plan.recurrence && `${plan.recurrence};UNTIL=${compact(end_ms)}`,
      state: isOn ? 'inProgress' : end_ms <= now_ms ? 'expired' : 'active',
    }
  }

  function list(
    meetingType: Meeting['meetingType'],
    { from_ms, to_ms }: { from_ms: number; to_ms: number },
    now_ms: number,
  ): Meeting[] {
    if (meetingType === 'scheduledMeeting')
      return occurrences(from_ms, to_ms, now_ms).map((of) => ({ meetingType, of }))
    if (meetingType === 'meeting')
      return instances(from_ms, to_ms, now_ms).map((of) => ({ meetingType, of }))
    return series(from_ms, to_ms, now_ms).map((of) => ({ meetingType, of }))
  }

  return {
    reach,
    list,
    find(id, now_ms) {
      // An id says when its meeting starts, so there is no need to look through all of them.
      const [, stamp, instant] = /_(?:(\d{8}T\d{6}Z)|I_(\d{13})\d{5})$/.exec(id) ?? []
      const at_ms = stamp ? Date.parse(expanded(stamp)) : Number(instant)
      const window = at_ms ? { from_ms: at_ms, to_ms: at_ms + 1 } : reach
      const meetingType = stamp ? 'scheduledMeeting' : instant ? 'meeting' : 'meetingSeries'
      return list(meetingType, window, now_ms).find(({ of }) => of.id === id)
    },
  }
}

/** What became of an occurrence; undefined when nobody came, or when it is too early to tell. */
function instanceOf(occurrence: Occurrence, now_ms: number): Instance | undefined {
  const { id, seriesId, attended } = occurrence
  const start_ms = occurrence.start_ms + roll(240, id, 'late') * 1000
  const end_ms = Math.max(start_ms + MINUTE_MS, occurrence.end_ms - roll(300, id, 'short') * 1000)
  if (!attended || now_ms < start_ms + DETAILS_AFTER_MS) return undefined
  const base = { id: `${seriesId}_I_${start_ms}${digitsOf(5, id)}`, occurrence, start_ms }
  if (now_ms < end_ms) return { ...base, state: 'inProgress' }
  return now_ms < end_ms + DETAILS_AFTER_MS ? undefined : { ...base, end_ms, state: 'ended' }
}

function touches(m: { start_ms: number; end_ms: number }, from_ms: number, to_ms: number) {
  return m.start_ms < to_ms && (m.end_ms > from_ms || m.start_ms >= from_ms)
}

/** 20191101T120000Z, as in an occurrence's id and in RFC 2445. */
function compact(at_ms: number) {
  return isoOf(at_ms).replaceAll(/[-:]/g, '')
}

function expanded(stamp: string) {
  return stamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')
}
