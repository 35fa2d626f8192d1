// What was seen last, on the disk: shown at once at the next start, with its age, also without a
// network. What is read back is parsed like anything from outside; an older Foyer may have written it.

import * as v from 'valibot'
import { isInstant } from '../../clock'
import { addDays, localDay } from '../../time/zone'
import type { AppStorage } from '../../tv/storage'
import { LONGEST } from '../../webex/bounds'
import { address, id, keptLine, maybe, maybeId, pageLink, word } from '../../webex/fields'
import { safeLink } from '../../webex/safe-link'
import { byStart, type Meeting } from '../meeting'

/** The answer to one look: what the calendar held on these days, and when (ms). */
export interface Seen {
  meetings: Meeting[]
  /** How many meetings Webex told that could not be read. */
  unreadable: number
  seenAt: number
  /** The first of the viewer's days that were looked at, and the last. */
  from: string
  through: string
}

const KEY = 'agenda'
/** Counts up when `Meeting` changes so that an old one cannot be read; what was kept is then dropped. */
const VERSION = 2
/** Nine days of a host with sixty a day; what goes beyond that would make a slow start slower. */
const MOST_KEPT = 600
/** Days of one look; more were never asked for at once. */
const MOST_DAYS = 31
const MOST_NUMBERS = 200

const flag = v.fallback(v.boolean(), false)
const instant = v.custom<number>(isInstant)

const Kept = v.object({
  id,
  title: v.fallback(keptLine(LONGEST.title), ''),
  start: instant,
  end: maybe(instant),
  state: v.fallback(keptLine(LONGEST.word), ''),
  host: maybe(keptLine(LONGEST.name)),
  hostEmail: address,
  hostDidJoin: flag,
  attendeeDidJoin: flag,
  webLink: pageLink,
  meetingNumber: word,
  sipAddress: address,
  scheduledType: word,
  isModified: maybe(v.boolean()),
  seriesId: maybeId,
  recurring: maybe(v.boolean()),
  siteUrl: address,
  agenda: maybe(v.pipe(v.string(), v.maxLength(LONGEST.prose))),
  dialIn: maybe(
    v.pipe(
      v.array(
        v.object({
          label: keptLine(LONGEST.name),
          number: keptLine(LONGEST.word),
          tollFree: v.boolean(),
        }),
      ),
      v.maxLength(MOST_NUMBERS),
    ),
  ),
  accessCode: word,
})

const Shelf = v.object({
  version: v.literal(VERSION),
  meetings: v.array(v.unknown()),
  unreadable: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)), 0),
  seenAt: instant,
  from: v.string(),
  through: v.string(),
})

/**
 * What was seen last, or undefined: nothing, corrupt, or of another version. A meeting that cannot be used
 * is left out, and so is a field that its meeting can do without. Never rejects.
 */
export async function readSeen(storage: AppStorage): Promise<Seen | undefined> {
  const parsed = v.safeParse(Shelf, await storage.get(KEY))
  if (!parsed.success || !areDays(parsed.output)) return undefined
  const { version: _, ...seen } = parsed.output
  const told = seen.meetings.slice(0, MOST_KEPT)
  const usable = told.flatMap((one) => keptMeeting(one) ?? [])
  if (usable.length === 0 && told.length > 0) return undefined
  const meetings = [...new Map(usable.map((meeting) => [meeting.id, meeting])).values()]
  return { ...seen, meetings, unreadable: seen.unreadable + told.length - usable.length }
}

function keptMeeting(value: unknown): Meeting | undefined {
  const parsed = v.safeParse(Kept, value)
  if (!parsed.success) return undefined
  const { end, ...meeting } = parsed.output
  return {
    ...meeting,
    end: end !== undefined && end >= meeting.start ? end : undefined,
    webLink: safeLink(meeting.webLink, meeting.siteUrl),
  }
}

/** Whether both are days of the calendar, in their order and not too far apart. */
function areDays({ from, through }: { from: string; through: string }): boolean {
  return isDay(from) && isDay(through) && from <= through && through <= addDays(from, MOST_DAYS - 1)
}

/** A day that exists and whose neighbours do: the 31st of February is none. */
function isDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false
  const start = Date.parse(`${day}T00:00:00Z`)
  return isInstant(start) && addDays(day, 0) === day
}

/** Keeps what was seen, in place of what was kept before; whole days of it. Never rejects. */
export function keepSeen(storage: AppStorage, seen: Seen, zone: string): Promise<void> {
  return storage.set(KEY, { version: VERSION, ...bounded(seen, zone) })
}

/** Forgets what was kept. Never rejects. */
export function dropSeen(storage: AppStorage): Promise<void> {
  return storage.delete(KEY)
}

/** The days that hold no more than is kept, from the first one on. */
function bounded(seen: Seen, zone: string): Seen {
  const sorted = [...seen.meetings].sort(byStart)
  const tooMuch = sorted[MOST_KEPT]
  if (!tooMuch) return seen
  const cut = localDay(tooMuch.start, zone)
  const meetings = sorted.slice(0, MOST_KEPT).filter(({ start }) => localDay(start, zone) < cut)
  return { ...seen, meetings, through: addDays(cut, -1) }
}
