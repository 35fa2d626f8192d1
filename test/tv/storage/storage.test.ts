import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteStorage } from '../../../src/tv/storage/database'
import { namespaced } from '../../../src/tv/storage/namespaced'
import { type AppStorage, MARK, openStorage } from '../../../src/tv/storage/storage'
import { handClock, settle } from '../../hand-clock'

const globals = globalThis as { indexedDB?: IDBFactory }
let disk: IDBFactory

beforeEach(() => {
  disk = new IDBFactory()
  globals.indexedDB = disk
})
afterEach(() => {
  delete globals.indexedDB
})

/** What the next start of the app would read. */
const nextStart = (key: string) => {
  globals.indexedDB = disk
  return openStorage('foyer').get(key)
}

/** A disk whose database opens only when the test lets it. */
function slowDisk() {
  const waiting: (() => void)[] = []
  globals.indexedDB = {
    open(name: string) {
      const request: Partial<IDBOpenDBRequest> = {}
      waiting.push(() => {
        const real = disk.open(name) as unknown as IDBOpenDBRequest
        real.onupgradeneeded = () => {
          Object.assign(request, { result: real.result })
          request.onupgradeneeded?.call(real, {} as IDBVersionChangeEvent)
        }
        real.onsuccess = () => {
          Object.assign(request, { result: real.result })
          request.onsuccess?.call(real, {} as Event)
        }
      })
      return request
    },
  } as unknown as IDBFactory
  return () => {
    for (const open of waiting.splice(0)) open()
    return settle()
  }
}

function brokenDisk() {
  globals.indexedDB = {
    open() {
      throw new DOMException('The user denied permission', 'SecurityError')
    },
  } as unknown as IDBFactory
}

function keepOn(clock = handClock()): AppStorage & { clock: typeof clock } {
  return { ...openStorage('foyer', 3000, clock.wait), clock }
}

