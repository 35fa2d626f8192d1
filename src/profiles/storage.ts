// The storage of one profile, and its account while the app runs. It outlives the services, which are made
// anew at each switch. Once the profile is removed it takes no further write, however late it comes.

import type { AccountSlot } from '../session/account-slot'
import type { AppStorage } from '../tv/storage/storage'

export interface ProfileStorage extends AccountSlot {
  /** Once the profile is removed it has nothing, and takes nothing. */
  storage: AppStorage
  /** Deletes what is stored, also once the profile is removed. */
  empty(): Promise<void>
}

/**
 * The storage of one profile, and its account while the app runs.
 * @param removed aborts when the profile is removed: its account ends, and no read or write is done any more
 * @param windows what keeps two windows apart that have the account of one person
 * @param onWritten called when something was written, which another window may have been emptying
 */
export function createProfileStorage(
  storage: AppStorage,
  removed: AbortSignal,
  windows: Pick<AccountSlot, 'inTurn' | 'isTheirs'> = {},
  onWritten: () => void = () => {},
): ProfileStorage {
  const profileStorage: ProfileStorage = {
    storage: {
      async get(key) {
        const value = removed.aborted ? undefined : await storage.get(key)
        return removed.aborted ? undefined : value
      },
      async look(key) {
        const value = removed.aborted ? undefined : await storage.look(key)
        return removed.aborted ? undefined : value
      },
      async set(key, value) {
        if (removed.aborted) return
        await storage.set(key, value)
        onWritten()
      },
      async update(key, change) {
        const value = removed.aborted ? undefined : await storage.update(key, change)
        onWritten()
        return removed.aborted ? undefined : value
      },
      delete: async (key) => (removed.aborted ? undefined : storage.delete(key)),
      clear: async (except) => (removed.aborted ? undefined : storage.clear(except)),
      isPersistent: storage.isPersistent,
      onPersistentChange: storage.onPersistentChange,
    },
    ...windows,
    empty: () => storage.clear(),
  }
  removed.addEventListener('abort', () => {
    profileStorage.account?.end()
    profileStorage.account = undefined
  })
  return profileStorage
}
