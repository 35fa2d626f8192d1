import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteKeep, type Keep, keepFor, openKeep } from '../../src/tv/keep'
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

  it('goes with its database, once nothing has that open any more', async () => {
    await keepOn().set('tokens', 'old')
    expect(await deleteKeep('foyer')).toBe(false)
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
    expect(keep.clock.waits()).toEqual([])
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

/** Lets every transaction fail, as a full or worn-out disk does; returns the way back. */
async function failingTransactions() {
  const database = await new Promise<object>((resolve) => {
    const request = disk.open('foyer')
    request.onsuccess = () => resolve(request.result)
  })
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