describe('what is kept', () => {
  it('is there at the next start', async () => {
    const storage = keepOn()
    await storage.set('person', { id: 'p1' })
    expect(await storage.get('person')).toEqual({ id: 'p1' })
    expect(await nextStart('person')).toEqual({ id: 'p1' })
    expect(storage.isPersistent()).toBe(true)
    expect(storage.clock.waits()).toEqual([])
  })

  it('is gone once deleted or cleared', async () => {
    const storage = keepOn()
    await storage.set('a', 1)
    await storage.set('b', 2)
    await storage.set('c', 3)
    await storage.delete('a')
    expect([await storage.get('a'), await nextStart('a'), await nextStart('b')]).toEqual([
      undefined,
      undefined,
      2,
    ])
    await storage.clear()
    expect([await storage.get('b'), await nextStart('b'), await nextStart('c')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    await storage.set('b', 4)
    expect(await nextStart('b')).toBe(4)
  })

  it('clears also what this run never read', async () => {
    await keepOn().set('agenda', ['old'])
    const storage = keepOn()
    await storage.clear()
    expect([await storage.get('agenda'), await nextStart('agenda')]).toEqual([undefined, undefined])
  })

  it('is gone but for what is to stay, whether or not this run has read it', async () => {
    const before = keepOn()
    await before.set('tokens', 'old')
    await before.set('agenda', 'old')
    await before.set('preferences', 'mine')
    const storage = keepOn()
    await storage.get('tokens')
    await storage.clear(['preferences', 'positions'])
    const left = async (from: (key: string) => Promise<unknown>) =>
      Promise.all(['tokens', 'agenda', 'preferences', 'positions'].map(from))
    expect(await left(storage.get)).toEqual([undefined, undefined, 'mine', undefined])
    expect(await left(nextStart)).toEqual([undefined, undefined, 'mine', undefined])
    expect(storage.isPersistent()).toBe(true)
    await storage.set('tokens', 'new')
    expect(await nextStart('tokens')).toBe('new')
  })

  it('of one name is nothing to another', async () => {
    await openStorage('foyer').set('tokens', 'first')
    const other = openStorage('foyer-2')
    expect(await other.get('tokens')).toBe(undefined)
    await other.set('tokens', 'second')
    await openStorage('foyer').clear()
    expect(await openStorage('foyer-2').get('tokens')).toBe('second')
  })

  it('goes with its database, once nothing has that open that does not yield', async () => {
    await keepOn().set('tokens', 'old')
    const stubborn = await connectionTo('foyer')
    expect(await deleteStorage('foyer')).toBe(false)
    stubborn.close()
    await keepOn().set('tokens', 'old')
    expect(await deleteStorage('foyer')).toBe(true)
    expect(await deleteStorage('foyer-of-nobody')).toBe(true)
    delete globals.indexedDB
    expect(await deleteStorage('foyer')).toBe(false)
  })

  it('happens in the order in which it was asked for, without being awaited', async () => {
    const storage = keepOn()
    void storage.set('tokens', 'old')
    void storage.clear()
    void storage.set('grant', 'new')
    await settle()
    expect([await nextStart('tokens'), await nextStart('grant')]).toEqual([undefined, 'new'])
  })
})

describe('storage that hangs', () => {
  it('is waited for once, no longer than the patience, however many ask', async () => {
    slowDisk()
    const storage = keepOn()
    let read: unknown = 'still waiting'
    void Promise.all([storage.get('tokens'), storage.get('person')]).then((values) => {
      read = values
    })
    await storage.clock.advance(2999)
    expect(read).toBe('still waiting')
    await storage.clock.advance(1)
    expect(read).toEqual([undefined, undefined])
    expect(storage.isPersistent()).toBe(false)
    await storage.get('grant')
    await storage.set('tokens', 'new')
    await storage.delete('grant')
    await storage.clear()
    // Nobody waits but for the next try.
    expect(storage.clock.waits()).toEqual([30_000])
  })

  it('serves from memory meanwhile, and lasts again once a write has come through', async () => {
    const wake = slowDisk()
    const storage = keepOn()
    const first = storage.set('tokens', 'one')
    await storage.clock.advance(3000)
    await first
    await storage.set('tokens', 'two')
    expect(await storage.get('tokens')).toBe('two')
    expect(storage.isPersistent()).toBe(false)
    await wake()
    expect(storage.isPersistent()).toBe(true)
    expect(await nextStart('tokens')).toBe('two')
  })

  it('keeps tokens that it gave too late for the next start', async () => {
    await keepOn().set('tokens', 'kept')
    const wake = slowDisk()
    const storage = keepOn()
    const read = storage.get('tokens')
    await storage.clock.advance(3000)
    expect(await read).toBe(undefined)
    await storage.set('grant', 'new')
    await wake()
    expect(await nextStart('tokens')).toBe('kept')
  })

  it('never gives back what was written or cleared over', async () => {
    await keepOn().set('tokens', 'old')
    const wake = slowDisk()
    const storage = keepOn()
    const read = storage.get('tokens')
    void storage.clear()
    await wake()
    expect(await read).toBe(undefined)
    expect(await nextStart('tokens')).toBe(undefined)
  })
})

describe('storage that fails', () => {
  it.each([['is missing'], ['is forbidden']])('because it %s lets memory serve', async (how) => {
    if (how === 'is missing') delete globals.indexedDB
    else brokenDisk()
    const storage = keepOn()
    await storage.set('tokens', 'one')
    expect(await storage.get('tokens')).toBe('one')
    expect(storage.isPersistent()).toBe(false)
    await storage.clear()
    expect(await storage.get('tokens')).toBe(undefined)
  })

  it('and recovers is brought up to date with the next write', async () => {
    brokenDisk()
    const storage = keepOn()
    await storage.set('tokens', 'one')
    await storage.set('person', 'ana')
    globals.indexedDB = disk
    await storage.set('grant', 'x')
    await settle()
    await settle()
    expect(storage.isPersistent()).toBe(true)
    expect([await nextStart('tokens'), await nextStart('person')]).toEqual(['one', 'ana'])
  })

  it('during a clear that spares something spares it all the same', async () => {
    const storage = keepOn()
    await storage.set('tokens', 'old')
    await storage.set('preferences', 'mine')
    const restore = await failingTransactions()
    await storage.clear(['preferences'])
    expect(storage.isPersistent()).toBe(false)
    expect([await storage.get('tokens'), await storage.get('preferences')]).toEqual([
      undefined,
      'mine',
    ])
    restore()
    await storage.set('grant', 'new')
    await settle()
    expect([
      await nextStart('tokens'),
      await nextStart('preferences'),
      await nextStart('grant'),
    ]).toEqual([undefined, 'mine', 'new'])
  })

  it('during a clear loses no time: the old values go with the next write', async () => {
    const storage = keepOn()
    await storage.set('tokens', 'old')
    await storage.set('agenda', 'old')
    const restore = await failingTransactions()
    await storage.clear()
    expect(storage.isPersistent()).toBe(false)
    expect(await storage.get('agenda')).toBe(undefined)
    restore()
    await storage.set('grant', 'new')
    await settle()
    expect([
      await nextStart('tokens'),
      await nextStart('agenda'),
      await nextStart('grant'),
    ]).toEqual([undefined, undefined, 'new'])
    expect(storage.isPersistent()).toBe(true)
  })
})

/** A connection of somebody else's. */
function connectionTo(name: string): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = disk.open(name) as unknown as IDBOpenDBRequest
    request.onsuccess = () => resolve(request.result)
  })
}

