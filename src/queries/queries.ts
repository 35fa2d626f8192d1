// The queries of one person: those of the same key are one, they obey the same Retry-After, and all are dropped
// together when the person goes.

import { createQuery, type OwnQuery, type Query, type QueryDeps, type QueryOptions } from './query'

export interface Queries {
  /** The query of that key, made when it is asked for the first time. */
  query<T, Page = T, Param = never>(key: string, options: QueryOptions<T, Page, Param>): Query<T>
  /** Standby is over, or the network is back: what failed is fetched again, and what is under way anew. */
  resume(): void
  /** Nobody is signed in: drops everything. Nothing asked before will arrive. */
  clear(): void
}

/** Queries of one person, none yet. */
export function createQueries(deps: QueryDeps): Queries {
  const queries = new Map<string, OwnQuery<unknown>>()
  return {
    query<T, Page, Param>(key: string, options: QueryOptions<T, Page, Param>) {
      const found = queries.get(key) ?? createQuery(deps, options)
      queries.set(key, found)
      // A key stands for one type of data.
      return found as Query<T>
    },
    resume() {
      for (const query of queries.values()) query.resume()
    },
    clear() {
      for (const query of queries.values()) query.end()
      queries.clear()
    },
  }
}
