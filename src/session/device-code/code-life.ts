// The lifetime of a code (`expires_in`, RFC 8628 3.2). Timers freeze in standby, and clocks jump when the TV
// gets its time from the network. So it is measured twice: by the clock, and by the time waited here, which is
// never more than what really passed. When either says that the code is over, the server is asked once more,
// and its answer counts.

import type { Clock } from '../../clock'
import type { DeviceGrant, PollResult } from '../../webex/sign-in/device-grant'
import type { PolledCode, SignInEvent } from './sign-in'

/** A timer may fire a little early by the clock; that is no jump. */
const JITTER_MS = 1000

/** How long one device code lives. */
export interface CodeLife {
  /** How long to wait for the next poll, ms: not past the code's end, but never sooner than its interval. */
  untilPoll_ms(code: PolledCode): number
  /** Takes note of time that was waited, ms. */
  waited(ms: number): void
  /** Whether the clock or the time waited says that the code is over. To be asked before a poll. */
  isOver(grant: DeviceGrant): boolean
  /**
   * What follows from the answer to a poll.
   * @param wasOver what `isOver` said before the poll
   */
  eventsAfter(result: OpenResult, grant: DeviceGrant, wasOver: boolean): SignInEvent[]
}

/** A poll's answer that does not end the sign-in. */
export type OpenResult = Exclude<PollResult, { status: 'approved' }>

/**
 * The life of a device code that is polled from now on.
 * @param expiresAt its end by `clock`, ms since 1970
 */
export function createCodeLife(expiresAt: number, clock: Clock): CodeLife {
  const lifetime_ms = expiresAt - clock.now()
  let waited_ms = 0
  const isWaitedOut = () => waited_ms >= lifetime_ms

  /** The code's end when the clock was wrong about it, by what is left of its life by the time waited. */
  function correction({ device_code, expiresAt }: DeviceGrant): SignInEvent[] {
    const most_ms = lifetime_ms - waited_ms
    const left_ms = expiresAt - clock.now()
    if (left_ms > 0 && left_ms <= most_ms + JITTER_MS) return []
    return [{ type: 'expiry_corrected', device_code, expiresAt: clock.now() + most_ms }]
  }

  return {
    untilPoll_ms({ grant, wait_ms }) {
      const left_ms = Math.min(grant.expiresAt - clock.now(), lifetime_ms - waited_ms)
      return Math.min(wait_ms, Math.max(left_ms, grant.interval_ms))
    },
    waited(ms) {
      waited_ms += ms
    },
    isOver: (grant) => clock.now() >= grant.expiresAt || isWaitedOut(),
    eventsAfter(result, grant, wasOver) {
      const { device_code } = grant
      const isLiving = isFromLivingCode(result)
      if (wasOver && (result.status === 'failed' || (isLiving && isWaitedOut())))
        return [{ type: 'code_expired', device_code }]
      if (result.status === 'failed')
        return [{ type: 'poll_failed', device_code, failure: result.failure }]
      const answered: SignInEvent = { type: 'poll_answered', device_code, result }
      return isLiving ? [answered, ...correction(grant)] : [answered]
    },
  }
}

/**
 * Whether the answer to a poll shows that the server still knows the code: pending or too fast (RFC 8628 3.5), or
 * 429.
 */
export function isFromLivingCode({ status }: PollResult): boolean {
  return status === 'authorization_pending' || status === 'slow_down' || status === 'throttled'
}
