// What the television remembers between starts: a few values in IndexedDB. Storage on a TV can be
// missing, full, broken, or never answer at all. So memory always holds the newest of everything, each
// call has a time limit, and once the disk has failed nobody waits for it: writes still try it in the
// background, what is owed is tried again from time to time, and `isPersistent()` says whether the disk has
// what memory has. Newest wins: a value that the disk gives too late is left where it is, and read at the
// next start unless a newer one was written.
//
// Another window may write to the same database. What must not be lost by that is changed with
// `update()`, and what may have become newer there is read with `look()`.

import { promisifyRequest } from 'idb-keyval'
import { type Clock, systemClock } from '../../clock'
import { GIVEN_UP, openDatabase } from './database'

/** Values by key, on the disk and in memory. */
export interface AppStorage {
  /** The newest value; undefined when there is none. Never rejects. */
  get(key: string): Promise<unknown>
  /**
   * What the disk has at this moment, where another window may have written or deleted it. Memory's where
   * the disk does not answer, lags behind memory, or was emptied from outside. Never rejects.
   */
  look(key: string): Promise<unknown>
  /** Resolves when the value is on the disk (or, without storage, in memory). Never rejects. */
  set(key: string, value: unknown): Promise<void>
  /**
   * Changes a value in one step that no other window comes between. Never rejects.
   * @param change gets what `look` would give, and may be called twice; undefined deletes
   * @returns the new value
   */
  update(key: string, change: (value: unknown) => unknown): Promise<unknown>
  /** Removes one value. Never rejects. */
  delete(key: string): Promise<void>
  /** Removes everything, or everything but the values of these keys. */
  clear(except?: readonly string[]): Promise<void>
  /** False when what is kept will be gone at the next start. */
  isPersistent(): boolean
  /** Calls back when `isPersistent()` changes. @returns a way to stop */
  onPersistentChange(changed: () => void): () => void
}

/** Lies in every database that Foyer has written to: where it is missing, somebody emptied it. */
export const MARK = 'foyer'

const PATIENCE_MS = 6000
/** What the disk refused is tried again after so long, then after twice that, and so on. */
const RETRY_MS = 30_000
const LONGEST_RETRY_MS = 600_000

/**
 * Storage on IndexedDB. Its calls never reject: where the disk fails, memory serves.
 * @param name of its database; two of two names have nothing in common
 * @param patience_ms how long one storage call may take before memory serves instead
 * @param wait the timer for that
 */
