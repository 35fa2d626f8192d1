import { useMemo } from 'react'
import { type Answered, nothing, useAsking } from '../../queries/use-query'
import type { Details, Invitees, MeetingDetails } from './details'

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
