// Days and clock faces of a time zone, from the one thing that old engines can do: format an
// instant in a named zone. A zone is written as an IANA name ("Europe/Berlin"), as a fixed offset
// ("UTC+05:30"), or as "local", which is whatever the television's own Date says: webOS 5 cannot
// name its zone, but knows its offset, summer and winter (github.com/jellyfin/jellyfin-webos/pull/354).
// A day is written "2026-03-02".

/** The zone of a television that cannot name its own. */
export const LOCAL = 'local'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const LARGEST_OFFSET_MS = 14 * 60 * MINUTE_MS
const FIXED = /^UTC(?:([+-])(\d\d):([0-5]\d))?$/

/** How far `zone` is ahead of UTC at `instant`, in ms. A zone that the engine does not know is local. */
export function offsetAt_ms(instant: number, zone: string): number {
  const fixed = fixedOffset_ms(zone)
  if (fixed !== undefined) return fixed
  const formatter = zone === LOCAL ? undefined : formatterOf(zone)
  const face = formatter && faceOf(formatter, instant)
  if (face === undefined) return -new Date(instant).getTimezoneOffset() * MINUTE_MS
  return face - Math.floor(instant / 1000) * 1000
}

/** The calendar day of `instant` in `zone`. */
export function localDay(instant: number, zone: string): string {
  return dayOf(instant + offsetAt_ms(instant, zone))
}

/** What the wall clock of `zone` shows at `instant`, in whole minutes since midnight (0 to 1439). */
export function minuteOfDay(instant: number, zone: string): number {
  const face = instant + offsetAt_ms(instant, zone)
  return Math.floor((face - Math.floor(face / DAY_MS) * DAY_MS) / MINUTE_MS)
}

/**
 * The first instant of a calendar day in `zone`, in ms: midnight, or what comes instead where the
 * clock skips it (Sao Paulo 2018-11-04 begins at 01:00). A day that the zone skipped altogether
 * (Apia 2011-12-30) begins where the next one does. As Temporal.ZonedDateTime's startOfDay.
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

/** The day `n` days after `day` (before, when negative). Calendar arithmetic: no zone is needed. */
export function addDays(day: string, n: number): string {
  return dayOf(utcMidnight(day) + n * DAY_MS)
}

/** The zone of this television: its IANA name where the engine knows one, else "local". */
export function televisionZone(): string {
  try {
    // The one call that cannot name a zone, since it asks for it.
    const { timeZone } = new Intl.DateTimeFormat('en-US').resolvedOptions()
    return timeZone && isZone(timeZone) ? timeZone : LOCAL
  } catch {
    return LOCAL
  }
}

/** Whether this engine can tell the time in the zone that `text` names. */
export function isZone(text: string): boolean {
  if (text === LOCAL || fixedOffset_ms(text) !== undefined) return true
  const formatter = formatterOf(text)
  return formatter !== undefined && faceOf(formatter, 0) !== undefined
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
 */
function faceOf(formatter: Intl.DateTimeFormat, instant: number): number | undefined {
  const shown = formatter.format(new Date(instant))
  const parts = /^(\d+)\/(\d+)\/(\d+)\D+(\d+):(\d+):(\d+)$/.exec(shown)
  if (!parts) return undefined
  const [month, day, year, hour, minute, second] = parts.slice(1).map(Number) as Six
  return Date.UTC(year, month - 1, day, hour % 24, minute, second)
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
