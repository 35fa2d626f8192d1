// The calendar, fetched by some days at a time: those around today at once, so that the week is there, and the
// further ones by the week as the viewer goes there.

import { unwrap } from '../../queries/unwrap'
import { addDays, localDay, startOfDay } from '../../time/zone'
import type { WebexClient } from '../../webex/client/client'
import { listInProgress, listMeetings } from '../../webex/meetings/meetings'
import { fromWebex } from '../meeting'
import type { Snapshot } from './cache'

export interface CalendarAccess {
  client: WebexClient
  /** The viewer's zone; read again each time, since the viewer may change it. */
  zone: () => string
}

/** Calendar days of the viewer, the first and the last one, both inclusive. */
export interface Days {
  from: string
  through: string
}

const DAYS_BACK = 1
const HOME_AHEAD = 7
/** How many days ahead a viewer can go. */
const REACH = 28
/**
 * A week at a time: few requests, and a host with sixty meetings a day has five pages. The days around today
 * and three weeks are just what can be reached.
 */
const FURTHER_DAYS = 7

/**
 * The days that are fetched first, and the most often: from yesterday through a week from today. Days are YYYY-MM-DD.
 */
export function homeDays(today: string): Days {
  return { from: addDays(today, -DAYS_BACK), through: addDays(today, HOME_AHEAD) }
}

/** The week to fetch from the day `from` (YYYY-MM-DD) on, when somebody goes there. */
export function furtherDays(from: string): Days {
  return { from, through: addDays(from, FURTHER_DAYS - 1) }
}

/** The last day there is to see: four weeks ahead of `today`, both YYYY-MM-DD. */
export function lastDay(today: string): string {
  return addDays(today, REACH)
}

/** Fetches the days around today. @throws WebexError; AbortError when `signal` aborts */
export async function fetchHome(calendar: CalendarAccess, signal: AbortSignal): Promise<Snapshot> {
  const { clock } = calendar.client
  const days = () => homeDays(localDay(clock.now(), calendar.zone()))
  const believed = days()
  const snapshot = await fetchDays(calendar, believed, signal)
  // A television may believe that it is 1970 until its first answer, whose Date sets the clock.
  const corrected = days()
  return corrected.from === believed.from ? snapshot : fetchDays(calendar, corrected, signal)
}

/** Fetches the meetings of some days. @throws WebexError; AbortError when `signal` aborts */
export async function fetchDays(
  { client, zone }: CalendarAccess,
  days: Days,
  signal: AbortSignal,
): Promise<Snapshot> {
  const from = startOfDay(days.from, zone())
  const to = startOfDay(addDays(days.through, 1), zone())
  const list = unwrap(await listMeetings(client, { from, to, signal }))
  const meetings = list.meetings.flatMap((one) => fromWebex(one) ?? [])
  return { ...days, meetings, unreadable: list.unreadable, fetchedAt: client.clock.now() }
}

/**
 * Fetches the ids of the meetings that somebody is in at this moment.
 * @throws WebexError; AbortError when `signal` aborts
 */
export async function fetchLive(client: WebexClient, signal: AbortSignal): Promise<string[]> {
  return unwrap(await listInProgress(client, signal))
}
