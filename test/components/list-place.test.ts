import { describe, expect, test } from 'vitest'
import { nearestLeft } from '../../src/components/list-place'

/** Rows by letter; a capital is a heading. */
const rows = (letters: string) =>
  [...letters].map((key) => ({ key, height: 1, pressable: key === key.toLowerCase() }))
const after = (before: string, key: string, now: string) =>
  nearestLeft(rows(before), key, rows(now))

describe('when the row that had the focus goes', () => {
  test('the one below gets it', () => {
    expect(after('abcd', 'b', 'acd')).toBe('c')
  })

  test('or the one above, at the end', () => {
    expect(after('abc', 'c', 'ab')).toBe('b')
  })

  test('the nearest that is left, whatever else went and came', () => {
    expect(after('abcdef', 'c', 'axyf')).toBe('a')
    expect(after('abcdef', 'c', 'xyef')).toBe('e')
  })

  test('never a heading', () => {
    expect(after('abCd', 'b', 'Cad')).toBe('a')
    expect(after('aBcDe', 'c', 'BDe')).toBe('e')
  })

  test('a row above that goes as well does not count', () => {
    expect(after('abcd', 'c', 'd')).toBe('d')
  })

  test('nothing, when all are others', () => {
    expect(after('abc', 'b', 'xyz')).toBeUndefined()
    expect(after('abc', 'b', '')).toBeUndefined()
    expect(after('abc', 'x', 'abc')).toBeUndefined()
  })
})
