// Where oidc-provider keeps its codes, grants and tokens: memory, gone when the sandbox ends.
// The adapter contract is https://github.com/panva/node-oidc-provider/blob/v9.x/example/my_adapter.js

import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  consumedAt_ms?: number | undefined
}

export interface Store {
  /** The factory that oidc-provider calls, once for each of its models. */
  adapter(model: string): Adapter
  /** Drops everything of one model ("AccessToken"), for one account or for all. */
  forget(model: string, accountId?: string): void
  /** Makes everything in it so much older. */
  age(by_ms: number): void
}

/**
 * A new, empty store.
 * @param refreshGrace_ms how long a rotated refresh token still works; oidc-provider
 *   takes a second use of a consumed one for theft and revokes the whole grant
 */
export function createStore(refreshGrace_ms: number): Store {
  const models = new Map<string, Map<string, Entry>>()

  function entriesOf(model: string) {
    const entries = models.get(model) ?? new Map<string, Entry>()
    models.set(model, entries)
    return entries
  }

  // The grace lives here because oidc-provider knows only "consumed" or not: a renewal whose
  // answer was lost on the way must be repeatable (RFC 9700 4.14.2 leaves the how to the server).
  function read(model: string, entry: Entry | undefined): AdapterPayload | undefined {
    if (!entry) return undefined
    const grace_ms = model === 'RefreshToken' ? refreshGrace_ms : 0
    const { consumedAt_ms } = entry
    const consumed = consumedAt_ms !== undefined && Date.now() >= consumedAt_ms + grace_ms
    return consumed
      ? { ...entry.payload, consumed: Math.floor(consumedAt_ms / 1000) }
      : entry.payload
  }

  function latest(model: string, matches: (payload: AdapterPayload) => boolean) {
    return read(model, [...entriesOf(model).values()].filter((e) => matches(e.payload)).at(-1))
  }

  return {
    adapter(model) {
      const entries = entriesOf(model)
      return {
        async upsert(id, payload) {
          entries.set(id, { payload, consumedAt_ms: entries.get(id)?.consumedAt_ms })
        },
        find: async (id) => read(model, entries.get(id)),
        findByUid: async (uid) => latest(model, (payload) => payload.uid === uid),
        // Six digits come round again; the newest code owns them.
        findByUserCode: async (userCode) => latest(model, (p) => p.userCode === userCode),
        async consume(id) {
          const entry = entries.get(id)
          if (entry) entry.consumedAt_ms ??= Date.now()
        },
        async destroy(id) {
          entries.delete(id)
        },
        async revokeByGrantId(grantId) {
          for (const [id, { payload }] of entries)
            if (payload.grantId === grantId) entries.delete(id)
        },
      }
    },
    forget(model, accountId) {
      const entries = entriesOf(model)
      for (const [id, { payload }] of entries)
        if (!accountId || payload.accountId === accountId) entries.delete(id)
    },
    age(by_ms) {
      const earlier = (at_s?: number) => at_s && at_s - by_ms / 1000
      for (const entries of models.values())
        for (const entry of entries.values()) {
          const { payload, consumedAt_ms } = entry
          entry.payload = {
            ...payload,
            iat: earlier(payload.iat),
            exp: earlier(payload.exp),
            // When somebody signed in, in a session and in what came of it.
            loginTs: earlier(payload.loginTs),
            authTime: earlier(payload.authTime as number | undefined),
          }
          if (consumedAt_ms !== undefined) entry.consumedAt_ms = consumedAt_ms - by_ms
        }
    },
  }
}
