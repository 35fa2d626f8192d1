// What is fetched when somebody opens a meeting, and lives in memory alone: its passwords, and who was
// invited. No React; the screens see it through use-details.ts.

import type { Queries } from '../../queries/queries'
import type { Query } from '../../queries/query'
import { unwrap } from '../../queries/unwrap'
import type { WebexClient } from '../../webex/client/client'
import type { Page } from '../../webex/client/pages'
import { getMeeting, type WebexMeetingDetails } from '../../webex/meetings/meeting-details'
import { listInvitees, type WebexInvitee } from '../../webex/meetings/meeting-invitees'
import { type DialIn, dialInOf } from './dial-in'

export interface MeetingDetails {
  password?: string | undefined
  meetingNumber?: string | undefined
  /** Plain text with line breaks. */
  agenda?: string | undefined
  dialIn?: DialIn[] | undefined
  accessCode?: string | undefined
  /** RFC 2445; of a series alone. */
  recurrence?: string | undefined
}

/** At least one of the address and the name is there. */
interface Invitee {
  email?: string | undefined
  name?: string | undefined
  coHost: boolean
}

export interface Invitees {
  /** By address, or by name where there is none, each once. */
  invitees: Invitee[]
  /** How many could not be read. */
  unreadable: number
  /** Whether there are more than these. */
  hasMore: boolean
}

export interface Details {
  /** What Webex tells of one meeting: of a series, an occurrence or an instance. */
  details(meetingId: string): Query<MeetingDetails>
  /** Who was invited, a hundred at a time; `fetchMore` fetches the next ones. */
  invitees(meetingId: string): Query<Invitees>
}

export interface DetailsDeps {
  client: WebexClient
  /** Those of the person whose meetings they are. */
  queries: Queries
}

/** The details of meetings, none fetched yet. */
export function createDetails({ client, queries }: DetailsDeps): Details {
  return {
    details: (meetingId) =>
      queries.query(`details ${meetingId}`, {
        fetchPage: async (signal) => unwrap(await getMeeting(client, { meetingId, signal })),
        read: ([page]: readonly WebexMeetingDetails[]) => detailsOf(page ?? {}),
      }),

    invitees: (meetingId) =>
      queries.query(`invitees ${meetingId}`, {
        async fetchPage(signal, next?: string) {
          const page = { meetingId, next, signal }
          return unwrap(await listInvitees(client, page))
        },
        nextPage: ({ next }: Page<WebexInvitee>) => next,
        read: inviteesOf,
      }),
  }
}

function detailsOf(answer: WebexMeetingDetails): MeetingDetails {
  return {
    password: answer.password || undefined,
    meetingNumber: answer.meetingNumber,
    agenda: answer.agenda || undefined,
    dialIn: dialInOf(answer.telephony),
    accessCode: answer.telephony?.accessCode,
    recurrence: answer.recurrence,
  }
}

function inviteesOf(pages: readonly Page<WebexInvitee>[]): Invitees {
  const invitees = new Map<string, Invitee>()
  for (const page of pages)
    for (const { email, displayName, coHost } of page.items)
      invitees.set(email ?? ` ${displayName}`, {
        email,
        name: displayName,
        coHost: coHost ?? false,
      })
  return {
    invitees: [...invitees.values()],
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
    hasMore: pages[pages.length - 1]?.next !== undefined,
  }
}
