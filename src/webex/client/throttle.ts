// After a 429 no request of a person is sent before its time is over (RFC 9110 10.2.3), whatever is pressed and
// whoever wants it. There is one throttle a person, since Webex counts by person and integration:
// https://developer.webex.com/docs/basics#rate-limiting
//
// A server that says 0 seconds, or a date that has passed, says nothing. So each 429 after another one waits
// longer than the one before, and Retry-After counts where it is more.
//
// The sign-in and the renewal of tokens have waits of their own (session/device-code/sign-in.ts,
// session/tokens/renewal-backoff.ts).

import type { Clock } from '../../clock'
import { err, type Failure, type Result, requestedWait_ms } from '../http/failure'
import type { Authorized } from '../http/http'

/** What keeps one person's requests back after a 429. */
export interface Throttle {
  /** How long no request will be sent, in ms; 0 when one may be. */
  left_ms(): number
  /**
   * Puts the throttle before calls. While it holds they are `throttled` without a request; the results of the
   * others decide when it holds.
   */
  guard(authorized: Authorized): Authorized
  /** The account is another one, or none: holds no longer, and ignores the results of calls still under way. */
  end(): void
}

const FIRST_MS = 5000
const LONGEST_MS = 5 * 60_000
/** After a 429 without Retry-After; what WebexPythonSDK waits (its exceptions.py). */
const UNSAID_MS = 15_000

/**
 * How long to wait after a 429, in ms: 5 s after the first, then twice as long each time up to 5 min, and never less
 * than the server asked for (an hour at most; 15 s where it did not say).
 * @param throttledInARow how many 429s there have been since the last other answer, 1 or more
 */
export function throttledFor_ms(failure: Throttled, throttledInARow: number): number {
  const backoff_ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** (throttledInARow - 1))
  const least_ms = failure.retryAfter_ms === undefined ? UNSAID_MS : 0
  return Math.max(backoff_ms, least_ms, requestedWait_ms(failure))
}

type Throttled = Extract<Failure, { kind: 'throttled' }>

/** A throttle of one person's requests, which does not hold yet. */
export function createThrottle(clock: Clock): Throttle {
  let held: { since: number; ms: number } | undefined
  let throttledInARow = 0
  /** How often it has begun to hold. Calls that were sent at the same count were under way together. */
  let holds = 0
  /** Replaced by `end`, so that the results of calls from before can be told. */
  let life = {}
  /** Resolves when the first call after a wait has its result. */
  let firstCall: Promise<void> | undefined

  function left_ms(): number {
    const passed = held ? clock.now() - held.since : 0
    // A clock that was set back must not throttle for years.
    return held && passed >= 0 ? Math.max(0, held.ms - passed) : 0
  }

  /** @param isNews whether it has not begun to hold since the call was sent */
  function learn(result: Result<unknown>, isNews: boolean) {
    if (result.ok || result.failure.kind !== 'throttled') {
      if (isNews && isAnswer(result)) throttledInARow = 0
      return
    }
    // Of calls that were under way together, only the first 429 says that the last wait was too short.
    if (isNews) throttledInARow += 1
    holds += 1
    const ms = throttledFor_ms(result.failure, throttledInARow)
    held = { since: clock.now(), ms: Math.max(ms, left_ms()) }
  }

  return {
    left_ms,
    guard: (authorized) => async (call) => {
      // After a wait one call goes first, and the others wait for its result.
      while (firstCall !== undefined) await firstCall
      const left = left_ms()
      if (left > 0) return err({ kind: 'throttled', retryAfter_ms: left })
      let isBack = () => {}
      if (throttledInARow > 0)
        firstCall = new Promise((resolve) => {
          isBack = resolve
        })
      const mine = firstCall
      try {
        return await authorized(async (accessToken) => {
          const sent = { holds, life }
          const result = await call(accessToken)
          if (sent.life === life) learn(result, sent.holds === holds)
          return result
        })
      } finally {
        if (firstCall === mine) firstCall = undefined
        isBack()
      }
    },
    end() {
      held = undefined
      throttledInARow = 0
      life = {}
      firstCall = undefined
    },
  }
}

/** Whether Webex has answered at all. */
function isAnswer(result: Result<unknown>): boolean {
  return result.ok || !['offline', 'timeout'].includes(result.failure.kind)
}
