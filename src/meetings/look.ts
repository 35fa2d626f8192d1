// One look at the calendar, as a query. TanStack Query shares it between callers, aborts it, and keeps
// the parts of an answer that did not change identical, so that unchanged rows are not drawn again.
// Its timers are left alone (no stale time, no interval, no retry): they run on the television's own
// clock, which jumps, and agenda.ts decides on ours when to look.

import type { QueryObserverOptions } from '@tanstack/react-query'
import { WebexError } from '../webex/failure'
import { listMeetings } from '../webex/meetings'
import type { Authorized, Wire } from '../webex/wire'
import type { Seen } from './kept'
import { fromWire } from './meeting'
import { addDays, localDay, startOfDay } from './zone'

export interface Calendar {
  wire: Wire
  /** Address of the API, such as `https://webexapis.com/v1`. */
  api: string
  /** Runs a call with a live access token. */
  authorized: Authorized
  /** The viewer's zone; asked again each time, since the viewer may change it. */
  zone: () => string
}

const DAYS_BACK = 1
const DAYS_AHEAD = 8

/** What part of the calendar is looked at around `now`: from yesterday through a week from today. */
export function windowAround(now: number, zone: string): { from: number; to: number } {
  const today = localDay(now, zone)
  return {
    from: startOfDay(addDays(today, -DAYS_BACK), zone),
    to: startOfDay(addDays(today, DAYS_AHEAD), zone),
  }
}

/** The query for one look. Fails with WebexError. */
export function lookQuery(calendar: Calendar): QueryObserverOptions<Seen, WebexError> {
  return {
    queryKey: ['agenda'],
    queryFn: ({ signal }) => look(calendar, signal),
    // navigator.onLine is a guess on televisions; only a request knows.
    networkMode: 'always',
    enabled: false,
    retry: false,
    gcTime: Number.POSITIVE_INFINITY,
  }
}

async function look(calendar: Calendar, signal: AbortSignal): Promise<Seen> {
  const { wire, api, authorized, zone } = calendar
  const ask = (window: { from: number; to: number }) =>
    authorized((token) => listMeetings(wire, api, token, { ...window, signal }))

  const window = windowAround(wire.clock.now(), zone())
  let judged = await ask(window)
  // A television may believe that it is 1970 until its first answer, whose Date sets the clock.
  const corrected = windowAround(wire.clock.now(), zone())
  if (corrected.from !== window.from) judged = await ask(corrected)

  if (!judged.ok) throw new WebexError(judged.failure)
  const meetings = judged.value.meetings.flatMap((one) => fromWire(one) ?? [])
  return { meetings, unreadable: judged.value.unreadable, seenAt: wire.clock.now() }
}
