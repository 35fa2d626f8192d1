// What every `AppStorage` promises, checked on the real one (IndexedDB) and on the one in memory that
// tests use in its place.

import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { namespaced } from '../../../src/tv/storage/namespaced'
import { type AppStorage, openStorage } from '../../../src/tv/storage/storage'
import { memoryDisk } from '../memory-storage'

const globals = globalThis as { indexedDB?: IDBFactory }
let values = new Map<string, unknown>()

beforeEach(() => {
  globals.indexedDB = new IDBFactory()
  values = new Map()
})
afterEach(() => {
  delete globals.indexedDB
})

const stored = (storage: AppStorage, ...keys: string[]) =>
  Promise.all(keys.map((key) => storage.get(key)))

describe.each([
  ['in IndexedDB', () => openStorage('foyer')],
  ['in memory', () => memoryDisk(values).storage],
])('A storage %s', (_, open) => {
  it('gives undefined for a key that was never set', async () => {
    const storage = open()
    expect(await storage.get('tokens')).toBeUndefined()
    expect(await storage.look('tokens')).toBeUndefined()
  })

  it('gives back what was set, at once and after a restart', async () => {
    const value = { id: 'p1', list: [1, null, { at: new Date(0) }], nothing: undefined }
    const storage = open()
    await storage.set('person', value)
    expect(await storage.get('person')).toEqual(value)
    expect(await storage.look('person')).toEqual(value)
    expect(await open().get('person')).toEqual(value)
  })

  it('keeps a copy, which later changes of the object do not reach', async () => {
    const value = { id: 'p1' }
    await open().set('person', value)
    value.id = 'p2'
    expect(await open().get('person')).toEqual({ id: 'p1' })
  })

  it('keeps the last of several values that were set without waiting', async () => {
    const storage = open()
    const writes = [1, 2, 3].map((n) => storage.set('position', n))
    expect(await storage.get('position')).toBe(3)
    await Promise.all(writes)
    expect(await open().get('position')).toBe(3)
  })

  it.each([
    ['deleted', (storage: AppStorage) => storage.delete('a')],
    ['set to undefined', (storage: AppStorage) => storage.set('a', undefined)],
    ['updated to undefined', (storage: AppStorage) => storage.update('a', () => undefined)],
  ])('has no value any more for a key that was %s, and leaves the others', async (__, remove) => {
    const storage = open()
    await storage.set('a', 1)
    await storage.set('b', 2)
    await remove(storage)
    expect(await stored(storage, 'a', 'b')).toEqual([undefined, 2])
    expect(await stored(open(), 'a', 'b')).toEqual([undefined, 2])
  })

  it('removes everything with clear(), also what this run never read', async () => {
    await open().set('a', 1)
    await open().set('b', 2)
    const storage = open()
    await storage.clear()
    expect(await stored(storage, 'a', 'b')).toEqual([undefined, undefined])
    expect(await stored(open(), 'a', 'b')).toEqual([undefined, undefined])
  })

  it('keeps what clear(except) names, read by this run or not, and nothing else', async () => {
    const keys = ['tokens', 'agenda', 'preferences', 'positions']
    for (const key of keys) await open().set(key, `my ${key}`)
    const storage = open()
    await storage.get('preferences')
    await storage.clear(['preferences', 'positions', 'never set'])
    const left = [undefined, undefined, 'my preferences', 'my positions']
    expect(await stored(storage, ...keys)).toEqual(left)
    expect(await stored(open(), ...keys)).toEqual(left)
  })

  it('keeps what was set after a clear() that nobody waited for', async () => {
    const storage = open()
    void storage.set('tokens', 'old')
    void storage.clear()
    await storage.set('grant', 'new')
    expect(await stored(storage, 'tokens', 'grant')).toEqual([undefined, 'new'])
    expect(await stored(open(), 'tokens', 'grant')).toEqual([undefined, 'new'])
  })

  it('hands update() the present value, keeps what it returns, and gives it back', async () => {
    const storage = open()
    const add = (what: string) => (value: unknown) => [...((value as string[]) ?? []), what]
    expect(await storage.update('list', add('a'))).toEqual(['a'])
    expect(await storage.update('list', add('b'))).toEqual(['a', 'b'])
    expect(await open().get('list')).toEqual(['a', 'b'])
  })

  it('loses no update() of two windows at once', async () => {
    const [one, other] = [open(), open()]
    const add = (what: string) => (value: unknown) => [...((value as string[]) ?? []), what]
    await Promise.all([one.update('list', add('a')), other.update('list', add('b'))])
    expect(await open().get('list')).toEqual(['a', 'b'])
  })

  it('finds with look() what another window has written or deleted', async () => {
    const [one, other] = [open(), open()]
    await one.set('tokens', 'first')
    await other.set('tokens', 'second')
    expect(await one.look('tokens')).toBe('second')
    await other.delete('tokens')
    expect(await one.look('tokens')).toBeUndefined()
  })

  it('says that what it keeps will last, and never that this changes', async () => {
    const storage = open()
    const changes: boolean[] = []
    const stop = storage.onPersistentChange(() => changes.push(storage.isPersistent()))
    await storage.set('tokens', 'new')
    await storage.clear()
    stop()
    expect([storage.isPersistent(), changes]).toEqual([true, []])
  })

  it('gives nothing of one namespace to another, and clears within it what is not excepted', async () => {
    const [sandbox, webex] = [namespaced('sandbox', open()), namespaced('webex', open())]
    await sandbox.set('tokens', 'secret')
    await sandbox.set('preferences', 'mine')
    expect(await stored(webex, 'tokens')).toEqual([undefined])
    expect(await webex.look('tokens')).toBeUndefined()
    await sandbox.clear(['preferences'])
    expect(await stored(sandbox, 'tokens', 'preferences')).toEqual([undefined, 'mine'])
  })
})
