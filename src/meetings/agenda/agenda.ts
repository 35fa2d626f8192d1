// The agenda of the person who is signed in, kept fresh for as long as it is open: what was fetched last
// is there at once, then Webex is polled in the rhythm of rhythm.ts. The days around today
// come first, further weeks as the viewer goes there. A failure never takes away what is there.
// No React; the screens see it through use-agenda.ts.

import { createQuery, type OwnQuery, type QueryDeps } from '../../queries/query'
import { createStore } from '../../store'
import { addDays, localDay, startOfDay } from '../../time/zone'
import type { AppStorage } from '../../tv/storage/storage'
import type { Failure } from '../../webex/http/failure'
import { endOf } from '../meeting'
import { type AgendaData, continues, createMerger } from './agenda-data'
import { clearCache, loadCache, type Snapshot, saveCache } from './cache'
import {
  type CalendarAccess,
  type Days,
  fetchDays,
  fetchHome,
  fetchLive,
  furtherDays,
} from './calendar'
import { afterFailure_ms, afterSuccess_ms, FURTHER_MS, PRESENT_MS } from './rhythm'

export interface AgendaState {
  /** From the last request, an earlier one, or an earlier start of the app. */
  data?: AgendaData | undefined
  /** Whether the days around today are being fetched. */
  isFetching: boolean
  /** Whether days are being fetched that come after `data.through`. */
  isFetchingMore: boolean
  /** Why the last request gave nothing; stays until one succeeds. */
  failure?: Failure | undefined
}

export interface Agenda {
  /** Shows what was stored, then fetches, and goes on fetching until closed. */
  open(): Promise<void>
  /** The same object until something changes. */
  state(): AgendaState
  /** Calls back after each change of `state()`; returns a way to stop. */
  subscribe(listener: () => void): () => void
  /**
   * The viewer is at this day (YYYY-MM-DD), or at today where there is no meeting to be at: loads further
   * weeks, up to `data.last`, until three days and a meeting are ahead of it. To be called at each move,
   * and at first; costs nothing when all is there. Where nothing else is ahead, they go on being fetched.
   */
  showDay(day: string): void
  /** The viewer asks, or has changed the zone. Shares a request that is under way, obeys Retry-After. */
  refetch(): void
  /** Back from standby, or the network came: a request of before is dead, so a new one replaces it. */
  resume(): void
  /** Fetches no more; the data of the days around today stays. */
  close(): void
  /** Nobody is signed in: closes, and drops the data, on the disk too. Nothing asked before will arrive. */
  forget(): void
}

export interface AgendaDeps extends CalendarAccess, Pick<QueryDeps, 'throttle'> {
  storage: AppStorage
  /** 0 to 1; Math.random unless a test needs to know. */
  random?: () => number
}

/** A viewer who is this near to the end of what is loaded should not come to it. */
const DAYS_AHEAD = 3

/** What is fetched while the agenda is open. */
interface Opened {
  /** Missing until what was stored has been read. */
  home?: Running<Snapshot>
  /** In the order of their days, without gaps. */
  further: FurtherWeek[]
  /** Ids of the meetings that somebody is in; from the first success of `home` on. */
  live?: Running<string[]>
  viewer?: { day: string; at: number }
}

/** A query that the agenda subscribes to, and how to stop. */
interface Running<T> {
  query: OwnQuery<T>
  stop(): void
}

type FurtherWeek = Days & Running<Snapshot>

const NOBODY: readonly string[] = []

