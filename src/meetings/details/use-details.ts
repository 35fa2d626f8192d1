import { useMemo } from 'react'
import { idleQuery, type QueryResult, useQuery } from '../../queries/use-query'
import type { Details, Invitees, MeetingDetails } from './details'

/** What Webex tells of one meeting, its password too; nothing is fetched while there is no meeting. */
export function useDetails(
  details: Details,
  meetingId: string | undefined,
): QueryResult<MeetingDetails> {
  return useQuery(
    useMemo(
      () => (meetingId === undefined ? idleQuery<MeetingDetails>() : details.details(meetingId)),
      [details, meetingId],
    ),
  )
}

/** Who was invited to a meeting; `fetchMore` fetches the next hundred. */
export function useInvitees(details: Details, meetingId: string): QueryResult<Invitees> {
  return useQuery(useMemo(() => details.invitees(meetingId), [details, meetingId]))
}
