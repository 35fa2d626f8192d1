// What the long run says of its days.

import { describe, expect, it } from 'vitest'
import { sparkline, tableOf, tooFar, withSection } from './report'
import type { Day } from './week'

const day = (more: Partial<Day> = {}): Day => ({
  date: '2030-10-24',
  heap_mb: 6,
  nodes: 500,
  listeners: 200,
  timers: 9,
  database_kchars: 1000,
  drawn_kchars: 1000,
  refreshes: 300,
  renewals: 3,
  ...more,
})

describe('a week', () => {
  it('passes when the last day is within 5 % of the second, whatever the first was', () => {
    expect(tooFar([day({ nodes: 100 }), day(), day({ heap_mb: 6.3, nodes: 475 })])).toEqual([])
  })

  it.each([
    ['heap_mb', 6.31, 'heap, MB: 6.00 on the second day, 6.31 on the last (+5.2 %)'],
    ['nodes', 526, 'DOM nodes: 500 on the second day, 526 on the last (+5.2 %)'],
    ['nodes', 474, 'DOM nodes: 500 on the second day, 474 on the last (−5.2 %)'],
    ['listeners', 211, 'listeners: 200 on the second day, 211 on the last (+5.5 %)'],
    ['timers', 11, 'timers: 9 on the second day, 11 on the last (+22.2 %)'],
    [
      'database_kchars',
      1051,
      'IndexedDB, thousand characters: 1000.0 on the second day, 1051.0 on the last (+5.1 %)',
    ],
    [
      'drawn_kchars',
      1251,
      'localStorage, thousand characters: 1000.0 on the second day, 1251.0 on the last (+25.1 %)',
    ],
  ] as const)('fails when %s is %d on the last day', (key, value, sentence) => {
    expect(tooFar([day(), day(), day({ [key]: value })])).toEqual([sentence])
  })

  it('lets one timer more wait, of which there are few', () => {
    expect(tooFar([day(), day(), day({ timers: 10 })])).toEqual([])
  })
})

describe('a series', () => {
  it('is drawn as blocks from the least to the greatest', () => {
    expect(sparkline([1, 2, 3, 8])).toBe('▁▂▃█')
  })

  it('is level where nothing differs', () => {
    expect(sparkline([5, 5, 5])).toBe('▁▁▁')
  })

  it('stands in the table with each day and the last beside the second', () => {
    expect(tableOf([day(), day(), day({ nodes: 510 })])).toContain(
      '| DOM nodes | ▁▁█ | 500 | 500 | 510 | +2.0 % |',
    )
  })
})

describe('RESULTS.md', () => {
  it('has one section for each engine, of which a run renews its own', () => {
    const first = withSection('', '79', 'Chromium 79.0.3945.0', 'old')
    const both = withSection(first, 'today', 'Chromium 156.0', 'other')
    const renewed = withSection(both, '79', 'Chromium 79.0.3945.0', 'new')
    expect(renewed.match(/^## .*/gm)).toEqual([
      '## Chromium 156.0 (today)',
      '## Chromium 79.0.3945.0 (79)',
    ])
    expect(renewed).toContain('new')
    expect(renewed).toContain('other')
    expect(renewed).not.toContain('old\n')
  })
})
