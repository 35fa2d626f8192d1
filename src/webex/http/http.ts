// One HTTP request: sent with a limit of time and of size, noted when it fails. Its Date header sets the clock. What an
// answer says is read in response.ts.

import type { Clock } from '../../clock'
import { LONGEST } from '../text/bounds'
import { bareLine } from '../text/clean'
import { err, type Failure, ok, type Result } from './failure'
import { CALL_MODE, FORM_HEADERS, formEncoded } from './form'
import { type RequestLog, redactedPath } from './request-log'
import { errorMessage, type HttpResponse, httpResponse, isSuccess, trackingId } from './response'

/** What it takes to send a request. */
export interface Http {
  fetch: typeof fetch
  clock: Clock
  /** Told of requests that failed. */
  requestLog?: RequestLog
  /** Told of the status of each response of the API and of the relay, and of the call by its path. */
  onResponse?(call: string, status: number): void
}

/** One request, as `request` sends it. */
export interface HttpRequest {
  url: string
  method?: 'GET' | 'POST'
  /** Fields of an application/x-www-form-urlencoded body. */
  form?: Record<string, string>
  /** Bearer access token (RFC 6750 2.1). */
  accessToken?: string | undefined
  headers?: Record<string, string>
  /** The body is a text other than JSON. */
  text?: boolean | undefined
  /** Follows redirects, as links to files need it; never with a token, which would be sent along. */
  follow?: boolean
  /** A redirect is an answer without a status (0), which nobody follows; otherwise it counts as none. */
  noticesRedirect?: boolean
  /**
   * Bytes after which the body is read no further: the answer is then `unreadable`, with TOO_LONG. 16 MB when
   * left out.
   */
  most_bytes?: number
  /** Limit for the whole request with its body, ms; TIMEOUT_MS when left out. */
  timeout_ms?: number
  signal?: AbortSignal | undefined
}

/** Runs a call with a live access token, renewing it when it must; given by the session. */
export type Authorized = <T>(
  call: (accessToken: string) => Promise<Result<T>>,
) => Promise<Result<T>>

/** How long a request with its body may take, ms. */
export const TIMEOUT_MS = 15_000
/** Four times the longest transcript (LONGEST.transcript); a television has little memory. */
const MOST_BYTES = 16_000_000

/** The `detail` of an answer that is longer than was asked for. */
export const TOO_LONG = 'too long'

/**
 * Sends one request. Redirects are refused unless asked for: the API does not redirect, captive portals do,
 * and a followed redirect would carry a token to a host that nobody configured.
 * @returns the response whatever its status, or why there is none (`offline`, `timeout`)
 * @throws AbortError when the request's own signal aborts
 */
export async function request(http: Http, options: HttpRequest): Promise<Result<HttpResponse>> {
  const sent = await attempt(http, options)
  const what = logText(sent, options.text)
  if (what)
    http.requestLog?.note({
      at: http.clock.now(),
      path: redactedPath(options.url),
      what,
      trackingId: sent.ok ? trackingId(sent.value) : undefined,
    })
  // What is followed is a file, on servers of their own.
  if (sent.ok && !options.follow) http.onResponse?.(redactedPath(options.url), sent.value.status)
  return sent
}

/** What the log of failed requests says of this one; undefined of a request that did not fail. */
function logText(sent: Result<HttpResponse>, isText = false): string | undefined {
  if (!sent.ok) return sent.failure.kind
  const response = sent.value
  if (isSuccess(response)) {
    const type = bareLine(response.header('content-type')?.split(';')[0] ?? '', LONGEST.word)
    return !isText && response.json() === undefined
      ? `${response.status} ${type}`.trim()
      : undefined
  }
  // A code that nobody has approved yet is no failure.
  const isPending = response.status === 428 || errorMessage(response) === 'authorization_pending'
  return isPending ? undefined : String(response.status)
}

