// Mutual exclusion between windows whose engine has no locks: a lease in storage, which all of them read and
// change in one step. It ends by itself, since the window that holds it may be killed.

import type { Clock } from '../../clock'
import type { AppStorage } from '../../tv/storage/storage'

/** The right to do something while no other window does. */
export interface Lease {
  /** @returns whether this window has it from here on; false while another one holds it */
  acquire(): Promise<boolean>
  /** Gives it up; does nothing when this window does not hold it. */
  release(): Promise<void>
}

/** How long a lease lasts, ms: longer than what is done under it takes. */
export const LEASE_MS = 20_000

/**
 * A lease that this window does not hold yet. Once it does, it holds it for LEASE_MS, or until `release()`.
 * @param key of the storage, under which it is stored as `{ by, until }`, `until` in ms since 1970
 */
export function createLease(storage: AppStorage, clock: Clock, key: string): Lease {
  const me = `${clock.now()} ${Math.random()}`
  const isMine = (held: unknown) => (held as { by?: unknown } | undefined)?.by === me
  return {
    async acquire() {
      const now = clock.now()
      const held = await storage.update(key, (other) => {
        const until = Number((other as { until?: unknown } | undefined)?.until)
        // One that ends too late was written by another clock.
        const isHeld = until > now && until <= now + LEASE_MS
        return isHeld && !isMine(other) ? other : { by: me, until: now + LEASE_MS }
      })
      return isMine(held)
    },
    release: async () =>
      void (await storage.update(key, (held) => (isMine(held) ? undefined : held))),
  }
}
