// Storage of which each set of servers has a part of its own.

import type { AppStorage } from './storage'

/**
 * Storage whose values are for one set of servers: after a change of the settings, what was kept for
 * others counts as absent, so that no token ever goes to a host it did not come from.
 * @param namespace names the servers and the client
 */
export function namespaced(namespace: string, storage: AppStorage): AppStorage {
  const unwrapped = (stored: unknown) => {
    const { realm: of, value } = (stored ?? {}) as { realm?: unknown; value?: unknown }
    return of === namespace ? value : undefined
  }
  const wrapped = (value: unknown) =>
    value === undefined ? undefined : { realm: namespace, value }
  return {
    ...storage,
    get: async (key) => unwrapped(await storage.get(key)),
    look: async (key) => unwrapped(await storage.look(key)),
    set: (key, value) => storage.set(key, wrapped(value)),
    update: async (key, change) =>
      unwrapped(await storage.update(key, (stored) => wrapped(change(unwrapped(stored))))),
  }
}
