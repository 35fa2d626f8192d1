// A question to Webex that is asked for as long as somebody looks at its answer, and aborted when
// nobody does any more. TanStack Query shares and keeps the answer; what may be asked when is decided
// here, by our clock.

import type { QueryObserverResult } from '@tanstack/react-query'
import type { Clock } from '../clock'
import type { Failure, WebexError } from '../webex/failure'
import type { Throttle } from '../webex/throttle'

export interface QueryState<T> {
  data?: T
  isFetching: boolean
  /** Why there is nothing, or no more; gone with the next answer. */
  failure?: Failure
}

export interface Query<T> {
  state(): QueryState<T>
  /** Calls back after each change of `state()`; asks, unless it was asked lately. Returns a way to stop. */
  subscribe(listener: () => void): () => void
  /** Asks again, when Retry-After allows. */
  refetch(): void
  /** Asks for what comes after what we have, if anything does. */
  fetchMore(): void
}

/** What is needed of a QueryObserver or InfiniteQueryObserver. */
export interface Observer<Data> {
  getCurrentResult(): Pick<
    QueryObserverResult<Data, WebexError>,
    'data' | 'error' | 'isFetching'
  > & {
    hasNextPage?: boolean
  }
  subscribe(listener: () => void): () => void
  refetch(options: { cancelRefetch: boolean }): Promise<unknown>
  fetchNextPage?(options: { cancelRefetch: boolean }): Promise<unknown>
}

export interface QueryDeps<Data, T> {
  observer: Observer<Data>
  clock: Clock
  throttle: Pick<Throttle, 'left_ms'>
  /** False from when the person signed out who is asking. */
  isAlive: () => boolean
  /** Calls back when standby is over or the network is back. Returns a way to stop. */
  onResume: (ask: () => void) => () => void
  fetchedAt_ms: (data: Data) => number
  read: (data: Data) => T
}

/** How old an answer may be when somebody looks again. */
const FRESH_MS = 5 * 60_000
/** Two who ask for the same ask once. */
const shared = { cancelRefetch: false }

export function createQuery<Data, T>(parts: QueryDeps<Data, T>): Query<T> {
  const { observer, clock, throttle, isAlive, onResume, fetchedAt_ms, read } = parts
  const listeners = new Set<() => void>()
  let waiting: AbortController | undefined
  let stops: (() => void)[] = []
  /** What was asked last: for all anew, or for what comes after. */
  let latest: () => Promise<unknown> = () => observer.refetch(shared)
  let last: { result: object; isWaiting: boolean; state: QueryState<T> } | undefined

  function state(): QueryState<T> {
    const result = observer.getCurrentResult()
    const isWaiting = waiting !== undefined
    if (last?.result !== result || last.isWaiting !== isWaiting)
      last = { result, isWaiting, state: stateOf(result, isWaiting) }
    return last.state
  }

  function stateOf(
    { data, error, isFetching }: ReturnType<Observer<Data>['getCurrentResult']>,
    isWaiting: boolean,
  ): QueryState<T> {
    return {
      data: data === undefined ? undefined : read(data),
      isFetching: isFetching || isWaiting,
      failure: error?.failure,
    }
  }

  function publish() {
    for (const listener of listeners) listener()
  }

  /** Asks as soon as Retry-After allows, if somebody still looks then. */
  function ask(run: () => Promise<unknown>) {
    latest = run
    waiting?.abort()
    waiting = undefined
    const wait = throttle.left_ms()
    if (!isAlive()) return
    if (wait === 0) return void run()
    waiting = new AbortController()
    publish()
    clock.wait(wait, waiting.signal).then(
      () => {
        ask(run)
        publish()
      },
      () => {},
    )
  }

  /** What came to nothing is asked again, unless Webex itself said no. */
  function retry() {
    const kind = observer.getCurrentResult().error?.failure.kind
    if (kind && !['http', 'unauthorized', 'signed_out'].includes(kind)) ask(latest)
  }

  function isFresh(): boolean {
    const { data, error } = observer.getCurrentResult()
    const age = data === undefined ? -1 : clock.now() - fetchedAt_ms(data)
    return !error && age >= 0 && age < FRESH_MS
  }

  return {
    state,
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        stops = [observer.subscribe(publish), onResume(retry)]
        if (!isFresh()) ask(() => observer.refetch(shared))
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        waiting?.abort()
        waiting = undefined
        for (const stop of stops) stop()
      }
    },
    refetch: () => ask(() => observer.refetch(shared)),
    fetchMore() {
      const { hasNextPage, isFetching } = observer.getCurrentResult()
      if (hasNextPage && !isFetching && !waiting)
        ask(() => observer.fetchNextPage?.(shared) ?? Promise.resolve())
    },
  }
}
