// What Webex's public status page says, for televisions that want to know whose trouble it is: the page may not
// answer other pages (CORS is not promised), and many televisions asking at once are no help to it. The relay
// asks once a minute, whoever asks it, and passes on what it got, without having read more into it than JSON.

import { refusal } from './refusal'

const FRESH_MS = 60_000
/** How long a failure is answered without another try. */
const PAUSE_MS = 5000
const LARGEST_BYTES = 512 * 1024
const MOST_REDIRECTS = 3

export interface StatusOptions {
  /** Such as STATUS_PAGE, which says what stands there. */
  url: string
  fetch: typeof fetch
  /** ms since 1970. */
  now: () => number
  /** How long the page may take, with its body. */
  timeout_ms: number
  /** How long what it said is passed on without asking anew; a minute when not given. */
  fresh_ms?: number | undefined
}

/** Has a platform that ends what a request began, when its caller leaves, wait for something. */
export type KeepAlive = (what: Promise<unknown>) => void

/** What came of one try, and when, ms since 1970. */
type Outcome =
  | { ok: true; at_ms: number; body: Uint8Array<ArrayBuffer>; date: string | null }
  | { ok: false; at_ms: number; status: number; message: string }

/**
 * Makes the answer to `GET /v1/status`.
 * @returns answers with the page of the last minute, its `Age` in seconds said; 504 when the page took longer
 *   than `timeout_ms`, 502 when it cannot be had or is no JSON of at most 512 kB. One request is under way at
 *   a time, however many ask; an old page is never given for a new one
 */
export function statusPage(options: StatusOptions): (keepAlive?: KeepAlive) => Promise<Response> {
  const { now, timeout_ms, fresh_ms = FRESH_MS } = options
  let last: Outcome | undefined
  let reading: { since_ms: number; outcome: Promise<Outcome> } | undefined

  return async (keepAlive) => {
    if (last && isOf(now(), last.at_ms, last.ok ? fresh_ms : PAUSE_MS))
      return answer(last, now(), fresh_ms)
    // On Workers a request that its caller gives up takes its reading along, which then never ends, unless the
    // platform is asked to go on, and lets it.
    if (!reading || !isOf(now(), reading.since_ms, timeout_ms)) {
      const own = { since_ms: now(), outcome: read(options) }
      reading = own
      const settled = own.outcome.then((outcome) => {
        if (reading !== own) return
        last = outcome
        reading = undefined
      })
      keepAlive?.(settled)
    }
    const outcome = await Promise.race([reading.outcome, lateAfter(timeout_ms, now)])
    return answer(outcome, now(), fresh_ms)
  }
}

/** Whether it is less than some time ago; clocks can be set back. */
const isOf = (now_ms: number, then_ms: number, within_ms: number) =>
  now_ms >= then_ms && now_ms - then_ms < within_ms

function answer(outcome: Outcome, now_ms: number, fresh_ms: number): Response {
  if (!outcome.ok) return refusal(outcome.status, outcome.message)
  const headers = new Headers({
    'Content-Type': 'application/json',
    'Cache-Control': `public, max-age=${fresh_ms / 1000}`,
    // An answer out of a cache says so (RFC 9111 5.1), so that no television sets its clock by it.
    Age: String(Math.max(0, Math.floor((now_ms - outcome.at_ms) / 1000))),
  })
  if (outcome.date) headers.set('Date', outcome.date)
  return new Response(outcome.body, { headers })
}

const late = (at_ms: number): Outcome => ({
  ok: false,
  at_ms,
  status: 504,
  message: "Webex's status page did not answer in time.",
})

const unreadable = (at_ms: number): Outcome => ({
  ok: false,
  at_ms,
  status: 502,
  message: "Webex's status page could not be read.",
})

const lateAfter = (ms: number, now: () => number) =>
  new Promise<Outcome>((resolve) => {
    AbortSignal.timeout(ms).addEventListener('abort', () => resolve(late(now())))
  })

/** One try. Never rejects. */
async function read({ url, fetch: send, now, timeout_ms }: StatusOptions): Promise<Outcome> {
  const at_ms = now()
  const signal = AbortSignal.timeout(timeout_ms)
  try {
    const page = await follow(url, (address) =>
      send(address, { headers: { Accept: 'application/json' }, redirect: 'manual', signal }),
    )
    const body = page?.ok && (await readBounded(page))
    if (!body) return unreadable(at_ms)
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return { ok: true, at_ms, body, date: page.headers.get('Date') }
  } catch {
    return signal.aborted ? late(at_ms) : unreadable(at_ms)
  }
}

/** Follows redirects on the page's own origin. @returns undefined when one leads elsewhere, or there are too many */
async function follow(
  url: string,
  get: (url: string) => Promise<Response>,
): Promise<Response | undefined> {
  let at = url
  for (let left = MOST_REDIRECTS; left >= 0; left--) {
    const page = await get(at)
    const location = page.headers.get('Location')
    if (![301, 302, 303, 307, 308].includes(page.status) || location === null) return page
    await page.body?.cancel()
    if (!URL.canParse(location, at)) return undefined
    const next = new URL(location, at)
    if (next.origin !== new URL(url).origin) return undefined
    at = next.href
  }
  return undefined
}

/** The whole body; undefined when it is larger than it may be, of which no more is read. */
async function readBounded(page: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the rest.
  for await (const chunk of page.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_BYTES) return undefined
    chunks.push(chunk)
  }
  const body = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.byteLength
  }
  return body
}
