import type { AppStorage } from '../../src/tv/storage/storage'

/** A call that reaches the disk: `get tokens`, `look tokens`, `set tokens`, `update tokens`, `delete tokens`, `clear`. */
export type DiskCall = string

/** Whether a call leaves the disk as it is. */
export const isRead = (call: DiskCall) => /^(get|look) /.test(call)

export interface DiskOptions {
  /** Awaited before a call touches the disk; without it a call touches the disk at once. */
  before?: (call: DiskCall) => Promise<unknown> | undefined
  /** Awaited once a call has touched the disk, before the caller hears of it. */
  after?: (call: DiskCall) => Promise<unknown> | undefined
}

/**
 * An `AppStorage` in memory, under the same contract as the one on IndexedDB (storage-contract.test.ts).
 * It copies values as a disk does. Two of them over the same `values` are two windows of the app, or the
 * app before and after a restart.
 * @param values what the disk holds; a test may read and change it
 * @returns the storage, its `values`, and a `log` of the calls that wrote, in the order in which they did
 */
export function memoryDisk(
  values = new Map<string, unknown>(),
  { before, after }: DiskOptions = {},
): { storage: AppStorage; values: Map<string, unknown>; log: DiskCall[] } {
  const log: DiskCall[] = []
  const copyOf = (key: string) => structuredClone(values.get(key))

  function put(key: string, value: unknown) {
    if (value === undefined) values.delete(key)
    else values.set(key, structuredClone(value))
  }

  async function touch<T>(call: DiskCall, work: () => T): Promise<T> {
    const waiting = before?.(call)
    if (waiting !== undefined) await waiting
    const answer = work()
    if (!isRead(call)) log.push(call)
    const finishing = after?.(call)
    if (finishing !== undefined) await finishing
    return answer
  }

  const storage: AppStorage = {
    get: (key) => touch(`get ${key}`, () => copyOf(key)),
    look: (key) => touch(`look ${key}`, () => copyOf(key)),
    set: (key, value) => touch(`set ${key}`, () => put(key, value)),
    update: (key, change) =>
      touch(`update ${key}`, () => {
        put(key, change(copyOf(key)))
        return copyOf(key)
      }),
    delete: (key) => touch(`delete ${key}`, () => put(key, undefined)),
    clear: (except = []) =>
      touch('clear', () => {
        for (const key of [...values.keys()]) if (!except.includes(key)) values.delete(key)
      }),
    isPersistent: () => true,
    onPersistentChange: () => () => {},
  }
  return { storage, values, log }
}

/** The storage of `memoryDisk` alone, for tests that need nothing else of it. */
export function memoryStorage(values: Record<string, unknown> = {}): AppStorage {
  return memoryDisk(new Map(Object.entries(values))).storage
}

/** A disk that holds every write back until `finish()`. */
export function slowDisk(values?: Map<string, unknown>) {
  let finish = () => {}
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  const before = (call: DiskCall) => (isRead(call) ? undefined : gate)
  return { ...memoryDisk(values, { before }), finish: () => finish() }
}
