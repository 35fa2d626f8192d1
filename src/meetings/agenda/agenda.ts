// The agenda of the person who is signed in, kept fresh for as long as it is open: what was seen last
// is there at once, then Webex is asked, and asked again in the rhythm of rhythm.ts. The week around
// today comes first, further weeks as the viewer goes there. A failure never takes away what is there.
// No React; the screens see it through use-agenda.ts.

import { QueryClient, replaceEqualDeep } from '@tanstack/react-query'
import { addDays, localDay, startOfDay } from '../../time/zone'
import type { AppStorage } from '../../tv/storage'
import { type Failure, WebexError } from '../../webex/failure'
import { endOf } from '../meeting'
import { type AgendaData, continues, mergeSnapshots, type Snapshots } from './agenda-data'
import { clearCache, loadCache, type Snapshot, saveCache } from './cache'
import {
  type CalendarAccess,
  type Days,
  furtherDays,
  furtherQuery,
  homeQuery,
  liveQuery,
} from './calendar'
import { type Poller, poll } from './poller'
import { afterSuccess_ms, FURTHER_MS, LOOKING_MS } from './rhythm'

export interface AgendaState {
  /** What we have: from this look, an earlier one, or an earlier start. */
  data?: AgendaData
  /** Whether we are asking for the days around today. */
  isFetching: boolean
  /** Whether days are on their way that come after `have.through`. */
  isFetchingMore: boolean
  /** Why the last look gave nothing; stays until one succeeds. */
  failure?: Failure
}

export interface Agenda {
  /** Shows what was kept, then looks, and goes on looking until closed. */
  open(): Promise<void>
  state(): AgendaState
  /** Calls back after each change of `state()`; returns a way to stop. */
  subscribe(listener: () => void): () => void
  /**
   * The viewer is at this day (YYYY-MM-DD), or at today where there is no meeting to be at: loads further
   * weeks, up to `have.last`, until three days and a meeting are ahead of it. To be called at each move,
   * and at first; costs nothing when all is there. Where nothing else is ahead, they stay looked at.
   */
  showDay(day: string): void
  /** The viewer asks, or has changed the zone. Shares a look that is under way, obeys Retry-After. */
  refetch(): void
  /** Back from standby, or the network came: a look of before is dead, so a new one replaces it. */
  resume(): void
  /** Stops looking; what we have of the days around today stays. */
  close(): void
  /** Nobody is signed in: stops, and drops what we have, on the disk too. Nothing asked before will arrive. */
  forget(): void
}

export interface AgendaParts extends CalendarAccess {
  storage: AppStorage
  /** 0 to 1; Math.random unless a test needs to know. */
  random?: () => number
}

/** A viewer who is this near to the end of what is loaded should not come to it. */
const DAYS_AHEAD = 3

interface Opened {
  /** Missing until what was kept has been read. */
  home?: Poller
  /** In the order of their days, without gaps. */
  further: Further[]
  viewer?: { day: string; at: number }
}

type Further = Days & { poll: Poller }