/** Closes every connection that Foyer opens here, without a word; returns how many there were. */
function connections() {
  const open: IDBDatabase[] = []
  const real = disk.open.bind(disk)
  disk.open = (name, version) => {
    const request = real(name, version)
    request.addEventListener('success', () => open.push(request.result as unknown as IDBDatabase))
    return request
  }
  return {
    open,
    close: () => {
      for (const one of open.splice(0)) one.close()
    },
  }
}

/** Takes every record, as somebody does who empties the storage of a site. */
async function emptied(name: string) {
  const database = await connectionTo(name)
  const transaction = database.transaction('kept', 'readwrite')
  transaction.objectStore('kept').clear()
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}

describe('a connection that the engine has closed without a word', () => {
  it('is opened anew, and what was to be written is written', async () => {
    const { close, open } = connections()
    const storage = keepOn()
    await storage.set('tokens', 'one')
    close()
    await storage.set('tokens', 'two')
    expect(await nextStart('tokens')).toBe('two')
    expect(storage.isPersistent()).toBe(true)
    expect(open.length).toBeGreaterThan(0)
  })

  it('is opened anew to read, to change, to delete and to clear', async () => {
    const { close } = connections()
    await keepOn().set('preferences', 'mine')
    const storage = keepOn()
    await storage.set('tokens', 'one')
    close()
    expect(await storage.get('preferences')).toBe('mine')
    close()
    expect(await storage.update('tokens', (value) => `${value}, two`)).toBe('one, two')
    close()
    expect(await storage.look('tokens')).toBe('one, two')
    close()
    await storage.delete('tokens')
    expect(await nextStart('tokens')).toBe(undefined)
    close()
    await storage.clear()
    expect(await nextStart('preferences')).toBe(undefined)
    expect(storage.isPersistent()).toBe(true)
  })

  it('many times while writes follow one another leaves the last one', async () => {
    const { close } = connections()
    const storage = keepOn()
    const writes: Promise<void>[] = []
    for (let n = 0; n < 20; n++) {
      writes.push(storage.set('position', n))
      if (n % 3 === 0) await settle()
      close()
    }
    await Promise.all(writes)
    expect(await nextStart('position')).toBe(19)
    expect(storage.isPersistent()).toBe(true)
  })
})

describe('storage that is emptied under the running app', () => {
  const all = ['tokens', 'preferences', 'agenda']
  const full = async () => {
    const storage = keepOn()
    for (const key of all) await storage.set(key, `my ${key}`)
    return storage
  }
  const left = () => Promise.all(all.map(nextStart))
  const everything = all.map((key) => `my ${key}`)

  it('by taking its records is filled again with the next write', async () => {
    const storage = await full()
    await emptied('foyer')
    await storage.set('agenda', 'my agenda')
    expect(await left()).toEqual(everything)
  })

  it('by deleting the database is filled again too, and the deletion is not held up', async () => {
    const storage = await full()
    expect(await deleteStorage('foyer')).toBe(true)
    await storage.set('agenda', 'my agenda')
    expect(await left()).toEqual(everything)
  })

  it.each([
    ['a look', (storage: AppStorage) => storage.look('tokens')],
    ['a change', (storage: AppStorage) => storage.update('tokens', (value) => value)],
  ])('is filled again with %s, which finds what memory has', async (_, check) => {
    const storage = await full()
    await emptied('foyer')
    expect(await check(storage)).toBe('my tokens')
    expect(await left()).toEqual(everything)
  })

  it('is filled with nothing that was deleted or cleared before', async () => {
    const storage = await full()
    await storage.delete('agenda')
    await storage.clear(['tokens'])
    await emptied('foyer')
    await storage.look('tokens')
    expect(await left()).toEqual(['my tokens', undefined, undefined])
  })

  it('is not mistaken for storage of a Foyer that left no mark', async () => {
    const older = keepOn()
    await older.set('tokens', 'kept')
    await older.delete(MARK)
    const storage = keepOn()
    expect(await storage.look('tokens')).toBe('kept')
    expect(await keepOn().update('tokens', (value) => `${value}, and used`)).toBe('kept, and used')
  })
})

