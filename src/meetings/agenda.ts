// The agenda of the person who is signed in, kept fresh for as long as it is open: what was seen last
// is there at once, then Webex is asked, and asked again in the rhythm of rhythm.ts. A failure
// never takes away what is there. No React; the screens see it through use-agenda.ts.

import { QueryClient, QueryObserver, type QueryObserverResult } from '@tanstack/react-query'
import type { Keep } from '../tv/keep'
import type { Failure, WebexError } from '../webex/failure'
import { type Day, daysOf } from './days'
import { dropSeen, keepSeen, readSeen, type Seen } from './kept'
import { type Calendar, lookQuery, windowAround } from './look'
import { afterFailure_ms, afterSuccess_ms } from './rhythm'

export interface AgendaState {
  /** What we have: from this look, an earlier one, or an earlier start. `days` are the viewer's. */
  have?: Seen & { days: Day[] }
  /** Whether we are asking. */
  asking: boolean
  /** Why the last look gave nothing; stays until one succeeds. */
  failure?: Failure
}

export interface Agenda {
  /** Shows what was kept, then looks, and goes on looking until closed. */
  open(): Promise<void>
  state(): AgendaState
  /** Calls back after each change of `state()`; returns a way to stop. */
  subscribe(listener: () => void): () => void
  /** The viewer asks, or has changed the zone. Shares a look that is under way, obeys Retry-After. */
  refresh(): void
  /** Back from standby, or the network came: a look of before is dead, so a new one replaces it. */
  resume(): void
  /** Stops looking; what we have stays. */
  close(): void
  /** Nobody is signed in: stops, and drops what we have, on the disk too. Nothing asked before will arrive. */
  forget(): void
}

export interface AgendaParts extends Calendar {
  keep: Keep
  /** 0 to 1; Math.random unless a test needs to know. */
  random?: () => number
}

interface Opened {
  /** Missing until what was kept has been read. */
  observer?: QueryObserver<Seen, WebexError>
  stop?: () => void
}

/** The agenda, closed and empty. All its time is the wire's clock. */
export function createAgenda(parts: AgendaParts): Agenda {
  const { keep, zone, random = Math.random } = parts
  const { clock } = parts.wire
  const queries = new QueryClient()
  const listeners = new Set<() => void>()
  const inDays = dayKeeper()

  let opened: Opened | undefined
  let timer: AbortController | undefined
  let seen: Seen | undefined
  let failure: Failure | undefined
  let failures = 0
  let hold: { since: number; ms: number } | undefined
  let state: AgendaState = { asking: false }

  function publish() {
    const asking = opened ? (opened.observer?.getCurrentResult().isFetching ?? true) : false
    state = { have: seen && inDays(seen, clock.now(), zone()), asking, failure }
    for (const listener of listeners) listener()
  }

  function onResult(result: QueryObserverResult<Seen, WebexError>) {
    if (!result.isFetching) landed(result)
    publish()
  }

  function landed(result: QueryObserverResult<Seen, WebexError>) {
    if (result.isSuccess) {
      seen = result.data
      failure = undefined
      failures = 0
      void keepSeen(keep, seen)
      return lookIn(afterSuccess_ms(seen.meetings, clock.now(), zone(), random()))
    }
    failure = result.error?.failure
    failures += 1
    const wait = afterFailure_ms(failure, failures)
    if (failure?.kind === 'throttled' && wait) hold = { since: clock.now(), ms: wait }
    if (wait !== undefined) lookIn(wait)
  }

  /** How long Retry-After still forbids to ask, in ms. A clock set back meanwhile ends it. */
  function held_ms(): number {
    const passed = hold ? clock.now() - hold.since : 0
    return hold && passed >= 0 ? Math.max(0, hold.ms - passed) : 0
  }

  function lookIn(ms: number) {
    timer?.abort()
    timer = new AbortController()
    clock.wait(ms, timer.signal).then(look, () => {})
  }

  function look() {
    if (!opened?.observer) return
    const wait = held_ms()
    if (wait > 0) return lookIn(wait)
    timer?.abort()
    void opened.observer.refetch({ cancelRefetch: false })
  }

  function close() {
    timer?.abort()
    opened?.stop?.()
    opened = undefined
    publish()
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async open() {
      if (opened) return
      const mine: Opened = {}
      opened = mine
      publish()
      const kept = seen ?? (await readSeen(keep))
      if (opened !== mine) return
      seen = kept
      mine.observer = new QueryObserver(queries, { ...lookQuery(parts), initialData: seen })
      mine.stop = mine.observer.subscribe(onResult)
      publish()
      look()
    },
    refresh() {
      publish()
      look()
    },
    resume() {
      void opened?.observer?.getCurrentQuery().cancel({ silent: true })
      publish()
      look()
    },
    close,
    forget() {
      queries.clear()
      seen = failure = hold = undefined
      failures = 0
      close()
      void dropSeen(keep)
    },
  }
}

/** Days cost time-zone arithmetic; they are counted again only for another answer, zone or today. */
function dayKeeper() {
  let last: { seen: Seen; zone: string; from: number; have: Seen & { days: Day[] } } | undefined
  return (seen: Seen, now: number, zone: string) => {
    const { from, to } = windowAround(now, zone)
    if (!last || last.seen !== seen || last.zone !== zone || last.from !== from) {
      const days = daysOf(seen.meetings, zone, from, to)
      last = { seen, zone, from, have: { ...seen, days } }
    }
    return last.have
  }
}
