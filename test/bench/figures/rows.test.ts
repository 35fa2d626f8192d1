import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { median, percentile } from '../measures/median'
import { brokenLimits } from './limits'
import { resultsTable, withFelt } from './results'
import { isReached, type Row } from './rows'

const row = (must: Row['must']): Row => ({ id: 'key', what: 'a key', unit: '', must })

describe('whether a row has reached what it must', () => {
  it('is so when all figures of a processor that is held back have', () => {
    expect(isReached(row({ atMost: 1.3 }), { '6x': 1.2, '20x': 1.3 })).toBe(true)
    expect(isReached(row({ atMost: 1.3 }), { '6x': 1.2, '20x': 1.4 })).toBe(false)
  })

  it('does not depend on full speed, unless nothing else was measured', () => {
    expect(isReached(row({ atMost: 1.3 }), { '1x': 9, '6x': 1.2 })).toBe(true)
    expect(isReached(row({ atMost: 1.3 }), { '1x': 9 })).toBe(false)
  })

  it('can ask for at least so much', () => {
    expect(isReached(row({ atLeast: 0.5 }), { '1x': 0.6 })).toBe(true)
    expect(isReached(row({ atLeast: 0.5 }), { '1x': 0.4 })).toBe(false)
  })

  it('is not so when nothing, or nothing that is a number, was measured', () => {
    expect(isReached(row({ atMost: 1.3 }), {})).toBe(false)
    expect(isReached(row({ atMost: 1.3 }), { '6x': Number.NaN })).toBe(false)
  })
})

describe('the limits of the short form', () => {
  it('name the figure that is beyond one', () => {
    expect(brokenLimits({ key: { '6x': 99 } })).toEqual([
      expect.stringMatching(/^key to painted, median, 6x: 99\.00, and the limit is /),
    ])
    expect(brokenLimits({ open: { '6x': 99 }, back: { '6x': 99 } })).toHaveLength(2)
  })

  it('let pass what is within them, and do not miss what was not measured', () => {
    expect(brokenLimits({ key: { '6x': 1 } })).toEqual([])
    expect(brokenLimits({})).toEqual([])
  })

  it('are broken by what is no number', () => {
    expect(brokenLimits({ key: { '6x': Number.NaN } })).toHaveLength(1)
  })
})

it('the table says of each row that was measured what it must reach, and whether it has', () => {
  const figures = { key: { '6x': 1.05 }, 'held handler p95': { '79 6x': 14.2 } }
  const lines = resultsTable(figures, { runs: 7, date: '2026-01-02' }).split('\n')
  expect(lines.slice(2)).toEqual([
    '| key to painted, median |  | 1.05 |  |  | at most 1.1 | yes | 7 | 2026-01-02 |',
    '| held arrow, 30 a second: handler, p95 |  |  |  | 14 ms | at most 12 ms | no | 7 | 2026-01-02 |',
  ])
})

it('of an even number of values the median is the mean of the two in the middle', () => {
  expect(median([4, 1, 2, 10])).toBe(3)
  expect(median([10, 1, 2])).toBe(2)
})

it('a percentile is one of the values, whatever their order', () => {
  expect(percentile([5, 3, 4, 1, 2], 0.95)).toBe(5)
  expect(percentile([], 0.95)).toBeNaN()
})

it('the README says what RESULTS.md says', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const readme = read('../../../README.md')
  expect(withFelt(readme, read('../RESULTS.md'))).toBe(readme)
})
