import { type HttpResponse, httpResponse } from '../../src/webex/http'
import { handClock } from '../hand-clock'

/** A response as a literal; a body that is no string is sent as JSON. */
export function response(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return httpResponse(status, (name) => headers[name.toLowerCase()] ?? null, text)
}

export const PORTAL = '<html><body>Welcome to the hotel. Accept the terms.</body></html>'

export const API = 'https://webex.test/v1'

/** An HTTP client whose every request gets this reply, and the addresses that were requested. */
export function webex(reply: () => Response) {
  const asked: string[] = []
  const fetch = (async (url: string) => {
    asked.push(url)
    return reply()
  }) as typeof globalThis.fetch
  return { asked, http: { clock: handClock(), fetch } }
}

/** A page of a list; `link` leads to the next one. */
export const page = (items: unknown[], link?: string) =>
  new Response(JSON.stringify({ items }), {
    headers: link ? { Link: `<${link}>; rel="next"` } : {},
  })
