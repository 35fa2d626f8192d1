// What is asked when somebody opens a meeting, and lives in memory alone: its passwords, and who was
// invited. No React; the screens see it through use-details.ts.

import { InfiniteQueryObserver, QueryObserver } from '@tanstack/react-query'
import { manualQueryOptions, told } from '../../queries/by-hand'
import { createQuery, type Query } from '../../queries/query'
import { createQueries } from '../../queries/questions'
import type { WebexAccess } from '../../queries/webex-access'
import type { Result, WebexError } from '../../webex/failure'
import { getMeeting, type WebexMeetingDetails } from '../../webex/meeting-details'
import { listInvitees, type WebexInvitee } from '../../webex/meeting-invitees'
import type { Page } from '../../webex/pages'
import { type DialIn, dialInOf } from './dial-in'

export interface MeetingDetails {
  password?: string
  /** The password in digits, for telephones and room systems. */
  numericPassword?: string
  meetingNumber?: string
  /** Plain text with line breaks. */
  agenda?: string
  dialIn?: DialIn[]
  accessCode?: string
  /** RFC 2445; of a series alone. */
  recurrence?: string
}

/** At least one of the address and the name is there. */
export interface Invitee {
  email?: string
  name?: string
  coHost: boolean
  panelist: boolean
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
  /** Who was invited, a hundred at a time; `more` asks for the next ones. */
  invitees(meetingId: string): Query<Invitees>
  /** Standby is over, or the network is back: what failed is asked again. */
  resume(): void
  /** Nobody is signed in: drops everything. Nothing asked before will arrive. */
  forget(): void
}

type Timed<T> = T & { fetchedAt: number }

/** The details of meetings, none yet. All its time is the wire's clock. */
export function createDetails({ http, api, authorized, throttle }: WebexAccess): Details {
  const { clock } = http
  const { queries, common, resume, forget } = createQueries(clock, throttle)

  /** The answer with the time it came at. */
  function timed<T extends object>(parsed: Result<T>): Timed<T> {
    return { ...told(parsed), fetchedAt: clock.now() }
  }

  return {
    details(meetingId) {
      const observer = new QueryObserver<Timed<WebexMeetingDetails>, WebexError>(queries, {
        ...manualQueryOptions,
        queryKey: ['details', meetingId],
        queryFn: async ({ signal }) =>
          timed(await authorized((token) => getMeeting(http, api, token, { meetingId, signal }))),
      })
      return createQuery({
        ...common(),
        observer,
        fetchedAt_ms: ({ fetchedAt }) => fetchedAt,
        read: detailsOf,
      })
    },

    invitees(meetingId) {
      const observer = new InfiniteQueryObserver<Timed<Page<WebexInvitee>>, WebexError>(queries, {
        ...manualQueryOptions,
        queryKey: ['invitees', meetingId],
        initialPageParam: undefined,
        getNextPageParam: ({ next }) => next,
        queryFn: async ({ pageParam, signal }) => {
          const page = { meetingId, next: pageParam as string | undefined, signal }
          return timed(await authorized((token) => listInvitees(http, api, token, page)))
        },
      })
      return createQuery({
        ...common(),
        observer,
        fetchedAt_ms: ({ pages }) => pages[0]?.fetchedAt ?? 0,
        read: ({ pages }) => inviteesOf(pages),
      })
    },

    resume,
    forget,
  }
}

function detailsOf(http: WebexMeetingDetails): MeetingDetails {
  return {
    password: http.password || undefined,
    numericPassword: http.phoneAndVideoSystemPassword || undefined,
    meetingNumber: http.meetingNumber,
    agenda: http.agenda || undefined,
    dialIn: dialInOf(http.telephony),
    accessCode: http.telephony?.accessCode,
    recurrence: http.recurrence,
  }
}

function inviteesOf(pages: readonly Page<WebexInvitee>[]): Invitees {
  const invitees = new Map<string, Invitee>()
  for (const page of pages)
    for (const { email, displayName, coHost, panelist } of page.items)
      invitees.set(email ?? ` ${displayName}`, {
        email,
        name: displayName,
        coHost: coHost ?? false,
        panelist: panelist ?? false,
      })
  return {
    invitees: [...invitees.values()],
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
    hasMore: pages[pages.length - 1]?.next !== undefined,
  }
}
