import { useEffect, useMemo, useRef } from 'react'
import { lacksRight } from '../queries/lacks-right'
import type { Query } from '../queries/query'
import { idleQuery, type QueryResult, useQuery } from '../queries/use-query'
import { isOf, type MeetingOfRecording, type Recording } from './recording'
import type { Recordings, Summary, Transcript } from './recordings'
import type { Shelf } from './shelf'

/** What was recorded, newest first; `fetchMore` fetches older ones. */
export function useShelf(recordings: Recordings): QueryResult<Shelf> {
  return useQuery(useMemo(() => recordings.shelf, [recordings]))
}

/** What was recorded of a meeting, the first part first; nothing is fetched while there is no meeting. */
export function useRecordingsOf(
  recordings: Recordings,
  meeting: MeetingOfRecording | undefined,
): QueryResult<Recording[]> {
  return useQueryOf(recordings.of, meeting)
}

/** The summary of a recorded meeting. */
export function useSummary(recordings: Recordings, recording: Recording): QueryResult<Summary> {
  return useQuery(useMemo(() => recordings.summary(recording), [recordings, recording]))
}

/** The summary of a meeting of the past, recorded or not; nothing is fetched while there is no meeting. */
export function useSummaryOf(
  recordings: Recordings,
  meeting: MeetingOfRecording | undefined,
): QueryResult<Summary> {
  return useQueryOf(recordings.summaryOf, meeting)
}

/** What was said in a recording. */
export function useTranscript(
  recordings: Recordings,
  recording: Recording,
): QueryResult<Transcript> {
  return useQuery(useMemo(() => recordings.transcript(recording), [recordings, recording]))
}

/** Meetings that an agenda has, and when they were fetched (ms since 1970). */
export interface MeetingsShown {
  meetings: readonly MeetingOfRecording[]
  /** From the earliest that is shown, `start` in ms since 1970. */
  days: readonly { start: number }[]
  fetchedAt: number
}

/** Webex needs some minutes to some hours to make a recording of what ended. */
const RECORDED_MS = 15 * 60_000

/**
 * The ids of the agenda's meetings that there is a recording of. Fetched once the agenda is there, and again when
 * the agenda is fetched a quarter of an hour later or more. Best effort: failures are not shown.
 */
export function useRecorded(
  recordings: Recordings,
  data: MeetingsShown | undefined,
): ReadonlySet<string> {
  const from = data?.days[0]?.start
  const query = useMemo(
    () => (from === undefined ? idleQuery<Recording[]>() : recordings.since(from)),
    [recordings, from],
  )
  const { data: found, failure, refetch } = useQuery(query)
  const fetchedAt = data?.fetchedAt
  const lastAt = useRef(fetchedAt)
  const mayNot = lacksRight(failure)
  useEffect(() => {
    lastAt.current ??= fetchedAt
    const passed = (fetchedAt ?? 0) - (lastAt.current ?? 0)
    if (mayNot || (passed >= 0 && passed < RECORDED_MS)) return
    lastAt.current = fetchedAt
    refetch()
  }, [fetchedAt, mayNot, refetch])
  const meetings = data?.meetings
  return useMemo(() => recordedOf(meetings ?? [], found ?? []), [meetings, found])
}

function recordedOf(
  meetings: readonly MeetingOfRecording[],
  found: readonly Recording[],
): Set<string> {
  if (found.length === 0) return new Set()
  // Nothing is recorded before its meeting, and a busy host has thousands ahead.
  const last = Math.max(...found.map(({ start }) => start)) + HALF_DAY_MS
  const past = meetings.filter((meeting) => meeting.start < last)
  return new Set(
    past.filter((one) => found.some((recording) => isOf(recording, one))).map(({ id }) => id),
  )
}

const HALF_DAY_MS = 12 * 3_600_000

/** @param ask always the same function, of one sign-in */
function useQueryOf<T>(
  ask: (meeting: MeetingOfRecording) => Query<T>,
  meeting: MeetingOfRecording | undefined,
): QueryResult<T> {
  const { id, seriesId, start } = meeting ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer agenda brings another object of the same meeting
  const query = useMemo(() => (meeting ? ask(meeting) : idleQuery<T>()), [ask, id, seriesId, start])
  return useQuery(query)
}
