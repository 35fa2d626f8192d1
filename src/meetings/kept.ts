// What was seen last, on the disk: shown at once at the next start, with its age, also without a
// network. What is read back is judged like anything from outside; an older Foyer may have written it.

import * as v from 'valibot'
import type { Keep } from '../tv/keep'
import type { Meeting } from './meeting'

/** The answer to one look: what the calendar held, and when (ms). */
export interface Seen {
  meetings: Meeting[]
  /** How many meetings Webex told that could not be read. */
  unreadable: number
  seenAt: number
}

const KEY = 'agenda'
/** Counts up when `Meeting` changes so that an old one cannot be read; what was kept is then dropped. */
const VERSION = 1

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
  siteUrl: text,
  agenda: text,
})

const Shelf = v.object({
  version: v.literal(VERSION),
  meetings: v.array(Kept),
  unreadable: v.number(),
  seenAt: v.number(),
})

/** What was seen last, or undefined: nothing, corrupt, or of another version. Never rejects. */
export async function readSeen(keep: Keep): Promise<Seen | undefined> {
  const judged = v.safeParse(Shelf, await keep.get(KEY))
  if (!judged.success) return undefined
  const { meetings, unreadable, seenAt } = judged.output
  return { meetings, unreadable, seenAt }
}

/** Keeps what was seen, in place of what was kept before. Never rejects. */
export function keepSeen(keep: Keep, seen: Seen): Promise<void> {
  return keep.set(KEY, { version: VERSION, ...seen })
}

/** Forgets what was kept. Never rejects. */
export function dropSeen(keep: Keep): Promise<void> {
  return keep.delete(KEY)
}
