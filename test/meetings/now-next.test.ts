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

  test('one that began days ago and is still running is on', () => {
    expect(nowAndNext([fair, standUp], at('10:05')).now).toEqual([standUp, fair])
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
