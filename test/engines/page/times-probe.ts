// The times, the counts and the languages of the app as a script of their own, to be asked on each engine
// (times.ts). What engines of 2016 lack comes from core-js, as in the bundle.

import 'core-js/stable/array/flat-map'
import 'core-js/stable/array/includes'
import 'core-js/stable/object/entries'
import 'core-js/stable/object/values'
import 'core-js/stable/object/from-entries'
import 'core-js/stable/string/pad-start'
import { setLanguage, t } from '../../../src/i18n/i18n'
import { languageTag } from '../../../src/i18n/language-tag'
import { clockText } from '../../../src/time/time-words'
import { offsetAt_ms, rulesInUse } from '../../../src/time/zone'

const MINUTE_MS = 60_000

/** Zones with the same clocks, and what these show: pairs of an instant in ms and an offset in minutes. */
export interface Clocks {
  zones: string[]
  shown: [instant: number, offset_min: number][]
}

/** Whatever is not as it should be, a line each; the first hundred. */
export function wrongOffsets(clocks: Clocks[]): string[] {
  const wrong: string[] = []
  for (const { zones, shown } of clocks)
    for (const zone of zones)
      for (const [instant, offset_min] of shown) {
        const ours = offsetAt_ms(instant, zone) / MINUTE_MS
        if (ours !== offset_min && wrong.length < 100)
          wrong.push(`${zone}, ${new Date(instant).toISOString()}: ${ours} and not ${offset_min}`)
      }
  return wrong
}

/** The zones whose clocks would be wrong by the engine's own rules, or that it does not know. */
export function wrongOfEngine(clocks: Clocks[]): string[] {
  const wrong: string[] = []
  for (const { zones, shown } of clocks)
    for (const zone of zones)
      if (shown.some(([instant, offset_min]) => engineOffset_min(instant, zone) !== offset_min))
        wrong.push(zone)
  return wrong
}

const formatters: Record<string, Intl.DateTimeFormat | undefined> = {}

function engineOffset_min(instant: number, zone: string): number | undefined {
  try {
    formatters[zone] ??= new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hour12: false,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    const [month, day, year, hour, minute] = (
      formatters[zone]?.format(instant).match(/\d+/g) ?? []
    ).map(Number) as [number, number, number, number, number]
    return (Date.UTC(year, month - 1, day, hour % 24, minute) - instant) / MINUTE_MS
  } catch {
    return undefined
  }
}

/** Every hour of a day in each language, on either clock. */
export function hours(languages: string[], hourCycles: ('12' | '24' | 'auto')[]): string[][] {
  return languages.flatMap((language) =>
    hourCycles.map((cycle) =>
      Array.from({ length: 24 }, (_, hour) =>
        clockText(Date.UTC(2026, 2, 2, hour, 7), 'UTC', cycle, languageTag(language)),
      ),
    ),
  )
}

/** A sentence with each count, in one language. */
export function counted(language: string, counts: number[]): string[] {
  setLanguage(languageTag(language))
  return counts.map((count) => t('agenda.inMinutes', { count }))
}

export { rulesInUse }
