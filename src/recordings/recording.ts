// A recording as the app sees it, made from Webex's answer, and how recordings belong together.

import { safeLink } from '../webex/fields/safe-link'
import { instantOf } from '../webex/meetings/meetings'
import type { WebexRecording } from '../webex/recordings/recordings'

/** What is known of a meeting by which its recordings are found. */
export interface MeetingOfRecording {
  id: string
  seriesId?: string | undefined
  /** ms since 1970 */
  start: number
}

export interface Recording {
  id: string
  title: string
  /** When the recording began, ms since 1970. */
  start: number
  length_s?: number | undefined
  /** Whether somebody else shared it with the viewer. */
  shared: boolean
  /** Whose meeting it was, where that is known. */
  host?: string | undefined
  /** Why no television can play it: Webex's own format, or it is deleted. See `whyUnplayable`. */
  unplayable?: Unplayable | undefined
  /** The page it can be watched on: https, on the meeting's own site or a Webex host. */
  webLink?: string | undefined
  /** The ended instance it is of; what transcripts and summaries are fetched by. */
  meetingId?: string | undefined
  /** Every id of the meeting it is of: instance, occurrence, series. */
  meetingIds: readonly string[]
}

/**
 * A recording as Webex tells it (GET /recordings), with our names.
 * @returns undefined when nothing tells when it was made, or it is no longer to be had
 */
export function recordingOf(answer: WebexRecording): Recording | undefined {
  const start = instantOf(answer.timeRecorded ?? '') ?? instantOf(answer.createTime ?? '')
  if (start === undefined) return undefined
  const { meetingId, scheduledMeetingId, meetingSeriesId, durationSeconds } = answer
  return {
    id: answer.id,
    title: answer.topic?.trim() ?? '',
    start,
    length_s: durationSeconds !== undefined && durationSeconds > 0 ? durationSeconds : undefined,
    shared: answer.shareToMe ?? false,
    host: answer.hostDisplayName?.trim() || undefined,
    unplayable: whyUnplayable(answer),
    webLink: safeLink(answer.playbackUrl, answer.siteUrl),
    meetingId,
    meetingIds: [meetingId, scheduledMeetingId, meetingSeriesId].filter(
      (id): id is string => id !== undefined && id !== '',
    ),
  }
}

type Unplayable = 'format' | 'gone'

/**
 * The one place that decides whether a recording is worth trying. ARF is Webex's own format, which nothing
 * else reads; MP4, UPLOADED and what Webex thinks of next are tried. Lists ask for `available` ones, and
 * what has become of one since then is its `status`.
 * @returns undefined when it is
 */
function whyUnplayable(answer: Pick<WebexRecording, 'format' | 'status'>): Unplayable | undefined {
  const status = answer.status?.trim().toLowerCase()
  if (status === 'deleted' || status === 'purged') return 'gone'
  return answer.format?.trim().toUpperCase() === 'ARF' ? 'format' : undefined
}

/** Whether a television can play a recording, as far as Webex tells. */
export function isPlayable({ unplayable }: Pick<Recording, 'unplayable'>): boolean {
  return unplayable === undefined
}

/** Orders by start, the newest first; by id at last, so that a list never changes its order between two answers. */
export function newestFirst(a: Recording, b: Recording): number {
  return b.start - a.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** An occurrence's id ends in when it was planned for: 870f51ff287b41be84648412901e0402_20191101T120000Z. */
const OCCURRENCE = /_\d{8}T\d{6}Z$/
const HALF_DAY_MS = 12 * 3_600_000

/**
 * Whether a recording was made of this meeting: one of its ids is the meeting's; or, where the ids name the series and
 * not which occurrence, the two start less than half a day apart.
 */
export function isOf(recording: Recording, meeting: MeetingOfRecording) {
  const { meetingIds, start } = recording
  if (meetingIds.includes(meeting.id)) return true
  const { seriesId } = meeting
  if (!seriesId || !meetingIds.some((id) => id === seriesId || id.startsWith(`${seriesId}_`)))
    return false
  const tellsWhich = meetingIds.some((id) => OCCURRENCE.test(id)) && OCCURRENCE.test(meeting.id)
  return !tellsWhich && Math.abs(start - meeting.start) < HALF_DAY_MS
}

/**
 * What the end of a recording leads to: the next newer one of the same meeting or series, as one who
 * catches up would want; without one, whatever comes next in the list. Always one that can be played.
 * @param list in the order that the viewer sees
 */
export function nextAfter(list: readonly Recording[], recording: Recording): Recording | undefined {
  const newer = list
    .filter((other) => isPlayable(other) && other.start > recording.start)
    .filter(({ meetingIds }) => meetingIds.some((id) => recording.meetingIds.includes(id)))
    .sort(newestFirst)
  const at = list.findIndex(({ id }) => id === recording.id)
  return newer[newer.length - 1] ?? list.slice(at + 1).find(isPlayable)
}
