// Days and clock faces of a time zone. A zone is written as an IANA name ("Europe/Berlin"), as a fixed
// offset ("UTC+05:30"), or as "local", which is whatever the television's own Date says: webOS 5 cannot
// name its zone, but knows its offset, summer and winter (github.com/jellyfin/jellyfin-webos/pull/354).
// The rules of a named zone are asked of the engine, by the one thing that old engines can do: format
// an instant there. Engines know the rules of the year they were built in, so where one says something
// else than the table in zone-rules.ts, it is believed only if it is newer than the table.
// A day is written "2026-03-02".

import { isCovered, nameOfToday, namesOf, offsetByRules_ms } from './zone-rules'
import { NEWEST } from './zone-table'

/** The zone of a television that cannot name its own. */
export const LOCAL = 'local'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const LARGEST_OFFSET_MS = 14 * 60 * MINUTE_MS
/** No zone has a longer name. */
const LONGEST_NAME = 64
const FIXED = /^UTC(?:([+-])(\d\d):([0-5]\d))?$/

/** How far `zone` is ahead of UTC at `instant` (ms since 1970), in ms. A zone that nobody knows is local. */
export function offsetAt_ms(instant: number, zone: string): number {
  const named = zone === LOCAL ? undefined : (fixedOffset_ms(zone) ?? namedOffset_ms(instant, zone))
  return named ?? -new Date(instant).getTimezoneOffset() * MINUTE_MS
}

/** Formatting costs a television more than remembering; what was asked is asked again every second. */
const known = new Map<string, number | undefined>()
const MOST_KNOWN = 4096

function namedOffset_ms(instant: number, zone: string): number | undefined {
  // Clocks change on the minute.
  const key = `${Math.floor(instant / MINUTE_MS)} ${zone}`
  if (!known.has(key)) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, askedOffset_ms(instant, zone))
  }
  return known.get(key)
}

function askedOffset_ms(instant: number, zone: string): number | undefined {
  const byRules = offsetByRules_ms(instant, zone)
  const covers = byRules !== undefined && isCovered(instant)
  if (covers && engineIsCurrent === false) return byRules
  const byEngine = engineOffset_ms(instant, zone)
  if (byEngine === undefined) return byRules
  if (!covers || byEngine === byRules) return byEngine
  if (engineIsCurrent === undefined) {
    const newest = engineOffset_ms(NEWEST.instant, NEWEST.zone)
    engineIsCurrent = newest === NEWEST.offset_min * MINUTE_MS
  }
  return engineIsCurrent ? byEngine : byRules
}

/** Whether the engine has the newest rules in the table, or newer ones; asked when the two differ. */
let engineIsCurrent: boolean | undefined

/** Whose rules the times here are by; for the diagnostics page. */
export function rulesInUse(): 'engine' | 'table' {
  return engineIsCurrent === false ? 'table' : 'engine'
}

/** As the engine says, which may know an old name of the place only. */
function engineOffset_ms(instant: number, zone: string): number | undefined {
  for (const name of [zone, ...namesOf(zone)]) {
    const formatter = formatterOf(name)
    const face = formatter && faceOf(formatter, instant)
    if (face !== undefined) return face - Math.floor(instant / 1000) * 1000
  }
  return undefined
}

/** The calendar day (YYYY-MM-DD) of `instant` (ms since 1970) in `zone`. */
export function localDay(instant: number, zone: string): string {
  return dayOf(instant + offsetAt_ms(instant, zone))
}

/** What the wall clock of `zone` shows at `instant` (ms since 1970), in whole minutes since midnight (0 to 1439). */
export function minuteOfDay(instant: number, zone: string): number {
  const face = instant + offsetAt_ms(instant, zone)
  return Math.floor((face - Math.floor(face / DAY_MS) * DAY_MS) / MINUTE_MS)
}

/**
 * The first instant of a calendar day (YYYY-MM-DD) in `zone`, in ms since 1970: midnight, or what comes instead where
 * the clock skips it (Sao Paulo 2018-11-04 begins at 01:00). A day that the zone skipped altogether (Apia 2011-12-30)
 * begins where the next one does. As Temporal.ZonedDateTime's startOfDay.
 */
export function startOfDay(day: string, zone: string): number {
  const midnight = utcMidnight(day)
  const before = offsetAt_ms(midnight - DAY_MS, zone)
  const after = offsetAt_ms(midnight + DAY_MS, zone)
  const earliest = midnight - Math.max(before, after)
  const latest = midnight - Math.min(before, after)
  if (shows(midnight, earliest, zone)) return earliest
  if (shows(midnight, latest, zone)) return latest
  return firstAtOrAfter(midnight, earliest, latest, zone)
}

