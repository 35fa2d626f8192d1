// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { measureWhenRead } from '../../../src/remote/focus/measure-when-read'

const OFFSETS = ['offsetLeft', 'offsetTop', 'offsetWidth', 'offsetHeight'] as const

/** An element at that place of what it lies in; jsdom lays nothing out. */
function element(box: readonly number[], outer?: HTMLElement) {
  const it = document.createElement('div')
  const asked = vi.fn((at: number) => box[at] as number)
  for (const [at, name] of OFFSETS.entries())
    Object.defineProperty(it, name, { get: () => asked(at) })
  Object.defineProperty(it, 'offsetParent', { value: outer ?? null })
  outer?.append(it)
  return { it, asked }
}

test('nothing is measured until a side is read, and then once', () => {
  const { it, asked } = element([10, 20, 100, 50])
  const box = measureWhenRead(it)
  expect(box.node).toBe(it)
  expect(asked).not.toHaveBeenCalled()
  expect([box.left, box.top, box.right, box.bottom]).toEqual([10, 20, 110, 70])
  expect([box.left, box.width, box.height]).toEqual([10, 100, 50])
  expect(asked).toHaveBeenCalledTimes(4)
})

test('what it lies in counts, and how far that is scrolled', () => {
  const outer = element([1000, 500, 800, 400]).it
  outer.scrollTop = 30
  const { it } = element([10, 20, 100, 50], outer)
  const box = measureWhenRead(it)
  expect([box.left, box.top]).toEqual([1010, 490])
  // From its parent, as Norigin counts x and y.
  expect([box.x, box.y]).toEqual([10, -10])
})
