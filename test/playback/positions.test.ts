import { describe, expect, it } from 'vitest'
import { createPositions } from '../../src/playback/positions'
import { memoryStorage } from '../tv/memory-storage'

const HOUR_S = 3600

describe('positions', () => {
  it('are 0 for what was never watched', async () => {
    expect(await createPositions(memoryStorage(), () => true).of('a')).toBe(0)
  })

  it('are found again after a restart, each of its own recording', async () => {
    const storage = memoryStorage()
    const before = createPositions(storage, () => true)
    await before.remember('a', 754.8, HOUR_S)
    await before.remember('b', 20, HOUR_S)
    const positions = createPositions(storage, () => true)
    expect([await positions.of('a'), await positions.of('b')]).toEqual([754, 20])
  })

  it.each([
    [4.9, HOUR_S, 0, 'not begun'],
    [5, HOUR_S, 5, 'begun'],
    [3419, HOUR_S, 3419, 'just before the last twentieth'],
    [3421, HOUR_S, 0, 'in the last twentieth'],
    [61, 70, 0, 'in the last ten seconds'],
    [59, 70, 59, 'before them'],
    [HOUR_S, HOUR_S, 0, 'at the end'],
    [99, 0, 99, 'of unknown length'],
  ])('at %d of %d s are kept as %d: %s', async (position_s, length_s, stored) => {
    const positions = createPositions(memoryStorage(), () => true)
    await positions.remember('a', 300, HOUR_S)
    await positions.remember('a', position_s, length_s)
    expect(await positions.of('a')).toBe(stored)
  })

  it('of the two hundred watched last are kept', async () => {
    const positions = createPositions(memoryStorage(), () => true)
    await positions.remember('first', 60, HOUR_S)
    await positions.remember('second', 60, HOUR_S)
    for (let one = 0; one < 198; one++) await positions.remember(`${one}`, 60, HOUR_S)
    await positions.remember('first', 70, HOUR_S)
    await positions.remember('newest', 60, HOUR_S)
    expect([await positions.of('first'), await positions.of('second')]).toEqual([70, 0])
  })

  it('that are written at the same time do not get lost', async () => {
    const positions = createPositions(memoryStorage(), () => true)
    await Promise.all(['a', 'b', 'c'].map((id, at) => positions.remember(id, 10 + at, HOUR_S)))
    expect(await Promise.all(['a', 'b', 'c'].map(positions.of))).toEqual([10, 11, 12])
  })

  it('are not written once nobody is signed in', async () => {
    const storage = memoryStorage()
    await createPositions(storage, () => false).remember('a', 60, HOUR_S)
    expect(await storage.get('positions')).toBeUndefined()
  })

  it.each([
    ['a text', 'a'],
    ['an object', { a: 3 }],
    ['null', null],
    ['seconds that are no number', [['a', '60']]],
    ['not a number', [['a', Number.NaN]]],
    ['seconds before the beginning', [['a', -3]]],
  ])('are 0 where %s was kept, and can be written again', async (_, stored) => {
    const positions = createPositions(memoryStorage({ positions: stored }), () => true)
    expect(await positions.of('a')).toBe(0)
    await positions.remember('a', 60, HOUR_S)
    expect(await positions.of('a')).toBe(60)
  })
})
