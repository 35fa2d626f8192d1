// "Not before": after a 429 nothing of a person is asked until its time is over (RFC 9110 10.2.3), whatever
// is pressed and whoever asks. One throttle a person, since Webex counts by person and integration:
// https://developer.webex.com/docs/basics#rate-limiting
//
// A server that says 0 seconds, or a date that has passed, says nothing; so each 429 after another one
// waits longer than the one before, and Retry-After counts where it is more.

import type { Clock } from '../clock'
import { askedToWait_ms, err, type Failure, type Result } from './failure'
import type { Authorized } from './http'

export interface Throttle {
  /** How long nobody asks, in ms; 0 when one may. */
  left_ms(): number
  /**
   * Calls that go through the throttle: while it holds they are `throttled` without a request, and their
   * answers decide when it holds.
   */
  guard(authorized: Authorized): Authorized
  /** Somebody else is signed in, or nobody: forgets all, also what is still on its way. */
  end(): void
}

const FIRST_MS = 5000
const LONGEST_MS = 5 * 60_000
/** What WebexPythonSDK waits after a 429 that does not say (its exceptions.py). */
const UNSAID_MS = 15_000

/**
 * How long to wait after a 429, in ms.
 * @param inARow how many there have been since the last other answer, 1 or more
 */
export function throttledFor_ms(failure: Throttled, inARow: number): number {
  const backoff_ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** (inARow - 1))
  const least_ms = failure.retryAfter_ms === undefined ? UNSAID_MS : 0
  return Math.max(backoff_ms, least_ms, askedToWait_ms(failure))
}

type Throttled = Extract<Failure, { kind: 'throttled' }>

export function createThrottle(clock: Clock): Throttle {
  let held: { since: number; ms: number } | undefined
  let inARow = 0
  /** Counts the times it began to hold; calls that were sent at the same count were sent together. */
  let holds = 0
  /** Another one for each time it was ended: what was sent before is of somebody else. */
  let life = {}
  /** Resolves when the first call after a wait is back. */
  let scout: Promise<void> | undefined

  function left_ms(): number {
    const passed = held ? clock.now() - held.since : 0
    // A clock that was set back must not throttle for years.
    return held && passed >= 0 ? Math.max(0, held.ms - passed) : 0
  }

  /** @param isNews whether it has not begun to hold since the call was sent */
  function syncFromDateHeader(response: Result<unknown>, isNews: boolean) {
    if (response.ok || response.failure.kind !== 'throttled') {
      if (isNews && isAnswer(response)) inARow = 0
      return
    }
    // Of calls that were on their way together, only the first says that the last wait was too short.
    if (isNews) inARow += 1
    holds += 1
    const ms = throttledFor_ms(response.failure, inARow)
    held = { since: clock.now(), ms: Math.max(ms, left_ms()) }
  }

  return {
    left_ms,
    guard: (authorized) => async (call) => {
      // After a wait one goes ahead, and the others see how it fares.
      while (scout !== undefined) await scout
      const left = left_ms()
      if (left > 0) return err({ kind: 'throttled', retryAfter_ms: left })
      let isBack = () => {}
      if (inARow > 0)
        scout = new Promise((resolve) => {
          isBack = resolve
        })
      const mine = scout
      try {
        return await authorized(async (accessToken) => {
          const sent = { holds, life }
          const response = await call(accessToken)
          if (sent.life === life) syncFromDateHeader(response, sent.holds === holds)
          return response
        })
      } finally {
        if (scout === mine) scout = undefined
        isBack()
      }
    },
    end() {
      held = undefined
      inARow = 0
      life = {}
      scout = undefined
    },
  }
}

/** Whether Webex has answered at all. */
function isAnswer(response: Result<unknown>): boolean {
  return response.ok || !['offline', 'timeout'].includes(response.failure.kind)
}
