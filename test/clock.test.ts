import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Clock, systemClock, type TimeSource } from '../src/clock'
import { type HandClock, handClock } from './hand-clock'

const start = Date.parse('2026-03-02T09:00:00Z')
const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR

beforeEach(
  () =>
    void vi.useFakeTimers({
      now: start,
      // Not setImmediate, by which the clock of the tests lets promises settle.
      toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'],
    }),
)
afterEach(() => void vi.useRealTimers())

const clocks: [string, () => Clock][] = [
  ['the system clock', systemClock],
  ['the clock of the tests', () => handClock(start)],
]

const isHand = (clock: Clock): clock is HandClock => 'jump' in clock

/** Time goes by. */
async function pass(clock: Clock, ms: number) {
  if (isHand(clock)) await clock.advance(ms)
  else vi.advanceTimersByTime(ms)
}

/** The television's own clock is set, while no time goes by. */
function leap(clock: Clock, ms: number) {
  if (isHand(clock)) clock.jump(ms)
  else vi.setSystemTime(Date.now() + ms)
}

describe.each(clocks)('%s', (_, open) => {
  it('shows the TV’s own time until a server was heard', () => {
    const clock = open()
    expect([clock.now(), clock.offset()]).toEqual([start, 0])
  })

  const says = (clock: Clock, time: number, source: TimeSource = 'api') =>
    clock.syncFromDateHeader(new Date(time).toUTCString(), source)

  it.each([11 * YEAR, -11 * YEAR])('is put right by the first answer: %d ms', (wrong) => {
    const clock = open()
    says(clock, start + wrong)
    expect([clock.now(), clock.offset()]).toEqual([start + wrong, wrong])
  })

  it('leaves differences under two seconds alone', () => {
    const clock = open()
    says(clock, start + 1000)
    expect(clock.offset()).toBe(0)
  })

  it('goes forward at once, since no answer is newer than the newest', () => {
    const clock = open()
    says(clock, start)
    says(clock, start + 60_000)
    expect(clock.offset()).toBe(60_000)
  })

  it('does not go back by what a cache repeats, however often', async () => {
    const clock = open()
    says(clock, start)
    for (let answer = 0; answer < 20; answer++) {
      says(clock, start - 6 * HOUR)
      await pass(clock, 30_000)
    }
    expect(clock.offset()).toBe(0)
  })

  it('does not go back by two copies that are as old as each other', () => {
    const clock = open()
    says(clock, start)
    says(clock, start - 6 * HOUR)
    says(clock, start - 6 * HOUR)
    expect(clock.offset()).toBe(0)
  })

  it('does not go back by an answer that was long on its way', async () => {
    const clock = open()
    says(clock, start)
    says(clock, start - 14_000)
    await pass(clock, 60_000)
    says(clock, start + 60_000)
    expect(clock.offset()).toBe(0)
  })

  it('goes back when a second answer, some time later, says the same', async () => {
    const clock = open()
    says(clock, start + HOUR)
    says(clock, start)
    expect(clock.offset()).toBe(HOUR)
    await pass(clock, 11_000)
    says(clock, start + 11_000)
    expect(clock.offset()).toBe(0)
  })

  it('goes back at once when the television’s own clock was put right meanwhile', async () => {
    const clock = open()
    says(clock, start + YEAR)
    await pass(clock, 60_000)
    leap(clock, YEAR)
    says(clock, start + YEAR + 60_000)
    expect(clock.offset()).toBe(0)
  })

  it('goes by Webex, once it was heard, and by its relay before', () => {
    const clock = open()
    says(clock, start + HOUR, 'relay')
    expect(clock.offset()).toBe(HOUR)
    says(clock, start + 60_000, 'api')
    expect(clock.offset()).toBe(60_000)
    says(clock, start + HOUR, 'relay')
    says(clock, start - HOUR, 'relay')
    expect(clock.offset()).toBe(60_000)
  })

  it.each([
    null,
    '',
    'yesterday',
    '0',
    '2027',
    '2026-12-24T18:00:00Z',
    'Thu Dec 24 18:00:00 2026',
    'Thu, 99 Dec 2026 18:00:00 GMT',
  ])('ignores the header %j', (header) => {
    const clock = open()
    clock.syncFromDateHeader(header, 'api')
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

describe('the system clock', () => {
  it('goes by what was heard in an earlier run, until a server says otherwise', () => {
    const clock = systemClock(3 * HOUR)
    expect(clock.now()).toBe(start + 3 * HOUR)
    clock.syncFromDateHeader(new Date(start).toUTCString(), 'api')
    expect(clock.offset()).toBe(0)
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
