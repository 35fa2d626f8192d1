// The calendar as it was fetched last, on the disk: shown at once at the next start, with its age, also
// without a network. What is read back is parsed like anything from outside; an older Foyer may have written it.

import * as v from 'valibot'
import { isInstant } from '../../clock'
import { addDays, localDay } from '../../time/zone'
import type { AppStorage } from '../../tv/storage/storage'
import { byStart, Meeting } from '../meeting'

/** What the calendar held on some days, as one request answered it. */
export interface Snapshot {
  meetings: Meeting[]
  /** How many meetings of the answer could not be read. */
  unreadable: number
  /** When it was answered, ms since 1970. */
  fetchedAt: number
  /** The first of the viewer's days that were fetched, and the last, both inclusive. */
  from: string
  through: string
}

const KEY = 'agenda'
/** Counts up when `Meeting` changes so that an old one cannot be read; what was stored is then dropped. */
const VERSION = 2
/** Nine days of a host with sixty a day; more would make a slow start slower. */
const MOST_STORED = 600
/** Days of one request; more were never fetched at once. */
const MOST_DAYS = 31

const Stored = v.object({
  version: v.literal(VERSION),
  meetings: v.array(v.unknown()),
  unreadable: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)), 0),
  /** `fetchedAt`; on the disk it has had this name since the first release. */
  seenAt: v.custom<number>(isInstant),
  from: v.string(),
  through: v.string(),
})

/**
 * The snapshot of the calendar that was stored last, or undefined: nothing, corrupt, or of another version. A meeting
 * that cannot be used is left out, and so is a field that its meeting can do without. Never rejects.
 */
export async function loadCache(storage: AppStorage): Promise<Snapshot | undefined> {
  const parsed = v.safeParse(Stored, await storage.get(KEY))
  if (!parsed.success || !areDays(parsed.output)) return undefined
  const { version: _, seenAt: fetchedAt, ...rest } = parsed.output
  const items = rest.meetings.slice(0, MOST_STORED)
  const usable = items.flatMap((one) => parseMeeting(one) ?? [])
  if (usable.length === 0 && items.length > 0) return undefined
  const meetings = [...new Map(usable.map((meeting) => [meeting.id, meeting])).values()]
  const unreadable = rest.unreadable + items.length - usable.length
  return { ...rest, fetchedAt, meetings, unreadable }
}

function parseMeeting(value: unknown): Meeting | undefined {
  const parsed = v.safeParse(Meeting, value)
  return parsed.success ? parsed.output : undefined
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

/**
 * Stores a snapshot in place of the one before: its whole days from the first on, 600 meetings at most.
 * Never rejects.
 * @param zone the viewer's, which says where a day ends
 */
export function saveCache(storage: AppStorage, snapshot: Snapshot, zone: string): Promise<void> {
  const { fetchedAt: seenAt, ...rest } = bounded(snapshot, zone)
  return storage.set(KEY, { version: VERSION, ...rest, seenAt })
}

/** Deletes the stored snapshot of the calendar. Never rejects. */
export function clearCache(storage: AppStorage): Promise<void> {
  return storage.delete(KEY)
}

/** The first days of a snapshot that together hold no more than is stored. */
function bounded(snapshot: Snapshot, zone: string): Snapshot {
  const sorted = [...snapshot.meetings].sort(byStart)
  const tooMuch = sorted[MOST_STORED]
  if (!tooMuch) return snapshot
  const cut = localDay(tooMuch.start, zone)
  const meetings = sorted.slice(0, MOST_STORED).filter(({ start }) => localDay(start, zone) < cut)
  return { ...snapshot, meetings, through: addDays(cut, -1) }
}
