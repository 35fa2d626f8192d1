// A meeting as the app sees it: plain data that can be stored, with times as instants (ms since 1970).
// `ready` in Webex's answer does not mean now (the next occurrence of a series is ready days ahead), so
// what is on is decided here, by the clock.

import * as v from 'valibot'
import { isInstant } from '../clock'
import { address, id, maybe, maybeId, storedLine, word } from '../webex/fields/fields'
import { isPlainHttps, safeLink } from '../webex/fields/safe-link'
import { instantOf, type WebexMeeting } from '../webex/meetings/meetings'
import { LONGEST } from '../webex/text/bounds'
import { DialIn, dialInOf } from './details/dial-in'

const instant = v.custom<number>(isInstant)
const flag = v.fallback(v.boolean(), false)

/**
 * A meeting, and what each of its fields has to be: of one that Webex tells, and of one that comes back from the
 * disk. Only `id` and `start` are needed; of the rest, what cannot be used is missing.
 */
export const Meeting = v.pipe(
  v.object({
    id,
    /** '' when there is none that could be read. */
    title: v.fallback(storedLine(LONGEST.title), ''),
    /** ms since 1970, as `end`. */
    start: instant,
    /** Missing while an instance is in progress; see `endOf`. */
    end: maybe(instant),
    /** Webex's word, '' when it gave none: scheduled, ready, lobby, inProgress, ended, missed; a newer Webex may have others. */
    state: v.fallback(storedLine(LONGEST.word), ''),
    host: maybe(storedLine(LONGEST.name)),
    hostDidJoin: flag,
    attendeeDidJoin: flag,
    /** Leads to Webex or the meeting's own site, by https. */
    webLink: maybe(v.pipe(v.string(), v.check(isPlainHttps))),
    meetingNumber: word,
    sipAddress: address,
    /** meeting, webinar, personalRoomMeeting. */
    scheduledType: word,
    /** Changed for this day alone: an exception of its series. */
    isModified: maybe(v.boolean()),
    seriesId: maybeId,
    /** True of one that is known to come again; see `markRecurring`. */
    recurring: maybe(v.boolean()),
    /** Plain text with line breaks. */
    agenda: maybe(v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST.prose))),
    dialIn: maybe(v.pipe(v.array(DialIn), v.maxLength(200))),
    /** What the telephone conference asks a caller for. */
    accessCode: word,
  }),
  v.transform((meeting) => {
    const { start, end } = meeting
    return end !== undefined && end < start ? { ...meeting, end: undefined } : meeting
  }),
)

export type Meeting = v.InferOutput<typeof Meeting>

export type Phase = 'over' | 'now' | 'soon' | 'later' | 'missed'

const MINUTE_MS = 60_000
/** What a calendar gives a meeting of which only the start is known. */
const ASSUMED_LENGTH_MS = 60 * MINUTE_MS
/** Room systems show their join button 5 to 15 minutes ahead; a sofa is further away. */
export const SOON_MS = 15 * MINUTE_MS
/** Clocks change by two hours at most (Antarctica/Troll), so no whole day is shorter. */
const SHORTEST_DAY_MS = 22 * 60 * MINUTE_MS

/**
 * A meeting as Webex tells it (GET /meetings): its names become ours, its time stamps instants. A link that leads
 * neither to Webex nor to the meeting's own site is left out.
 * @returns undefined when the start cannot be read
 */
export function fromWebex({
  start,
  end,
  hostDisplayName,
  meetingSeriesId,
  recurrence,
  siteUrl,
  telephony,
  ...sameNames
}: WebexMeeting): Meeting | undefined {
  const parsed = v.safeParse(Meeting, {
    ...sameNames,
    start: instantOf(start),
    end: end === undefined ? undefined : instantOf(end),
    host: hostDisplayName,
    webLink: safeLink(sameNames.webLink, siteUrl),
    seriesId: meetingSeriesId,
    recurring: recurrence ? true : undefined,
    dialIn: dialInOf(telephony),
    accessCode: telephony?.accessCode,
  })
  return parsed.success ? parsed.output : undefined
}

/** When the meeting ends, in ms since 1970; an hour after its start when nobody said. */
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
 * Where the meeting stands at `now` (ms since 1970), by its start and end. `missed` is Webex's word for one that is
 * over and that nobody joined. One in progress without an end goes on until Webex says so.
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
 * Whether somebody is in the meeting at `now` (ms since 1970). Someone may come a little early; but a joined flag on
 * a meeting that is hours away or over is about another time ("has joined the meeting even if they dropped off"), so
 * the flags count only around the meeting's own time.
 */
export function isLive(meeting: Meeting, now: number): boolean {
  const phase = phaseOf(meeting, now)
  if (phase !== 'now' && phase !== 'soon') return false
  return meeting.state === 'inProgress' || meeting.hostDidJoin || meeting.attendeeDidJoin
}

/** How much of the meeting is over at `now` (ms since 1970), from 0 to 1; 0 of one whose end nobody knows. */
export function progress({ start, end }: Meeting, now: number): number {
  if (end === undefined || now < start) return 0
  return now >= end ? 1 : (now - start) / (end - start)
}

/**
 * Marks each meeting whose series has another one among them as recurring. An occurrence does not say so: even
 * a single meeting has a series (of one), so what was read together is all there is.
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

/** Orders by start, then title; by id at last, so that a list never changes its order between two answers. */
export function byStart(a: Meeting, b: Meeting): number {
  return a.start - b.start || compare(a.title, b.title) || compare(a.id, b.id)
}

// Not localeCompare: it needs Intl, and the order of two titles at the same minute needs no more.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
