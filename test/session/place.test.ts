import { expect, it } from 'vitest'
import { createPlace } from '../../src/session/place'
import { memoryStorage, slowKeep } from './stage'

it('keeps what its person has, until they leave', async () => {
  const { storage, values } = memoryStorage()
  const place = createPlace(storage)
  await place.storage.set('tokens', 'a')
  expect(await place.storage.get('tokens')).toBe('a')
  place.leave()
  expect(await place.storage.get('tokens')).toBeUndefined()
  await place.storage.set('agenda', 'late')
  await place.storage.delete('tokens')
  await place.storage.clear()
  expect([...values]).toEqual([['tokens', 'a']])
  await place.empty()
  expect(values.size).toBe(0)
})

it('gives nothing to who asked before they left', async () => {
  const { storage, values } = memoryStorage()
  values.set('tokens', 'a')
  const place = createPlace(storage)
  const read = place.storage.get('tokens')
  place.leave()
  expect(await read).toBeUndefined()
})

it('ends the account with its person', () => {
  const place = createPlace(slowKeep().storage)
  let ends = 0
  place.account = { end: () => ends++ } as never
  place.leave()
  expect(ends).toBe(1)
  expect(place.account).toBeUndefined()
})
