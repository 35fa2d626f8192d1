// How long no renewal is tried after one that failed. It grows while the token endpoint goes on to answer 429
// or 5xx, and is never less than Retry-After asks for (RFC 9110 10.2.3).

import type { Clock } from '../../clock'
import { err, type Failure, type Result, requestedWait_ms } from '../../webex/http/failure'

/** Whether a renewal of tokens may be tried after one that failed. */
export interface RenewalBackoff {
  /** Takes note of a renewal that failed just now. */
  failed(failure: Failure): void
  /** Newer tokens are there: nothing is held back any more. */
  reset(): void
  /** Whether no renewal is to be tried now. */
  isHolding(): boolean
  /**
   * The last 429 or 5xx, with what is left to wait as its `retryAfter_ms`; undefined when the token endpoint
   * may be asked.
   */
  deferral(): Result<never> | undefined
}

/** How long no renewal is tried after the first that failed. */
const FIRST_MS = 30_000
/** The longest that grows to, but for a longer Retry-After. */
const LONGEST_MS = 300_000

/**
 * Holds renewals of tokens back after one that failed: for 30 s, and while the server goes on to answer 429 or 5xx
 * twice as long each time, up to 5 min. Where its Retry-After asks for more, for that, an hour at most.
 */
export function createRenewalBackoff(clock: Clock): RenewalBackoff {
  let held: { from: number; ms: number; failure: Failure } | undefined
  /** Renewals in a row that were answered with 429 or 5xx. */
  let deferrals = 0

  /** What is left of the wait, ms. A clock that was set back ends it. */
  function left_ms(): number {
    if (!held || clock.now() < held.from) return 0
    return Math.max(0, held.from + held.ms - clock.now())
  }

  return {
    failed(failure) {
      deferrals = isDeferral(failure) ? deferrals + 1 : 0
      const backoff_ms = Math.min(FIRST_MS * 2 ** Math.max(0, deferrals - 1), LONGEST_MS)
      held = { from: clock.now(), ms: Math.max(backoff_ms, requestedWait_ms(failure)), failure }
    },
    reset() {
      held = undefined
      deferrals = 0
    },
    isHolding: () => left_ms() > 0,
    deferral() {
      if (!held || !isDeferral(held.failure) || left_ms() === 0) return undefined
      return err({ ...held.failure, retryAfter_ms: left_ms() })
    },
  }
}

/** Whether the server asks to be left alone for a while. */
function isDeferral(
  failure: Failure,
): failure is Extract<Failure, { kind: 'throttled' | 'server_error' }> {
  return failure.kind === 'throttled' || failure.kind === 'server_error'
}
