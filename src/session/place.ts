// Where a person is at home: storage of their own, and their account while the app runs. It outlives the
// seats they take. Once they are gone nothing gets in any more, however late it comes.

import type { AppStorage } from '../tv/storage'
import type { AccountPlace } from './session'

export interface Place extends AccountPlace {
  /** From `leave` on it has nothing, and takes nothing. */
  storage: AppStorage
  /** Ends the account and shuts the door, at once. */
  leave(): void
  /** Removes what was kept. */
  empty(): Promise<void>
}

/**
 * @param windows what keeps two windows apart that have the account of one person
 * @param onWritten told when something was written, which another window may have been emptying
 */
export function createPlace(
  storage: AppStorage,
  windows: Pick<AccountPlace, 'inTurn' | 'isTheirs'> = {},
  onWritten: () => void = () => {},
): Place {
  let left = false
  const place: Place = {
    storage: {
      async get(key) {
        const value = left ? undefined : await storage.get(key)
        return left ? undefined : value
      },
      async look(key) {
        const value = left ? undefined : await storage.look(key)
        return left ? undefined : value
      },
      async set(key, value) {
        if (left) return
        await storage.set(key, value)
        onWritten()
      },
      async update(key, change) {
        const value = left ? undefined : await storage.update(key, change)
        onWritten()
        return left ? undefined : value
      },
      delete: async (key) => (left ? undefined : storage.delete(key)),
      clear: async (except) => (left ? undefined : storage.clear(except)),
      isPersistent: storage.isPersistent,
      onPersistentChange: storage.onPersistentChange,
    },
    ...windows,
    leave() {
      left = true
      place.account?.end()
      place.account = undefined
    },
    empty: () => storage.clear(),
  }
  return place
}
