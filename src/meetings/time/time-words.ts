// Times and days as a viewer reads them; sentences around them live in src/words. Every Intl call
// names a zone (webOS 5 throws without one), and that zone is always UTC: the instant is shifted by
// the zone's offset first, so a zone that the engine does not know can be shown as well.
// Digits are Latin in every language, as on the clocks and channel numbers of televisions.

import { offsetAt_ms } from './zone'

export type HourCycle = '12' | '24' | 'auto'

const MINUTE_MS = 60_000

/**
 * The wall clock of `zone` at `instant` (ms): "14:05", or "2:05 PM" in the language's own way.
 * @param hourCycle `auto` is what the language is used to
 * @param language BCP 47; one that the engine does not know is English
 */
export function clockText(
  instant: number,
  zone: string,
  hourCycle: HourCycle,
  language: string,
): string {
  const face = instant + offsetAt_ms(instant, zone)
  if (hourCycle === '12' || (hourCycle === 'auto' && countsToTwelve(language)))
    return format(face, language, TWELVE) ?? twelve(face)
  // By hand: `hour12: false` shows midnight as 24:00 on some engines.
  return new Date(face).toISOString().slice(11, 16)
}

/** From start to end (ms): "14:05 – 15:00"; the start alone where the end is not known. */
export function spanText(
  start: number,
  end: number | undefined,
  zone: string,
  hourCycle: HourCycle,
  language: string,
): string {
  const from = clockText(start, zone, hourCycle, language)
  return end === undefined ? from : `${from} – ${clockText(end, zone, hourCycle, language)}`
}

/** A day in words: "Monday, March 2" for "2026-03-02"; the day as it is where there is no Intl. */
export function dayText(day: string, language: string): string {
  return format(Date.parse(`${day}T12:00:00Z`), language, WEEKDAY_AND_DATE) ?? day
}

/** A day in few words: "Mon, Mar 2" for "2026-03-02"; the day as it is where there is no Intl. */
export function shortDayText(day: string, language: string): string {
  return format(Date.parse(`${day}T12:00:00Z`), language, SHORT_DATE) ?? day
}

/** A month in words: "March 2026" for any day of it; "2026-03" where there is no Intl. */
export function monthText(day: string, language: string): string {
  return format(Date.parse(`${day}T12:00:00Z`), language, MONTH) ?? day.slice(0, 7)
}

/** Whole minutes until `instant` (ms): 1 until the very last second is over, 0 or less afterwards. */
export function minutesUntil(instant: number, now: number): number {
  return Math.ceil((instant - now) / MINUTE_MS) || 0
}

/** Whole minutes since `instant` (ms); 0 where a corrected clock makes it lie ahead. */
export function minutesSince(instant: number, now: number): number {
  return Math.max(0, Math.floor((now - instant) / MINUTE_MS))
}

const TWELVE = { hour: 'numeric', minute: '2-digit', hour12: true } as const
const WEEKDAY_AND_DATE = { weekday: 'long', day: 'numeric', month: 'long' } as const
const SHORT_DATE = { weekday: 'short', day: 'numeric', month: 'short' } as const
const MONTH = { month: 'long', year: 'numeric' } as const
const ONE_IN_THE_AFTERNOON = 13 * 60 * MINUTE_MS

function countsToTwelve(language: string): boolean {
  const hour = format(ONE_IN_THE_AFTERNOON, language, { hour: 'numeric' })
  return hour !== undefined && !hour.includes('13')
}

type Look = Intl.DateTimeFormatOptions
const formatters = new Map<string, Intl.DateTimeFormat | undefined>()

function format(face: number, language: string, look: Look): string | undefined {
  const key = `${language} ${JSON.stringify(look)}`
  if (!formatters.has(key)) formatters.set(key, makeFormatter(language, look))
  // Newer engines put a narrow no-break space before PM, which fonts of televisions may not have.
  return formatters
    .get(key)
    ?.format(new Date(face))
    .replace(/\u202f/g, ' ')
}

function makeFormatter(language: string, look: Look): Intl.DateTimeFormat | undefined {
  for (const tag of [`${language.split('-u-')[0]}-u-nu-latn`, 'en-u-nu-latn'])
    try {
      return new Intl.DateTimeFormat(tag, { ...look, timeZone: 'UTC' })
    } catch {
      // An unknown language; the next one, or no Intl at all.
    }
  return undefined
}

function twelve(face: number): string {
  const [hour = 0, minute = 0] = new Date(face).toISOString().slice(11, 16).split(':').map(Number)
  return `${hour % 12 || 12}:${minute < 10 ? '0' : ''}${minute} ${hour < 12 ? 'AM' : 'PM'}`
}
