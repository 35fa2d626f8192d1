// What the television remembers between starts: a few values in IndexedDB. Storage on a TV can be
// missing, full, broken, or never answer at all, so each call has a time limit, and after the
// first failure everything goes on in memory; `lasting()` says which of the two it is.

import { clear, createStore, del, get, set } from 'idb-keyval'

export interface Keep {
  get(key: string): Promise<unknown>
  /** Resolves when the value is on the disk (or, without storage, in memory). Never rejects. */
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  clear(): Promise<void>
  /** False when what is kept will be gone at the next start. */
  lasting(): boolean
}

const PATIENCE_MS = 3000

/**
 * The keep on IndexedDB.
 * @param patience_ms how long one storage call may take before memory serves instead
 */
export function openKeep(patience_ms = PATIENCE_MS): Keep {
  const memory = new Map<string, unknown>()
  let lasting = true
  let store: ReturnType<typeof createStore> | undefined

  async function onDisk<T>(work: (store: ReturnType<typeof createStore>) => Promise<T>) {
    if (!lasting) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      store ??= createStore('foyer', 'kept')
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('storage did not answer')), patience_ms)
      })
      return await Promise.race([work(store), late])
    } catch {
      lasting = false
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async get(key) {
      if (memory.has(key)) return memory.get(key)
      const value = await onDisk((store) => get(key, store))
      // A set() that came while the disk was slow is newer than what the disk says.
      if (!memory.has(key)) memory.set(key, value)
      return memory.get(key)
    },
    async set(key, value) {
      memory.set(key, value)
      await onDisk((store) => set(key, value, store))
    },
    async delete(key) {
      memory.set(key, undefined)
      await onDisk((store) => del(key, store))
    },
    async clear() {
      for (const key of memory.keys()) memory.set(key, undefined)
      await onDisk((store) => clear(store))
    },
    lasting: () => lasting,
  }
}
