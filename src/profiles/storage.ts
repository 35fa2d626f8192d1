// The storage of one profile, and its account while the app runs. It outlives the services, which are made
// anew at each switch. Once the profile is removed it takes no further write, however late it comes.

import type { AccountSlot } from '../session/account-slot'
import type { AppStorage } from '../tv/storage/storage'
import type { Person } from '../webex/sign-in/people'

export interface ProfileStorage extends AccountSlot {
  /** Once the profile is removed it has nothing, and takes nothing. */
  storage: AppStorage
  /** The profile is removed: ends its account, and no read or write is done any more. */
  remove(): void
  /** Deletes what is stored, also once the profile is removed. */
  empty(): Promise<void>
}

/**
 * The storage of one profile, and its account while the app runs.
 * @param windows what keeps two windows apart that have the account of one person
 * @param onWritten called when something was written, which another window may have been emptying
 */
export function createProfileStorage(
  storage: AppStorage,
  windows: Pick<AccountSlot, 'inTurn' | 'isTheirs'> = {},
  onWritten: () => void = () => {},
): ProfileStorage {
  let isRemoved = false
  const profileStorage: ProfileStorage = {
    storage: {
      async get(key) {
        const value = isRemoved ? undefined : await storage.get(key)
        return isRemoved ? undefined : value
      },
      async look(key) {
        const value = isRemoved ? undefined : await storage.look(key)
        return isRemoved ? undefined : value
      },
      async set(key, value) {
        if (isRemoved) return
        await storage.set(key, value)
        onWritten()
      },
      async update(key, change) {
        const value = isRemoved ? undefined : await storage.update(key, change)
        onWritten()
        return isRemoved ? undefined : value
      },
      delete: async (key) => (isRemoved ? undefined : storage.delete(key)),
      clear: async (except) => (isRemoved ? undefined : storage.clear(except)),
      isPersistent: storage.isPersistent,
      onPersistentChange: storage.onPersistentChange,
    },
    ...windows,
    remove() {
      isRemoved = true
      endAccount(profileStorage)
    },
    empty: () => storage.clear(),
  }
  return profileStorage
}

/**
 * Moves the account of one profile to the storage of another, which ends both accounts: the services made from there on
 * begin with the stored tokens. Those of the first profile are still stored there, too.
 * @param isNew whether the other profile is only now made: what lies in its database is nobody's
 * @param person whose account it is, as far as that is known
 * @param signal once it has aborted, no move begins
 * @returns whether it was moved; there may be no account any more
 */
export async function moveAccount(
  from: ProfileStorage,
  into: ProfileStorage,
  isNew: boolean,
  person: Person | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const { account } = from
  // A renewal that is under way is worth more than the token that it renews.
  await account?.idle()
  if (!account || from.account !== account || signal.aborted) return false
  endAccount(from)
  endAccount(into)
  if (isNew) await into.storage.clear()
  await into.storage.set('tokens', account.tokens())
  if (person) await into.storage.set('person', person)
  return true
}

function endAccount(slot: AccountSlot) {
  slot.account?.end()
  slot.account = undefined
}
