// One exchange with Webex: the form goes out with the secret, the answer comes back as it is.

import { refusal } from './refusal'

export interface Forward {
  clientId: string
  clientSecret: string
  /** Where Webex's API is, such as `https://webexapis.com/v1`, without a slash at the end. */
  upstream: string
  fetch?: typeof fetch
}

/** What of Webex's headers reaches the television, and what CORS lets it read. */
export const PASSED_HEADERS = ['Age', 'Content-Type', 'Date', 'Retry-After', 'Trackingid']

/**
 * Sends a form to Webex and returns its answer: status and body unchanged, of the headers PASSED_HEADERS alone.
 * Adds the client secret by HTTP Basic (RFC 6749 2.3.1), except to /device/authorize, which needs none.
 * @param path below `upstream`, such as /device/token
 * @returns 504 when the whole answer has not come in `timeout_ms`, 502 when none came at all
 */
export async function sendOn(
  { clientId, clientSecret, upstream, fetch: send = fetch }: Forward,
  path: string,
  form: URLSearchParams,
  timeout_ms: number,
): Promise<Response> {
  const headers = new Headers({
    Accept: 'application/json',
    'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
  })
  // device/authorize "requires no authorization" (Login with Webex), so the secret stays here.
  if (path !== '/device/authorize') headers.set('Authorization', basic(clientId, clientSecret))
  const signal = AbortSignal.timeout(timeout_ms)
  try {
    const answer = await send(upstream + path, {
      method: 'POST',
      headers,
      body: form.toString(),
      // A redirect goes back as it came: following one would take the secret to another host.
      redirect: 'manual',
      signal,
    })
    // Read whole, so that an answer cut off half-way is a 502 and not a broken 200.
    const body = await answer.arrayBuffer()
    return new Response(body.byteLength ? body : null, {
      status: answer.status,
      headers: passed(answer.headers),
    })
  } catch {
    return signal.aborted
      ? refusal(504, 'Webex did not answer in time.')
      : refusal(502, 'Webex could not be reached.')
  }
}

/** HTTP Basic as RFC 6749 2.3.1 has it: each half is form-encoded first. */
function basic(clientId: string, clientSecret: string): string {
  const half = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return `Basic ${btoa(`${half(clientId)}:${half(clientSecret)}`)}`
}

function passed(from: Headers): Headers {
  // Tokens must not be cached (RFC 6749 5.1).
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const name of PASSED_HEADERS) {
    const value = from.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}
