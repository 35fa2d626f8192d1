import { useEffect, useState } from 'react'
import type { Clock } from '../../clock'

/**
 * The time, in ms since 1970, renewed whenever a new `step_ms` begins. Asks the clock each second
 * and never counts, so it is right at once after standby and after a correction of the clock.
 */
export function useNow(clock: Clock, step_ms: number): number {
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => {
    const stop = new AbortController()
    async function tick() {
      for (;;) {
        const time = clock.now()
        setNow((before) =>
          Math.floor(time / step_ms) === Math.floor(before / step_ms) ? before : time,
        )
        await clock.wait(1000 - (time % 1000), stop.signal)
      }
    }
    tick().catch(() => {}) // ends when unmounted
    return () => stop.abort()
  }, [clock, step_ms])
  return now
}
