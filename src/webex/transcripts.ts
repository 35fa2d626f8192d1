// What was said in an ended meeting: which transcripts there are, and their text as WebVTT.
// https://developer.webex.com/docs/api/v1/meeting-transcripts/list-meeting-transcripts

import * as v from 'valibot'
import type { Clock } from '../clock'
import { LONGEST } from './bounds'
import { err, ok, type Result } from './failure'
import { id, word } from './fields'
import {
  failureOf,
  type Http,
  type HttpRequest,
  type HttpResponse,
  request,
  unreadable,
} from './http'
import { utcTimestamp } from './meetings'
import { getAllPages, PAGE_SIZE } from './pages'

// `vttDownloadLink` ends here: it is an address on the meeting's site, even by http in Cisco's own
// example, and the token goes nowhere but to the configured API.
const WebexTranscript = v.object({
  id,
  /** When what is in it began. */
  startTime: word,
  status: word,
})

/** 1000 parts of one meeting. */
const MAX_PAGES = 10

export type WebexTranscript = v.InferOutput<typeof WebexTranscript>

/**
 * Lists the transcripts of an ended instance; more than one when it was recorded in parts.
 * @param asked `from` and `to`, in ms since 1970: Webex takes the last seven days without them
 * @returns `http` with 403 when the integration lacks `meeting:transcripts_read`
 * @throws AbortError when `signal` aborts
 */
export async function listTranscripts(
  http: Http,
  api: string,
  accessToken: string,
  asked: { meetingId: string; from: number; to: number; signal?: AbortSignal },
): Promise<Result<WebexTranscript[]>> {
  const { meetingId, from, to, signal } = asked
  const filters = { meetingId, from: utcTimestamp(from), to: utcTimestamp(to), max: PAGE_SIZE }
  const url = `${api}/meetingTranscripts?${new URLSearchParams(filters)}`
  const request = { url, accessToken, filters, signal }
  const list = await getAllPages(http, WebexTranscript, request, MAX_PAGES)
  return list.ok ? ok(list.value.items) : list
}

/**
 * Fetches the text of a transcript, WebVTT.
 * @throws AbortError when `signal` aborts
 */
export function downloadTranscript(
  http: Http,
  api: string,
  accessToken: string,
  { transcriptId, signal }: { transcriptId: string; signal?: AbortSignal },
): Promise<Result<string>> {
  const url = `${api}/meetingTranscripts/${encodeURIComponent(transcriptId)}/download?format=vtt`
  return fetchVtt(http, { url, accessToken, signal })
}

/**
 * Fetches the text of a transcript from the link that a recording gives for a while. No token goes
 * there: the link has a ticket of its own, and answers a token with the page of a login.
 * @throws AbortError when `signal` aborts
 */
export function fetchTranscript(
  http: Http,
  { link, signal }: { link: string; signal?: AbortSignal },
): Promise<Result<string>> {
  return fetchVtt(http, { url: link, follow: true, signal })
}

/** Hours of talk are megabytes on a slow line. */
const TIMEOUT_MS = 30_000

async function fetchVtt(http: Http, options: HttpRequest): Promise<Result<string>> {
  const headers = { Accept: 'text/vtt, text/plain' }
  const sent = await request(http, { ...options, headers, text: true, timeout_ms: TIMEOUT_MS })
  return sent.ok ? parseVtt(sent.value, http.clock) : sent
}

/** Parses the answer: text that says of itself that it is WebVTT, and no page of a login. */
export function parseVtt(response: HttpResponse, clock: Clock): Result<string> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  if (/^\ufeff?WEBVTT(?![^\s])/.test(response.text))
    return ok(response.text.slice(0, LONGEST.transcript))
  return err(unreadable(response, 'a transcript that is not WebVTT'))
}
