import { describe, expect, it } from 'vitest'
import { KEYS, type Key } from '../drivers/driver'
import { keysOf } from './monkey-test'

function first(count: number, seed: number): Key[] {
  const keys = keysOf(seed)
  return Array.from({ length: count }, () => keys.next().value)
}

describe("the monkey test's keys", () => {
  it('the keys of the monkey test are the same for the same seed', () => {
    expect(first(2000, 7)).toEqual(first(2000, 7))
  })

  it('the keys of the monkey test are others for another seed', () => {
    expect(first(50, 7)).not.toEqual(first(50, 8))
  })

  it('the keys of the monkey test are all of the remote, arrows more often than OK and Back', () => {
    const keys = first(3000, 1)
    const count = (key: Key) => keys.filter((one) => one === key).length
    expect(new Set(keys)).toEqual(new Set(Object.keys(KEYS)))
    expect(count('ArrowUp')).toBeGreaterThan(count('Escape'))
  })

  it('the keys of the monkey test come in runs too, as from a thumb that is held down', () => {
    const text = first(3000, 1).join(' ')
    expect(text).toMatch(/(ArrowDown ){5}/)
  })
})
