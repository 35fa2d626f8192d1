import { expect, it } from 'vitest'
import { createPlace } from '../../src/session/place'
import { memoryKeep, slowKeep } from './stage'

it('keeps what its person has, until they leave', async () => {
  const { keep, values } = memoryKeep()
  const place = createPlace(keep)
  await place.keep.set('tokens', 'a')
  expect(await place.keep.get('tokens')).toBe('a')
  place.leave()
  expect(await place.keep.get('tokens')).toBeUndefined()
  await place.keep.set('agenda', 'late')
  await place.keep.delete('tokens')
  await place.keep.clear()
  expect([...values]).toEqual([['tokens', 'a']])
  await place.empty()
  expect(values.size).toBe(0)
})

it('gives nothing to who asked before they left', async () => {
  const { keep, values } = memoryKeep()
  values.set('tokens', 'a')
  const place = createPlace(keep)
  const read = place.keep.get('tokens')
  place.leave()
  expect(await read).toBeUndefined()
})

it('ends the account with its person', () => {
  const place = createPlace(slowKeep().keep)
  let ends = 0
  place.account = { end: () => ends++ } as never
  place.leave()
  expect(ends).toBe(1)
  expect(place.account).toBeUndefined()
})
