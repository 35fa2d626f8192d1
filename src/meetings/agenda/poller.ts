// One part of the calendar, asked for again and again: in a rhythm when it went well, as its cause
// asks when it failed, and not while nobody looks. TanStack Query shares, aborts and keeps the answers;
// when to ask is decided here, since its timers run on the television's own clock, which jumps.

import { type QueryClient, QueryObserver, type QueryObserverResult } from '@tanstack/react-query'
import type { Clock } from '../../clock'
import type { Failure, WebexError } from '../../webex/failure'
import type { Throttle } from '../../webex/throttle'
import type { Snapshot } from './cache'
import type { CalendarQuery } from './calendar'
import { afterFailure_ms } from './rhythm'

export interface Poller {
  data(): Snapshot | undefined
  isFetching(): boolean
  /** Why the last look gave nothing; gone with the next good one. */
  failure(): Failure | undefined
  /** Asks now, or when Retry-After allows. Shares a request that is under way. */
  fetchDays(): void
  /** Asks now if somebody looks, else as soon as somebody does. */
  fallDue(): void
  /** Somebody looks: asks if that fell due meanwhile. */
  wake(): void
  /** Asks now, in place of a request that is under way: after standby it is dead. */
  restart(): void
  /** As `restart` if a request is under way; else asks when it would have, had no timer been frozen. */
  revive(): void
  /** Stops, and aborts a request that is under way. */
  close(): void
}

export interface PollerDeps {
  queries: QueryClient
  clock: Clock
  throttle: Pick<Throttle, 'left_ms'>
  query: CalendarQuery
  /** What was seen before, if anything. */
  initial?: Snapshot
  /** How long after a good look to look again, in ms. */
  again_ms: (seen: Snapshot) => number
  /** Whether somebody looks; always when not given. */
  wanted?: () => boolean
  /** After each good look, before `onChange`. */
  onSeen?: (seen: Snapshot) => void
  onChange: () => void
}

export function poll(parts: PollerDeps): Poller {
  const { clock, throttle, onChange, onSeen, wanted = () => true } = parts
  const observer = new QueryObserver(parts.queries, { ...parts.query, initialData: parts.initial })
  let data = parts.initial
  let failure: Failure | undefined
  let failures = 0
  let timer: { since: number; ms: number; stop: AbortController } | undefined
  let isDue = false

  const stop = observer.subscribe((result) => {
    if (!result.isFetching) landed(result)
    onChange()
  })

  function landed(result: QueryObserverResult<Snapshot, WebexError>) {
    if (result.isSuccess) {
      data = result.data
      failure = undefined
      failures = 0
      lookIn(parts.again_ms(data))
      return onSeen?.(data)
    }
    failure = result.error?.failure
    failures += 1
    const wait = afterFailure_ms(failure, failures)
    if (wait !== undefined) lookIn(wait)
  }

  function lookIn(ms: number) {
    timer?.stop.abort()
    timer = { since: clock.now(), ms, stop: new AbortController() }
    clock.wait(ms, timer.stop.signal).then(fallDue, () => {})
  }

  function fetchDays() {
    isDue = false
    const wait = throttle.left_ms()
    if (wait > 0) return lookIn(wait)
    timer?.stop.abort()
    timer = undefined
    void observer.refetch({ cancelRefetch: false })
  }

  function restart() {
    void observer.getCurrentQuery().cancel({ silent: true })
    fetchDays()
  }

  function fallDue() {
    if (wanted()) return fetchDays()
    timer?.stop.abort()
    timer = undefined
    isDue = true
  }

  return {
    data: () => data,
    isFetching: () => observer.getCurrentResult().isFetching,
    failure: () => failure,
    fetchDays,
    fallDue,
    wake() {
      if (isDue) fetchDays()
    },
    restart,
    revive() {
      if (observer.getCurrentResult().isFetching) return restart()
      if (!timer) return
      const passed = clock.now() - timer.since
      lookIn(passed < 0 ? 0 : Math.max(0, timer.ms - passed))
    },
    close() {
      timer?.stop.abort()
      stop()
    },
  }
}
