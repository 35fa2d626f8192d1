// Waiting that a reason to hurry (standby is over, the network is back) cuts short.

import { aborted, type Clock } from '../clock'

export interface Nap {
  /**
   * Waits `ms`, less when poked: then only until `soonest_ms()` has passed.
   * @returns the ms that were waited, never more than the truth
   * @throws AbortError when `signal` aborts
   */
  take(ms: number, soonest_ms: () => number, signal: AbortSignal): Promise<number>
  /** Cuts the nap short, or the next one when none is being taken. */
  poke(): void
}

export function createNap(clock: Clock): Nap {
  let end: (() => void) | undefined
  let hurry = false

  async function once(ms: number, signal: AbortSignal): Promise<{ ms: number; cutShort: boolean }> {
    if (signal.aborted) throw aborted(signal)
    const stop = new AbortController()
    const stopNow = () => stop.abort()
    end = stopNow
    signal.addEventListener('abort', stopNow)
    const from = clock.now()
    try {
      await clock.wait(ms, stop.signal)
    } catch (error) {
      if (!stop.signal.aborted) throw error
    } finally {
      end = undefined
      signal.removeEventListener('abort', stopNow)
    }
    if (signal.aborted) throw aborted(signal)
    if (!stop.signal.aborted) return { ms, cutShort: false }
    return { ms: within(0, clock.now() - from, ms), cutShort: true }
  }

  return {
    async take(ms, soonest_ms, signal) {
      let waited_ms = 0
      let left_ms = hurry ? Math.min(ms, soonest_ms()) : ms
      hurry = false
      while (left_ms > 0) {
        const nap = await once(left_ms, signal)
        waited_ms += nap.ms
        if (!nap.cutShort) break
        left_ms = Math.min(left_ms - nap.ms, soonest_ms())
      }
      return waited_ms
    },
    poke() {
      if (end) end()
      else hurry = true
    },
  }
}

/** `value`, or the bound that it exceeds. */
export const within = (least: number, value: number, most: number) =>
  Math.max(least, Math.min(value, most))
