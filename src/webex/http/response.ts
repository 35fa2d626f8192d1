// What every answer is read for: its body as JSON, the tracking id, Retry-After, what went wrong in words, and what a
// status means to a REST call. What a body means is parsed in the file of its endpoint (device-grant.ts, tokens.ts,
// meetings.ts, people.ts, ...).

import type { Clock } from '../../clock'
import { LONGEST, MOST_ITEMS } from '../text/bounds'
import { bareLine } from '../text/clean'
import type { Failure } from './failure'
import { isPolicy } from './forbidden'

/** An answer, its body read whole. */
export interface HttpResponse {
  status: number
  /** The value of a header, whatever its case; null when there is none. */
  header(name: string): string | null
  text: string
  /** The body as JSON, parsed once; undefined when it is none: empty, HTML, cut off. */
  json(): unknown
}

/**
 * A response made of its parts. Its body is parsed as JSON when it is first asked for.
 * @param header the value of a header, whatever its case; null when there is none
 * @param text the body
 */
export function httpResponse(
  status: number,
  header: (name: string) => string | null,
  text: string,
): HttpResponse {
  let parsed: { value: unknown } | undefined
  return {
    status,
    header,
    text,
    json() {
      parsed ??= { value: parseJson(text) }
      return parsed.value
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether the status is a 2xx. */
export const isSuccess = ({ status }: HttpResponse) => status >= 200 && status < 300

/** Webex's id for this request, for a support call; in a header or the body, in two spellings. */
export function trackingId(response: HttpResponse): string | undefined {
  const body = response.json() as { trackingId?: unknown; trackingID?: unknown } | null | undefined
  const id = response.header('trackingid') ?? body?.trackingId ?? body?.trackingID
  return (typeof id === 'string' && bareLine(id, LONGEST.trackingId)) || undefined
}

/**
 * `Retry-After` in ms from now (RFC 9110 10.2.3: seconds, or an HTTP date).
 * @returns undefined when absent or unreadable; never negative
 */
export function retryAfter_ms(response: HttpResponse, clock: Clock): number | undefined {
  const text = response.header('retry-after')?.trim()
  if (!text) return undefined
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER)
  // Engines read "-1" as the year 2001; a date has a month's name (RFC 9110 5.6.7).
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now())
}

/**
 * All that a response says went wrong, in its own words: `error` (RFC 6749 5.2), `message`, and every
 * `errors[].description`. Webex writes its code into any of the three; [] when nothing is readable.
 * Each is one line with a length limit, since it may be shown.
 */
export function errorMessages(response: HttpResponse): string[] {
  const body = response.json() as
    | { error?: unknown; message?: unknown; errors?: ({ description?: unknown } | null)[] }
    | null
    | undefined
  const errors = Array.isArray(body?.errors) ? body.errors.slice(0, MOST_ITEMS) : []
  return [body?.error, body?.message, ...errors.map((one) => one?.description)]
    .map((text) => (typeof text === 'string' ? bareLine(text, LONGEST.errorMessage) : ''))
    .filter((text) => text !== '')
}

/** The first of the error messages: `error`, else `message`, else a description; '' when there is none. */
export function errorMessage(response: HttpResponse): string {
  return errorMessages(response)[0] ?? ''
}

/** A number of seconds as responses give it, a number or its text; undefined for anything else. */
export function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/**
 * A failure for a body that does not have the shape it should have.
 * @param detail what is wrong with it, for diagnostics; never what stood in it
 */
export function unreadable(
  response: HttpResponse,
  detail: string,
): Extract<Failure, { kind: 'unreadable' }> {
  return { kind: 'unreadable', status: response.status, detail, trackingId: trackingId(response) }
}

/**
 * The failure that the status of a REST response means (https://developer.webex.com/docs/basics).
 * @returns undefined for a 2xx, whose body is then for the caller to parse
 */
export function failureOf(response: HttpResponse, clock: Clock): Failure | undefined {
  if (isSuccess(response)) return undefined
  const { status } = response
  const id = trackingId(response)
  if (status === 429)
    return { kind: 'throttled', retryAfter_ms: retryAfter_ms(response, clock), trackingId: id }
  if (status >= 500 || status === 423) {
    const wait_ms = retryAfter_ms(response, clock)
    return { kind: 'server_error', status, retryAfter_ms: wait_ms, trackingId: id }
  }
  const code = errorMessage(response) || String(status)
  if (status === 401) return { kind: 'unauthorized', status, code, trackingId: id }
  if (status >= 400)
    return {
      kind: 'http',
      status,
      code,
      ...(isPolicy(status, errorMessages(response)) && { because: 'policy' as const }),
      trackingId: id,
    }
  return unreadable(response, `status ${status}`)
}
