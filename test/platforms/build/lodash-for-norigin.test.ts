import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as own from '../../../platforms/build/lodash-for-norigin'
import { fc } from '../../generated'

/** The one that norigin itself would take. */
const norigin = createRequire(import.meta.url).resolve('@noriginmedia/norigin-spatial-navigation')
const place = createRequire(norigin).resolve('lodash-es')
const lodash = await import(pathToFileURL(place).href)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN)))
// Not "length", by which lodash takes an object for a list.
const keyed = fc.dictionary(
  fc.string().filter((key) => key !== 'length'),
  fc.integer({ min: -3, max: 3 }),
)

/** The calls of a debounced or throttled function, as `[what it was given, when]`. */
function callsOf(make: typeof own.debounce, options: object, waits: number[]) {
  const calls: [number, number][] = []
  const start = Date.now()
  const call = (make as (...args: unknown[]) => ReturnType<typeof own.debounce>)(
    (one: number) => calls.push([one, Date.now() - start]),
    100,
    options,
  )
  waits.forEach((wait, at) => {
    if (at % 7 === 6) call.cancel()
    else call(at)
    vi.advanceTimersByTime(wait)
  })
  vi.advanceTimersByTime(1000)
  return calls
}

describe("lodash for norigin does as lodash's own", () => {
  it("lodash for norigin sorts as lodash's own", () => {
    const rank = (one: { rank: number }) => one.rank
    fc.assert(
      fc.property(numbers, (ranks) => {
        const list = ranks.map((rank, at) => ({ rank, at }))
        expect(own.sortBy(list, rank)).toEqual(lodash.sortBy(list, rank))
        const named = { ...list }
        expect(own.sortBy(named, rank)).toEqual(lodash.sortBy(named, rank))
      }),
    )
  })

  it("lodash for norigin finds and filters as lodash's own", () => {
    const isWanted = (one: number) => one > 0
    fc.assert(
      fc.property(keyed, numbers, numbers, (from, some, others) => {
        expect(own.filter(from, isWanted)).toEqual(lodash.filter(from, isWanted))
        expect(own.findKey(from, isWanted)).toBe(lodash.findKey(from, isWanted))
        expect(own.difference(some, others)).toEqual(lodash.difference(some, others))
        expect(own.first(some)).toBe(lodash.first(some))
      }),
    )
    expect(own.first(undefined)).toBe(undefined)
  })

  it("lodash for norigin goes through lists and objects as lodash's own, until told to end", () => {
    fc.assert(
      fc.property(keyed, fc.integer({ min: -3, max: 3 }), (from, last) => {
        const seen = { own: [] as unknown[], lodash: [] as unknown[] }
        const visit = (to: unknown[]) => (one: number, key?: unknown) => {
          to.push(one, key)
          return one !== last
        }
        own.forOwn(from, visit(seen.own))
        lodash.forOwn(from, visit(seen.lodash))
        own.forEach(Object.values(from), (one) => visit(seen.own)(one))
        lodash.forEach(Object.values(from), (one: number) => visit(seen.lodash)(one))
        expect(seen.own).toEqual(seen.lodash)
      }),
    )
  })

  it("lodash for norigin waits for a pause, or lets one call through, as lodash's own", () => {
    const waits = fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 20 })
    fc.assert(
      fc.property(waits, (waits) => {
        const trailing = { leading: false, trailing: true }
        expect(callsOf(own.debounce, trailing, waits)).toEqual(
          callsOf(lodash.debounce, trailing, waits),
        )
        const leading = { leading: true, trailing: false }
        expect(callsOf(own.throttle as never, leading, waits)).toEqual(
          callsOf(lodash.throttle, leading, waits),
        )
      }),
    )
  })

  it('lodash for norigin gives each name once', () => {
    const [one, other] = [own.uniqueId('sn:'), own.uniqueId('sn:')]
    expect(one).toMatch(/^sn:\d+$/)
    expect(other).not.toBe(one)
    expect(own.noop()).toBe(undefined)
    expect(own.assign({ a: 1 }, { b: 2 })).toEqual({ a: 1, b: 2 })
  })
})
