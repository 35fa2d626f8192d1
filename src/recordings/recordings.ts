// What was recorded of meetings, newest first, and what belongs to a recording: its video behind a link
// that lives for three hours, what was said in it, and a summary. Lives in memory alone. No React; the
// screens see it through use-recordings.ts.

import type { Queries } from '../queries/queries'
import type { Query } from '../queries/query'
import { unwrap } from '../queries/unwrap'
import type { WebexClient } from '../webex/client/client'
import { ok, type Result } from '../webex/http/failure'
import { instantOf } from '../webex/meetings/meetings'
import {
  getRecording,
  type ListRecordingsOptions,
  listAllRecordings,
  listRecordings,
} from '../webex/recordings/recordings'
import { getSummary } from '../webex/recordings/summaries'
import type { TranscriptLine } from '../webex/recordings/transcripts'
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
import { linesOf } from './vtt'

const DAY_MS = 86_400_000

/** Where a recording's video is for now. The link carries a ticket of its own: a token must never go there. */
interface VideoLink {
  /** Direct address of the video; undefined where Webex gives none (downloads are forbidden). */
  link?: string | undefined
  /** When the link dies, ms since 1970. */
  expiresAt?: number | undefined
}

export interface Transcript {
  /** In the order of their start; empty when there is no transcript. */
  lines: TranscriptLine[]
}

/** A summary in words: the HTML of Webex reduced to blocks. */
export interface Summary {
  blocks: Block[]
  actionItems: string[]
}

type Block = { type: 'heading' | 'text' | 'item'; text: string }

export interface Recordings {
  /** Those of the last four weeks at first; `fetchMore` fetches older ones. */
  shelf: Query<Shelf>
  /**
   * Those made from `from` (ms since 1970) until now, newest first, for the days of the past that an
   * agenda shows.
   */
  since(from: number): Query<Recording[]>
  /** Recordings of one meeting of the past, for its own screen, the first part first; needs no shelf. */
  of(meeting: MeetingOfRecording): Query<Recording[]>
  /** Fetches a fresh link each time it is called. @throws AbortError when `signal` aborts */
  videoLink(recordingId: string, signal?: AbortSignal): Promise<Result<VideoLink>>
  /** What was said in it. */
  transcript(recording: Recording): Query<Transcript>
  /** That of the recorded meeting. */
  summary(recording: Recording): Query<Summary>
  /** That of a meeting of the past, recorded or not. */
  summaryOf(meeting: MeetingOfRecording): Query<Summary>
}

export interface RecordingsDeps {
  client: WebexClient
  /** Those of the person whose recordings they are. */
  queries: Queries
}

/** Recordings, none fetched yet. All its time is the clock of `client`. */
export function createRecordings({ client, queries }: RecordingsDeps): Recordings {
  const { clock } = client

  /** A query with one page. */
  const query = <T>(key: string, fetchPage: (signal: AbortSignal) => Promise<T>): Query<T> =>
    queries.query(key, { fetchPage, read: (pages: readonly T[]) => pages[0] as T })

  const list = (filter: ListRecordingsOptions) => listRecordings(client, filter).then(unwrap)

  /** Every recording of a window, all pages. @throws WebexError of the first that cannot be had */
  async function all(filter: ListRecordingsOptions): Promise<Recording[]> {
    const { items } = unwrap(await listAllRecordings(client, filter))
    return items.flatMap((item) => recordingOf(item) ?? [])
  }

  async function summaryBy(meetingId: string | undefined, signal: AbortSignal): Promise<Summary> {
    if (!meetingId) return NO_SUMMARY
    const summary = getSummary(client, { meetingId, signal }).then(unwrap)
    return (await unlessMissing(summary)) ?? NO_SUMMARY
  }

  return {
    get shelf() {
      return queries.query('shelf', {
        async fetchPage(signal, place?: ShelfPlace) {
          const page = await shelfPage(list, place, clock.now(), signal)
          return { ...page, recordings: await withHosts(client, page.recordings, signal) }
        },
        nextPage: ({ next }: ShelfPage) => next,
        read: shelfOf,
      })
    },

    since: (from) =>
      query(`since ${from}`, async (signal) =>
        (await all({ from, to: clock.now() + LEEWAY_MS, signal })).sort(newestFirst),
      ),

    of: (meeting) =>
      query(`of ${meeting.id}`, async (signal) => {
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

    async videoLink(recordingId, signal) {
      const parsed = await getRecording(client, { recordingId, signal })
      if (!parsed.ok) return parsed
      const { recordingDownloadLink: link, expiration = '' } = parsed.value
      return ok({ link, expiresAt: link === undefined ? undefined : instantOf(expiration) })
    },

    transcript: (recording) =>
      query(`transcript ${recording.id}`, async (signal) => ({
        lines: linesOf((await transcriptOf(client, recording, signal)) ?? ''),
      })),

    summary: ({ meetingId }) =>
      query(`summary ${meetingId}`, (signal) => summaryBy(meetingId, signal)),

    summaryOf: (meeting) =>
      query(`summary of ${meeting.id}`, async (signal) =>
        summaryBy(await instanceOf(client, meeting, signal), signal),
      ),
  }
}

const NO_SUMMARY: Summary = { blocks: [], actionItems: [] }
