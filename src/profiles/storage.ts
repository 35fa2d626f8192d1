// The storage of one profile, and its account while the app runs. It outlives the services, which are made
// anew at each switch. Once the profile is removed it takes no further write, however late it comes.

import type { AccountSlot } from '../session/session'
import type { AppStorage } from '../tv/storage'

export interface ProfileStorage extends AccountSlot {
  /** From `leave` on it has nothing, and takes nothing. */
  storage: AppStorage
  /** Ends the account, and refuses every read and write from here on. */
  leave(): void
  /** Removes what was kept. */
  empty(): Promise<void>
}

/**
 * @param windows what keeps two windows apart that have the account of one person
 * @param onWritten told when something was written, which another window may have been emptying
 */
export function createProfileStorage(
  storage: AppStorage,
  windows: Pick<AccountSlot, 'inTurn' | 'isTheirs'> = {},
  onWritten: () => void = () => {},
): ProfileStorage {
  let left = false
  const profileStorage: ProfileStorage = {
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
      profileStorage.account?.end()
      profileStorage.account = undefined
    },
    empty: () => storage.clear(),
  }
  return profileStorage
}
