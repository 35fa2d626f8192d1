// One look at some days of the calendar, as a query. TanStack Query shares it between callers, aborts
// it, and keeps the parts of an answer that did not change identical, so that unchanged rows are not
// drawn again. Its timers are left alone (no stale time, no interval, no retry); see watch.ts.

import type { FetchQueryOptions, QueryObserverOptions } from '@tanstack/react-query'
import type { WebexAccess } from '../../queries/webex-access'
import { addDays, localDay, startOfDay } from '../../time/zone'
import { type Result, WebexError } from '../../webex/failure'
import { listInProgress, listMeetings } from '../../webex/meetings'
import { fromWire } from '../meeting'
import type { Snapshot } from './cache'

export interface CalendarAccess extends WebexAccess {
  /** The viewer's zone; asked again each time, since the viewer may change it. */
  zone: () => string
}

/** Calendar days of the viewer, the first and the last one, both inclusive. */
export interface Days {
  from: string
  through: string
}

export type CalendarQuery = QueryObserverOptions<Snapshot, WebexError>

const DAYS_BACK = 1
/** The days around today are one look, so that the week is there at once. */
const HOME_AHEAD = 7
/** What a viewer can go to. */
const REACH = 28
/**
 * Further days come by the week: few requests, and a host with sixty meetings a day has five pages.
 * Home and three weeks are just what can be reached.
 */
const FURTHER_DAYS = 7

/** The days that are looked at first, and the most often: from yesterday through a week from today. */
export function homeDays(today: string): Days {
  return { from: addDays(today, -DAYS_BACK), through: addDays(today, HOME_AHEAD) }
}

/** The days to look at from `from` on, when somebody goes there. */
export function furtherDays(from: string): Days {
  return { from, through: addDays(from, FURTHER_DAYS - 1) }
}

/** The last day there is to see: four weeks ahead. */
export function lastDay(today: string): string {
  return addDays(today, REACH)
}

// navigator.onLine is a guess on televisions; only a request knows.
const common = { networkMode: 'always', retry: false, gcTime: Number.POSITIVE_INFINITY } as const

/** The query for the days around today. Fails with WebexError. */
export function homeQuery(calendar: CalendarAccess): CalendarQuery {
  const { clock } = calendar.http
  const days = () => homeDays(localDay(clock.now(), calendar.zone()))
  return {
    ...common,
    enabled: false,
    queryKey: ['agenda', 'home'],
    async queryFn({ signal }) {
      const believed = days()
      const seen = await fetchDays(calendar, believed, signal)
      // A television may believe that it is 1970 until its first answer, whose Date sets the clock.
      const corrected = days()
      if (corrected.from !== believed.from)
        return parsed(await fetchDays(calendar, corrected, signal))
      return parsed(seen)
    },
  }
}

/** The query for further days. Fails with WebexError. */
export function furtherQuery(calendar: CalendarAccess, days: Days): CalendarQuery {
  return {
    ...common,
    enabled: false,
    queryKey: ['agenda', days.from],
    queryFn: async ({ signal }) => parsed(await fetchDays(calendar, days, signal)),
  }
}

/** The query for the ids of meetings that somebody is in at this moment. Fails with WebexError. */
export function liveQuery({
  http,
  api,
  authorized,
}: CalendarAccess): FetchQueryOptions<string[], WebexError> {
  return {
    ...common,
    queryKey: ['live'],
    queryFn: async ({ signal }) =>
      parsed(await authorized((token) => listInProgress(http, api, token, signal))),
  }
}

async function fetchDays(
  calendar: CalendarAccess,
  days: Days,
  signal: AbortSignal,
): Promise<Result<Snapshot>> {
  const { http, api, authorized, zone } = calendar
  const from = startOfDay(days.from, zone())
  const to = startOfDay(addDays(days.through, 1), zone())
  const list = await authorized((token) => listMeetings(http, api, token, { from, to, signal }))
  if (!list.ok) return list
  const meetings = list.value.meetings.flatMap((one) => fromWire(one) ?? [])
  const { unreadable } = list.value
  return { ok: true, value: { ...days, meetings, unreadable, fetchedAt: http.clock.now() } }
}

function parsed<T>(answer: Result<T>): T {
  if (!answer.ok) throw new WebexError(answer.failure)
  return answer.value
}