/** The day `n` days after `day` (before, when negative), both YYYY-MM-DD. Calendar arithmetic: no zone is needed. */
export function addDays(day: string, n: number): string {
  return dayOf(utcMidnight(day) + n * DAY_MS)
}

/**
 * The zone of this television: its IANA name of today where the engine knows one; a fixed offset such as "UTC+05:30"
 * where it knows that alone; else "local".
 */
export function televisionZone(): string {
  try {
    // The one call that cannot name a zone, since it asks for it.
    const { timeZone } = new Intl.DateTimeFormat('en-US').resolvedOptions()
    const zone = timeZone && (zoneNamed(timeZone) ?? looselyFixed(timeZone))
    return zone && !isMereDefault(zone) ? zone : LOCAL
  } catch {
    return LOCAL
  }
}

/** What Intl says where it was not told; Date may know better (its offset comes from the system). */
function isMereDefault(zone: string): boolean {
  const isUtc = /^(Etc\/)?(UTC|GMT|Greenwich|UCT|Universal|Zulu)$/.test(zone)
  return isUtc && new Date().getTimezoneOffset() !== 0
}

/** "UTC+05:30" for "GMT+5:30" or "+0530", as systems name a zone of which they know the offset alone. */
function looselyFixed(text: string): string | undefined {
  const [, sign, hours, minutes = '00'] =
    /^(?:GMT|UTC)?([+-])(\d\d?)(?::?(\d\d))?$/.exec(text) ?? []
  if (!sign || !hours) return undefined
  const zone = `UTC${sign}${hours.length === 1 ? '0' : ''}${hours}:${minutes}`
  return fixedOffset_ms(zone) === undefined ? undefined : zone
}

/**
 * The zone that `text` names, by its name of today: "Asia/Kolkata" for "Asia/Calcutta", whichever of the
 * two the engine knows.
 * @returns undefined when neither the table nor the engine knows one
 */
export function zoneNamed(text: string): string | undefined {
  if (text === LOCAL || fixedOffset_ms(text) !== undefined) return text
  const today = nameOfToday(text)
  if (today !== undefined) return today
  // The engine may be newer. That it takes Etc/Unknown for UTC helps nobody.
  const formatter =
    text.length > LONGEST_NAME || /unknown/i.test(text) ? undefined : formatterOf(text)
  return formatter && faceOf(formatter, 0) !== undefined ? text : undefined
}

/** Whether the time can be told in the zone that `text` names. */
export function isZone(text: string): boolean {
  return zoneNamed(text) !== undefined
}

function fixedOffset_ms(zone: string): number | undefined {
  const parts = FIXED.exec(zone)
  if (!parts) return undefined
  const [, sign, hours = '0', minutes = '0'] = parts
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  if (size > LARGEST_OFFSET_MS) return undefined
  return sign === '-' ? -size : size
}

/** Making a formatter costs milliseconds on a television, using one microseconds. */
const formatters = new Map<string, Intl.DateTimeFormat | undefined>()

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formatters.has(zone)) formatters.set(zone, makeFormatter(zone))
  return formatters.get(zone)
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  // An empty name would mean the engine's default, which webOS 5 does not have.
  if (!timeZone) return undefined
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hour12: false,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}

/**
 * The wall clock at `instant`, as if it were UTC. Read from formatted text, since formatToParts came
 * with Chrome 57. The hour may be 24 (Chrome 80, https://bugs.chromium.org/p/chromium/issues/detail?id=1025564).
 * @returns undefined where the engine does not format, or not as is asked
 */
function faceOf(formatter: Intl.DateTimeFormat, instant: number): number | undefined {
  const parts = /^(\d+)\/(\d+)\/(\d+)\D+(\d+):(\d+):(\d+)$/.exec(formatted(formatter, instant))
  if (!parts) return undefined
  const [month, day, year, hour, minute, second] = parts.slice(1).map(Number) as Six
  return Date.UTC(year, month - 1, day, hour % 24, minute, second)
}

function formatted(formatter: Intl.DateTimeFormat, instant: number): string {
  try {
    return formatter.format(new Date(instant))
  } catch {
    return ''
  }
}

type Six = [number, number, number, number, number, number]

const shows = (face: number, instant: number, zone: string) =>
  instant + offsetAt_ms(instant, zone) === face

/** The instant, to the second, from which on the clock of `zone` shows `face` or later. */
function firstAtOrAfter(face: number, earliest: number, latest: number, zone: string): number {
  let early = earliest
  let late = latest
  while (late - early > 1000) {
    const middle = early + Math.ceil((late - early) / 2000) * 1000
    if (middle + offsetAt_ms(middle, zone) >= face) late = middle
    else early = middle
  }
  return late
}

const utcMidnight = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (face: number) => new Date(face).toISOString().slice(0, 10)
