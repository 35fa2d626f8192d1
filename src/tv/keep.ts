// What the television remembers between starts: a few values in IndexedDB. Storage on a TV can be
// missing, full, broken, or never answer at all. So memory always holds the newest of everything, each
// call has a time limit, and once the disk has failed nobody waits for it: writes still try it in the
// background, and `lasting()` says whether it has what memory has. Newest wins: a value that the disk
// gives too late is left where it is, and read at the next start unless a newer one was written.

import { clear, createStore, del, get, promisifyRequest, set } from 'idb-keyval'
import { type Clock, systemClock } from '../clock'

export interface Keep {
  get(key: string): Promise<unknown>
  /** Resolves when the value is on the disk (or, without storage, in memory). Never rejects. */
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  /** Removes everything, or everything but the values of these keys. */
  clear(except?: readonly string[]): Promise<void>
  /** False when what is kept will be gone at the next start. */
  lasting(): boolean
}

const PATIENCE_MS = 6000

/**
 * A keep on IndexedDB.
 * @param name of its database; two keeps of two names have nothing in common
 * @param patience_ms how long one storage call may take before memory serves instead
 * @param wait the timer for that
 */
export function openKeep(
  name: string,
  patience_ms = PATIENCE_MS,
  wait: Clock['wait'] = systemClock().wait,
): Keep {
  const memory = new Map<string, unknown>()
  const store = createStore(name, 'kept')
  /** After clear() the disk has nothing to say, whether or not it has done it yet. */
  let emptied = false
  /** The disk answered the last time. */
  let answering = true
  /** What the disk refused, to be tried again with the next write. */
  const unsaved = new Set<string>()
  let unwiped = false

  /** The disk's answer; undefined when it fails, is late, or was so before and is not waited for. */
  async function patiently<T>(work: () => Promise<T>): Promise<T | undefined> {
    const waited = answering
    const answer = attempt(work)
    if (!waited) return undefined
    const stop = new AbortController()
    const late = wait(patience_ms, stop.signal).then(
      () => {
        answering = false
        return undefined
      },
      () => undefined,
    )
    const first = await Promise.race([answer, late])
    stop.abort()
    return first
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await work()
      answering = true
      return answer
    } catch {
      answering = false
      return undefined
    }
  }

  /** Brings the disk's value of a key up to memory's. */
  async function save(key: string) {
    if (unwiped) return rewrite()
    const value = memory.get(key)
    try {
      await (value === undefined ? del(key, store) : set(key, value, store))
      unsaved.delete(key)
    } catch (error) {
      unsaved.add(key)
      throw error
    }
  }

  /** After a clear() that failed: all in one transaction, so that nothing old outlives it. */
  async function rewrite() {
    await store('readwrite', (objects) => {
      objects.clear()
      for (const [key, value] of memory) if (value !== undefined) objects.put(value, key)
      return promisifyRequest(objects.transaction)
    })
    unwiped = false
    unsaved.clear()
  }

  /** Only these values stay: read first, since what is not in memory is gone when `rewrite` is done. */
  async function prune(keys: readonly string[]) {
    await Promise.all(keys.map(read))
    for (const key of [...memory.keys()]) if (!keys.includes(key)) memory.delete(key)
    unsaved.clear()
    emptied = true
    unwiped = true
    await patiently(rewrite)
  }

  async function wipe() {
    try {
      await clear(store)
      unwiped = false
    } catch (error) {
      unwiped = true
      throw error
    }
  }

  async function write(key: string, value: unknown) {
    memory.set(key, value)
    const owed = [...unsaved].filter((other) => other !== key)
    await patiently(() => save(key))
    for (const other of owed) void attempt(() => save(other))
  }

  async function read(key: string): Promise<unknown> {
    if (memory.has(key) || emptied) return memory.get(key)
    const value = await patiently(() => get(key, store))
    // A set() or clear() that came while the disk was slow is newer than what the disk says.
    if (memory.has(key) || emptied) return memory.get(key)
    if (value !== undefined) memory.set(key, value)
    return value
  }

  return {
    get: read,
    set: write,
    delete: (key) => write(key, undefined),
    async clear(except = []) {
      if (except.length > 0) return prune(except)
      memory.clear()
      unsaved.clear()
      emptied = true
      await patiently(wipe)
    },
    lasting: () => answering && unsaved.size === 0 && !unwiped,
  }
}

/**
 * A keep whose values are for one set of servers: after a change of the settings, what was kept for
 * others counts as absent, so that no token ever goes to a host it did not come from.
 * @param realm names the servers and the client
 */
export function keepFor(realm: string, keep: Keep): Keep {
  return {
    ...keep,
    async get(key) {
      const kept = (await keep.get(key)) as { realm?: unknown; value?: unknown } | undefined
      return kept?.realm === realm ? kept.value : undefined
    },
    set: (key, value) => keep.set(key, { realm, value }),
  }
}

/**
 * Deletes a database with everything in it. Never rejects.
 * @returns whether it is gone; false where it is still open, here or in another window
 */
export function deleteKeep(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve(true)
      request.onerror = () => resolve(false)
      request.onblocked = () => resolve(false)
    } catch {
      resolve(false) // no storage
    }
  })
}
