import { expect, it } from 'vitest'
import { createProfileStorage } from '../../src/profiles/storage'
import { memoryDisk, slowDisk } from '../tv/memory-storage'

it('keeps what its person has, until they leave', async () => {
  const { storage, values } = memoryDisk()
  const profileStorage = createProfileStorage(storage)
  await profileStorage.storage.set('tokens', 'a')
  expect(await profileStorage.storage.get('tokens')).toBe('a')
  profileStorage.remove()
  expect(await profileStorage.storage.get('tokens')).toBeUndefined()
  await profileStorage.storage.set('agenda', 'late')
  await profileStorage.storage.delete('tokens')
  await profileStorage.storage.clear()
  expect([...values]).toEqual([['tokens', 'a']])
  await profileStorage.empty()
  expect(values.size).toBe(0)
})

it('gives nothing to who asked before they left', async () => {
  const { storage, values } = memoryDisk()
  values.set('tokens', 'a')
  const profileStorage = createProfileStorage(storage)
  const read = profileStorage.storage.get('tokens')
  profileStorage.remove()
  expect(await read).toBeUndefined()
})

it('ends the account with its person', () => {
  const profileStorage = createProfileStorage(slowDisk().storage)
  let ends = 0
  profileStorage.account = { end: () => ends++ } as never
  profileStorage.remove()
  expect(ends).toBe(1)
  expect(profileStorage.account).toBeUndefined()
})
