import { describe, expect, it } from 'vitest'
import { BLOCK, driftAt } from '../../../src/screens/ambient/drift'

const HOUR_S = 3600
const START = Date.parse('2026-03-02T09:00:00Z')
/** px; the picture is looked at in squares of this size. */
const CELL = 20

describe('the dim clock', () => {
  const places = Array.from({ length: HOUR_S }, (_, second) => driftAt(START + second * 1000))

  it('lights no part of the screen for longer than a minute', () => {
    let longest = 0
    for (let left = 0; left < 1920; left += CELL)
      for (let top = 0; top < 1080; top += CELL) {
        let lit = 0
        for (const place of places) {
          const inside =
            left + CELL > place.left &&
            left < place.left + BLOCK.width &&
            top + CELL > place.top &&
            top < place.top + BLOCK.height
          lit = inside ? lit + 1 : 0
          longest = Math.max(longest, lit)
        }
      }
    expect(longest).toBeGreaterThan(0)
    expect(longest).toBeLessThanOrEqual(60)
  })

  it('moves at least every half minute', () => {
    for (let second = 30; second < HOUR_S; second++)
      expect(places[second]).not.toEqual(places[second - 30])
  })

  it('stays in the safe area', () => {
    for (const { left, top } of places) {
      expect(left).toBeGreaterThanOrEqual(96)
      expect(left + BLOCK.width).toBeLessThanOrEqual(1824)
      expect(top).toBeGreaterThanOrEqual(54)
      expect(top + BLOCK.height).toBeLessThanOrEqual(1026)
    }
  })
})
