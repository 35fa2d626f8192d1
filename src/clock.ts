// The one clock. Televisions are often wrong about the time and freeze their timers in standby, so in the app the time
// comes from here, corrected by what the server says, and waiting is a promise that a caller can abort and a test can
// move by hand. Date.now() and setTimeout are called elsewhere only by the page's own script (start/page-script.ts) and
// where the next script is fetched (screens/later.tsx).

/** Whose time it is: Webex's own, by which its meetings begin, or that of the relay's machine. */
export type TimeSource = 'api' | 'relay'

export interface Clock {
  /** Milliseconds since 1970 as the server would say it; the TV's own time where none was ever heard. */
  now(): number
  /**
   * Waits `ms` milliseconds. Resolves early never, late after standby.
   * Rejects with the signal's reason (an `AbortError`) when `signal` aborts.
   */
  wait(ms: number, signal?: AbortSignal): Promise<void>
  /**
   * Takes a server's `Date` header (RFC 9110 6.6.1) and corrects `now()` by it, as serverTime() says.
   * To be called with answers alone that were made by that server just now (trustedDate in webex/http/http.ts).
   */
  syncFromDateHeader(dateHeader: string | null, source: TimeSource): void
  /** How far the TV's own clock is behind (+) or ahead (-) of the server, in ms. */
  offset(): number
}

/**
 * The instants (ms since 1970) that days and zones can be worked out for: from 1970 to the last year of
 * four digits, each with room for a zone on either side. A number outside of them is a slip or a spoilt
 * record, and `new Date` of some of them throws.
 */
const EARLIEST_MS = 0
const LATEST_MS = Date.UTC(9999, 10, 30)

/** Whether `value` is an instant that can be shown. */
export function isInstant(value: unknown): value is number {
  return typeof value === 'number' && value >= EARLIEST_MS && value <= LATEST_MS
}

/** setTimeout holds a signed 32-bit count of ms; longer waits are cut into slices. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** `Date` has whole seconds, and travels for a while. */
const NOISE_MS = 2000
/** So long must lie between two answers before the second one confirms the first. */
const CONFIRMED_AFTER_MS = 10_000

/**
 * The real clock, on the engine's own timers.
 * @param offset_ms its `offset` until a server is heard: what the last one said
 */
export function systemClock(offset_ms = 0): Clock {
  const { offset, syncFromDateHeader } = serverTime(
    () => Date.now(),
    () => (typeof performance === 'undefined' ? Date.now() : performance.now()),
    offset_ms,
  )
  return {
    now: () => Date.now() + offset(),
    offset,
    syncFromDateHeader,
    wait: (ms, signal) => wait(ms, signal),
  }
}

/**
 * What servers say the time is.
 *
 * - Differences under two seconds are noise and are left alone; unreadable text is ignored.
 * - The first answer is believed, and any that says it is later: none is as new as the newest.
 * - One that says it is earlier may come out of a cache, or late; it is believed when another one, ten
 *   seconds on or more, says the same (what a cache repeats stands still), or at once when the
 *   television's own clock was put right or stood still since the last answer.
 * - Once Webex was heard, its relay is not asked what time it is.
 * @param own_ms the television's own clock
 * @param running_ms one that nobody sets, from any beginning
 * @param offset_ms what is right until a server is heard
 */
export function serverTime(
  own_ms: () => number,
  running_ms: () => number,
  offset_ms = 0,
): Pick<Clock, 'offset' | 'syncFromDateHeader'> {
  let heard: { source: TimeSource; own: number; running: number } | undefined
  let doubted: { difference: number; at: number } | undefined

  function isBelieved(difference: number, source: TimeSource): boolean {
    if (!heard || heard.source !== source || difference > offset_ms) return true
    const passed = running_ms() - heard.running
    if (Math.abs(own_ms() - heard.own - passed) >= NOISE_MS) return true
    const before = doubted
    const agrees = before && Math.abs(difference - before.difference) < NOISE_MS
    if (!before || !agrees) doubted = { difference, at: running_ms() }
    return agrees === true && running_ms() - before.at >= CONFIRMED_AFTER_MS
  }

  return {
    offset: () => offset_ms,
    syncFromDateHeader(dateHeader, source) {
      const server = dateOf(dateHeader)
      if (server === undefined || (heard?.source === 'api' && source === 'relay')) return
      const difference = server - own_ms()
      const isNoise = Math.abs(difference - offset_ms) < NOISE_MS
      if (!isNoise && !isBelieved(difference, source)) return
      if (!isNoise) offset_ms = difference
      heard = { source, own: own_ms(), running: running_ms() }
      doubted = undefined
    },
  }
}

/** An IMF-fixdate (RFC 9110 5.6.7); engines read much else as a date. */
function dateOf(text: string | null): number | undefined {
  if (!text || !/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : date
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted(signal))
    let left = Math.max(0, ms)
    let timer: ReturnType<typeof setTimeout>
    const sleep = () => {
      const slice = Math.min(left, LONGEST_TIMER_MS)
      left -= slice
      timer = setTimeout(() => (left > 0 ? sleep() : done()), slice)
    }
    const done = () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }
    const onAbort = () => {
      clearTimeout(timer)
      reject(aborted(signal))
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    sleep()
  })
}

/** What to throw when `signal` has aborted: its reason, or an AbortError on engines without one (before Chrome 98). */
export function aborted(signal?: AbortSignal): unknown {
  return signal?.reason ?? new DOMException('aborted', 'AbortError')
}
