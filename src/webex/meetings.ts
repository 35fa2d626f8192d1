// The meetings of the signed-in person, as GET /v1/meetings tells them: asked for, paged through,
// and judged item by item, since the description and the real answers differ (fields marked as
// required are missing on instances). What leaves this file has the wire's own names.
// https://developer.webex.com/docs/api/v1/meetings/list-meetings

import * as v from 'valibot'
import type { Clock } from '../clock'
import { bad, good, type Judged } from './failure'
import { type Answer, failureOf, json, send, trackingId, type Wire } from './wire'

/** A field that may be missing, and that counts as missing when it has the wrong type. */
const maybe = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), () => undefined)

const text = maybe(v.string())
const flag = maybe(v.boolean())

const Telephony = v.object({
  accessCode: text,
  callInNumbers: maybe(v.array(v.object({ label: text, callInNumber: text, tollType: text }))),
})

// `v.object` passes on what is named here and nothing else: `hostKey` and `hostPin`, which open
// a meeting to whoever reads them, end here because they are not named.
const WireMeeting = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  title: v.string(),
  start: v.pipe(
    v.string(),
    v.check((start) => instantOf(start) !== undefined),
  ),
  state: v.string(),
  end: text,
  meetingType: text,
  hostDisplayName: text,
  hostEmail: text,
  hostDidJoin: flag,
  attendeeDidJoin: flag,
  webLink: maybe(v.pipe(v.string(), v.regex(/^https:\/\/[^\s/]/i))),
  meetingNumber: text,
  password: text,
  sipAddress: text,
  scheduledType: text,
  isModified: flag,
  meetingSeriesId: text,
  siteUrl: text,
  timezone: text,
  agenda: text,
  telephony: maybe(Telephony),
})

export type WireMeeting = v.InferOutput<typeof WireMeeting>

export interface MeetingList {
  meetings: WireMeeting[]
  /** How many items, or further pages, could not be read. */
  unreadable: number
}

/** `max` is a page's size, not a limit. https://github.com/WebexCommunity/WebexPythonSDK/issues/7 */
const PAGE_SIZE = '100'
/** 2000 meetings; a server whose pages never end must not keep a television busy for ever. */
const MAX_PAGES = 20

/**
 * Lists the meetings between two instants, all pages of them, each meeting once.
 * `meetingType=scheduledMeeting`, since the default lists whole series.
 * @param api the address of the API, such as `https://webexapis.com/v1`
 * @param window `from` (inclusive) and `to` (exclusive), in ms since 1970
 * @returns the list, or the failure of the first page that failed: half a list is no list
 * @throws AbortError when `signal` aborts
 */
export async function listMeetings(
  wire: Wire,
  api: string,
  accessToken: string,
  window: { from: number; to: number; signal?: AbortSignal },
): Promise<Judged<MeetingList>> {
  const filters = {
    meetingType: 'scheduledMeeting',
    from: onTheWire(window.from),
    to: onTheWire(window.to),
    max: PAGE_SIZE,
  }
  const meetings = new Map<string, WireMeeting>()
  const seen = new Set<string>()
  let unreadable = 0
  let url: string | undefined = `${api}/meetings?${new URLSearchParams(filters)}`
  while (url && !seen.has(url) && seen.size < MAX_PAGES) {
    seen.add(url)
    const answer = await send(wire, { url, accessToken, signal: window.signal })
    if (!answer.ok) return answer
    const page = judgePage(answer.value, wire.clock)
    if (!page.ok) return page
    for (const meeting of page.value.meetings) meetings.set(meeting.id, meeting)
    unreadable += page.value.unreadable

    const link = nextLink(answer.value.header('link'))
    url = link && follow(link, url, filters)
    if (link && !url) unreadable += 1
  }
  if (url && !seen.has(url)) unreadable += 1
  return good({ meetings: [...meetings.values()], unreadable })
}

/** Judges one page. One item that cannot be read is counted and hides no other. */
export function judgePage(answer: Answer, clock: Clock): Judged<MeetingList> {
  const failure = failureOf(answer, clock)
  if (failure) return bad(failure)
  const items = (json(answer) as { items?: unknown } | null | undefined)?.items
  if (!Array.isArray(items))
    return bad({
      kind: 'unreadable',
      status: answer.status,
      detail: 'a page of meetings without items',
      trackingId: trackingId(answer),
    })
  const judged = items.map((item) => v.safeParse(WireMeeting, item))
  const meetings = judged.flatMap((one) => (one.success ? [one.output] : []))
  return good({ meetings, unreadable: items.length - meetings.length })
}

/**
 * The target of `rel=next` in a `Link` header (RFC 8288 3), or undefined. Only `next` is promised.
 * https://developer.webex.com/docs/basics#pagination
 */
export function nextLink(header: string | null): string | undefined {
  for (const [, target, params = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(params)
    if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target
  }
  return undefined
}

/**
 * The address of the next page, or undefined when it leaves the endpoint that was asked: the next
 * request carries the token. Filters that Webex drops from the link, or gives back as `null`, are
 * put in again; without them the second page is one of everything.
 * https://github.com/WebexCommunity/WebexPythonSDK/issues/168
 */
export function follow(
  link: string,
  current: string,
  filters: Record<string, string>,
): string | undefined {
  const here = new URL(current)
  let next: URL
  try {
    next = new URL(link, here)
  } catch {
    return undefined
  }
  if (next.origin !== here.origin || next.pathname !== here.pathname) return undefined
  for (const [name, value] of Object.entries(filters)) {
    const told = next.searchParams.get(name)
    if (!told || told === 'null') next.searchParams.set(name, value)
  }
  return `${here.origin}${here.pathname}?${next.searchParams}`
}

/**
 * A time stamp of the wire as ms since 1970, or undefined. One without an offset is UTC, which is
 * what Webex answers in when no `timezone` header asks for another; engines disagree about those.
 */
export function instantOf(stamp: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?$/i.exec(
    stamp.trim(),
  )
  if (!parts) return undefined
  const [, local, offset = 'Z'] = parts
  const instant = Date.parse(`${local}${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(instant) ? undefined : instant
}

const onTheWire = (instant: number) => new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z')
