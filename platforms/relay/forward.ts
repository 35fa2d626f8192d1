// One exchange with Webex: the form goes out with the secret, the answer comes back as it is.

import { refusal } from './refusal'

/** `fetch`, in as much as a call to Webex needs of it. */
export type Send = (
  url: string,
  init: {
    method: 'POST'
    headers: Record<string, string>
    body: string
    redirect: 'manual'
    signal: AbortSignal
  },
) => Promise<Pick<Response, 'status' | 'arrayBuffer'> & { headers: Pick<Headers, 'get'> }>

/** The integration, and where its calls go. */
export interface Forward {
  clientId: string
  clientSecret: string
  /** Where Webex's API is, such as `https://webexapis.com/v1`, without a slash at the end. */
  upstream: string
  fetch?: Send
}

/** What of Webex's headers reaches the television, and what CORS lets it read. */
export const PASSED_HEADERS = ['Age', 'Content-Type', 'Date', 'Retry-After', 'Trackingid']

/**
 * Makes what sends forms to Webex and returns its answers: status and body unchanged, of the headers
 * PASSED_HEADERS alone. It adds the client secret by HTTP Basic (RFC 6749 2.3.1), except to /device/authorize,
 * which needs none.
 * @returns takes a path below `upstream`, such as /device/token, and a form; answers 504 when the whole answer has
 *   not come in `timeout_ms`, 502 when none came at all
 */
export function forwarder(
  { clientId, clientSecret, upstream, fetch: send = fetch }: Forward,
  timeout_ms: number,
): (path: string, form: URLSearchParams) => Promise<Response> {
  const withoutSecret = {
    Accept: 'application/json',
    'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
  }
  const withSecret = { ...withoutSecret, Authorization: basic(clientId, clientSecret) }

  return async (path, form) => {
    // AbortSignal.timeout() would hold all that it refers to until then, answered or not.
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeout_ms)
    try {
      const answer = await send(upstream + path, {
        method: 'POST',
        // device/authorize "requires no authorization" (Login with Webex), so the secret stays here.
        headers: path === '/device/authorize' ? withoutSecret : withSecret,
        body: form.toString(),
        // A redirect goes back as it came: following one would take the secret to another host.
        redirect: 'manual',
        signal: late.signal,
      })
      // Read whole, so that an answer cut off half-way is a 502 and not a broken 200.
      const body = new Uint8Array(await answer.arrayBuffer())
      return new Response(body.byteLength ? body : null, {
        status: answer.status,
        headers: passed(answer.headers),
      })
    } catch {
      return late.signal.aborted
        ? refusal(504, 'Webex did not answer in time.')
        : refusal(502, 'Webex could not be reached.')
    } finally {
      clearTimeout(timer)
    }
  }
}

/** HTTP Basic as RFC 6749 2.3.1 has it: each half is form-encoded first. */
function basic(clientId: string, clientSecret: string): string {
  const half = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return `Basic ${btoa(`${half(clientId)}:${half(clientSecret)}`)}`
}

function passed(from: Pick<Headers, 'get'>): Record<string, string> {
  // Tokens must not be cached (RFC 6749 5.1).
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  for (const name of PASSED_HEADERS) {
    const value = from.get(name)
    if (value !== null) headers[name] = value
  }
  return headers
}
