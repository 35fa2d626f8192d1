// One request to Webex, sent and nothing more. What an answer means is decided elsewhere
// (device-grant.ts, tokens.ts, meetings.ts, people.ts); here are only the things that every parser
// needs: the body as JSON, the tracking id, Retry-After, and what a status means for any REST call.

import type { Clock } from '../clock'
import { LONGEST, MOST_ITEMS } from './bounds'
import { bareLine } from './clean'
import { err, type Failure, ok, type Result } from './failure'
import { isPolicy } from './forbidden'
import { bluntPath, type MishapRecord } from './record'

export interface Wire {
  fetch: typeof fetch
  clock: Clock
  /** Told of what went wrong. */
  record?: MishapRecord
}

export interface Request {
  url: string
  method?: 'GET' | 'POST'
  /** An application/x-www-form-urlencoded body. */
  form?: Record<string, string>
  /** Bearer access token. */
  accessToken?: string
  headers?: Record<string, string>
  /** The body is text of another kind than JSON. */
  text?: boolean
  /**
   * Redirects are followed, as links to files need; never with a token, which would go along.
   */
  follow?: boolean
  /** How long the whole call may take, in ms; 15 s when not given. */
  timeout_ms?: number
  signal?: AbortSignal
}

/** An answer as it came, its body read whole. */
export interface Answer {
  status: number
  header(name: string): string | null
  text: string
}

/** Runs a call with a live access token, renewing it when it must; given by the session. */
export type Authorized = <T>(
  call: (accessToken: string) => Promise<Result<T>>,
) => Promise<Result<T>>

const TIMEOUT_MS = 15_000

/**
 * Sends one request. Redirects are refused unless asked for: the API does not redirect, captive
 * portals do, and a followed redirect would carry a token to a host that nobody configured.
 * @returns the answer whatever its status, or why there is none (`offline`, `too-late`)
 * @throws AbortError when the caller's own signal aborts
 */
export async function send(wire: Wire, request: Request): Promise<Result<Answer>> {
  const sent = await attempt(wire, request)
  const what = mishapOf(sent, request.text)
  if (what)
    wire.record?.note({
      at: wire.clock.now(),
      path: bluntPath(request.url),
      what,
      trackingId: sent.ok ? trackingId(sent.value) : undefined,
    })
  return sent
}

/** What the diagnostics page says of an exchange; undefined of one that went as it should. */
function mishapOf(sent: Result<Answer>, isText = false): string | undefined {
  if (!sent.ok) return sent.failure.kind
  const { status, header } = sent.value
  if (status >= 200 && status < 300) {
    const type = bareLine(header('content-type')?.split(';')[0] ?? '', LONGEST.word)
    return !isText && json(sent.value) === undefined ? `${status} ${type}`.trim() : undefined
  }
  // A code that nobody has used yet is no mishap.
  const pending = status === 428 || complaint(sent.value) === 'authorization_pending'
  return pending ? undefined : String(status)
}

async function attempt(wire: Wire, request: Request): Promise<Result<Answer>> {
  const { signal } = request
  const stop = new AbortController()
  const pass = () => stop.abort()
  signal?.addEventListener('abort', pass)
  if (signal?.aborted) stop.abort()

  let late = false
  const timer = wire.clock.wait(request.timeout_ms ?? TIMEOUT_MS, stop.signal).then(
    () => {
      late = true
      stop.abort()
    },
    () => {},
  )
  try {
    const exchange = fetchWhole(wire, request, stop.signal)
    exchange.catch(() => {})
    // The race is for fetches that do not listen to an abort (polyfilled engines).
    const answer = await Promise.race([exchange, timer.then(() => undefined)])
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError')
    if (!answer || late) return err({ kind: 'too-late' })
    wire.clock.heed(dateOf(request, answer), request.accessToken ? 'api' : 'relay')
    return ok(answer)
  } catch (error) {
    if (signal?.aborted) throw error
    return err({ kind: late ? 'too-late' : 'offline' })
  } finally {
    signal?.removeEventListener('abort', pass)
    stop.abort()
  }
}

async function fetchWhole(wire: Wire, request: Request, signal: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers }
  if (request.accessToken) headers.Authorization = `Bearer ${request.accessToken}`
  if (request.form) headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=utf-8'
  const { fetch } = wire
  const response = await fetch(request.url, {
    method: request.method ?? (request.form ? 'POST' : 'GET'),
    headers,
    body: request.form && new URLSearchParams(request.form).toString(),
    redirect: request.follow && !request.accessToken ? 'follow' : 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal,
  })
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    text: await response.text(),
  }
}

