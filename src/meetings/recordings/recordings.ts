// What was recorded of meetings, newest first, and what belongs to a recording: its film behind a link
// that lives for three hours, what was said in it, and a summary. Lives in memory alone. No React; the
// screens see it through use-agenda.ts.

import type { Judged } from '../../webex/failure'
import type { Authorized, Wire } from '../../webex/wire'
import type { Asking } from '../asking/asking'
import type { Meeting } from '../meeting'

export interface Recording {
  id: string
  title: string
  /** When the recording began, ms since 1970. */
  start: number
  length_s?: number
  /** Whether somebody else shared it with the viewer. */
  shared: boolean
  /** Whose meeting it was, where that is known. */
  host?: string
  /** MP4, ARF (Webex's own, that no television plays), UPLOADED, or what Webex thinks of next. */
  format?: string
  /** The page it can be watched on: https, on the meeting's own site or a Webex host. */
  webLink?: string
  /** The ended instance it is of; what transcripts and summaries are asked by. */
  meetingId?: string
  /** Every id of the meeting it is of: instance, occurrence, series. */
  meetingIds: readonly string[]
}

export interface Shelf {
  /** Newest first, each once. */
  recordings: Recording[]
  /** How many could not be read. */
  unreadable: number
  /** Whether `more` may find older ones. */
  hasMore: boolean
}

/** Where a recording's film is for now. Links carry their own ticket: a token must never go there. */
export interface Film {
  /** Direct address of the film; undefined where Webex gives none (downloads are forbidden). */
  link?: string
  /** When the link dies, ms since 1970. */
  expiresAt?: number
}

/** Something that was said. Times in seconds from the start of the recording. */
export interface Line {
  start_s: number
  end_s: number
  speaker?: string
  text: string
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
  shelf: Asking<Shelf>
  /** Recordings of one meeting of the past, of its own screen; needs no shelf. */
  of(meeting: Meeting): Asking<Recording[]>
  /** Asks for a fresh link each time it is called. @throws AbortError when `signal` aborts */
  film(recordingId: string, signal?: AbortSignal): Promise<Judged<Film>>
  transcript(recording: Recording): Asking<Transcript>
  summary(recording: Recording): Asking<Summary>
  /** Nobody is signed in: drops everything. Nothing asked before will arrive. */
  forget(): void
}

export interface RecordingsParts {
  wire: Wire
  api: string
  authorized: Authorized
}

export function createRecordings(_parts: RecordingsParts): Recordings {
  const nothing = () => ({
    state: () => ({ asking: false }),
    subscribe: () => () => {},
    again() {},
    more() {},
  })
  return {
    shelf: nothing(),
    of: nothing,
    film: async () => ({ ok: true, value: {} }),
    transcript: nothing,
    summary: nothing,
    forget() {},
  }
}