/** The agenda, closed and empty. All its time is the wire's clock. */
export function createAgenda(parts: AgendaParts): Agenda {
  const { storage, zone, throttle, random = Math.random } = parts
  const { clock } = parts.http
  const queries = new QueryClient()
  const listeners = new Set<() => void>()
  const gathered = gatherer()

  let opened: Opened | undefined
  let seen: Snapshot | undefined
  let live: readonly string[] = []
  let state: AgendaState = { isFetching: false, isFetchingMore: false }

  const today = () => localDay(clock.now(), zone())

  function publish() {
    const { home, further = [] } = opened ?? {}
    const weeks = further.flatMap((week) => week.poll.data() ?? [])
    state = {
      data: seen && gathered({ home: seen, further: weeks, live, zone: zone(), today: today() }),
      isFetching: opened ? (home?.isFetching() ?? true) : false,
      isFetchingMore: further.some((week) => week.poll.isFetching() && !week.poll.data()),
      failure: home?.failure() ?? further.filter(isLookedAt).find(hasFailed)?.poll.failure(),
    }
    for (const listener of listeners) listener()
  }

  function onChange() {
    publish()
    extend()
  }

  function watchHome(mine: Opened): Poller {
    return poll({
      queries,
      clock,
      throttle,
      query: homeQuery(parts),
      initial: seen,
      again_ms: ({ meetings }) => afterSuccess_ms(meetings, clock.now(), zone(), random()),
      onSeen(now) {
        seen = now
        void saveCache(storage, now, zone())
        void lookWhoIsIn(mine)
        dropPassed(mine, now)
      },
      onChange,
    })
  }

  /** Whether somebody is in a meeting is good to know, and its failure is nobody's trouble. */
  async function lookWhoIsIn(mine: Opened) {
    await queries.cancelQueries({ queryKey: ['live'] }, { silent: true })
    try {
      const ids = await queries.fetchQuery(liveQuery(parts))
      if (opened === mine) live = ids
    } catch (error) {
      if (opened !== mine || !(error instanceof WebexError)) return
      live = []
    }
    if (opened === mine) publish()
  }

  /** As today moves on, the days around it take over those of the next week. */
  function dropPassed(mine: Opened, home: Snapshot) {
    let sofar = home
    mine.further = mine.further.filter((week) => {
      const stays = continues(sofar, week)
      if (stays) sofar = { ...sofar, through: week.through }
      else drop(week)
      return stays
    })
  }

  function drop(week: Further) {
    week.poll.close()
    queries.removeQueries({ queryKey: ['agenda', week.from] })
  }

  /** Loads on until enough is ahead of the viewer, one week after the other. */
  function extend() {
    const { data, isFetchingMore, failure } = state
    if (!opened || !data || isFetchingMore || failure || data.through >= data.last) return
    const next = furtherDays(addDays(data.through, 1))
    // One that is there and has nothing has failed, and will try again by itself.
    if (opened.further.some((week) => week.through >= next.from) || !isLookedAt(next)) return
    const week = watchFurther(next)
    opened.further.push(week)
    week.poll.fetchDays()
  }

  function watchFurther(days: Days): Further {
    return {
      ...days,
      poll: poll({
        queries,
        clock,
        throttle,
        query: furtherQuery(parts, days),
        again_ms: () => FURTHER_MS,
        wanted: () => isLookedAt(days),
        onChange,
      }),
    }
  }

  /** Whether the viewer has come to these days, is near them, or has nothing else ahead. */
  function isLookedAt({ from }: Days): boolean {
    const viewer = opened?.viewer
    if (!viewer) return false
    const meetings = state.data?.meetings ?? []
    const now = clock.now()
    const start = startOfDay(from, zone())
    // What comes next is on the screen for as long as there is one, with or without a key press.
    if (!meetings.some((meeting) => meeting.start < start && endOf(meeting) > now)) return true
    const passed = now - viewer.at
    if (passed < 0 || passed >= LOOKING_MS) return false
    const tomorrow = startOfDay(addDays(viewer.day, 1), zone())
    return (
      from <= addDays(viewer.day, DAYS_AHEAD) ||
      !meetings.some((meeting) => meeting.start >= tomorrow)
    )
  }

  function close() {
    opened?.home?.close()
    opened?.further.forEach(drop)
    void queries.cancelQueries({ queryKey: ['live'] })
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
      const mine: Opened = { further: [] }
      opened = mine
      publish()
      const kept = seen ?? (await loadCache(storage))
      if (opened !== mine) return
      seen = kept
      mine.home = watchHome(mine)
      // Whatever was kept, Webex is asked.
      mine.home.fetchDays()
      publish()
    },
    showDay(day) {
      if (!opened) return
      opened.viewer = { day, at: clock.now() }
      for (const week of opened.further) if (isLookedAt(week)) week.poll.wake()
      // The failure of a week is told to those who look at it.
      if (opened.further.some(hasFailed)) publish()
      extend()
    },
    refetch() {
      publish()
      opened?.home?.fetchDays()
      for (const week of opened?.further ?? []) week.poll.fallDue()
    },
    resume() {
      opened?.home?.restart()
      for (const week of opened?.further ?? []) week.poll.revive()
      publish()
    },
    close,
    forget() {
      seen = undefined
      live = []
      close()
      queries.clear()
      void clearCache(storage)
    },
  }
}

const hasFailed = (week: Further) => week.poll.failure() !== undefined

/**
 * Days cost time-zone arithmetic, so they are gathered again only from other parts; and what comes out
 * as it was before stays the same object, so that unchanged rows are not drawn again.
 */
function gatherer() {
  let from: Snapshots | undefined
  let data: AgendaData | undefined
  return (parts: Snapshots) => {
    if (!from || !isSame(from, parts)) data = replaceEqualDeep(data, mergeSnapshots(parts))
    from = parts
    return data
  }
}

function isSame(a: Snapshots, b: Snapshots): boolean {
  return (
    a.home === b.home &&
    a.live === b.live &&
    a.zone === b.zone &&
    a.today === b.today &&
    a.further.length === b.further.length &&
    a.further.every((seen, n) => seen === b.further[n])
  )
}
