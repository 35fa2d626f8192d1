// The rules of all zones as they are today, for engines that know those of the year they were built in:
// a television of 2019 still has summer time in Mexico and in Brazil. Read out of zone-table.ts.

import { COVERED, RULES } from './zone-table'

const MINUTE_MS = 60_000

interface Group {
  /** In ms east of UTC, gone through in turn, again and again. */
  offsets_ms: number[]
  /** When the next one begins, in ms. */
  changes: number[]
}

interface Entry {
  /** The zone's name of today. */
  name: string
  /** All names that this place has had. */
  names: string[]
  group: Group
}

/** Whether the table of zones says something of `instant` (ms since 1970). */
export function isCovered(instant: number): boolean {
  return instant >= COVERED.from && instant < COVERED.to
}

/**
 * How far `zone` is ahead of UTC at `instant` (ms since 1970), in ms, by the table; before and after the years that
 * are covered, as at their beginning and end.
 * @param zone a name of today or of the past, in small letters or large
 * @returns undefined for a zone that is not in the table
 */
export function offsetByRules_ms(instant: number, zone: string): number | undefined {
  const group = entryOf(zone)?.group
  if (!group) return undefined
  const { offsets_ms, changes } = group
  let past = 0
  while (past < changes.length && instant >= (changes[past] as number)) past++
  return offsets_ms[past % offsets_ms.length]
}

/**
 * The zone's name of today: "Europe/Kyiv" for "Europe/Kiev", in whatever case.
 * @returns undefined for a zone that is not in the table
 */
export function nameOfToday(zone: string): string | undefined {
  return entryOf(zone)?.name
}

/** All names of a zone, old and new, since an engine may know only one; of one not in the table, its own name. */
export function namesOf(zone: string): readonly string[] {
  return entryOf(zone)?.names ?? [zone]
}

const entryOf = (zone: string) => table().get(zone.toLowerCase())

let read: Map<string, Entry> | undefined

/** By name in small letters. Read when it is first asked for, which takes a millisecond. */
function table(): Map<string, Entry> {
  if (!read) read = readTable()
  return read
}

function readTable(): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const line of RULES.trim().split('\n')) {
    const [offsets = '', spans = '', names = ''] = line.split('|')
    const group = groupOf(offsets, spans)
    let region = ''
    for (const written of names.split(' ')) {
      const [short = '', today] = written.split('>')
      if (short[0] !== '/') region = short.slice(0, short.indexOf('/'))
      const name = short[0] === '/' ? region + short : short
      entries.set(name.toLowerCase(), { name: today ?? name, names: [name], group })
    }
  }
  for (const [key, entry] of entries) {
    const place = entries.get(entry.name.toLowerCase())
    if (!place || place === entry) continue
    place.names.push(...entry.names)
    entries.set(key, place)
  }
  return entries
}

function groupOf(offsets: string, spans: string): Group {
  let at = COVERED.from
  return {
    offsets_ms: offsets.split(' ').map((offset) => Number(offset) * MINUTE_MS),
    changes: spans
      .split(' ')
      .filter(Boolean)
      .map((span) => {
        at += Number.parseInt(span, 36) * MINUTE_MS
        return at
      }),
  }
}
