import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Clock } from '../../clock'

/**
 * Calls `then` once, `ms` milliseconds after `key` changed last; not at all when the component is unmounted before, nor
 * while `key` is undefined.
 */
export function useAfter(
  clock: Clock,
  ms: number,
  key: string | number | undefined,
  then: () => void,
): void {
  const latest = useRef({ key, then })
  useLayoutEffect(() => {
    latest.current = { key, then }
  })
  useEffect(() => {
    if (key === undefined) return
    const stop = new AbortController()
    clock.wait(ms, stop.signal).then(
      () => {
        // After standby the wait is over in the moment in which the next key is drawn, before it could be stopped.
        if (latest.current.key === key) latest.current.then()
      },
      () => {}, // changed or unmounted before
    )
    return () => stop.abort()
  }, [clock, ms, key])
}
