import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Agenda, AgendaState } from './agenda/agenda'
import type { Asked, Asking } from './asking/asking'
import { type Details, type Invitees, lacksRight, type MeetingDetails } from './details/details'
import type { Meeting } from './meeting'
import { isOf, type Recording } from './recordings/recording'
import type { Recordings, Summary, Transcript } from './recordings/recordings'
import type { Shelf } from './recordings/shelf'

/** The agenda for a screen: what we have, whether we are asking, why not, and a way to ask again. */
export function useAgenda(
  agenda: Agenda,
): AgendaState & { refresh(): void; reach(day: string): void } {
  const state = useSyncExternalStore(agenda.subscribe, agenda.state)
  return { ...state, refresh: agenda.refresh, reach: agenda.reach }
}

/** The answer to a question for as long as a screen shows it, and ways to ask again and for more. */
type Answered<T> = Asked<T> & Pick<Asking<T>, 'again' | 'more'>

/** What Webex tells of one meeting, its password too; nothing is asked while there is no meeting. */
export function useDetails(
  details: Details,
  meetingId: string | undefined,
): Answered<MeetingDetails> {
  return useAsking(
    useMemo(
      () => (meetingId === undefined ? nothing<MeetingDetails>() : details.details(meetingId)),
      [details, meetingId],
    ),
  )
}

/** Who was invited to a meeting; `more` asks for the next hundred. */
export function useInvitees(details: Details, meetingId: string): Answered<Invitees> {
  return useAsking(useMemo(() => details.invitees(meetingId), [details, meetingId]))
}

/** What was recorded, newest first; `more` asks for older ones. */
export function useShelf(recordings: Recordings): Answered<Shelf> {
  return useAsking(useMemo(() => recordings.shelf, [recordings]))
}

/** What was recorded of a meeting, the first part first; nothing is asked while there is no meeting. */
export function useRecordingsOf(
  recordings: Recordings,
  meeting: Meeting | undefined,
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
  meeting: Meeting | undefined,
): Answered<Summary> {
  return useAskingOf(recordings.summaryOf, meeting)
}

/** What was said in a recording. */
export function useTranscript(recordings: Recordings, recording: Recording): Answered<Transcript> {
  return useAsking(useMemo(() => recordings.transcript(recording), [recordings, recording]))
}

/** Webex needs some minutes to some hours to make a recording of what ended. */
const RECORDED_MS = 15 * 60_000

/**
 * The ids of the agenda's meetings that there is a recording of. Asked once the agenda is there, and now
 * and then as it is seen anew; its failure is nobody's trouble.
 */
export function useRecorded(
  recordings: Recordings,
  have: AgendaState['have'],
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

function recordedOf(meetings: readonly Meeting[], found: readonly Recording[]): Set<string> {
  if (found.length === 0) return new Set()
  // Nothing is recorded before its meeting, and a busy host has thousands ahead.
  const last = Math.max(...found.map(({ start }) => start)) + HALF_DAY_MS
  const past = meetings.filter((meeting) => meeting.start < last)
  return new Set(
    past.filter((one) => found.some((recording) => isOf(recording, one))).map(({ id }) => id),
  )
}

const HALF_DAY_MS = 12 * 3_600_000

/** A question that is not asked. */
function nothing<T>(): Asking<T> {
  const state = { asking: false }
  return { state: () => state, subscribe: () => () => {}, again() {}, more() {} }
}

/** @param ask always the same function, of one sign-in */
function useAskingOf<T>(
  ask: (meeting: Meeting) => Asking<T>,
  meeting: Meeting | undefined,
): Answered<T> {
  const { id, seriesId, start } = meeting ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer agenda brings another object of the same meeting
  const asking = useMemo(() => (meeting ? ask(meeting) : nothing<T>()), [ask, id, seriesId, start])
  return useAsking(asking)
}

function useAsking<T>(asking: Asking<T>): Answered<T> {
  const state = useSyncExternalStore(asking.subscribe, asking.state)
  return { ...state, again: asking.again, more: asking.more }
}
