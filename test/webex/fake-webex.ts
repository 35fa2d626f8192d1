// The one Webex for unit tests: a `fetch` that remembers what was sent, and answers as a test says.

import { createWebexClient } from '../../src/webex/client/client'
import type { Authorized, Http } from '../../src/webex/http/http'
import { type HandClock, handClock } from '../hand-clock'

export const API = 'https://webex.test/v1'

/**
 * What a request gets: `offline` fails as without a network; `never` is answered only by one of `late`, and
 * rejects when it is aborted; an object is JSON with status 200, any other text a body with status 200. A
 * function makes a response of its own for each request.
 */
export type Reply = 'offline' | 'never' | Response | (() => Response) | object | string

export interface Sent {
  url: URL
  /** The address after API, with its query; the whole address where it is another host's. */
  path: string
  authorization: string | null
  /** The fields of a form that was posted. */
  form: Record<string, string>
  init: RequestInit
  /** When it was sent, by the fake's clock. */
  at: number
}

export interface FakeWebex {
  /** For what is under test. */
  http: Http & { clock: HandClock }
  clock: HandClock
  /** All requests so far. */
  sent: Sent[]
  /** Answers to the requests that got `never`, oldest first. */
  late: ((reply: Exclude<Reply, 'offline' | 'never'>) => void)[]
  /** The addresses of those of them that were aborted. */
  aborted: string[]
  /** How many requests there were at once, at most. */
  mostOpen(): number
}

/**
 * @param reply called for each request; a promise is waited for, even when the request is aborted
 */
export function fakeWebex(
  reply: (sent: Sent) => Reply | Promise<Reply>,
  clock: HandClock = handClock(),
): FakeWebex {
  const sent: Sent[] = []
  const late: FakeWebex['late'] = []
  const aborted: string[] = []
  let open = 0
  let mostOpen = 0

  async function fetch(address: string, init: RequestInit = {}): Promise<Response> {
    open += 1
    mostOpen = Math.max(mostOpen, open)
    try {
      return await answerTo(address, init)
    } finally {
      open -= 1
    }
  }

  async function answerTo(address: string, init: RequestInit): Promise<Response> {
    const one: Sent = {
      url: new URL(address),
      path: address.startsWith(`${API}/`) ? address.slice(API.length) : address,
      authorization: new Headers(init.headers).get('authorization'),
      form: Object.fromEntries(new URLSearchParams((init.body as string | undefined) ?? '')),
      init,
      at: clock.now(),
    }
    sent.push(one)
    const given = reply(one)
    const answer = given instanceof Promise ? await given : given
    if (answer === 'offline') throw new TypeError('Failed to fetch')
    if (answer !== 'never') return responseOf(answer)
    return new Promise((resolve, reject) => {
      late.push((it) => resolve(responseOf(it)))
      init.signal?.addEventListener('abort', () => {
        aborted.push(address)
        reject(new DOMException('', 'AbortError'))
      })
    })
  }

  const http = { fetch: fetch as typeof globalThis.fetch, clock }
  return { http, clock, sent, late, aborted, mostOpen: () => mostOpen }
}

function responseOf(reply: Reply): Response {
  if (typeof reply === 'function') return reply()
  if (reply instanceof Response) return reply.clone()
  return typeof reply === 'string' ? new Response(reply) : Response.json(reply)
}

/** A client of the API; its token is `token` unless `authorized` gives another. */
export const clientOf = (http: Http, authorized: Authorized = (call) => call('token')) =>
  createWebexClient({ http, api: API, authorized })

/** A page of a list; `link` leads to the next one. */
export const page = (items: unknown[], link?: string) =>
  Response.json({ items }, { headers: link ? { Link: `<${link}>; rel="next"` } : {} })
