// The agenda's data, merged from several answers: the days around today, the further weeks that the viewer
// went to, and which meetings somebody is in.

import { reuseUnchanged } from '../../queries/reuse-unchanged'
import { addDays, startOfDay } from '../../time/zone'
import { type Day, daysOf } from '../days'
import { type Meeting, markRecurring } from '../meeting'
import type { Snapshot } from './cache'
import { homeDays, lastDay } from './calendar'

export interface AgendaData {
  meetings: Meeting[]
  /** The viewer's days, from yesterday (or the first that is known) to `through`. */
  days: Day[]
  /** How many meetings of the answers could not be read. */
  unreadable: number
  /** When the days around today were fetched, ms since 1970. */
  fetchedAt: number
  /** The last day that is loaded. */
  through: string
  /** The last day that can be loaded, four weeks from today. */
  last: string
}

interface Snapshots {
  home: Snapshot
  /** In the order of their days. */
  further: readonly Snapshot[]
  /** Ids of the meetings that somebody is in. */
  live: readonly string[]
  zone: string
  today: string
}

/**
 * Merges the answers that make up the agenda.
 * @returns undefined when nothing is known of today: what was stored is too old, or the clock is wrong
 */
function mergeSnapshots({ home, further, live, zone, today }: Snapshots): AgendaData | undefined {
  if (home.from > today || home.through < today) return undefined
  const last = lastDay(today)
  const { meetings, unreadable, through } = further.reduce(
    (sofar, next) => joined(sofar, next, zone),
    home,
  )
  const marked = markRecurring(meetings).map((meeting) =>
    // The instance's word is later than that of the meeting it is of.
    live.includes(meeting.id) ? { ...meeting, state: 'inProgress' } : meeting,
  )
  const yesterday = homeDays(today).from
  const shown = {
    from: home.from > yesterday ? home.from : yesterday,
    through: through < last ? through : last,
  }
  const start = startOfDay(shown.from, zone)
  const end = startOfDay(addDays(shown.through, 1), zone)
  return {
    meetings: marked,
    days: daysOf(marked, zone, start, end),
    unreadable,
    fetchedAt: home.fetchedAt,
    through: shown.through,
    last,
  }
}

/** Whether every day that can be shown was asked for: before that, nobody can say that there is nothing. */
export function isSearched(data: AgendaData | undefined): boolean {
  return data !== undefined && data.through >= data.last
}

/** Whether the days of `next` (YYYY-MM-DD) leave no gap after those of `sofar`, and end later; they may overlap. */
export function continues(sofar: Snapshot, next: { from: string; through: string }): boolean {
  return next.through > sofar.through && next.from <= addDays(sofar.through, 1)
}

/**
 * A meeting belongs to the answer that covers its start. The earlier days are fetched more often, so where the
 * days of two answers overlap (today moves on) the earlier answer counts, also when a meeting is gone.
 */
function joined(sofar: Snapshot, next: Snapshot, zone: string): Snapshot {
  if (!continues(sofar, next)) return sofar
  const from = startOfDay(addDays(sofar.through, 1), zone)
  const known = new Set(sofar.meetings.map((meeting) => meeting.id))
  const beyond = next.meetings.filter(({ id, start }) => start >= from && !known.has(id))
  return {
    ...sofar,
    meetings: [...sofar.meetings, ...beyond],
    unreadable: sofar.unreadable + next.unreadable,
    through: next.through,
  }
}

/**
 * Makes a function that merges the snapshots of the calendar into the agenda's data. It remembers what it was given
 * last: the same snapshots give the same object, without the time-zone arithmetic of days, and parts that did not change
 * stay the same objects, so that their rows are not drawn again.
 * @returns the function; it gives undefined when nothing is known of today
 */
export function createMerger() {
  let from: Snapshots | undefined
  let data: AgendaData | undefined
  return (snapshots: Snapshots) => {
    if (!from || !isSame(from, snapshots)) data = reuseUnchanged(data, mergeSnapshots(snapshots))
    from = snapshots
    return data
  }
}

function isSame(a: Snapshots, b: Snapshots): boolean {
  return (
    a.home === b.home &&
    a.live === b.live &&
    a.zone === b.zone &&
    a.today === b.today &&
    a.further.length === b.further.length &&
    a.further.every((snapshot, n) => snapshot === b.further[n])
  )
}
