// A wait between two requests that can be cut short when the TV resumes from standby, or the network returns.

import { aborted, type Clock } from '../../clock'

/** A wait that can be cut short. */
export interface PollTimer {
  /**
   * Waits `ms`. After `hurry()`, only until `soonest_ms()` has passed.
   * @returns how many ms were waited, never more than really passed
   * @throws AbortError when `signal` aborts
   */
  wait(ms: number, soonest_ms: () => number, signal: AbortSignal): Promise<number>
  /** Cuts the wait short, or the next one when nothing waits now. */
  hurry(): void
}

/** A timer for one wait at a time, in ms by `clock`. */
export function createPollTimer(clock: Clock): PollTimer {
  let cutShort: (() => void) | undefined
  let isHurried = false

  async function waitOnce(
    ms: number,
    signal: AbortSignal,
  ): Promise<{ ms: number; isCutShort: boolean }> {
    if (signal.aborted) throw aborted(signal)
    const controller = new AbortController()
    const abort = () => controller.abort()
    cutShort = abort
    signal.addEventListener('abort', abort)
    const from = clock.now()
    try {
      await clock.wait(ms, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) throw error
    } finally {
      cutShort = undefined
      signal.removeEventListener('abort', abort)
    }
    if (signal.aborted) throw aborted(signal)
    if (!controller.signal.aborted) return { ms, isCutShort: false }
    return { ms: clamp(0, clock.now() - from, ms), isCutShort: true }
  }

  return {
    async wait(ms, soonest_ms, signal) {
      let waited_ms = 0
      let left_ms = isHurried ? Math.min(ms, soonest_ms()) : ms
      isHurried = false
      while (left_ms > 0) {
        const part = await waitOnce(left_ms, signal)
        waited_ms += part.ms
        if (!part.isCutShort) break
        left_ms = Math.min(left_ms - part.ms, soonest_ms())
      }
      return waited_ms
    },
    hurry() {
      if (cutShort) cutShort()
      else isHurried = true
    },
  }
}

/** `value`, or the bound that it exceeds: never less than `least`, never more than `most`. */
export const clamp = (least: number, value: number, most: number) =>
  Math.max(least, Math.min(value, most))
