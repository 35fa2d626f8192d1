// What was recorded of meetings, newest first, and what belongs to a recording: its film behind a link
// that lives for three hours, what was said in it, and a summary. Lives in memory alone. No React; the
// screens see it through use-recordings.ts.

import { InfiniteQueryObserver, QueryObserver } from '@tanstack/react-query'
import { manualQueryOptions, told } from '../queries/by-hand'
import { createQuery, type Query } from '../queries/query'
import { createQueries } from '../queries/questions'
import type { WebexAccess } from '../queries/webex-access'
import { ok, type Result, WebexError } from '../webex/failure'
import { instantOf } from '../webex/meetings'
import { PAGES_WITHOUT_END } from '../webex/pages'
import { getRecording, listRecordings, type RecordingsAsked } from '../webex/recordings'
import { getSummary } from '../webex/summaries'
import { instanceOf, withHosts } from './instances'
import {
  isOf,
  type MeetingOfRecording,
  newestFirst,
  type Recording,
  recordingOf,
} from './recording'
import {
  LEEWAY_MS,
  type Shelf,
  type ShelfPage,
  type ShelfPlace,
  shelfOf,
  shelfPage,
  WINDOW_MS,
} from './shelf'
import { transcriptOf, unlessMissing } from './transcript'
import { type Line, linesOf } from './vtt'

const DAY_MS = 86_400_000
/** 1000 recordings of some days; a server whose pages never end must not keep a television busy. */
const MAX_PAGES = 10

/** Where a recording's film is for now. Links carry their own ticket: a token must never go there. */
export interface Film {
  /** Direct address of the film; undefined where Webex gives none (downloads are forbidden). */
  link?: string
  /** When the link dies, ms since 1970. */
  expiresAt?: number
}

export interface Transcript {
  /** In the order of their start; empty when there is no transcript. */
  lines: Line[]
}

/** A summary in words: the HTML of Webex reduced to blocks. */
export interface Summary {
  blocks: Block[]
  actionItems: string[]
}

export type Block = { kind: 'heading' | 'text' | 'item'; text: string }

export interface Recordings {
  /** Those of the last four weeks at first; `more` asks for older ones. */
  shelf: Query<Shelf>
  /**
   * Those made from `from` (ms since 1970) until now, newest first, for the days of the past that an
   * agenda shows; asks for as long as somebody looks, and `again`.
   */
  since(from: number): Query<Recording[]>
  /** Recordings of one meeting of the past, for its own screen, the first part first; needs no shelf. */
  of(meeting: MeetingOfRecording): Query<Recording[]>
  /** Asks for a fresh link each time it is called. @throws AbortError when `signal` aborts */
  film(recordingId: string, signal?: AbortSignal): Promise<Result<Film>>
  transcript(recording: Recording): Query<Transcript>
  summary(recording: Recording): Query<Summary>
  /** That of a meeting of the past, recorded or not. */
  summaryOf(meeting: MeetingOfRecording): Query<Summary>
  /** Standby is over, or the network is back: what failed is asked again. */
  resume(): void
  /** Nobody is signed in: drops everything. Nothing asked before will arrive. */
  forget(): void
}

/** Recordings, none asked for yet. All its time is the wire's clock. */
export function createRecordings({ http, api, authorized, throttle }: WebexAccess): Recordings {
  const { clock } = http
  const questions = createQueries(clock, throttle)
  const { queries, common, resume } = questions
  let shelf = newShelf()

  /** A question that has one answer. */
  function question<T>(queryKey: string[], ask: (signal: AbortSignal) => Promise<T>): Query<T> {
    type Timed = { value: T; fetchedAt: number }
    const observer = new QueryObserver<Timed, WebexError>(queries, {
      ...manualQueryOptions,
      queryKey,
      queryFn: async ({ signal }) => ({ value: await ask(signal), fetchedAt: clock.now() }),
    })
    return createQuery<Timed, T>({
      ...common(),
      observer,
      fetchedAt_ms: ({ fetchedAt }) => fetchedAt,
      read: ({ value }) => value,
    })
  }

  async function ask<T>(call: (token: string) => Promise<Result<T>>): Promise<T> {
    return told(await authorized(call))
  }

  const webex = { http, api, ask }
  const list = (asked: RecordingsAsked) => ask((token) => listRecordings(http, api, token, asked))

  /** Every recording of a window, all pages. @throws WebexError of the first that cannot be had */
  async function all(asked: RecordingsAsked): Promise<Recording[]> {
    const found: Recording[] = []
    let next: string | undefined
    for (let page = 0; page === 0 || next; page++) {
      if (page >= MAX_PAGES) throw new WebexError(PAGES_WITHOUT_END)
      const { items, next: after } = await list({ ...asked, next })
      found.push(...items.flatMap((item) => recordingOf(item) ?? []))
      next = after
    }
    return found
  }

  async function summaryBy(meetingId: string | undefined, signal: AbortSignal): Promise<Summary> {
    if (!meetingId) return NO_SUMMARY
    const asked = ask((token) => getSummary(http, api, token, { meetingId, signal }))
    return (await unlessMissing(asked)) ?? NO_SUMMARY
  }

  function newShelf(): Query<Shelf> {
    const observer = new InfiniteQueryObserver<ShelfPage, WebexError>(queries, {
      ...manualQueryOptions,
      queryKey: ['shelf'],
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
      queryFn: async ({ pageParam, signal }) => {
        const place = pageParam as ShelfPlace | undefined
        const page = await shelfPage(list, place, clock.now(), signal)
        return { ...page, recordings: await withHosts(webex, page.recordings, signal) }
      },
    })
    return createQuery({
      ...common(),
      observer,
      fetchedAt_ms: ({ pages }) => pages[0]?.fetchedAt ?? 0,
      read: ({ pages }) => shelfOf(pages),
    })
  }

  return {
    get shelf() {
      return shelf
    },

    since: (from) =>
      question(['since', `${from}`], async (signal) =>
        (await all({ from, to: clock.now() + LEEWAY_MS, signal })).sort(newestFirst),
      ),

    of: (meeting) =>
      question(['of', meeting.id], async (signal) => {
        // By the series: not every recording tells its occurrence.
        const meetingId = meeting.seriesId ?? meeting.id
        const from = meeting.start - DAY_MS
        const to = Math.min(clock.now() + LEEWAY_MS, from + WINDOW_MS)
        const found = from < to ? await all({ from, to, meetingId, signal }) : []
        return found
          .filter((recording) => isOf(recording, meeting))
          .sort(newestFirst)
          .reverse()
      }),

    async film(recordingId, signal) {
      const parsed = await authorized((token) =>
        getRecording(http, api, token, { recordingId, signal }),
      )
      if (!parsed.ok) return parsed
      const { recordingDownloadLink: link, expiration = '' } = parsed.value
      return ok({ link, expiresAt: link === undefined ? undefined : instantOf(expiration) })
    },

    transcript: (recording) =>
      question(['transcript', recording.id], async (signal) => ({
        lines: linesOf((await transcriptOf(webex, recording, signal)) ?? ''),
      })),

    summary: ({ meetingId }) =>
      question(['summary', `${meetingId}`], (signal) => summaryBy(meetingId, signal)),

    summaryOf: (meeting) =>
      question(['summary of', meeting.id], async (signal) =>
        summaryBy(await instanceOf(webex, meeting, signal), signal),
      ),

    resume,
    forget() {
      questions.forget()
      shelf = newShelf()
    },
  }
}

const NO_SUMMARY: Summary = { blocks: [], actionItems: [] }
