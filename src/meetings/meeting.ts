// What a meeting is for us: plain data that can be kept, with times as instants (ms since 1970).
// `ready` on the wire does not mean now (the next occurrence of a series is ready days ahead), so
// what is on is decided here, by the clock.

import { instantOf, type WireMeeting } from '../webex/meetings'

export interface Meeting {
  id: string
  title: string
  start: number
  /** Missing while an instance is in progress; see `endOf`. */
  end?: number
  /** Webex's word: scheduled, ready, lobby, inProgress, ended, missed. */
  state: string
  host?: string
  hostEmail?: string
  hostDidJoin: boolean
  attendeeDidJoin: boolean
  webLink?: string
  meetingNumber?: string
  sipAddress?: string
  scheduledType?: string
  isModified?: boolean
  seriesId?: string
  siteUrl?: string
  agenda?: string
}

export type Phase = 'over' | 'now' | 'soon' | 'later' | 'missed'

const MINUTE_MS = 60_000
/** What a calendar gives a meeting of which only the start is known. */
const ASSUMED_LENGTH_MS = 60 * MINUTE_MS
/** Room systems show their join button 5 to 15 minutes ahead; a sofa is further away. */
const SOON_MS = 15 * MINUTE_MS

/**
 * A meeting from the wire. The password stays behind: what is made here is kept on the television.
 * @returns undefined when the start cannot be read; an end that cannot be, or that lies before the
 * start, is left out
 */
export function fromWire(wire: WireMeeting): Meeting | undefined {
  const start = instantOf(wire.start)
  if (start === undefined) return undefined
  const end = wire.end === undefined ? undefined : instantOf(wire.end)
  return {
    id: wire.id,
    title: wire.title.trim(),
    start,
    end: end !== undefined && end >= start ? end : undefined,
    state: wire.state,
    host: wire.hostDisplayName,
    hostEmail: wire.hostEmail,
    hostDidJoin: wire.hostDidJoin ?? false,
    attendeeDidJoin: wire.attendeeDidJoin ?? false,
    webLink: wire.webLink,
    meetingNumber: wire.meetingNumber,
    sipAddress: wire.sipAddress,
    scheduledType: wire.scheduledType,
    isModified: wire.isModified,
    seriesId: wire.meetingSeriesId,
    siteUrl: wire.siteUrl,
    agenda: wire.agenda,
  }
}

/** When the meeting ends, in ms; an hour after its start when nobody said. */
export function endOf(meeting: Meeting): number {
  return meeting.end ?? meeting.start + ASSUMED_LENGTH_MS
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
 * Whether somebody is in the meeting at `now` (ms). Someone may come a little early; but a joined
 * flag on a meeting that is hours away or over is about another time ("has joined the meeting even
 * if they dropped off"), so the flags count only around the meeting's own time.
 */
export function isLive(meeting: Meeting, now: number): boolean {
  const phase = phaseOf(meeting, now)
  if (phase !== 'now' && phase !== 'soon') return false
  return meeting.state === 'inProgress' || meeting.hostDidJoin || meeting.attendeeDidJoin
}

/** Orders by start, then title; by id at last, so that a list never flickers between two looks. */
export function byStart(a: Meeting, b: Meeting): number {
  return a.start - b.start || compare(a.title, b.title) || compare(a.id, b.id)
}

// Not localeCompare: it needs Intl, and the order of two titles at the same minute needs no more.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
