// Wall days and instants. A calendar thinks in the days of someone's time zone; the wire speaks in
// instants. Days are numbered from 1970-01-01, so that "three days later" is + 3 across DST.

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** @throws RangeError when the IANA name is unknown */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    const number = '2-digit'
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
    })
    formats.set(zone, format)
  }
  return format
}

/** What the clock on the wall of `zone` shows, written as if it were UTC, in ms. */
function wall_ms(at_ms: number, zone: string): number {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at_ms)
      .map((p) => [p.type, p.value]),
  )
  return Date.UTC(
    Number(part.year),
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  )
}

/** The number of the local day that an instant falls on. */
export function dayOf(at_ms: number, zone: string): number {
  return Math.floor(wall_ms(at_ms, zone) / DAY_MS)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/**
 * The instant (ms since 1970) of a time on the wall. A time that DST skips comes out an hour later; of one that it
 * repeats, either may come out.
 * @param day days since 1970-01-01
 * @param minutes after midnight
 * @throws RangeError for a zone that the platform does not know
 */
export function instantOf(day: number, minutes: number, zone: string): number {
  const wanted = day * DAY_MS + minutes * MINUTE_MS
  // Twice, since the first guess may lie on the other side of a change of offset.
  const guess = wanted - (wall_ms(wanted, zone) - wanted)
  return wanted - (wall_ms(guess, zone) - guess)
}

/** ISO 8601 without fractions: `...Z` for UTC, else with the zone's offset, as Webex writes times. */
export function isoOf(at_ms: number, zone = 'UTC'): string {
  const whole_ms = Math.floor(at_ms / 1000) * 1000
  const local_ms = wall_ms(whole_ms, zone)
  const text = new Date(local_ms).toISOString().slice(0, 19)
  if (zone === 'UTC') return `${text}Z`
  const offset = Math.round((local_ms - whole_ms) / MINUTE_MS)
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0')
  return `${text}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}

/** Whether the platform knows this IANA time zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}