/** What a refused sign-in says (RFC 6749 5.2, RFC 8628 3.5). */
const OAUTH_ERROR =
  /^(?:authorization_pending|slow_down|access_denied|expired_token|invalid_\w+|unauthorized_client|unsupported_grant_type)$/

/**
 * The `Date` of an answer that Webex or the relay made just now. Null of any other: what stands between
 * may have made it, as a guest network's log-in page, or kept it, and then it has an `Age` (RFC 9111
 * 4.2.3) or a cache's `Warning` (RFC 7234 5.5); a file may be another host's.
 */
function dateOf(request: Request, answer: Answer): string | null {
  const isFile = request.text === true || request.follow === true
  const isKept = answer.header('age') !== null || answer.header('warning') !== null
  return !isFile && !isKept && isTheirs(answer) ? answer.header('date') : null
}

/** Their answers have one of these fields, their refusals a tracking id or a code of the protocol. */
function isTheirs(answer: Answer): boolean {
  // A code that nobody has used yet, whatever the body; nobody else answers so.
  if (answer.status === 428) return true
  const body = json(answer) as Record<string, unknown> | null | undefined
  if (typeof body !== 'object' || body === null) return false
  const isOk = answer.status >= 200 && answer.status < 300
  if (!isOk) return trackingId(answer) !== undefined || OAUTH_ERROR.test(`${body.error}`)
  return (
    Array.isArray(body.items) ||
    [body.id, body.device_code, body.access_token].some((value) => typeof value === 'string')
  )
}

/** The body as JSON, or undefined: empty, HTML, cut off. */
export function json(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    return undefined
  }
}

/** Webex's id for this exchange, for a support call; in a header or the body, in two spellings. */
export function trackingId(answer: Answer): string | undefined {
  const body = json(answer) as { trackingId?: unknown; trackingID?: unknown } | undefined
  const id = answer.header('trackingid') ?? body?.trackingId ?? body?.trackingID
  return (typeof id === 'string' && bareLine(id, LONGEST.trackingId)) || undefined
}

/**
 * `Retry-After` in ms from now (RFC 9110 10.2.3: seconds, or an HTTP date).
 * @returns undefined when absent or unreadable; never negative
 */
export function retryAfter_ms(answer: Answer, clock: Clock): number | undefined {
  const text = answer.header('retry-after')?.trim()
  if (!text) return undefined
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // Engines read "-1" as the year 2001; a date has a month's name (RFC 9110 5.6.7).
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now())
}

/**
 * All that an answer says went wrong, in its own words: `error` (RFC 6749 5.2), `message`, and every
 * `errors[].description`. Webex writes its code into any of the three; [] when nothing is readable.
 * Bounded, since they end up on a screen.
 */
export function complaints(answer: Answer): string[] {
  const body = json(answer) as
    | { error?: unknown; message?: unknown; errors?: ({ description?: unknown } | null)[] }
    | null
    | undefined
  const errors = Array.isArray(body?.errors) ? body.errors.slice(0, MOST_ITEMS) : []
  return [body?.error, body?.message, ...errors.map((one) => one?.description)]
    .map((text) => (typeof text === 'string' ? bareLine(text, LONGEST.complaint) : ''))
    .filter((text) => text !== '')
}

/** The first of the complaints: `error`, else `message`, else a description; '' when there is none. */
export function complaint(answer: Answer): string {
  return complaints(answer)[0] ?? ''
}

/** A number of seconds as answers give it, a number or its text; undefined for anything else. */
export function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/**
 * Tells the failure in the status of a REST answer (webexapis.com, "REST API basics").
 * @returns undefined for a 2xx, whose body is then for the caller to parse
 */
export function failureOf(answer: Answer, clock: Clock): Failure | undefined {
  const { status } = answer
  const id = trackingId(answer)
  if (status >= 200 && status < 300) return undefined
  if (status === 429)
    return { kind: 'throttled', retryAfter_ms: retryAfter_ms(answer, clock), trackingId: id }
  if (status >= 500 || status === 423) {
    const wait_ms = retryAfter_ms(answer, clock)
    return {
      kind: 'server-trouble',
      status,
      ...(wait_ms !== undefined && { retryAfter_ms: wait_ms }),
      trackingId: id,
    }
  }
  // 451 keeps its number: no renewal helps there, as it may with a 401.
  if (status === 451) return { kind: 'signed-out', code: '451', trackingId: id }
  if (status === 401)
    return { kind: 'signed-out', code: complaint(answer) || '401', trackingId: id }
  if (status >= 400)
    return {
      kind: 'refused',
      status,
      code: complaint(answer) || String(status),
      ...(isPolicy(status, complaints(answer)) && { because: 'policy' as const }),
      trackingId: id,
    }
  return { kind: 'unreadable', status, detail: `status ${status}`, trackingId: id }
}
