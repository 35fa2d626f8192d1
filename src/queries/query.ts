// Something read from Webex: fetched while somebody subscribes to it, shared by all who do, and aborted when
// nobody does any more. A failure never takes away the data that is there. All its time is our clock, since
// a television's own jumps by years, and its timers stand still in standby: so no timer is believed after
// `resume`, and an age below zero is no age.

import type { Clock } from '../clock'
import { createStore } from '../store'
import type { Throttle } from '../webex/client/throttle'
import { type Failure, isRefusal, WebexError } from '../webex/http/failure'
import { reuseUnchanged } from './reuse-unchanged'

export interface QueryState<T> {
  /** From the last request that succeeded. */
  data?: T | undefined
  isFetching: boolean
  /** Why the last request gave nothing; gone with the next that succeeds. */
  failure?: Failure | undefined
}

export interface Query<T> {
  /** The same object until something changes. */
  state(): QueryState<T>
  /**
   * Calls back after each change of `state()`. The first to subscribe has it fetched, unless the data is
   * less than five minutes old. @returns a way to stop
   */
  subscribe(listener: () => void): () => void
  /** Fetches again, all pages that are there; shares a request that is under way and obeys Retry-After. */
  refetch(): void
  /** Fetches the page after those that are there, if there is one. */
  fetchMore(): void
}

/** What the one who made a query can do besides. */
export interface OwnQuery<T> extends Query<T> {
  /** Fetches again if `isWanted()`, else as soon as `refetchIfDue` is called. */
  invalidate(): void
  /** Fetches if that fell due while nobody wanted it. */
  refetchIfDue(): void
  /** Fetches in place of a request that is under way. */
  restart(): void
  /** Standby is over, or the network is back: replaces a request, which is dead by now, and retries a failure. */
  resume(): void
  /** Drops data and failure for good: the person has gone. Nothing that is under way will arrive. */
  end(): void
}

/** How a query is fetched again without anybody asking for it. */
export interface Polling<T> {
  /** How long after a success, in ms. */
  refetchInterval_ms(data: T): number
  /** How long after the n-th failure in a row, in ms; undefined: only when somebody asks. */
  retryDelay_ms(failure: Failure | undefined, inARow: number): number | undefined
  /** Whether to fetch when the time has come; always when not given. */
  isWanted?(): boolean
  /** Whether `resume` fetches however new the data is. */
  refetchOnResume?: boolean
}

export interface QueryOptions<T, Page = T, Param = never> {
  /** Fetches the first page, or the one that `nextPage` of the one before names. @throws WebexError */
  fetchPage(signal: AbortSignal, param?: Param): Promise<Page>
  /** What the page after this one is fetched by; undefined: it is the last. */
  nextPage?(page: Page): Param | undefined
  /** What all pages say together; without `nextPage` there is one. */
  read(pages: readonly Page[]): T
  /** From an earlier start of the app: shown until Webex answers, and never new enough. */
  initialPages?: readonly Page[]
  polling?: Polling<T>
  /** After each success, before the subscribers. */
  onSuccess?(data: T): void
}

export interface QueryDeps {
  clock: Clock
  throttle: Pick<Throttle, 'left_ms'>
}

/** How old data may be when somebody subscribes again. */
const FRESH_MS = 5 * 60_000