describe('what could not be written', () => {
  it('is said as soon as it is so, and tried again without another write', async () => {
    const storage = keepOn()
    await storage.set('tokens', 'one')
    const heard: boolean[] = []
    storage.onPersistentChange(() => heard.push(storage.isPersistent()))
    const restore = await failingTransactions()
    await storage.set('tokens', 'two')
    await storage.set('person', 'ana')
    expect(heard).toEqual([false])
    await storage.clock.advance(30_000)
    expect(heard).toEqual([false])
    restore()
    await storage.clock.advance(59_999)
    expect(await nextStart('tokens')).toBe('one')
    await storage.clock.advance(1)
    await settle()
    expect(heard).toEqual([false, true])
    expect([await nextStart('tokens'), await nextStart('person')]).toEqual(['two', 'ana'])
    expect(storage.clock.waits()).toEqual([])
  })

  it('is tried on a new connection when the old one never answers', async () => {
    slowDisk()
    const storage = keepOn()
    void storage.set('tokens', 'one')
    await storage.clock.advance(3000)
    globals.indexedDB = disk
    await storage.clock.advance(30_000)
    await settle()
    expect(await nextStart('tokens')).toBe('one')
    expect(storage.isPersistent()).toBe(true)
  })

  it('does not come over what was written since, when the old connection answers after all', async () => {
    const wake = slowDisk()
    const storage = keepOn()
    void storage.set('tokens', 'one')
    void storage.update('count', (value) => ((value as number | undefined) ?? 0) + 1)
    await storage.clock.advance(3000)
    globals.indexedDB = disk
    await storage.clock.advance(30_000)
    await storage.set('tokens', 'two')
    await openStorage('foyer').set('tokens', 'three, of another window')
    await wake()
    await settle()
    expect(await nextStart('tokens')).toBe('three, of another window')
    expect(await nextStart('count')).toBe(1)
  })
})

describe('two windows on one database', () => {
  it('both change the same value, and neither loses what the other did', async () => {
    const [one, other] = [keepOn(), keepOn()]
    const add = (what: string) => (value: unknown) => [...((value as string[]) ?? []), what]
    await one.update('list', add('a'))
    await Promise.all([one.update('list', add('b')), other.update('list', add('c'))])
    await one.update('list', add('d'))
    expect(await nextStart('list')).toEqual(['a', 'b', 'c', 'd'])
    expect(await one.get('list')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('see what the other has written or deleted when they look', async () => {
    const [one, other] = [keepOn(), keepOn()]
    await one.set('tokens', 'first')
    expect(await other.look('tokens')).toBe('first')
    await other.set('tokens', 'second')
    expect(await one.get('tokens')).toBe('first')
    expect(await one.look('tokens')).toBe('second')
    expect(await one.get('tokens')).toBe('second')
    await other.delete('tokens')
    expect(await one.look('tokens')).toBe(undefined)
    await one.set('grant', 'mine')
    expect(await nextStart('tokens')).toBe(undefined)
  })

  it('keep what was written here meanwhile, whatever a look finds', async () => {
    const [one, other] = [keepOn(), keepOn()]
    await one.set('tokens', 'first')
    await other.set('tokens', 'second')
    const look = one.look('tokens')
    void one.set('tokens', 'third')
    expect(await look).toBe('third')
    await settle()
    expect(await nextStart('tokens')).toBe('third')
  })

  it('lose what one of them could not write to nobody: memory is believed until it is written', async () => {
    const [one, other] = [keepOn(), keepOn()]
    await other.set('tokens', 'old')
    await one.get('tokens')
    const restore = await failingTransactions()
    await one.set('tokens', 'new')
    restore()
    expect(await one.look('tokens')).toBe('new')
    expect(await one.update('tokens', (value) => `${value}er`)).toBe('newer')
    expect(await nextStart('tokens')).toBe('newer')
  })

  it('clear what each of them has, and what the other wrote since stays', async () => {
    const [one, other] = [keepOn(), keepOn()]
    await one.set('agenda', 'old')
    await one.set('preferences', 'mine')
    await other.set('preferences', 'mine, of late')
    await one.clear(['preferences'])
    expect([await nextStart('agenda'), await nextStart('preferences')]).toEqual([
      undefined,
      'mine, of late',
    ])
  })
})

/** Lets every transaction fail, as a full or worn-out disk does; returns the way back. */
async function failingTransactions() {
  const database = await connectionTo('foyer')
  const prototype = Object.getPrototypeOf(database)
  const { transaction } = prototype
  prototype.transaction = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  return () => {
    prototype.transaction = transaction
  }
}

describe('storage for one set of servers', () => {
  it('does not give what was kept for another', async () => {
    const storage = openStorage('foyer')
    await namespaced('sandbox', storage).set('tokens', 'secret')
    expect(await namespaced('sandbox', storage).get('tokens')).toBe('secret')
    expect(await namespaced('webex', storage).get('tokens')).toBeUndefined()
  })

  it('does not give what an older Foyer kept for nobody in particular', async () => {
    const storage = openStorage('foyer')
    await storage.set('tokens', 'secret')
    expect(await namespaced('webex', storage).get('tokens')).toBeUndefined()
  })
})
