// When to fetch the calendar again: calmly every few minutes, as soon as a meeting or the day
// begins or ends, and after a failure as its cause asks.

import { addDays, localDay, startOfDay } from '../../time/zone'
import { throttledFor_ms } from '../../webex/client/throttle'
import { type Failure, requestedWait_ms } from '../../webex/http/failure'
import type { Meeting } from '../meeting'
import { nextBoundary } from '../now-next'

const SECOND_MS = 1000
const CALM_MS = 5 * 60 * SECOND_MS
/** How old the further weeks may be: little changes there, and fewer viewers go there. */
export const FURTHER_MS = 30 * 60 * SECOND_MS
/** For how long after the last key press a viewer counts as still being at a day. */
export const PRESENT_MS = 60 * 60 * SECOND_MS
const FIRST_RETRY_MS = 5 * SECOND_MS
/** Webex needs a moment to change a meeting's state at its start or end. */
const AFTER_BOUNDARY_MS = 2 * SECOND_MS
/** Meetings start on the hour for every television there is, and they need not all ask at once. */
const SPREAD_MS = 10 * SECOND_MS

/**
 * How long after a success to fetch the agenda again, in ms.
 * @param now ms since 1970
 * @param zone the viewer's, an IANA name
 * @param luck 0 to 1; spreads the televisions that wait for the same instant
 */
export function afterSuccess_ms(
  meetings: readonly Meeting[],
  now: number,
  zone: string,
  luck: number,
): number {
  const tomorrow = startOfDay(addDays(localDay(now, zone), 1), zone)
  const boundary = Math.min(nextBoundary(meetings, now) ?? tomorrow, tomorrow)
  return Math.min(CALM_MS, boundary - now + AFTER_BOUNDARY_MS + luck * SPREAD_MS)
}

/**
 * How long after a failure to fetch again, in ms; undefined: only when somebody asks. Without a network, or with
 * an error of the server, the waits double; after a 4xx the interval is the usual one, since a scope or licence
 * may be put right.
 * @param inARow how many requests have failed since the last success, 1 or more
 */
export function afterFailure_ms(failure: Failure | undefined, inARow: number): number | undefined {
  const backoff = Math.min(CALM_MS, FIRST_RETRY_MS * 2 ** (inARow - 1))
  switch (failure?.kind) {
    case 'offline':
    case 'timeout':
    case 'server_error':
    case 'unreadable':
      return Math.max(backoff, requestedWait_ms(failure))
    case 'throttled':
      return throttledFor_ms(failure, inARow)
    case 'signed_out':
      return undefined
    default:
      return CALM_MS
  }
}
