// The shelf, page by page: recordings of the last four weeks, then of the four before, and so on. Where
// nothing was recorded the next page goes further back by itself, for a year at most.

import type { Page } from '../webex/client/pages'
import type { ListRecordingsOptions, WebexRecording } from '../webex/recordings/recordings'
import { newestFirst, type Recording, recordingOf } from './recording'

const DAY_MS = 86_400_000
/** Webex names no largest window; four weeks are one that its other lists take too. */
export const WINDOW_MS = 28 * DAY_MS
/** The end of "until now", lest a recording that was just made is missed by a clock that is behind. */
export const LEEWAY_MS = 3_600_000
/** A year: what Webex keeps where a site does not say otherwise. */
const MOST_EMPTY = 12

export interface Shelf {
  /** Newest first, each once. */
  recordings: Recording[]
  /** How many could not be read. */
  unreadable: number
  /** Whether `fetchMore` may find older ones. */
  hasMore: boolean
  /** The start of what was searched, ms since 1970. */
  since: number
}

/** Where a page of the shelf is. */
export interface ShelfPlace {
  /** The end of its window, ms since 1970. */
  to: number
  /** Its start, ms since 1970. */
  from: number
  /** How many windows before it, one after the other, had nothing. */
  empty: number
  /** The rest of a window that has more than a page. */
  url?: string
}

export interface ShelfPage {
  recordings: Recording[]
  /** How many could not be read. */
  unreadable: number
  /** The start of what was searched, ms since 1970. */
  since: number
  next?: ShelfPlace | undefined
}

type List = (filter: ListRecordingsOptions) => Promise<Page<WebexRecording>>

/**
 * Fetches a page of the shelf of recordings. The first has the last four weeks, whatever is in them; every other goes
 * back until something is found.
 * @param place where the page is; without it, the first
 * @param now ms since 1970
 * @throws what `list` throws
 */
export async function shelfPage(
  list: List,
  place: ShelfPlace | undefined,
  now: number,
  signal: AbortSignal,
): Promise<ShelfPage> {
  let at = place ?? { from: now - WINDOW_MS, to: now + LEEWAY_MS, empty: 0 }
  let unreadable = 0
  for (;;) {
    const { from, to, url } = at
    const page = await list({ from, to, next: url, signal })
    const recordings = page.items.flatMap((item) => recordingOf(item) ?? [])
    unreadable += page.unreadable + page.items.length - recordings.length
    const isEmpty = recordings.length === 0 && url === undefined
    const next = placeAfter(at, page.next, isEmpty)
    if (recordings.length > 0 || !place || !next)
      return { recordings, unreadable, since: from, next }
    at = next
  }
}

function placeAfter(
  at: ShelfPlace,
  url: string | undefined,
  isEmpty: boolean,
): ShelfPlace | undefined {
  if (url !== undefined) return { ...at, url, empty: 0 }
  const empty = isEmpty ? at.empty + 1 : 0
  return empty > MOST_EMPTY ? undefined : { from: at.from - WINDOW_MS, to: at.from, empty }
}

/** The shelf that all fetched pages make together: recordings newest first, each once. */
export function shelfOf(pages: readonly ShelfPage[]): Shelf {
  const recordings = new Map<string, Recording>()
  for (const page of pages)
    for (const recording of page.recordings) recordings.set(recording.id, recording)
  const last = pages[pages.length - 1]
  return {
    recordings: [...recordings.values()].sort(newestFirst),
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
    hasMore: last?.next !== undefined,
    since: last?.since ?? 0,
  }
}
