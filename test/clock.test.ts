import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Clock, systemClock } from '../src/clock'
import { handClock } from './hand-clock'

const start = Date.parse('2026-03-02T09:00:00Z')
const YEAR = 365 * 86_400_000

beforeEach(() => void vi.useFakeTimers({ now: start }))
afterEach(() => void vi.useRealTimers())

const clocks: [string, () => Clock][] = [
  ['the system clock', systemClock],
  ['the clock of the tests', () => handClock(start)],
]

describe.each(clocks)('%s', (_, open) => {
  it('shows the TV’s own time until a server was heard', () => {
    const clock = open()
    expect([clock.now(), clock.offset()]).toEqual([start, 0])
  })

  it('is put right by a Date header, however wrong it was', () => {
    const clock = open()
    clock.heed(new Date(start + 11 * YEAR).toUTCString())
    expect([clock.now(), clock.offset()]).toEqual([start + 11 * YEAR, 11 * YEAR])
    clock.heed(new Date(start).toUTCString())
    expect(clock.now()).toBe(start)
  })

  it('leaves differences under two seconds alone', () => {
    const clock = open()
    clock.heed(new Date(start + 1000).toUTCString())
    expect(clock.offset()).toBe(0)
  })

  it.each([null, '', 'yesterday'])('ignores the header %j', (header) => {
    const clock = open()
    clock.heed(header)
    expect(clock.offset()).toBe(0)
  })

  it('rejects a wait whose signal was aborted before', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(open().wait(1000, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('rejects a wait whose signal aborts', async () => {
    const stop = new AbortController()
    const wait = open().wait(1000, stop.signal)
    stop.abort()
    await expect(wait).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a wait on the system clock', () => {
  it('ends when its time is over, and not before', async () => {
    let over = false
    void systemClock()
      .wait(1000)
      .then(() => {
        over = true
      })
    await vi.advanceTimersByTimeAsync(999)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(over).toBe(true)
  })

  it('may be longer than a timer can hold', async () => {
    let over = false
    const days = 60 * 86_400_000
    void systemClock()
      .wait(days)
      .then(() => {
        over = true
      })
    await vi.advanceTimersByTimeAsync(days - 1)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(over).toBe(true)
  })

  it('leaves no timer behind when aborted', () => {
    const stop = new AbortController()
    systemClock()
      .wait(1000, stop.signal)
      .catch(() => {})
    stop.abort()
    expect(vi.getTimerCount()).toBe(0)
  })
})
