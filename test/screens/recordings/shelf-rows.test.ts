import { describe, expect, test } from 'vitest'
import type { Recording } from '../../../src/recordings/recording'
import { isNearEnd, shelfRows } from '../../../src/screens/recordings/shelf-rows'

function recording(id: string, start: string): Recording {
  return { id, title: id, start: Date.parse(start), shared: false, meetingIds: [] }
}
const rows = (zone: string, end?: 'further' | 'end' | 'olderFailed') =>
  shelfRows(
    [
      recording('c', '2026-03-02T09:00:00Z'),
      recording('b', '2026-02-28T23:30:00Z'),
      recording('a', '2026-02-03T09:00:00Z'),
    ],
    zone,
    end,
  )

describe('the rows of the shelf', () => {
  test('have a heading for each month, which nobody can go to', () => {
    expect(rows('UTC').map(({ key, pressable }) => [key, pressable])).toEqual([
      ['2026-03', false],
      ['c', true],
      ['2026-02', false],
      ['b', true],
      ['a', true],
    ])
  })

  test('are of the months of the viewer', () => {
    expect(rows('Europe/Berlin').map(({ key }) => key)).toEqual([
      '2026-03',
      'c',
      'b',
      '2026-02',
      'a',
    ])
  })

  test('end with how it goes on, which is pressed only to try again', () => {
    const end = (note: 'further' | 'end' | 'olderFailed') => rows('UTC', note).pop()
    expect(end('further')).toMatchObject({ key: 'end', pressable: false })
    expect(end('end')).toMatchObject({ key: 'end', pressable: false })
    expect(end('olderFailed')).toMatchObject({ key: 'end', pressable: true })
  })

  test('of nothing are none', () => {
    expect(shelfRows([], 'UTC')).toEqual([])
  })
})

test('older ones are asked for a few rows before the end', () => {
  const many = shelfRows(
    Array.from({ length: 50 }, (_, at) => recording(`${at}`, '2026-03-02T09:00:00Z')),
    'UTC',
    'further',
  )
  expect(['0', '30', '42', '43', '49'].map((at) => isNearEnd(many, at))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})
