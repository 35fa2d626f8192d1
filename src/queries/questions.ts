// What the questions of one sign-in have in common: those that failed for want of a network are asked again
// when it is back, and all are dropped together when the person goes.

import { QueryClient } from '@tanstack/react-query'
import type { Clock } from '../clock'
import type { Throttle } from '../webex/throttle'
import type { QueryDeps } from './query'

export interface Queries {
  queries: QueryClient
  /** What `asking` wants to know, bound to the sign-in it is called in. */
  common(): Pick<QueryDeps<never, never>, 'clock' | 'throttle' | 'isAlive' | 'onResume'>
  /** Standby is over, or the network is back. */
  resume(): void
  /** Nobody is signed in: drops everything. Nothing asked before will arrive. */
  forget(): void
}

export function createQueries(clock: Clock, throttle: Pick<Throttle, 'left_ms'>): Queries {
  const queries = new QueryClient()
  const waiting = new Set<() => void>()
  let signIn = {}
  return {
    queries,
    common() {
      const mine = signIn
      return {
        clock,
        throttle,
        isAlive: () => mine === signIn,
        onResume(ask) {
          waiting.add(ask)
          return () => waiting.delete(ask)
        },
      }
    },
    resume() {
      for (const ask of [...waiting]) ask()
    },
    forget() {
      signIn = {}
      // Aborts, and tells whoever still looks that there is nothing.
      for (const query of queries.getQueryCache().getAll()) query.reset()
      queries.clear()
    },
  }
}
