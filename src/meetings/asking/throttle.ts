// "Not before": after a 429 nobody asks until its time is over (RFC 9110 10.2.3), whatever is pressed.

import type { Clock } from '../../clock'

export interface Throttle {
  /** Nobody asks for the next `ms`. */
  begin(ms: number): void
  /** How long that still is, in ms; 0 when one may ask. */
  left_ms(): number
  end(): void
}

export function createThrottle(clock: Clock): Throttle {
  let held: { since: number; ms: number } | undefined
  return {
    begin(ms) {
      held = { since: clock.now(), ms }
    },
    left_ms() {
      const passed = held ? clock.now() - held.since : 0
      // A clock that was set back must not throttle for years.
      return held && passed >= 0 ? Math.max(0, held.ms - passed) : 0
    },
    end() {
      held = undefined
    },
  }
}