async function attempt(http: Http, options: HttpRequest): Promise<Result<HttpResponse>> {
  const { signal } = options
  const controller = new AbortController()
  const abort = () => controller.abort()
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) controller.abort()

  let isTimeOver = false
  const timer = http.clock.wait(options.timeout_ms ?? TIMEOUT_MS, controller.signal).then(
    () => {
      isTimeOver = true
      controller.abort()
    },
    () => {},
  )
  try {
    const exchange = fetchWhole(http, options, controller.signal)
    exchange.catch(() => {})
    // The race is for fetches that do not listen to an abort (polyfilled engines).
    const response = await Promise.race([exchange, timer.then(() => undefined)])
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError')
    if (!response || isTimeOver) return err({ kind: 'timeout' })
    if ('tooLong' in response) return err(response.tooLong)
    const source = options.accessToken ? 'api' : 'relay'
    http.clock.syncFromDateHeader(trustedDate(options, response), source)
    return ok(response)
  } catch (error) {
    if (signal?.aborted) throw error
    return err({ kind: isTimeOver ? 'timeout' : 'offline' })
  } finally {
    signal?.removeEventListener('abort', abort)
    controller.abort()
  }
}

async function fetchWhole(
  { fetch }: Http,
  options: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse | { tooLong: Failure }> {
  const { Accept } = FORM_HEADERS
  const headers: Record<string, string> = { Accept, ...options.headers }
  if (options.accessToken) headers.Authorization = `Bearer ${options.accessToken}`
  if (options.form) headers['Content-Type'] = FORM_HEADERS['Content-Type']
  const response = await fetch(options.url, {
    method: options.method ?? (options.form ? 'POST' : 'GET'),
    headers,
    body: options.form ? formEncoded(options.form) : null,
    redirect: redirectMode(options),
    ...CALL_MODE,
    signal,
  })
  const { status, headers: received } = response
  const text = await textWithin(response, options.most_bytes)
  if (text === undefined) return { tooLong: { kind: 'unreadable', status, detail: TOO_LONG } }
  return httpResponse(status, (name) => received.get(name), text)
}

function redirectMode({ follow, accessToken, noticesRedirect }: HttpRequest): RequestRedirect {
  if (follow && !accessToken) return 'follow'
  return noticesRedirect ? 'manual' : 'error'
}

/** The body as text; undefined when it has more bytes, and then the rest is not read. */
async function textWithin(
  response: Response,
  most_bytes = MOST_BYTES,
): Promise<string | undefined> {
  // Engines of before 2017 may have no streams; there the whole is read, and then refused.
  const reader = response.body?.getReader?.()
  if (!reader) {
    const text = await response.text()
    return text.length > most_bytes ? undefined : text
  }
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > most_bytes) {
      reader.cancel().catch(() => {})
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** The error codes of a sign-in (RFC 6749 5.2, RFC 8628 3.5). */
const OAUTH_ERROR =
  /^(?:authorization_pending|slow_down|access_denied|expired_token|invalid_\w+|unauthorized_client|unsupported_grant_type)$/

/**
 * The `Date` header of a response that Webex or the relay made just now. Null for any other: what stands between
 * may have made it, as a guest network's log-in page, or stored it, and then it has an `Age` (RFC 9111 4.2.3) or
 * a cache's `Warning` (RFC 7234 5.5); a file may be another host's.
 */
function trustedDate(options: HttpRequest, response: HttpResponse): string | null {
  const isFile = options.text === true || options.follow === true
  const isCached = response.header('age') !== null || response.header('warning') !== null
  return !isFile && !isCached && isTheirs(response) ? response.header('date') : null
}

/** Responses of Webex have one of these fields; failed ones a tracking id or a code of the protocol. */
function isTheirs(response: HttpResponse): boolean {
  // A code that nobody has approved yet, whatever the body; nobody else answers so.
  if (response.status === 428) return true
  const body = response.json() as Record<string, unknown> | null | undefined
  if (typeof body !== 'object' || body === null) return false
  if (!isSuccess(response))
    return trackingId(response) !== undefined || OAUTH_ERROR.test(`${body.error}`)
  return (
    Array.isArray(body.items) ||
    [body.id, body.device_code, body.access_token].some((value) => typeof value === 'string')
  )
}
