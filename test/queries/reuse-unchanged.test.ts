import { expect, test } from 'vitest'
import { reuseUnchanged } from '../../src/queries/reuse-unchanged'

test('an answer with the same content is the object that was there before', () => {
  const before = { rows: [{ id: 'a', tags: ['x'] }, { id: 'b' }], count: 2 }
  expect(reuseUnchanged(before, structuredClone(before))).toBe(before)
})

test('what changed is another object, and what did not is the same', () => {
  const before = { rows: [{ id: 'a' }, { id: 'b', title: 'B' }] }
  const after = reuseUnchanged(before, { rows: [{ id: 'a' }, { id: 'b', title: 'New' }] })
  expect(after).toEqual({ rows: [{ id: 'a' }, { id: 'b', title: 'New' }] })
  expect(after).not.toBe(before)
  expect(after.rows[0]).toBe(before.rows[0])
})

test.each([
  ['a longer list', [1], [1, 2]],
  ['a shorter list', [1, 2], [1]],
  ['a field that went', { a: 1, b: 2 }, { a: 1 }],
  ['a field that came, without a value', {}, { a: undefined }],
  ['an object in place of a list', [], {}],
  ['nothing in place of something', { a: 1 }, undefined],
  ['something in place of nothing', undefined, { a: 1 }],
  ['another date', { at: new Date(1) }, { at: new Date(2) }],
])('%s is taken as it came', (_, before: unknown, after: unknown) => {
  expect(reuseUnchanged(before, after)).toStrictEqual(after)
  expect(reuseUnchanged(before, after)).not.toBe(before)
})

test('not a number is the same as before', () => {
  const before = { end: Number.NaN }
  expect(reuseUnchanged(before, { end: Number.NaN })).toBe(before)
})
