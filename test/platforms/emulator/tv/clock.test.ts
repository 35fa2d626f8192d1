import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bendClock } from '../../../../platforms/emulator/tv/clock'
import type { FrameWindow } from '../../../../platforms/emulator/tv/frame-window'

const START = Date.parse('2026-03-02T09:00:00Z')
const HOUR = 3_600_000

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A window with this process's timers and dates, as they are now: faked. */
function frameWithClock() {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis
  const timers = { setTimeout, setInterval, clearTimeout, clearInterval, queueMicrotask }
  const frame = { Date: globalThis.Date, ...timers }
  return { frame: frame as unknown as FrameWindow, clock: bendClock(frame as never) }
}

describe('the date of the television', () => {
  it('is the real one until it sleeps', () => {
    const { frame } = frameWithClock()
    expect(frame.Date.now()).toBe(START)
    expect(new frame.Date().getTime()).toBe(START)
  })

  it('has jumped after standby, in every way to ask for it', () => {
    const { frame, clock } = frameWithClock()
    clock.freeze()
    clock.thaw(8 * HOUR)
    expect(frame.Date.now()).toBe(START + 8 * HOUR)
    expect(new frame.Date().getTime()).toBe(START + 8 * HOUR)
    expect(frame.Date()).toBe(new Date(START + 8 * HOUR).toString())
  })

  it('goes on where it was when the television is switched on again', () => {
    const { frame } = frameWithClock()
    bendClock(frame, 8 * HOUR)
    expect(frame.Date.now()).toBe(START + 8 * HOUR)
  })

  it('leaves dates that are named alone', () => {
    const { frame, clock } = frameWithClock()
    clock.thaw(HOUR)
    expect(new frame.Date(0).getTime()).toBe(0)
    expect(frame.Date.parse('2026-03-02T09:00:00Z')).toBe(START)
    expect(new frame.Date()).toBeInstanceOf(frame.Date)
  })
})

describe('the timers of the television', () => {
  it('stand still in standby and run late', async () => {
    const { frame, clock } = frameWithClock()
    const rung = vi.fn()
    frame.setTimeout(rung, 1000, 'with', 'words')
    clock.freeze()
    vi.advanceTimersByTime(5000)
    expect(rung).not.toHaveBeenCalled()
    clock.thaw(HOUR)
    await Promise.resolve()
    expect(rung).toHaveBeenCalledExactlyOnceWith('with', 'words')
  })

  it('of an interval, only one tick is made up for', async () => {
    const { frame, clock } = frameWithClock()
    const tick = vi.fn()
    frame.setInterval(tick, 100)
    clock.freeze()
    vi.advanceTimersByTime(1000)
    clock.thaw(HOUR)
    await Promise.resolve()
    expect(tick).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(100)
    expect(tick).toHaveBeenCalledTimes(2)
  })

  it('stay cancelled', async () => {
    const { frame, clock } = frameWithClock()
    const rung = vi.fn()
    const id = frame.setTimeout(rung, 1000)
    clock.freeze()
    vi.advanceTimersByTime(5000)
    frame.clearTimeout(id)
    clock.thaw(0)
    await Promise.resolve()
    expect(rung).not.toHaveBeenCalled()
  })
})
