import { useRef } from 'react'
import type { Clock } from '../../clock'

/** An OK that comes sooner than this, in ms, was meant for what had the focus before. */
export const SEEN_MS = 700

/**
 * For what takes the focus by itself: lets an action through only when the component has been there long enough to be
 * seen (SEEN_MS). Also when the clock was set back meanwhile.
 */
export function useStrayOkGuard(clock: Clock): (act: () => void) => void {
  const since = useRef(clock.now())
  return (act) => {
    if (Math.abs(clock.now() - since.current) >= SEEN_MS) act()
  }
}
