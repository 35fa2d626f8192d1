import { describe, expect, it } from 'vitest'
import { seekStep } from '../../src/playback/seek'

const HOUR_S = 3600

describe('a step of seeking', () => {
  it.each([
    [1, 10],
    [4, 10],
    [5, 30],
    [12, 60],
    [24, 120],
    [40, 300],
    [400, 300],
  ])('after %i repeats is %i s in a long video', (held, step_s) => {
    expect(seekStep(held, 4 * HOUR_S)).toBe(step_s)
  })

  it.each([
    [60, 10],
    [300, 10],
    [1000, 30],
    [HOUR_S, 120],
    [2 * HOUR_S, 240],
  ])('in a video of %i s is never more than %i s', (length_s, most_s) => {
    for (let held = 1; held < 100; held++)
      expect(seekStep(held, length_s)).toBeLessThanOrEqual(most_s)
    expect(seekStep(100, length_s)).toBe(most_s)
  })

  it('is 10 s at first, whatever the video', () => {
    for (const length_s of [0, 1, 60, HOUR_S, 9 * HOUR_S]) expect(seekStep(1, length_s)).toBe(10)
  })

  it('never shrinks while the key is held', () => {
    for (const length_s of [0, 90, 1800, 3 * HOUR_S])
      for (let held = 1; held < 60; held++)
        expect(seekStep(held + 1, length_s)).toBeGreaterThanOrEqual(seekStep(held, length_s))
  })
})
