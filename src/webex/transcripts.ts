// What was said in an ended meeting: which transcripts there are, and their text as WebVTT.
// https://developer.webex.com/docs/api/v1/meeting-transcripts/list-meeting-transcripts

import * as v from 'valibot'
import type { Clock } from '../clock'
import { LONGEST } from './bounds'
import { err, ok, type Result } from './failure'
import { id, word } from './fields'
import { onTheWire } from './meetings'
import { getAllPages, PAGE_SIZE } from './pages'
import { type Answer, failureOf, type Request, send, trackingId, type Wire } from './wire'

// `vttDownloadLink` ends here: it is an address on the meeting's site, even by http in Cisco's own
// example, and the token goes nowhere but to the configured API.
const WireTranscript = v.object({
  id,
  /** When what is in it began. */
  startTime: word,
  status: word,
})

/** 1000 parts of one meeting. */
const MAX_PAGES = 10

export type WireTranscript = v.InferOutput<typeof WireTranscript>

/**
 * Lists the transcripts of an ended instance; more than one when it was recorded in parts.
 * @param asked `from` and `to`, in ms since 1970: Webex takes the last seven days without them
 * @returns `refused` with 403 when the integration lacks `meeting:transcripts_read`
 * @throws AbortError when `signal` aborts
 */
export async function listTranscripts(
  wire: Wire,
  api: string,
  accessToken: string,
  asked: { meetingId: string; from: number; to: number; signal?: AbortSignal },
): Promise<Result<WireTranscript[]>> {
  const { meetingId, from, to, signal } = asked
  const filters = { meetingId, from: onTheWire(from), to: onTheWire(to), max: PAGE_SIZE }
  const url = `${api}/meetingTranscripts?${new URLSearchParams(filters)}`
  const request = { url, accessToken, filters, signal }
  const list = await getAllPages(wire, WireTranscript, request, MAX_PAGES)
  return list.ok ? ok(list.value.items) : list
}

/**
 * Fetches the text of a transcript, WebVTT.
 * @throws AbortError when `signal` aborts
 */
export function downloadTranscript(
  wire: Wire,
  api: string,
  accessToken: string,
  { transcriptId, signal }: { transcriptId: string; signal?: AbortSignal },
): Promise<Result<string>> {
  const url = `${api}/meetingTranscripts/${encodeURIComponent(transcriptId)}/download?format=vtt`
  return fetchVtt(wire, { url, accessToken, signal })
}

/**
 * Fetches the text of a transcript from the link that a recording gives for a while. No token goes
 * there: the link has a ticket of its own, and answers a token with the page of a login.
 * @throws AbortError when `signal` aborts
 */
export function fetchTranscript(
  wire: Wire,
  { link, signal }: { link: string; signal?: AbortSignal },
): Promise<Result<string>> {
  return fetchVtt(wire, { url: link, follow: true, signal })
}

/** Hours of talk are megabytes on a slow line. */
const TIMEOUT_MS = 30_000

async function fetchVtt(wire: Wire, request: Request): Promise<Result<string>> {
  const headers = { Accept: 'text/vtt, text/plain' }
  const sent = await send(wire, { ...request, headers, text: true, timeout_ms: TIMEOUT_MS })
  return sent.ok ? parseVtt(sent.value, wire.clock) : sent
}

/** Parses the answer: text that says of itself that it is WebVTT, and no page of a login. */
export function parseVtt(answer: Answer, clock: Clock): Result<string> {
  const failure = failureOf(answer, clock)
  if (failure) return err(failure)
  if (/^\ufeff?WEBVTT(?![^\s])/.test(answer.text))
    return ok(answer.text.slice(0, LONGEST.transcript))
  return err({
    kind: 'unreadable',
    status: answer.status,
    detail: 'a transcript that is not WebVTT',
    trackingId: trackingId(answer),
  })
}