/** The agenda, closed and empty. All its time is the clock of `client`. */
export function createAgenda(deps: AgendaDeps): Agenda {
  const { storage, zone, throttle, random = Math.random } = deps
  const { clock } = deps.client
  const merged = createMerger()
  const store = createStore<AgendaState>({ isFetching: false, isFetchingMore: false }, isSameState)

  let opened: Opened | undefined
  let home: Snapshot | undefined
  let live = NOBODY

  const today = () => localDay(clock.now(), zone())

  function publish() {
    const { further = [] } = opened ?? {}
    const ofHome = opened?.home?.query.state()
    const weeks = further.flatMap((week) => week.query.state().data ?? [])
    store.set({
      data: home && merged({ home, further: weeks, live, zone: zone(), today: today() }),
      isFetching: opened ? (ofHome?.isFetching ?? true) : false,
      isFetchingMore: further.some(isFetchingAtFirst),
      failure:
        ofHome?.failure ?? further.filter(isNearViewer).find(hasFailed)?.query.state().failure,
    })
  }

  function onChange() {
    publish()
    extend()
  }

  function openHome(mine: Opened) {
    const query = createQuery<Snapshot>(
      { clock, throttle },
      {
        fetchPage: (signal) => fetchHome(deps, signal),
        read: latestOf,
        ...(home && { initialPages: [home] }),
        polling: {
          refetchInterval_ms: ({ meetings }) =>
            afterSuccess_ms(meetings, clock.now(), zone(), random()),
          retryDelay_ms: afterFailure_ms,
          refetchOnResume: true,
        },
        onSuccess(snapshot) {
          home = snapshot
          void saveCache(storage, snapshot, zone())
          dropPassed(mine, snapshot)
          refetchLive(mine)
        },
      },
    )
    mine.home = { query, stop() {} }
    mine.home.stop = query.subscribe(onChange)
  }

  /** Whether somebody is in a meeting. Best effort: while that is not known, nobody is. */
  function refetchLive(mine: Opened) {
    if (mine.live) return mine.live.query.restart()
    const query = createQuery<string[]>(
      { clock, throttle },
      { fetchPage: (signal) => fetchLive(deps.client, signal), read: latestOf },
    )
    mine.live = { query, stop() {} }
    mine.live.stop = query.subscribe(() => {
      const { data, failure } = query.state()
      live = failure ? NOBODY : (data ?? NOBODY)
      publish()
    })
  }

  /** As today moves on, the days around it take over those of the next week. */
  function dropPassed(mine: Opened, snapshot: Snapshot) {
    let sofar = snapshot
    mine.further = mine.further.filter((week) => {
      const stays = continues(sofar, week)
      if (stays) sofar = { ...sofar, through: week.through }
      else week.stop()
      return stays
    })
  }

  /** Loads on until enough is ahead of the viewer, one week after the other. */
  function extend() {
    const { data, isFetchingMore, failure } = store.get()
    if (!opened || !data || isFetchingMore || failure || data.through >= data.last) return
    const next = furtherDays(addDays(data.through, 1))
    // One that is there and has nothing has failed, and will try again by itself.
    if (opened.further.some((week) => week.through >= next.from) || !isNearViewer(next)) return
    const week: FurtherWeek = { ...next, query: furtherQuery(next), stop() {} }
    opened.further.push(week)
    week.stop = week.query.subscribe(onChange)
  }

  function furtherQuery(days: Days): OwnQuery<Snapshot> {
    return createQuery<Snapshot>(
      { clock, throttle },
      {
        fetchPage: (signal) => fetchDays(deps, days, signal),
        read: latestOf,
        polling: {
          refetchInterval_ms: () => FURTHER_MS,
          retryDelay_ms: afterFailure_ms,
          isWanted: () => isNearViewer(days),
        },
      },
    )
  }

  /** Whether the viewer has come to these days, is near them, or has nothing else ahead. */
  function isNearViewer({ from }: Days): boolean {
    const viewer = opened?.viewer
    if (!viewer) return false
    const meetings = store.get().data?.meetings ?? []
    const now = clock.now()
    const start = startOfDay(from, zone())
    // What comes next is on the screen for as long as there is one, with or without a key press.
    if (!meetings.some((meeting) => meeting.start < start && endOf(meeting) > now)) return true
    const passed = now - viewer.at
    if (passed < 0 || passed >= PRESENT_MS) return false
    const tomorrow = startOfDay(addDays(viewer.day, 1), zone())
    return (
      from <= addDays(viewer.day, DAYS_AHEAD) ||
      !meetings.some((meeting) => meeting.start >= tomorrow)
    )
  }

  function close() {
    const { home: ofHome, live: ofLive, further = [] } = opened ?? {}
    opened = undefined
    for (const running of [ofHome, ofLive, ...further]) running?.stop()
    publish()
  }

  return {
    state: store.get,
    subscribe: store.subscribe,
    async open() {
      if (opened) return
      const mine: Opened = { further: [] }
      opened = mine
      publish()
      const stored = home ?? (await loadCache(storage))
      if (opened !== mine) return
      home = stored
      // However new what was stored is, it is fetched.
      openHome(mine)
      publish()
    },
    showDay(day) {
      if (!opened) return
      opened.viewer = { day, at: clock.now() }
      for (const week of opened.further) if (isNearViewer(week)) week.query.refetchIfDue()
      // The failure of a week is shown only while the viewer is near it.
      if (opened.further.some(hasFailed)) publish()
      extend()
    },
    refetch() {
      publish()
      opened?.home?.query.refetch()
      for (const week of opened?.further ?? []) week.query.invalidate()
    },
    resume() {
      opened?.home?.query.resume()
      for (const week of opened?.further ?? []) week.query.resume()
      publish()
    },
    close,
    forget() {
      home = undefined
      live = NOBODY
      close()
      void clearCache(storage)
    },
  }
}

const latestOf = <T>(pages: readonly T[]) => pages[pages.length - 1] as T

const hasFailed = ({ query }: FurtherWeek) => query.state().failure !== undefined

const isFetchingAtFirst = ({ query }: FurtherWeek) =>
  query.state().isFetching && query.state().data === undefined

function isSameState(a: AgendaState, b: AgendaState): boolean {
  return (
    a.data === b.data &&
    a.isFetching === b.isFetching &&
    a.isFetchingMore === b.isFetchingMore &&
    a.failure === b.failure
  )
}