export function openStorage(
  name: string,
  patience_ms = PATIENCE_MS,
  wait: Clock['wait'] = systemClock().wait,
): AppStorage {
  const memory = new Map<string, unknown>()
  const database = openDatabase(name)
  /** After clear() the disk has nothing to say but of these keys, whether or not it has done it yet. */
  let spared: ReadonlySet<string> | undefined
  /** The disk answered the last time. */
  let answering = true
  /** What is on its way to the disk, in the order in which it was sent. */
  const sent: string[] = []
  /** What the disk refused, or did not take in time. */
  const unsaved = new Set<string>()
  let unwiped = false
  let retrying = false
  let announced = true
  const listeners = new Set<() => void>()

  const isPersistent = () => answering && unsaved.size === 0 && !unwiped
  const speaksFor = (key: string) => !spared || spared.has(key)

  function tell() {
    if (!isPersistent() && !retrying) void retry()
    if (isPersistent() === announced) return
    announced = isPersistent()
    for (const changed of [...listeners]) changed()
  }

  /** The disk's answer; undefined when it fails, is late, or was so before and is not waited for. */
  async function patiently<T>(work: () => Promise<T>): Promise<T | undefined> {
    const waited = answering
    const answer = attempt(work)
    return waited ? inTime(answer) : undefined
  }

  async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
    const stop = new AbortController()
    const late = wait(patience_ms, stop.signal).then(
      () => {
        answering = false
        for (const key of sent) unsaved.add(key)
        tell()
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
    } catch (error) {
      if (error !== GIVEN_UP) answering = false
      return undefined
    } finally {
      tell()
    }
  }

  /** Until the disk has all that it should have. */
  async function retry() {
    retrying = true
    let pause_ms = RETRY_MS
    while (!isPersistent()) {
      await wait(pause_ms)
      pause_ms = Math.min(2 * pause_ms, LONGEST_RETRY_MS)
      if (isPersistent()) break
      // An open that never answers is never answered; a new one may be.
      database.giveUp()
      // One by one, since one that is too large must not keep the others out.
      const owed =
        unwiped || unsaved.size === 0 ? [writeAnything] : [...unsaved].map((key) => () => save(key))
      for (const work of owed) await inTime(attempt(work))
    }
    retrying = false
  }

  /**
   * One transaction that writes. What was emptied from outside is filled again from memory first.
   * @param work is told whether that was so
   */
  function write(work: (objects: IDBObjectStore, wasEmptied: boolean) => unknown): Promise<void> {
    return database.run('readwrite', (objects) => {
      const mark = objects.get(MARK)
      mark.onsuccess = () => {
        const wasEmptied = mark.result === undefined
        if (wasEmptied) for (const key of memory.keys()) put(objects, key)
        objects.put(1, MARK)
        work(objects, wasEmptied)
      }
      return promisifyRequest(objects.transaction)
    })
  }

  /** The newest there is by now. */
  function put(objects: IDBObjectStore, key: string) {
    const value = memory.get(key)
    if (value === undefined) objects.delete(key)
    else objects.put(value, key)
  }

  /** Shows that the disk can be written, with all that it owes of a clear(). */
  function writeAnything(): Promise<void> {
    return unwiped ? wipe() : write(() => {})
  }

  /** Brings the disk's value of a key up to memory's. */
  async function save(key: string) {
    sent.push(key)
    try {
      if (unwiped) {
        unsaved.add(key)
        return await wipe()
      }
      await write((objects) => put(objects, key))
      unsaved.delete(key)
    } catch (error) {
      if (error !== GIVEN_UP) unsaved.add(key)
      throw error
    } finally {
      sent.splice(sent.indexOf(key), 1)
    }
  }

  /** All of a clear() in one transaction, and what came after it, so that nothing old outlives it. */
  async function wipe() {
    try {
      await write((objects) => {
        const found = objects.getAllKeys()
        found.onsuccess = () => replaceAll(objects, found.result)
      })
      unwiped = false
      unsaved.clear()
    } catch (error) {
      if (error !== GIVEN_UP) unwiped = true
      throw error
    }
  }

  /** Deletes what the disk has and puts what memory has, except for what is spared. */
  function replaceAll(objects: IDBObjectStore, keysOnDisk: readonly IDBValidKey[]) {
    for (const key of keysOnDisk) if (key !== MARK && !spared?.has(String(key))) objects.delete(key)
    // What is spared may be newer on the disk, unless the disk did not take it before.
    for (const key of memory.keys()) if (!spared?.has(key) || unsaved.has(key)) put(objects, key)
  }

  async function keepInMemory(key: string, value: unknown) {
    memory.set(key, value)
    const owed = [...unsaved].filter((other) => other !== key)
    await patiently(() => save(key))
    for (const other of owed) void attempt(() => save(other))
  }

  async function read(key: string): Promise<unknown> {
    if (memory.has(key) || !speaksFor(key)) return memory.get(key)
    const value = await patiently(() =>
      database.run('readonly', (objects) => promisifyRequest(objects.get(key))),
    )
    // A set() or clear() that came while the disk was slow is newer than what the disk says.
    if (memory.has(key) || !speaksFor(key)) return memory.get(key)
    if (value !== undefined) memory.set(key, value)
    return value
  }

  async function look(key: string): Promise<unknown> {
    const before = memory.get(key)
    if (unwiped || unsaved.has(key)) return before
    let isEmptied = false
    await patiently(() =>
      database.run('readonly', (objects) => {
        const mark = objects.get(MARK)
        const found = objects.get(key)
        found.onsuccess = () => {
          isEmptied = mark.result === undefined
          if (memory.get(key) !== before || (isEmptied && before !== undefined)) return
          memory.set(key, found.result)
        }
        return promisifyRequest(objects.transaction)
      }),
    )
    if (isEmptied && memory.size > 0) await patiently(writeAnything)
    return memory.get(key)
  }

  async function update(key: string, change: (value: unknown) => unknown): Promise<unknown> {
    const before = memory.get(key)
    let isChanged = false
    const changeInMemory = (value: unknown) => {
      isChanged = true
      memory.set(key, change(value))
    }
    if (!unwiped && !unsaved.has(key))
      await patiently(() =>
        write((objects, wasEmptied) => {
          if (isChanged || (wasEmptied && memory.has(key))) {
            if (!isChanged) changeInMemory(memory.get(key))
            return put(objects, key)
          }
          const found = objects.get(key)
          found.onsuccess = () => {
            if (!isChanged)
              changeInMemory(memory.get(key) === before ? found.result : memory.get(key))
            put(objects, key)
          }
        }),
      )
    if (isChanged) return memory.get(key)
    changeInMemory(memory.get(key))
    await keepInMemory(key, memory.get(key))
    return memory.get(key)
  }

  return {
    get: read,
    look,
    set: keepInMemory,
    update,
    delete: (key) => keepInMemory(key, undefined),
    async clear(except = []) {
      spared = new Set(except.filter(speaksFor))
      for (const key of [...memory.keys()]) if (!except.includes(key)) memory.delete(key)
      for (const key of [...unsaved]) if (!except.includes(key)) unsaved.delete(key)
      unwiped = true
      await patiently(wipe)
    },
    isPersistent,
    onPersistentChange(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
