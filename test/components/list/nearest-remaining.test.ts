import { describe, expect, test } from 'vitest'
import { nearestRemaining } from '../../../src/components/list/nearest-remaining'

/** Rows by letter; a capital is a heading. */
const rows = (letters: string) =>
  [...letters].map((key) => ({ key, height: 1, pressable: key === key.toLowerCase() }))
const keyAfter = (before: string, key: string, now: string) =>
  nearestRemaining(rows(before), key, rows(now))

describe('when the row that had the focus goes', () => {
  test('the one below gets it', () => {
    expect(keyAfter('abcd', 'b', 'acd')).toBe('c')
  })

  test('or the one above, at the end', () => {
    expect(keyAfter('abc', 'c', 'ab')).toBe('b')
  })

  test('the nearest that is left, whatever else went and came', () => {
    expect(keyAfter('abcdef', 'c', 'axyf')).toBe('a')
    expect(keyAfter('abcdef', 'c', 'xyef')).toBe('e')
  })

  test('never a heading', () => {
    expect(keyAfter('abCd', 'b', 'Cad')).toBe('a')
    expect(keyAfter('aBcDe', 'c', 'BDe')).toBe('e')
  })

  test('a row above that goes as well does not count', () => {
    expect(keyAfter('abcd', 'c', 'd')).toBe('d')
  })

  test('nothing, when all are others', () => {
    expect(keyAfter('abc', 'b', 'xyz')).toBeUndefined()
    expect(keyAfter('abc', 'b', '')).toBeUndefined()
    expect(keyAfter('abc', 'x', 'abc')).toBeUndefined()
  })
})
