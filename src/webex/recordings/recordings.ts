// What was recorded of meetings that the signed-in person hosted, or that others shared, and where one of
// them can be had. The field names are those of Webex.
// https://developer.webex.com/docs/api/v1/recordings/list-recordings

import * as v from 'valibot'
import type { Clock } from '../../clock'
import type { WebexClient } from '../client/client'
import { getAllPages, getPage, PAGE_SIZE, type Page, type PageRequest } from '../client/pages'
import { address, flag, id, maybe, maybeId, name, pageLink, title, word } from '../fields/fields'
import { fileLink } from '../fields/links'
import { err, ok, type Result } from '../http/failure'
import { failureOf, type HttpResponse, seconds, unreadable } from '../http/response'
import { utcTimestamp } from '../meetings/meetings'

/** A hundred recordings each; a server whose pages never end must not keep a television busy. */
const MAX_PAGES = 10

// Only what is named here goes on: `password` and `downloadUrl`, a page that asks for it, end here.
const WebexRecording = v.object({
  id,
  meetingId: maybeId,
  scheduledMeetingId: maybeId,
  meetingSeriesId: maybeId,
  topic: title,
  /** When the file was made, which may be hours after the meeting. */
  createTime: word,
  /** When somebody pressed "Record". */
  timeRecorded: word,
  siteUrl: address,
  playbackUrl: pageLink,
  format: word,
  hostDisplayName: name,
  durationSeconds: maybe(v.pipe(v.unknown(), v.transform(seconds))),
  shareToMe: flag,
  status: word,
})

export type WebexRecording = v.InferOutput<typeof WebexRecording>

export interface ListRecordingsOptions {
  /** Inclusive, ms since 1970. */
  from: number
  /** Exclusive, ms since 1970. */
  to: number
  /** Of this series, occurrence or instance alone. */
  meetingId?: string
  /** `next` of the page before; without it, the first page. */
  next?: string | undefined
  signal?: AbortSignal | undefined
}

/**
 * Lists one page of recordings, a hundred at most (`GET /recordings`,
 * https://developer.webex.com/docs/api/v1/recordings/list-recordings), the newest first (by when their file was made).
 * @returns the page, with `next` when there is more; `http` with 403 when the integration has no `meeting:recordings_read`
 * @throws AbortError when `signal` aborts
 */
export function listRecordings(
  client: WebexClient,
  { next, ...options }: ListRecordingsOptions,
): Promise<Result<Page<WebexRecording>>> {
  const first = firstPage(client, options)
  return getPage(client, WebexRecording, { ...first, url: next ?? first.url })
}

/**
 * Lists all recordings of a span of time, the newest first (by when their file was made).
 * @returns `http` with 403 when the integration has no `meeting:recordings_read`; the failure of the first page that
 * failed, and of a list of more than a thousand
 * @throws AbortError when `signal` aborts
 */
export function listAllRecordings(
  client: WebexClient,
  options: Omit<ListRecordingsOptions, 'next'>,
): Promise<Result<Omit<Page<WebexRecording>, 'next'>>> {
  return getAllPages(client, WebexRecording, firstPage(client, options), MAX_PAGES)
}

function firstPage(
  client: WebexClient,
  { from, to, meetingId, signal }: Omit<ListRecordingsOptions, 'next'>,
): PageRequest {
  // Both ends, since Webex takes seven days where one is missing.
  const filters = {
    from: utcTimestamp(from),
    to: utcTimestamp(to),
    status: 'available',
    max: PAGE_SIZE,
    ...(meetingId === undefined ? {} : { meetingId }),
  }
  return { url: client.url('recordings', filters), filters, signal }
}

/** Direct addresses of a recording's files, each with a ticket of its own: no token may go there. */
const Links = v.object({
  recordingDownloadLink: fileLink,
  transcriptDownloadLink: fileLink,
  /** When the links end: three hours after they were requested. */
  expiration: word,
})

const WebexFiles = v.object({
  // Missing where the host or the site forbids downloads.
  temporaryDirectDownloadLinks: maybe(Links),
})

export type WebexFiles = v.InferOutput<typeof Links>

/**
 * Asks where the files of one recording are for now (`GET /recordings/{recordingId}`,
 * https://developer.webex.com/docs/api/v1/recordings/get-recording-details). The
 * links are missing where the recording may not be downloaded.
 * @throws AbortError when `signal` aborts
 */
export function getRecording(
  client: WebexClient,
  { recordingId, signal }: { recordingId: string; signal?: AbortSignal | undefined },
): Promise<Result<Partial<WebexFiles>>> {
  const url = client.url(`recordings/${encodeURIComponent(recordingId)}`)
  return client.request({ url, signal }, parseRecording)
}

/**
 * Parses the answer to `getRecording`. Any object will do, since links may be missing.
 * @returns `unreadable` for what is no object, else the failure of its status
 */
export function parseRecording(response: HttpResponse, clock: Clock): Result<Partial<WebexFiles>> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  const body = response.json()
  const parsed = v.safeParse(WebexFiles, body)
  if (parsed.success && !Array.isArray(body))
    return ok(parsed.output.temporaryDirectDownloadLinks ?? {})
  return err(unreadable(response, 'a recording that is no object'))
}
