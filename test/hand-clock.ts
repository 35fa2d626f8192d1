import { aborted, type Clock, serverTime } from '../src/clock'

export interface HandClock extends Clock {
  /** Moves the time on by `ms`, waking every wait that falls due, in order, and lets promises settle. */
  advance(ms: number): Promise<void>
  /** Jumps the time without waking anyone by it, as standby and network time do. */
  jump(ms: number): void
  /** The ms still to go of each pending wait, shortest first. */
  waits(): number[]
}

/** Lets every promise that can settle do so. Long enough for chains of dozens of awaits. */
export async function settle() {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/**
 * A clock that a test moves by hand. Waits run on a time line of their own, as timers do:
 * `jump` changes what `now()` says and wakes nobody.
 */
export function handClock(start: number = Date.parse('2026-03-02T09:00:00Z')): HandClock {
  let line = 0
  let shift = start
  const { offset, syncFromDateHeader } = serverTime(
    () => line + shift,
    () => line,
  )
  const sleepers = new Set<{ due: number; wake: () => void }>()
  return {
    now: () => line + shift + offset(),
    offset,
    syncFromDateHeader,
    wait(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(aborted(signal))
        const sleeper = {
          due: line + Math.max(0, ms),
          wake() {
            sleepers.delete(sleeper)
            signal?.removeEventListener('abort', onAbort)
            resolve()
          },
        }
        const onAbort = () => {
          sleepers.delete(sleeper)
          reject(aborted(signal))
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', onAbort)
      })
    },
    async advance(ms) {
      const end = line + ms
      await settle()
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.due - b.due)[0]
        if (!next || next.due > end) break
        line = next.due
        next.wake()
        await settle()
      }
      line = end
      await settle()
    },
    jump(ms) {
      shift += ms
    },
    waits: () => [...sleepers].map((s) => s.due - line).sort((a, b) => a - b),
  }
}
