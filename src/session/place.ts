// Where a person is at home: a keep of their own, and their account while the app runs. It outlives the
// seats they take. Once they are gone nothing gets in any more, however late it comes.

import type { Keep } from '../tv/keep'
import type { AccountPlace } from './session'

export interface Place extends AccountPlace {
  /** From `leave` on it has nothing, and takes nothing. */
  keep: Keep
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
  keep: Keep,
  windows: Pick<AccountPlace, 'inTurn' | 'isTheirs'> = {},
  onWritten: () => void = () => {},
): Place {
  let left = false
  const place: Place = {
    keep: {
      async get(key) {
        const value = left ? undefined : await keep.get(key)
        return left ? undefined : value
      },
      async look(key) {
        const value = left ? undefined : await keep.look(key)
        return left ? undefined : value
      },
      async set(key, value) {
        if (left) return
        await keep.set(key, value)
        onWritten()
      },
      async update(key, change) {
        const value = left ? undefined : await keep.update(key, change)
        onWritten()
        return left ? undefined : value
      },
      delete: async (key) => (left ? undefined : keep.delete(key)),
      clear: async (except) => (left ? undefined : keep.clear(except)),
      lasting: keep.lasting,
      onLasting: keep.onLasting,
    },
    ...windows,
    leave() {
      left = true
      place.account?.end()
      place.account = undefined
    },
    empty: () => keep.clear(),
  }
  return place
}
