import type { AppStorage } from '../../src/tv/storage'

/** Storage in memory, which copies as the disk does. */
export function memoryStorage(kept: Record<string, unknown> = {}): AppStorage {
  const values = new Map(Object.entries(kept))
  return {
    get: async (key) => structuredClone(values.get(key)),
    look: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => void values.set(key, structuredClone(value)),
    delete: async (key) => void values.delete(key),
    clear: async () => values.clear(),
    async update(key, change) {
      values.set(key, structuredClone(change(structuredClone(values.get(key)))))
      return structuredClone(values.get(key))
    },
    isPersistent: () => true,
    onPersistentChange: () => () => {},
  }
}
