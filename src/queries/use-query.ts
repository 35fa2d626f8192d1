import { useSyncExternalStore } from 'react'
import type { Query, QueryState } from './query'

/** What a screen sees of a query, and ways to fetch it again and to fetch more. */
export type QueryResult<T> = QueryState<T> & Pick<Query<T>, 'refetch' | 'fetchMore'>

/** Fetches for as long as the component is mounted. @param query the same object at each render */
export function useQuery<T>(query: Query<T>): QueryResult<T> {
  const state = useSyncExternalStore(query.subscribe, query.state)
  return { ...state, refetch: query.refetch, fetchMore: query.fetchMore }
}

/** A query that never fetches, for a screen that has nothing to ask for yet. */
export function idleQuery<T>(): Query<T> {
  const state = { isFetching: false }
  return { state: () => state, subscribe: () => () => {}, refetch() {}, fetchMore() {} }
}
