// The meetings of the signed-in person (GET /v1/meetings): requested page by page, and parsed item by item. The
// field names are those of Webex.
// https://developer.webex.com/docs/api/v1/meetings/list-meetings

import * as v from 'valibot'
import { isInstant } from '../../clock'
import type { WebexClient } from '../client/client'
import { getAllPages, getPage, PAGE_SIZE } from '../client/pages'
import {
  address,
  flag,
  id,
  maybeId,
  name,
  pageLink,
  prose,
  rule,
  telephony,
  title,
  word,
} from '../fields/fields'
import { ok, type Result } from '../http/failure'

// `v.object` passes on what is named here and nothing else. So `hostKey` and `hostPin`, which open a meeting to
// whoever reads them, end here, and so does the password, since lists are stored on the television
// (meeting-details.ts reads it when it is to be seen). What no screen shows is not named either.
const WebexMeeting = v.object({
  // Without these two nothing can be shown; all that follows is decoration.
  id,
  start: v.pipe(
    v.string(),
    v.check((start) => instantOf(start) !== undefined),
  ),
  title,
  state: word,
  end: word,
  hostDisplayName: name,
  hostDidJoin: flag,
  attendeeDidJoin: flag,
  webLink: pageLink,
  meetingNumber: word,
  sipAddress: address,
  scheduledType: word,
  isModified: flag,
  meetingSeriesId: maybeId,
  siteUrl: address,
  agenda: prose,
  recurrence: rule,
  telephony,
})

export type WebexMeeting = v.InferOutput<typeof WebexMeeting>

/** The meetings of a span of time. */
export interface MeetingList {
  meetings: WebexMeeting[]
  /** How many items could not be read. */
  unreadable: number
}

/** 2000 meetings. A server whose pages never end must not keep a TV busy for ever. */
const MAX_PAGES = 20

/**
 * Lists the meetings between two instants (`GET /meetings`), all pages of them, each meeting once.
 * `meetingType=scheduledMeeting`, since the default lists whole series.
 * @param window `from` (inclusive) and `to` (exclusive), in ms since 1970
 * @returns the list, or the failure of the first page that failed: half a list is no list
 * @throws AbortError when `signal` aborts
 */
export async function listMeetings(
  client: WebexClient,
  { from, to, signal }: { from: number; to: number; signal?: AbortSignal | undefined },
): Promise<Result<MeetingList>> {
  const filters = {
    meetingType: 'scheduledMeeting',
    from: utcTimestamp(from),
    to: utcTimestamp(to),
    max: PAGE_SIZE,
  }
  const url = client.url('meetings', filters)
  const list = await getAllPages(client, WebexMeeting, { url, filters, signal }, MAX_PAGES)
  if (!list.ok) return list
  const { items, unreadable } = list.value
  const meetings = new Map(items.map((meeting) => [meeting.id, meeting]))
  return ok({ meetings: [...meetings.values()], unreadable })
}

const Instance = v.object({ scheduledMeetingId: id })

/**
 * The ids of the scheduled meetings that somebody is in at this moment, in order. `hostDidJoin` of the
 * scheduled meeting lags; its instance says so about 15 minutes after the start ("`inProgress`
 * meetings are not fully supported"). Without a window: Webex takes the last seven days by its own
 * clock. One page, since nobody is in more than a hundred meetings.
 * @throws AbortError when `signal` aborts
 */
export async function listInProgress(
  client: WebexClient,
  signal?: AbortSignal | undefined,
): Promise<Result<string[]>> {
  const filters = { meetingType: 'meeting', state: 'inProgress', max: PAGE_SIZE }
  const url = client.url('meetings', filters)
  const page = await getPage(client, Instance, { url, filters, signal })
  return page.ok ? ok(page.value.items.map((instance) => instance.scheduledMeetingId).sort()) : page
}

/**
 * A time stamp of Webex as ms since 1970; undefined where it is none, or none that can be shown. One without an
 * offset is UTC, which Webex answers in when no `timezone` header asks for another; engines disagree about those.
 */
export function instantOf(stamp: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?$/i.exec(
    stamp.trim(),
  )
  if (!parts) return undefined
  const [, local, offset = 'Z'] = parts
  const instant = Date.parse(`${local}${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return isInstant(instant) ? instant : undefined
}

/**
 * An instant (ms since 1970) as Webex's queries want it: ISO 8601 in UTC, whole seconds.
 * @throws RangeError for what is no instant
 */
export const utcTimestamp = (instant: number) =>
  new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z')
