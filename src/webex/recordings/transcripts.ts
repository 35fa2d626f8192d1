// What was said in an ended meeting: which transcripts there are, and their text as WebVTT.
// https://developer.webex.com/docs/api/v1/meeting-transcripts/list-meeting-transcripts

import * as v from 'valibot'
import type { Clock } from '../../clock'
import type { WebexClient } from '../client/client'
import { getAllPages, PAGE_SIZE } from '../client/pages'
import { id, word } from '../fields/fields'
import { err, ok, type Result } from '../http/failure'
import { failureOf, type HttpResponse, unreadable } from '../http/response'
import { utcTimestamp } from '../meetings/meetings'
import { LONGEST } from '../text/bounds'

// `vttDownloadLink` ends here: it is an address on the meeting's site, even by http in Cisco's own
// example, and the token goes nowhere but to the configured API.
const WebexTranscript = v.object({
  id,
  /** When what is in it began. */
  startTime: word,
  status: word,
})

/** How a text is fetched. Hours of talk are megabytes on a slow line. */
const AS_VTT = { headers: { Accept: 'text/vtt, text/plain' }, text: true, timeout_ms: 30_000 }

/** 1000 parts of one meeting. */
const MAX_PAGES = 10

/** Something that was said. Times in seconds from the start of the recording. */
export interface TranscriptLine {
  start_s: number
  end_s: number
  speaker?: string | undefined
  text: string
}

export type WebexTranscript = v.InferOutput<typeof WebexTranscript>

/**
 * Lists the transcripts of an ended instance (`GET /meetingTranscripts`); more than one when it was recorded in
 * parts.
 * @param options `from` and `to`, in ms since 1970: Webex takes the last seven days without them
 * @returns `http` with 403 when the integration lacks `meeting:transcripts_read`
 * @throws AbortError when `signal` aborts
 */
export async function listTranscripts(
  client: WebexClient,
  options: { meetingId: string; from: number; to: number; signal?: AbortSignal | undefined },
): Promise<Result<WebexTranscript[]>> {
  const { meetingId, from, to, signal } = options
  const filters = { meetingId, from: utcTimestamp(from), to: utcTimestamp(to), max: PAGE_SIZE }
  const url = client.url('meetingTranscripts', filters)
  const list = await getAllPages(client, WebexTranscript, { url, filters, signal }, MAX_PAGES)
  return list.ok ? ok(list.value.items) : list
}

/**
 * Fetches the text of a transcript (`GET /meetingTranscripts/{transcriptId}/download`) as WebVTT. It may take 30 s.
 * @throws AbortError when `signal` aborts
 */
export function downloadTranscript(
  client: WebexClient,
  { transcriptId, signal }: { transcriptId: string; signal?: AbortSignal | undefined },
): Promise<Result<string>> {
  const path = `meetingTranscripts/${encodeURIComponent(transcriptId)}/download`
  const url = client.url(path, { format: 'vtt' })
  return client.request({ ...AS_VTT, url, signal }, parseVtt)
}

/**
 * Fetches the text of a transcript, WebVTT, from the link that a recording gives for a while. No token goes there:
 * the link has a ticket of its own, and answers a token with the page of a login. It may take 30 s.
 * @throws AbortError when `signal` aborts
 */
export function fetchTranscript(
  client: WebexClient,
  { link, signal }: { link: string; signal?: AbortSignal | undefined },
): Promise<Result<string>> {
  return client.download({ ...AS_VTT, url: link, signal }, parseVtt)
}

/**
 * Parses a transcript: text that says of itself that it is WebVTT (https://www.w3.org/TR/webvtt1/), and no page of a
 * login. What is too long is cut.
 * @returns `unreadable` for anything else, else the failure of its status
 */
export function parseVtt(response: HttpResponse, clock: Clock): Result<string> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  if (/^\ufeff?WEBVTT(?![^\s])/.test(response.text))
    return ok(response.text.slice(0, LONGEST.transcript))
  return err(unreadable(response, 'a transcript that is not WebVTT'))
}
