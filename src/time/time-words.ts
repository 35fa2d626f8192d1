// Times and days as a viewer reads them; sentences around them live in src/i18n. The clock is written
// by hand from its numbers, since engines write noon as 0:00 or midnight as 24:00 when asked for twelve
// hours. Every Intl call names a zone (webOS 5 throws without one), and that zone is always UTC: the
// instant is shifted by the zone's offset first, so a zone that the engine does not know can be shown too.
// Digits are Latin in every language, as on the clocks and channel numbers of televisions.

import { type LanguageTag, languageOf, languageTag, regionOf } from '../i18n/language-tag'
import { minuteOfDay } from './zone'

export type HourCycle = '12' | '24' | 'auto'

const MINUTE_MS = 60_000

/**
 * The wall clock of `zone` at `instant` (ms since 1970): "14:05", or "2:05 PM" in the language's own way.
 * @param hourCycle `auto` is what the language is used to
 */
export function clockText(
  instant: number,
  zone: string,
  hourCycle: HourCycle,
  language: LanguageTag,
): string {
  const minute = minuteOfDay(instant, zone)
  const hour = Math.floor(minute / 60)
  const minutes = twoDigits(minute % 60)
  const countsToTwelve = hourCycle === 'auto' ? isTwelveUsual(language) : hourCycle === '12'
  if (!countsToTwelve) return `${twoDigits(hour)}:${minutes}`
  const [before, after] = halvesOfDay(language)
  return `${hour % 12 || 12}:${minutes} ${hour < 12 ? before : after}`
}

/** A day of the week in few words: "Mon" for "2026-03-02"; the day as it is where there is no Intl. */
export function weekdayText(day: string, language: LanguageTag): string {
  return format(Date.parse(`${day}T12:00:00Z`), language, WEEKDAY) ?? day
}

/** A day in words: "Monday, March 2" for "2026-03-02"; the day as it is where there is no Intl. */
export function dayText(day: string, language: LanguageTag): string {
  return format(Date.parse(`${day}T12:00:00Z`), language, WEEKDAY_AND_DATE) ?? day
}

/** A day in few words: "Mon, Mar 2" for "2026-03-02"; the day as it is where there is no Intl. */
export function shortDayText(day: string, language: LanguageTag): string {
  return format(Date.parse(`${day}T12:00:00Z`), language, SHORT_DATE) ?? day
}

/** A month in words: "March 2026" for any day of it; "2026-03" where there is no Intl. */
export function monthText(day: string, language: LanguageTag): string {
  return format(Date.parse(`${day}T12:00:00Z`), language, MONTH) ?? day.slice(0, 7)
}

/**
 * Whole minutes from `now` until `instant` (both ms since 1970): 1 until the very last second is over, 0 or less
 * afterwards.
 */
export function minutesUntil(instant: number, now: number): number {
  return Math.ceil((instant - now) / MINUTE_MS) || 0
}

/** Whole minutes from `instant` until `now` (both ms since 1970); 0 where a corrected clock makes it lie ahead. */
export function minutesSince(instant: number, now: number): number {
  return Math.max(0, Math.floor((now - instant) / MINUTE_MS))
}

const WEEKDAY_AND_DATE = { weekday: 'long', day: 'numeric', month: 'long' } as const
const WEEKDAY = { weekday: 'short' } as const
const SHORT_DATE = { weekday: 'short', day: 'numeric', month: 'short' } as const
const MONTH = { month: 'long', year: 'numeric' } as const

/**
 * Where English is written with 24 hours, and Arabic; German is everywhere (CLDR 48, timeData,
 * https://github.com/unicode-org/cldr/blob/main/common/supplemental/supplementalData.xml). Engines
 * know other editions of it, or English alone.
 */
const TWENTY_FOUR: Record<string, readonly string[]> = {
  en: `150 AI AT BE BI BW BZ CC CH CK CM CX CZ DE DK EE ES FI FK FR GB GE GG GI HU ID IE IL IM IT JE JP
    KE LT LV MG MS MT MU MV NF NG NL NO NR NU PL PN PT RO RW SC SE SH SI SK SX TK TV TZ UA UG ZA ZW`.split(
    /\s+/,
  ),
  ar: ['IL', 'KM', 'MA'],
}

function isTwelveUsual(language: LanguageTag): boolean {
  const places = TWENTY_FOUR[languageOf(language)]
  return places !== undefined && !places.includes(regionOf(language) ?? '')
}

/** Where English writes AM and PM in capitals. */
const CAPITALS = ['US', 'AS', 'GU', 'MH', 'MP', 'PH', 'PR', 'UM', 'VI']

/** What tells morning from afternoon: "AM", "PM". */
function halvesOfDay(language: LanguageTag): readonly [string, string] {
  const region = regionOf(language) ?? 'US'
  if (languageOf(language) === 'ar') return ['ص', 'م']
  if (languageOf(language) === 'de' || CAPITALS.includes(region)) return ['AM', 'PM']
  return region === 'CA' ? ['a.m.', 'p.m.'] : ['am', 'pm']
}

const twoDigits = (count: number) => `${count < 10 ? '0' : ''}${count}`

type Look = Intl.DateTimeFormatOptions
const formatters = new Map<string, Intl.DateTimeFormat | undefined>()

/** @returns undefined where the engine does not know the language, or has no Intl */
function format(face: number, language: LanguageTag, look: Look): string | undefined {
  const key = `${language} ${JSON.stringify(look)}`
  if (!formatters.has(key)) formatters.set(key, makeFormatter(language, look))
  try {
    return formatters.get(key)?.format(new Date(face))
  } catch {
    return undefined
  }
}

function makeFormatter(language: LanguageTag, look: Look): Intl.DateTimeFormat | undefined {
  for (const tag of [language, languageTag('en')])
    try {
      const formatter = new Intl.DateTimeFormat(`${tag}-u-nu-latn`, { ...look, timeZone: 'UTC' })
      // One that lacks the language takes another one, whichever is its own.
      if (formatter.resolvedOptions().locale.split('-')[0] === languageOf(tag)) return formatter
    } catch {
      // No such language; the next one, or no Intl at all.
    }
  return undefined
}