/** A query that fetches nothing until somebody subscribes. */
export function createQuery<T, Page = T, Param = never>(
  { clock, throttle }: QueryDeps,
  options: QueryOptions<T, Page, Param>,
): OwnQuery<T> {
  type Load = (signal: AbortSignal) => Promise<readonly Page[]>
  const { fetchPage, nextPage = () => undefined, read, polling, onSuccess } = options
  let pages = options.initialPages
  let data = pages && read(pages)
  let fetchedAt: number | undefined
  let failure: Failure | undefined
  let failuresInARow = 0
  let request: AbortController | undefined
  /** `isAsked`: it ends a Retry-After that somebody waits for. */
  let timer: { since: number; ms: number; isAsked: boolean; stop: AbortController } | undefined
  let isDue = false
  let isEnded = false
  let latest: Load = loadAll
  const subscribers = new Set<object>()
  const store = createStore<QueryState<T>>(currentState(), isSameState)

  function currentState(): QueryState<T> {
    const isWaiting = timer?.isAsked === true && !polling
    // What is polled says why it has no data until it has; what somebody asks for begins anew.
    const isAnew = request !== undefined && data === undefined && !polling
    const isFetching = request !== undefined || isWaiting
    return { data, isFetching, failure: isAnew ? undefined : failure }
  }

  const publish = () => store.set(currentState())

  async function loadAll(signal: AbortSignal): Promise<readonly Page[]> {
    const loaded: Page[] = []
    let param: Param | undefined
    do {
      const page = await fetchPage(signal, param)
      loaded.push(page)
      param = nextPage(page)
    } while (param !== undefined && loaded.length < (pages?.length ?? 1))
    return loaded
  }

  async function loadNext(signal: AbortSignal): Promise<readonly Page[]> {
    return [...(pages ?? []), await fetchPage(signal, nextParam())]
  }

  function nextParam(): Param | undefined {
    const last = pages?.[pages.length - 1]
    return last && nextPage(last)
  }

  function start(load: Load) {
    latest = load
    isDue = false
    stopTimer()
    if (isEnded || subscribers.size === 0) return
    const left_ms = throttle.left_ms()
    if (left_ms > 0) wait(left_ms, true)
    else if (!request) void run(load)
    publish()
  }

  async function run(load: Load) {
    const mine = new AbortController()
    request = mine
    let loaded: readonly Page[] | undefined
    let error: unknown
    try {
      loaded = await load(mine.signal)
    } catch (thrown) {
      error = thrown
    }
    if (request !== mine) return
    request = undefined
    if (loaded) succeeded(loaded, load)
    else failed(error)
    publish()
  }

  function succeeded(loaded: readonly Page[], load: Load) {
    pages = reuseUnchanged(pages, loaded)
    data = reuseUnchanged(data, read(pages))
    if (load === loadAll) fetchedAt = clock.now()
    failure = undefined
    failuresInARow = 0
    if (polling) wait(polling.refetchInterval_ms(data), false)
    onSuccess?.(data)
  }

  function failed(error: unknown) {
    failure = error instanceof WebexError ? error.failure : undefined
    failuresInARow += 1
    const delay_ms = polling?.retryDelay_ms(failure, failuresInARow)
    if (delay_ms !== undefined) wait(delay_ms, false)
  }

  function wait(ms: number, isAsked: boolean) {
    stopTimer()
    const stop = new AbortController()
    timer = { since: clock.now(), ms, isAsked, stop }
    clock.wait(ms, stop.signal).then(fetchIfWanted, () => {})
  }

  function stopTimer() {
    timer?.stop.abort()
    timer = undefined
  }

  function fetchIfWanted() {
    if (polling?.isWanted?.() ?? true) return start(latest)
    stopTimer()
    isDue = true
  }

  function abort() {
    request?.abort()
    request = undefined
  }

  function stop() {
    abort()
    stopTimer()
    isDue = false
    publish()
  }

  function isFresh(): boolean {
    const age = fetchedAt === undefined ? -1 : clock.now() - fetchedAt
    return !failure && age >= 0 && age < FRESH_MS
  }

  return {
    state: store.get,
    subscribe(listener) {
      const own = {}
      const unsubscribe = store.subscribe(listener)
      subscribers.add(own)
      if (subscribers.size === 1 && !isFresh()) start(loadAll)
      return () => {
        unsubscribe()
        if (subscribers.delete(own) && subscribers.size === 0) stop()
      }
    },
    refetch: () => start(loadAll),
    fetchMore() {
      if (nextParam() !== undefined && !store.get().isFetching) start(loadNext)
    },
    invalidate: fetchIfWanted,
    refetchIfDue() {
      if (isDue) start(latest)
    },
    restart() {
      abort()
      start(latest)
    },
    resume() {
      if (request || polling?.refetchOnResume) {
        abort()
        start(latest)
      } else if (timer?.isAsked) fetchIfWanted()
      else if (timer) {
        const passed = clock.now() - timer.since
        wait(passed < 0 ? 0 : Math.max(0, timer.ms - passed), false)
      } else if (failure && !isRefusal(failure)) start(latest)
    },
    end() {
      isEnded = true
      pages = undefined
      data = undefined
      fetchedAt = undefined
      failure = undefined
      stop()
    },
  }
}

function isSameState<T>(a: QueryState<T>, b: QueryState<T>): boolean {
  return a.data === b.data && a.isFetching === b.isFetching && a.failure === b.failure
}
