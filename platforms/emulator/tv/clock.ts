// The television's clock, which standby freezes and a resume moves on: timers stand still while it
// sleeps, and afterwards the date has jumped, as on a set that was off for the night.

import type { FrameWindow } from './frame-window'

export interface FrameClock {
  /** Timers that fall due from now on are held. */
  freeze(): void
  /** Moves the date on by `jump_ms` and runs what was held. */
  thaw(jump_ms: number): void
}

/**
 * Takes over `Date` and the timers of a page that has not run a script yet.
 * @param shift_ms how far the date has been moved before
 */
export function bendClock(frame: FrameWindow, shift_ms = 0): FrameClock {
  let frozen = false
  const held = new Map<number, () => void>()

  const RealDate = frame.Date
  const now = () => RealDate.now() + shift_ms
  frame.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })

  for (const name of ['setTimeout', 'setInterval'] as const) {
    const set = frame[name].bind(frame) as (run: () => void, delay?: number) => number
    Object.assign(frame, {
      [name](handler: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) {
        const run = () => handler(...args)
        const id = set(() => (frozen ? held.set(id, run) : run()), delay)
        return id
      },
    })
  }
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    const clear = frame[name].bind(frame)
    frame[name] = (id) => {
      held.delete(id as number)
      clear(id)
    }
  }

  return {
    freeze() {
      frozen = true
    },
    thaw(jump_ms) {
      frozen = false
      shift_ms += jump_ms
      const late = [...held.values()]
      held.clear()
      for (const run of late) frame.queueMicrotask(run)
    },
  }
}
