import { useMemo, useSyncExternalStore } from 'react'
import type { Agenda, AgendaState } from './agenda/agenda'
import type { Asked, Asking } from './asking/asking'
import type { Details, Invitees, MeetingDetails } from './details/details'
import type { Recording, Recordings, Transcript } from './recordings/recordings'

/** The agenda for a screen: what we have, whether we are asking, why not, and a way to ask again. */
export function useAgenda(
  agenda: Agenda,
): AgendaState & { refresh(): void; reach(day: string): void } {
  const state = useSyncExternalStore(agenda.subscribe, agenda.state)
  return { ...state, refresh: agenda.refresh, reach: agenda.reach }
}

/** The answer to a question for as long as a screen shows it, and ways to ask again and for more. */
type Answered<T> = Asked<T> & Pick<Asking<T>, 'again' | 'more'>

/** What Webex tells of one meeting, its password too. */
export function useDetails(details: Details, meetingId: string): Answered<MeetingDetails> {
  return useAsking(useMemo(() => details.details(meetingId), [details, meetingId]))
}

/** Who was invited to a meeting; `more` asks for the next hundred. */
export function useInvitees(details: Details, meetingId: string): Answered<Invitees> {
  return useAsking(useMemo(() => details.invitees(meetingId), [details, meetingId]))
}

/** What was said in a recording. */
export function useTranscript(recordings: Recordings, recording: Recording): Answered<Transcript> {
  return useAsking(useMemo(() => recordings.transcript(recording), [recordings, recording]))
}

function useAsking<T>(asking: Asking<T>): Answered<T> {
  const state = useSyncExternalStore(asking.subscribe, asking.state)
  return { ...state, again: asking.again, more: asking.more }
}
