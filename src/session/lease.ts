// Whose turn it is among windows whose engine has no locks: a lease on the disk, which all of them read
// and change in one step. It ends by itself, since a window may be killed that holds it.

import type { Clock } from '../clock'
import type { AppStorage } from '../tv/storage'

export interface Lease {
  /** @returns whether no other window has it, and this one has it from here on */
  take(): Promise<boolean>
  giveBack(): Promise<void>
}

/** Longer than what is done under it takes. */
export const LEASE_MS = 20_000

/** @param key of the storage, where it is written down */
export function createLease(storage: AppStorage, clock: Clock, key: string): Lease {
  const me = `${clock.now()} ${Math.random()}`
  const isMine = (held: unknown) => (held as { by?: unknown } | undefined)?.by === me
  return {
    async take() {
      const now = clock.now()
      const held = await storage.update(key, (other) => {
        const until = Number((other as { until?: unknown } | undefined)?.until)
        // One that ends too late was written by another clock.
        const isHeld = until > now && until <= now + LEASE_MS
        return isHeld && !isMine(other) ? other : { by: me, until: now + LEASE_MS }
      })
      return isMine(held)
    },
    giveBack: async () =>
      void (await storage.update(key, (held) => (isMine(held) ? undefined : held))),
  }
}
