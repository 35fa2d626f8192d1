// What a meeting is for us: plain data that can be kept, with times as instants (ms since 1970).
// `ready` on the wire does not mean now (the next occurrence of a series is ready days ahead), so
// what is on is decided here, by the clock.

import { instantOf, type WebexMeeting } from '../webex/meetings'
import { safeLink } from '../webex/safe-link'
import { type DialIn, dialInOf } from './details/dial-in'

export interface Meeting {
  id: string
  /** '' when there is none that could be read. */
  title: string
  start: number
  /** Missing while an instance is in progress; see `endOf`. */
  end?: number
  /** Webex's word, '' when it gave none: scheduled, ready, lobby, inProgress, ended, missed; a newer Webex may have others. */
  state: string
  host?: string
  hostEmail?: string
  hostDidJoin: boolean
  attendeeDidJoin: boolean
  /** Leads to Webex or the meeting's own site, by https. */
  webLink?: string
  meetingNumber?: string
  sipAddress?: string
  /** meeting, webinar, personalRoomMeeting. */
  scheduledType?: string
  /** Changed for this day alone: an exception of its series. */
  isModified?: boolean
  seriesId?: string
  /** True of one that is known to come again; see `markRecurring`. */
  recurring?: boolean
  siteUrl?: string
  /** Plain text with line breaks. */
  agenda?: string
  dialIn?: DialIn[]
  /** What a telephone is asked for after the number. */
  accessCode?: string
}

export type Phase = 'over' | 'now' | 'soon' | 'later' | 'missed'

const MINUTE_MS = 60_000
/** What a calendar gives a meeting of which only the start is known. */
const ASSUMED_LENGTH_MS = 60 * MINUTE_MS
/** Room systems show their join button 5 to 15 minutes ahead; a sofa is further away. */
const SOON_MS = 15 * MINUTE_MS
/** Clocks change by two hours at most (Antarctica/Troll), so no whole day is shorter. */
const SHORTEST_DAY_MS = 22 * 60 * MINUTE_MS

/**
 * A meeting from the wire.
 * @returns undefined when the start cannot be read; an end that cannot be, or that lies before the
 * start, is left out
 */
export function fromWire(wire: WebexMeeting): Meeting | undefined {
  const start = instantOf(wire.start)
  if (start === undefined) return undefined
  const end = wire.end === undefined ? undefined : instantOf(wire.end)
  return {
    id: wire.id,
    title: wire.title?.trim() ?? '',
    start,
    end: end !== undefined && end >= start ? end : undefined,
    state: wire.state ?? '',
    host: wire.hostDisplayName,
    hostEmail: wire.hostEmail,
    hostDidJoin: wire.hostDidJoin ?? false,
    attendeeDidJoin: wire.attendeeDidJoin ?? false,
    webLink: safeLink(wire.webLink, wire.siteUrl),
    meetingNumber: wire.meetingNumber,
    sipAddress: wire.sipAddress,
    scheduledType: wire.scheduledType,
    isModified: wire.isModified,
    seriesId: wire.meetingSeriesId,
    recurring: wire.recurrence ? true : undefined,
    siteUrl: wire.siteUrl,
    agenda: wire.agenda || undefined,
    dialIn: dialInOf(wire.telephony),
    accessCode: wire.telephony?.accessCode,
  }
}

/** When the meeting ends, in ms; an hour after its start when nobody said. */
export function endOf(meeting: Meeting): number {
  return meeting.end ?? meeting.start + ASSUMED_LENGTH_MS
}

/**
 * Whether the meeting lasts a day or longer: a holiday, a fair. Such a one is in the background of a
 * day, and nobody is busy for all of it. Every all-day meeting is one, in whichever zone it was made.
 */
export function isDayLong(meeting: Meeting): boolean {
  return endOf(meeting) - meeting.start >= SHORTEST_DAY_MS
}

/**
 * Where the meeting stands at `now` (ms), by its start and end. `missed` is Webex's word for one
 * that is over and that nobody joined. One in progress without an end goes on until Webex says so.
 */
export function phaseOf(meeting: Meeting, now: number): Phase {
  if (now >= endOf(meeting)) {
    if (meeting.end === undefined && meeting.state === 'inProgress') return 'now'
    return meeting.state === 'missed' ? 'missed' : 'over'
  }
  if (now >= meeting.start) return 'now'
  return meeting.start - now <= SOON_MS ? 'soon' : 'later'
}

/**
 * How a meeting of the past ended: it took place, or nobody came. Undefined before its end, and as
 * long as Webex has not said, which takes it a while.
 */
export function outcomeOf(meeting: Meeting, now: number): 'ended' | 'missed' | undefined {
  const phase = phaseOf(meeting, now)
  if (phase === 'missed') return 'missed'
  return phase === 'over' && meeting.state === 'ended' ? 'ended' : undefined
}

/**
 * Whether somebody is in the meeting at `now` (ms). Someone may come a little early; but a joined
 * flag on a meeting that is hours away or over is about another time ("has joined the meeting even
 * if they dropped off"), so the flags count only around the meeting's own time.
 */
export function isLive(meeting: Meeting, now: number): boolean {
  const phase = phaseOf(meeting, now)
  if (phase !== 'now' && phase !== 'soon') return false
  return meeting.state === 'inProgress' || meeting.hostDidJoin || meeting.attendeeDidJoin
}

/** How much of the meeting is over at `now` (ms), from 0 to 1; 0 of one whose end nobody knows. */
export function progress({ start, end }: Meeting, now: number): number {
  if (end === undefined || now < start) return 0
  return now >= end ? 1 : (now - start) / (end - start)
}

/**
 * Says of each meeting whose series has another one among them that it comes again. An occurrence does
 * not tell: even a single meeting has a series (of one), so what was read together is all there is.
 */
export function markRecurring(meetings: readonly Meeting[]): Meeting[] {
  const count = new Map<string, number>()
  for (const { seriesId } of meetings)
    if (seriesId) count.set(seriesId, (count.get(seriesId) ?? 0) + 1)
  return meetings.map((meeting) =>
    !meeting.recurring && (count.get(meeting.seriesId ?? '') ?? 0) > 1
      ? { ...meeting, recurring: true }
      : meeting,
  )
}

/** Orders by start, then title; by id at last, so that a list never flickers between two looks. */
export function byStart(a: Meeting, b: Meeting): number {
  return a.start - b.start || compare(a.title, b.title) || compare(a.id, b.id)
}

// Not localeCompare: it needs Intl, and the order of two titles at the same minute needs no more.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
