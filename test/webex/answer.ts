import type { Answer } from '../../src/webex/wire'
import { handClock } from '../hand-clock'

/** An answer as a literal; a body that is no string is sent as JSON. */
export function answer(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    header: (name) => headers[name.toLowerCase()] ?? null,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

export const PORTAL = '<html><body>Welcome to the hotel. Accept the terms.</body></html>'

export const API = 'https://webex.test/v1'

/** A wire whose every question gets this reply, and the addresses that were asked. */
export function webex(reply: () => Response) {
  const asked: string[] = []
  const fetch = (async (url: string) => {
    asked.push(url)
    return reply()
  }) as typeof globalThis.fetch
  return { asked, wire: { clock: handClock(), fetch } }
}

/** A page of a list; `link` leads to the next one. */
export const page = (items: unknown[], link?: string) =>
  new Response(JSON.stringify({ items }), {
    headers: link ? { Link: `<${link}>; rel="next"` } : {},
  })
