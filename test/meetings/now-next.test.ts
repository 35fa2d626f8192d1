import { describe, expect, test } from 'vitest'
import { nextBoundary, nowAndNext } from '../../src/meetings/now-next'
import { meeting } from './calendar'

const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`)
const fair = meeting('Fair', '2026-02-28T00:00:00Z', '2026-03-05T00:00:00Z')
const standUp = meeting('Stand-up', at('10:00'), at('10:30'))
const review = meeting('Review', at('10:15'), at('11:00'))
const lunch = meeting('Lunch', at('12:00'), at('13:00'), { state: 'ready' })

describe('now and next', () => {
  test('between two meetings the room is free until the next', () => {
    const { now, next, freeUntil } = nowAndNext([lunch, standUp], at('11:00'))
    expect(now).toEqual([])
    expect(next).toBe(lunch)
    expect(freeUntil).toBe(at('12:00'))
  })

  test('two at once are both on, the one that began last first', () => {
    expect(nowAndNext([standUp, review], at('10:20')).now).toEqual([review, standUp])
  })

  test('while something is on nobody is free, and a ready one is still only next', () => {
    const { now, next, freeUntil } = nowAndNext([lunch, standUp], at('10:00'))
    expect(now).toEqual([standUp])
    expect(next).toBe(lunch)
    expect(freeUntil).toBeUndefined()
  })

  // Two faults of MagicMirror's calendar (reference/tv.md 8.2).
  test('what is past is neither on nor next, whatever Webex calls it', () => {
    const past = ['ready', 'scheduled', 'inProgress'].map((state) => ({ ...standUp, state }))
    expect(nowAndNext(past, at('10:30'))).toEqual({ now: [], next: undefined })
  })

  test('one that began days ago and is still running is on', () => {
    expect(nowAndNext([fair, standUp], at('10:05')).now).toEqual([standUp, fair])
  })

  test('what began last is first, and what lasts for days comes after it', () => {
    const holiday = meeting('Holiday', at('00:00'), at('00:00') + 86_400_000)
    const early = meeting('Early', '2026-03-01T23:00:00Z', at('11:00'))
    expect(nowAndNext([holiday, fair, early, standUp], at('10:05')).now).toEqual([
      standUp,
      early,
      holiday,
      fair,
    ])
  })

  test('all-day ones hide neither that one is free, nor until when, nor what is next', () => {
    const tomorrow = meeting('Holiday', at('00:00') + 86_400_000, at('00:00') + 2 * 86_400_000)
    const late = meeting('Late', '2026-03-03T09:00:00Z', '2026-03-03T10:00:00Z')
    expect(nowAndNext([fair, tomorrow, late], at('13:00'))).toEqual({
      now: [fair],
      next: late,
      freeUntil: late.start,
    })
    expect(nowAndNext([tomorrow], at('13:00'))).toEqual({ now: [], next: tomorrow })
  })

  test('it turns at the very millisecond', () => {
    const before = nowAndNext([standUp, lunch], at('10:00') - 1)
    expect(before).toEqual({ now: [], next: standUp, freeUntil: at('10:00') })
    expect(nowAndNext([standUp, lunch], at('10:00')).now).toEqual([standUp])
    expect(nowAndNext([standUp, lunch], at('10:30') - 1).now).toEqual([standUp])
    expect(nowAndNext([standUp, lunch], at('10:30')).now).toEqual([])
  })

  test('after the last there is neither next nor an end to being free', () => {
    expect(nowAndNext([lunch], at('13:00'))).toEqual({ now: [], next: undefined })
  })
})

describe('the next boundary', () => {
  test.each([
    ['09:00', '10:00'],
    ['10:00', '10:15'],
    ['10:15', '10:30'],
    ['10:30', '11:00'],
  ])('at %s is %s', (now, boundary) => {
    expect(nextBoundary([standUp, review], at(now))).toBe(at(boundary))
  })

  test('there is none after the last end', () => {
    expect(nextBoundary([standUp], at('10:30'))).toBeUndefined()
    expect(nextBoundary([], 0)).toBeUndefined()
  })
})
