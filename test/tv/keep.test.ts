import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteKeep, type Keep, keepFor, MARK, openKeep } from '../../src/tv/keep'
import { handClock, settle } from '../hand-clock'

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
  return openKeep('foyer').get(key)
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

function keepOn(clock = handClock()): Keep & { clock: typeof clock } {
  return { ...openKeep('foyer', 3000, clock.wait), clock }
}

describe('what is kept', () => {
  it('is there at the next start', async () => {
    const keep = keepOn()
    await keep.set('person', { id: 'p1' })
    expect(await keep.get('person')).toEqual({ id: 'p1' })
    expect(await nextStart('person')).toEqual({ id: 'p1' })
    expect(keep.lasting()).toBe(true)
    expect(keep.clock.waits()).toEqual([])
  })

  it('is gone once deleted or cleared', async () => {
    const keep = keepOn()
    await keep.set('a', 1)
    await keep.set('b', 2)
    await keep.set('c', 3)
    await keep.delete('a')
    expect([await keep.get('a'), await nextStart('a'), await nextStart('b')]).toEqual([
      undefined,
      undefined,
      2,
    ])
    await keep.clear()
    expect([await keep.get('b'), await nextStart('b'), await nextStart('c')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    await keep.set('b', 4)
    expect(await nextStart('b')).toBe(4)
  })

  it('clears also what this run never read', async () => {
    await keepOn().set('agenda', ['old'])
    const keep = keepOn()
    await keep.clear()
    expect([await keep.get('agenda'), await nextStart('agenda')]).toEqual([undefined, undefined])
  })

  it('is gone but for what is to stay, whether or not this run has read it', async () => {
    const before = keepOn()
    await before.set('tokens', 'old')
    await before.set('agenda', 'old')
    await before.set('preferences', 'mine')
    const keep = keepOn()
    await keep.get('tokens')
    await keep.clear(['preferences', 'positions'])
    const left = async (from: (key: string) => Promise<unknown>) =>
      Promise.all(['tokens', 'agenda', 'preferences', 'positions'].map(from))
    expect(await left(keep.get)).toEqual([undefined, undefined, 'mine', undefined])
    expect(await left(nextStart)).toEqual([undefined, undefined, 'mine', undefined])
    expect(keep.lasting()).toBe(true)
    await keep.set('tokens', 'new')
    expect(await nextStart('tokens')).toBe('new')
  })

  it('of one name is nothing to another', async () => {
    await openKeep('foyer').set('tokens', 'first')
    const other = openKeep('foyer-2')
    expect(await other.get('tokens')).toBe(undefined)
    await other.set('tokens', 'second')
    await openKeep('foyer').clear()
    expect(await openKeep('foyer-2').get('tokens')).toBe('second')
  })

  it('goes with its database, once nothing has that open that does not yield', async () => {
    await keepOn().set('tokens', 'old')
    const stubborn = await connectionTo('foyer')
    expect(await deleteKeep('foyer')).toBe(false)
    stubborn.close()
    await keepOn().set('tokens', 'old')
    expect(await deleteKeep('foyer')).toBe(true)
    expect(await deleteKeep('foyer-of-nobody')).toBe(true)
    delete globals.indexedDB
    expect(await deleteKeep('foyer')).toBe(false)
  })

  it('happens in the order in which it was asked for, without being awaited', async () => {
    const keep = keepOn()
    void keep.set('tokens', 'old')
    void keep.clear()
    void keep.set('grant', 'new')
    await settle()
    expect([await nextStart('tokens'), await nextStart('grant')]).toEqual([undefined, 'new'])
  })
})

describe('storage that hangs', () => {
  it('is waited for once, no longer than the patience, however many ask', async () => {
    slowDisk()
    const keep = keepOn()
    let read: unknown = 'still waiting'
    void Promise.all([keep.get('tokens'), keep.get('person')]).then((values) => {
      read = values
    })
    await keep.clock.advance(2999)
    expect(read).toBe('still waiting')
    await keep.clock.advance(1)
    expect(read).toEqual([undefined, undefined])
    expect(keep.lasting()).toBe(false)
    await keep.get('grant')
    await keep.set('tokens', 'new')
    await keep.delete('grant')
    await keep.clear()
    // Nobody waits but for the next try.
    expect(keep.clock.waits()).toEqual([30_000])
  })

  it('serves from memory meanwhile, and lasts again once a write has come through', async () => {
    const wake = slowDisk()
    const keep = keepOn()
    const first = keep.set('tokens', 'one')
    await keep.clock.advance(3000)
    await first
    await keep.set('tokens', 'two')
    expect(await keep.get('tokens')).toBe('two')
    expect(keep.lasting()).toBe(false)
    await wake()
    expect(keep.lasting()).toBe(true)
    expect(await nextStart('tokens')).toBe('two')
  })

  it('keeps tokens that it gave too late for the next start', async () => {
    await keepOn().set('tokens', 'kept')
    const wake = slowDisk()
    const keep = keepOn()
    const read = keep.get('tokens')
    await keep.clock.advance(3000)
    expect(await read).toBe(undefined)
    await keep.set('grant', 'new')
    await wake()
    expect(await nextStart('tokens')).toBe('kept')
  })

  it('never gives back what was written or cleared over', async () => {
    await keepOn().set('tokens', 'old')
    const wake = slowDisk()
    const keep = keepOn()
    const read = keep.get('tokens')
    void keep.clear()
    await wake()
    expect(await read).toBe(undefined)
    expect(await nextStart('tokens')).toBe(undefined)
  })
})

describe('storage that fails', () => {
  it.each([['is missing'], ['is forbidden']])('because it %s lets memory serve', async (how) => {
    if (how === 'is missing') delete globals.indexedDB
    else brokenDisk()
    const keep = keepOn()
    await keep.set('tokens', 'one')
    expect(await keep.get('tokens')).toBe('one')
    expect(keep.lasting()).toBe(false)
    await keep.clear()
    expect(await keep.get('tokens')).toBe(undefined)
  })

  it('and recovers is brought up to date with the next write', async () => {
    brokenDisk()
    const keep = keepOn()
    await keep.set('tokens', 'one')
    await keep.set('person', 'ana')
    globals.indexedDB = disk
    await keep.set('grant', 'x')
    await settle()
    await settle()
    expect(keep.lasting()).toBe(true)
    expect([await nextStart('tokens'), await nextStart('person')]).toEqual(['one', 'ana'])
  })

  it('during a clear that spares something spares it all the same', async () => {
    const keep = keepOn()
    await keep.set('tokens', 'old')
    await keep.set('preferences', 'mine')
    const restore = await failingTransactions()
    await keep.clear(['preferences'])
    expect(keep.lasting()).toBe(false)
    expect([await keep.get('tokens'), await keep.get('preferences')]).toEqual([undefined, 'mine'])
    restore()
    await keep.set('grant', 'new')
    await settle()
    expect([
      await nextStart('tokens'),
      await nextStart('preferences'),
      await nextStart('grant'),
    ]).toEqual([undefined, 'mine', 'new'])
  })

  it('during a clear loses no time: the old values go with the next write', async () => {
    const keep = keepOn()
    await keep.set('tokens', 'old')
    await keep.set('agenda', 'old')
    const restore = await failingTransactions()
    await keep.clear()
    expect(keep.lasting()).toBe(false)
    expect(await keep.get('agenda')).toBe(undefined)
    restore()
    await keep.set('grant', 'new')
    await settle()
    expect([
      await nextStart('tokens'),
      await nextStart('agenda'),
      await nextStart('grant'),
    ]).toEqual([undefined, undefined, 'new'])
    expect(keep.lasting()).toBe(true)
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
    const keep = keepOn()
    await keep.set('tokens', 'one')
    close()
    await keep.set('tokens', 'two')
    expect(await nextStart('tokens')).toBe('two')
    expect(keep.lasting()).toBe(true)
    expect(open.length).toBeGreaterThan(0)
  })

  it('is opened anew to read, to change, to delete and to clear', async () => {
    const { close } = connections()
    await keepOn().set('preferences', 'mine')
    const keep = keepOn()
    await keep.set('tokens', 'one')
    close()
    expect(await keep.get('preferences')).toBe('mine')
    close()
    expect(await keep.update('tokens', (value) => `${value}, two`)).toBe('one, two')
    close()
    expect(await keep.look('tokens')).toBe('one, two')
    close()
    await keep.delete('tokens')
    expect(await nextStart('tokens')).toBe(undefined)
    close()
    await keep.clear()
    expect(await nextStart('preferences')).toBe(undefined)
    expect(keep.lasting()).toBe(true)
  })

  it('many times while writes follow one another leaves the last one', async () => {
    const { close } = connections()
    const keep = keepOn()
    const writes: Promise<void>[] = []
    for (let n = 0; n < 20; n++) {
      writes.push(keep.set('position', n))
      if (n % 3 === 0) await settle()
      close()
    }
    await Promise.all(writes)
    expect(await nextStart('position')).toBe(19)
    expect(keep.lasting()).toBe(true)
  })
})

describe('storage that is emptied under the running app', () => {
  const all = ['tokens', 'preferences', 'agenda']
  const full = async () => {
    const keep = keepOn()
    for (const key of all) await keep.set(key, `my ${key}`)
    return keep
  }
  const left = () => Promise.all(all.map(nextStart))
  const everything = all.map((key) => `my ${key}`)

  it('by taking its records is filled again with the next write', async () => {
    const keep = await full()
    await emptied('foyer')
    await keep.set('agenda', 'my agenda')
    expect(await left()).toEqual(everything)
  })

  it('by deleting the database is filled again too, and the deletion is not held up', async () => {
    const keep = await full()
    expect(await deleteKeep('foyer')).toBe(true)
    await keep.set('agenda', 'my agenda')
    expect(await left()).toEqual(everything)
  })

  it.each([
    ['a look', (keep: Keep) => keep.look('tokens')],
    ['a change', (keep: Keep) => keep.update('tokens', (value) => value)],
  ])('is filled again with %s, which finds what memory has', async (_, check) => {
    const keep = await full()
    await emptied('foyer')
    expect(await check(keep)).toBe('my tokens')
    expect(await left()).toEqual(everything)
  })

  it('is filled with nothing that was deleted or cleared before', async () => {
    const keep = await full()
    await keep.delete('agenda')
    await keep.clear(['tokens'])
    await emptied('foyer')
    await keep.look('tokens')
    expect(await left()).toEqual(['my tokens', undefined, undefined])
  })

  it('is not mistaken for storage of a Foyer that left no mark', async () => {
    const older = keepOn()
    await older.set('tokens', 'kept')
    await older.delete(MARK)
    const keep = keepOn()
    expect(await keep.look('tokens')).toBe('kept')
    expect(await keepOn().update('tokens', (value) => `${value}, and used`)).toBe('kept, and used')
  })
})

describe('what could not be written', () => {
  it('is said as soon as it is so, and tried again without another write', async () => {
    const keep = keepOn()
    await keep.set('tokens', 'one')
    const heard: boolean[] = []
    keep.onLasting(() => heard.push(keep.lasting()))
    const restore = await failingTransactions()
    await keep.set('tokens', 'two')
    await keep.set('person', 'ana')
    expect(heard).toEqual([false])
    await keep.clock.advance(30_000)
    expect(heard).toEqual([false])
    restore()
    await keep.clock.advance(59_999)
    expect(await nextStart('tokens')).toBe('one')
    await keep.clock.advance(1)
    await settle()
    expect(heard).toEqual([false, true])
    expect([await nextStart('tokens'), await nextStart('person')]).toEqual(['two', 'ana'])
    expect(keep.clock.waits()).toEqual([])
  })

  it('is tried on a new connection when the old one never answers', async () => {
    slowDisk()
    const keep = keepOn()
    void keep.set('tokens', 'one')
    await keep.clock.advance(3000)
    globals.indexedDB = disk
    await keep.clock.advance(30_000)
    await settle()
    expect(await nextStart('tokens')).toBe('one')
    expect(keep.lasting()).toBe(true)
  })

  it('does not come over what was written since, when the old connection answers after all', async () => {
    const wake = slowDisk()
    const keep = keepOn()
    void keep.set('tokens', 'one')
    void keep.update('count', (value) => ((value as number | undefined) ?? 0) + 1)
    await keep.clock.advance(3000)
    globals.indexedDB = disk
    await keep.clock.advance(30_000)
    await keep.set('tokens', 'two')
    await openKeep('foyer').set('tokens', 'three, of another window')
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

describe('a keep for one set of servers', () => {
  it('does not give what was kept for another', async () => {
    const keep = openKeep('foyer')
    await keepFor('sandbox', keep).set('tokens', 'secret')
    expect(await keepFor('sandbox', keep).get('tokens')).toBe('secret')
    expect(await keepFor('webex', keep).get('tokens')).toBeUndefined()
  })

  it('does not give what an older Foyer kept for nobody in particular', async () => {
    const keep = openKeep('foyer')
    await keep.set('tokens', 'secret')
    expect(await keepFor('webex', keep).get('tokens')).toBeUndefined()
  })
})
