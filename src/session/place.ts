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

export function createPlace(keep: Keep): Place {
  let left = false
  const place: Place = {
    keep: {
      async get(key) {
        const value = left ? undefined : await keep.get(key)
        return left ? undefined : value
      },
      set: async (key, value) => (left ? undefined : keep.set(key, value)),
      delete: async (key) => (left ? undefined : keep.delete(key)),
      clear: async (except) => (left ? undefined : keep.clear(except)),
      lasting: keep.lasting,
    },
    leave() {
      left = true
      place.account?.end()
      place.account = undefined
    },
    empty: () => keep.clear(),
  }
  return place
}
