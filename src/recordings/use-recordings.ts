import { useEffect, useMemo, useRef } from 'react'
import type { Asking } from '../queries/asking'
import { lacksRight } from '../queries/lacks-right'
import { type Answered, nothing, useAsking } from '../queries/use-query'
import { isOf, type MeetingOfRecording, type Recording } from './recording'
import type { Recordings, Summary, Transcript } from './recordings'
import type { Shelf } from './shelf'

/** What was recorded, newest first; `more` asks for older ones. */
export function useShelf(recordings: Recordings): Answered<Shelf> {
  return useAsking(useMemo(() => recordings.shelf, [recordings]))
}

/** What was recorded of a meeting, the first part first; nothing is asked while there is no meeting. */
export function useRecordingsOf(
  recordings: Recordings,
  meeting: MeetingOfRecording | undefined,
): Answered<Recording[]> {
  return useAskingOf(recordings.of, meeting)
}

/** The summary of a recorded meeting. */
export function useSummary(recordings: Recordings, recording: Recording): Answered<Summary> {
  return useAsking(useMemo(() => recordings.summary(recording), [recordings, recording]))
}

/** The summary of a meeting of the past, recorded or not; nothing is asked while there is no meeting. */
export function useSummaryOf(
  recordings: Recordings,
  meeting: MeetingOfRecording | undefined,
): Answered<Summary> {
  return useAskingOf(recordings.summaryOf, meeting)
}

/** What was said in a recording. */
export function useTranscript(recordings: Recordings, recording: Recording): Answered<Transcript> {
  return useAsking(useMemo(() => recordings.transcript(recording), [recordings, recording]))
}

/** Meetings that an agenda has, and when they were seen (ms since 1970). */
export interface MeetingsSeen {
  meetings: readonly MeetingOfRecording[]
  /** From the earliest that is shown, `start` in ms. */
  days: readonly { start: number }[]
  seenAt: number
}

/** Webex needs some minutes to some hours to make a recording of what ended. */
const RECORDED_MS = 15 * 60_000

/**
 * The ids of the agenda's meetings that there is a recording of. Asked once the agenda is there, and now
 * and then as it is seen anew; its failure is nobody's trouble.
 */
export function useRecorded(
  recordings: Recordings,
  have: MeetingsSeen | undefined,
): ReadonlySet<string> {
  const from = have?.days[0]?.start
  const asking = useMemo(
    () => (from === undefined ? nothing<Recording[]>() : recordings.since(from)),
    [recordings, from],
  )
  const { have: found, failure, again } = useAsking(asking)
  const seenAt = have?.seenAt
  const askedAt = useRef(seenAt)
  const mayNot = lacksRight(failure)
  useEffect(() => {
    askedAt.current ??= seenAt
    const passed = (seenAt ?? 0) - (askedAt.current ?? 0)
    if (mayNot || (passed >= 0 && passed < RECORDED_MS)) return
    askedAt.current = seenAt
    again()
  }, [seenAt, mayNot, again])
  const meetings = have?.meetings
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
function useAskingOf<T>(
  ask: (meeting: MeetingOfRecording) => Asking<T>,
  meeting: MeetingOfRecording | undefined,
): Answered<T> {
  const { id, seriesId, start } = meeting ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer agenda brings another object of the same meeting
  const asking = useMemo(() => (meeting ? ask(meeting) : nothing<T>()), [ask, id, seriesId, start])
  return useAsking(asking)
}
