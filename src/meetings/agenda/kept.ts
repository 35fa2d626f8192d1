// What was seen last, on the disk: shown at once at the next start, with its age, also without a
// network. What is read back is judged like anything from outside; an older Foyer may have written it.

import * as v from 'valibot'
import type { Keep } from '../../tv/keep'
import { byStart, type Meeting } from '../meeting'
import { addDays, localDay } from '../time/zone'

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

const text = v.optional(v.string())
const Kept: v.GenericSchema<unknown, Meeting> = v.object({
  id: v.string(),
  title: v.string(),
  start: v.number(),
  end: v.optional(v.number()),
  state: v.string(),
  host: text,
  hostEmail: text,
  hostDidJoin: v.boolean(),
  attendeeDidJoin: v.boolean(),
  webLink: text,
  meetingNumber: text,
  sipAddress: text,
  scheduledType: text,
  isModified: v.optional(v.boolean()),
  seriesId: text,
  recurring: v.optional(v.boolean()),
  siteUrl: text,
  agenda: text,
  dialIn: v.optional(
    v.array(v.object({ label: v.string(), number: v.string(), tollFree: v.boolean() })),
  ),
  accessCode: text,
})

const day = v.pipe(v.string(), v.isoDate())
const Shelf = v.object({
  version: v.literal(VERSION),
  meetings: v.array(Kept),
  unreadable: v.number(),
  seenAt: v.number(),
  from: day,
  through: day,
})

/** What was seen last, or undefined: nothing, corrupt, or of another version. Never rejects. */
export async function readSeen(keep: Keep): Promise<Seen | undefined> {
  const judged = v.safeParse(Shelf, await keep.get(KEY))
  if (!judged.success) return undefined
  const { version: _, ...seen } = judged.output
  return seen
}

/** Keeps what was seen, in place of what was kept before; whole days of it. Never rejects. */
export function keepSeen(keep: Keep, seen: Seen, zone: string): Promise<void> {
  return keep.set(KEY, { version: VERSION, ...bounded(seen, zone) })
}

/** Forgets what was kept. Never rejects. */
export function dropSeen(keep: Keep): Promise<void> {
  return keep.delete(KEY)
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
