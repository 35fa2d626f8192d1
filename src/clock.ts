// The one clock. Televisions are often wrong about the time and freeze their timers in standby, so
// nothing else in Foyer calls Date.now() or setTimeout: the time comes from here, corrected by what
// the server says, and waiting is a promise that a caller can abort and a test can move by hand.

export interface Clock {
  /** Milliseconds since 1970 as the server would say it; the TV's own time until a server was heard. */
  now(): number
  /**
   * Waits `ms` milliseconds. Resolves early never, late after standby.
   * Rejects with the signal's reason (an `AbortError`) when `signal` aborts.
   */
  wait(ms: number, signal?: AbortSignal): Promise<void>
  /**
   * Takes a server's `Date` header (RFC 9110 6.6.1) and corrects `now()` by it. Differences under
   * two seconds are noise (the header has whole seconds) and are left alone. Unreadable text is ignored.
   */
  heed(dateHeader: string | null): void
  /** How far the TV's own clock is behind (+) or ahead (-) of the server, in ms; 0 until heard. */
  offset(): number
}

/**
 * The instants (ms since 1970) that days and zones can be worked out for: from 1970 to the last year of
 * four digits, each with room for a zone on either side. A number outside of them is a slip or a spoilt
 * record, and `new Date` of some of them throws.
 */
export const EARLIEST_MS = 0
export const LATEST_MS = Date.UTC(9999, 10, 30)

/** Whether `value` is an instant that can be shown. */
export function isInstant(value: unknown): value is number {
  return typeof value === 'number' && value >= EARLIEST_MS && value <= LATEST_MS
}

/** setTimeout holds a signed 32-bit count of ms; longer waits are cut into slices. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
const NOISE_MS = 2000

/** The real clock, on the engine's own timers. */
export function systemClock(): Clock {
  let offset_ms = 0
  return {
    now: () => Date.now() + offset_ms,
    offset: () => offset_ms,
    heed(dateHeader) {
      const server = dateHeader ? Date.parse(dateHeader) : Number.NaN
      if (Number.isNaN(server)) return
      const difference = server - Date.now()
      if (Math.abs(difference - offset_ms) >= NOISE_MS) offset_ms = difference
    },
    wait: (ms, signal) => wait(ms, signal),
  }
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

/** `signal.reason` came with Chrome 98; older engines get the same error by hand. */
export function aborted(signal?: AbortSignal): unknown {
  return signal?.reason ?? new DOMException('aborted', 'AbortError')
}
