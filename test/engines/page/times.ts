// The clocks of the world, the hours of a day and Arabic plurals as the app's own code tells them on an
// engine: the rules, the languages and the Intl of an engine are those of the year it was built in.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import packed from 'moment-timezone/data/packed/latest.json' with { type: 'json' }
import { build } from 'vite'
import { unpackZones, type Zone } from '../../../platforms/zones/packed'
import { COVERED } from '../../../src/time/zone-table'
import type { Driver } from '../drivers/driver'
import type { Clocks } from './times-probe'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS
const PATIENCE_MS = 60_000

/** What the scripts are called; the page is times.html. */
export const TIMES = 'times-probe.js'

/** Zones whose rules have changed since 2017, when the oldest engine here was built. */
const CHANGED =
  `America/Mexico_City America/Monterrey America/Merida America/Mazatlan America/Chihuahua
America/Ojinaga America/Ciudad_Juarez America/Bahia_Banderas America/Sao_Paulo America/Campo_Grande
America/Cuiaba America/Asuncion America/Nuuk America/Scoresbysund America/Whitehorse America/Dawson
America/Vancouver America/Edmonton America/Inuvik America/Winnipeg America/Havana America/Grand_Turk
America/Port-au-Prince America/Punta_Arenas America/Coyhaique America/Metlakatla Africa/Cairo
Africa/Casablanca Africa/El_Aaiun Africa/Juba Africa/Khartoum Africa/Sao_Tome Africa/Windhoek Asia/Amman
Asia/Damascus Asia/Beirut Asia/Gaza Asia/Hebron Asia/Tehran Asia/Almaty Asia/Qostanay Asia/Qyzylorda
Asia/Pyongyang Europe/Istanbul Europe/Volgograd Europe/Saratov Europe/Chisinau Europe/Kyiv Pacific/Apia
Pacific/Fiji Pacific/Tongatapu Pacific/Norfolk Pacific/Bougainville Pacific/Kanton Antarctica/Casey
Antarctica/Vostok Antarctica/Macquarie`.split(/\s+/)

const LANGUAGES = ['en', 'en-US', 'en-GB', 'en-CA', 'de', 'de-AT', 'de-CH', 'ar', 'ar-EG', 'ar-SA']
const HALVES: Record<string, [string, string]> = {
  'en-GB': ['am', 'pm'],
  'en-CA': ['a.m.', 'p.m.'],
  ar: ['ص', 'م'],
  'ar-EG': ['ص', 'م'],
  'ar-SA': ['ص', 'م'],
}
const COUNTS = [...Array.from({ length: 201 }, (_, count) => count), 202, 303, 1011, 1_000_000]

/** Writes the page that is asked into `folder`. */
export async function buildTimes(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome51',
      minify: false,
      lib: {
        entry: join(import.meta.dirname, 'times-probe.ts'),
        formats: ['iife'],
        name: 'foyerTimes',
        fileName: () => TIMES,
      },
    },
  })
  await writeFile(
    join(folder, 'times.html'),
    `<!doctype html><meta charset="utf-8"><title>Times</title><body><script src="./${TIMES}"></script>`,
  )
}

/**
 * Asks an engine for all of it.
 * @param url of the folder that buildTimes() wrote into
 * @returns what the engine itself would have told wrong, in words
 * @throws Error that names what is wrong
 */
export async function checkTimes(driver: Driver, url: string): Promise<string> {
  await driver.open(`${url}times.html`)
  const end = performance.now() + PATIENCE_MS
  while (!(await driver.evaluate<boolean>("typeof foyerTimes === 'object'")))
    if (performance.now() > end) throw new Error('the page of times does not come')
  const ask = <T>(call: string, ...values: unknown[]) =>
    driver.evaluate<T>(
      `foyerTimes.${call}(${values.map((value) => JSON.stringify(value)).join(', ')})`,
    )

  const all = unpackZones(packed)
  const changed = all.filter(({ name }) => CHANGED.includes(name))
  const wrong: string[] = []
  for (const part of inParts(grouped(all, momentsOf), 20))
    wrong.push(...(await ask<string[]>('wrongOffsets', part)))
  for (const part of inParts(grouped(changed, hoursAround(Date.now())), 10))
    wrong.push(...(await ask<string[]>('wrongOffsets', part)))
  if (changed.length !== CHANGED.length) wrong.push('a zone of the list is not in the data')

  const expected = LANGUAGES.flatMap((language) => [twelve(language), TWENTY_FOUR])
  const written = await ask<string[][]>('hours', LANGUAGES, ['12', '24'])
  written.forEach((hours, at) => {
    if (`${hours}` !== `${expected[at]}`) wrong.push(`${LANGUAGES[Math.floor(at / 2)]}: ${hours}`)
  })
  for (const language of ['en', 'de', 'ar']) wrong.push(...(await wronglyCounted(language, ask)))
  if (wrong.length > 0) throw new Error(`${wrong.length} times wrong:\n${wrong.join('\n')}`)

  const byEngine = await ask<string[]>('wrongOfEngine', grouped(changed, hoursAround(Date.now())))
  return `${byEngine.length} of ${CHANGED.length} zones put right`
}

async function wronglyCounted(
  language: string,
  ask: <T>(call: string, ...values: unknown[]) => Promise<T>,
): Promise<string[]> {
  const { t, setLanguage } = await import('../../../src/i18n/i18n')
  const { languageTag } = await import('../../../src/i18n/language-tag')
  setLanguage(languageTag(language))
  // This Node's Intl has CLDR's own rules, by which test/i18n/numbers.test.ts checks ours.
  const said = COUNTS.map((count) => t('agenda.inMinutes', { count }))
  const counted = await ask<string[]>('counted', language, COUNTS)
  return counted.filter((sentence, at) => sentence !== said[at])
}

/** Zones that show the same together, so that less is to be sent. */
function grouped(zones: Zone[], moments: (zone: Zone) => number[]): Clocks[] {
  const groups = new Map<string, Clocks>()
  for (const zone of zones) {
    const shown = moments(zone).map((at): [number, number] => [at, offsetOf(zone, at)])
    const key = JSON.stringify(shown)
    const group = groups.get(key) ?? { zones: [], shown }
    group.zones.push(zone.name)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Before and after each change of the years that the table covers, and at noon of every month. */
function momentsOf({ untils }: Zone): number[] {
  const changes = untils.filter((at) => at > COVERED.from && at < COVERED.to)
  const noons = Array.from({ length: 144 }, (_, month) => Date.UTC(2025, month, 1, 12))
  return [...changes.flatMap((at) => [at - 60_000, at]), ...noons]
}

/** Every hour that the app may show: four weeks back and four ahead. */
const hoursAround = (now: number) => () => {
  const first = Math.floor(now / HOUR_MS) * HOUR_MS - 4 * WEEK_MS
  return Array.from({ length: (8 * WEEK_MS) / HOUR_MS }, (_, hour) => first + hour * HOUR_MS)
}

function offsetOf({ offsets, untils }: Zone, at: number): number {
  const past = untils.findIndex((until) => at < until)
  return offsets[past < 0 ? offsets.length - 1 : past] as number
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const TWENTY_FOUR = HOURS.map((hour) => `${hour < 10 ? '0' : ''}${hour}:07`)

function twelve(language: string): string[] {
  const [am, pm] = HALVES[language] ?? ['AM', 'PM']
  return HOURS.map((hour) => `${hour % 12 || 12}:07 ${hour < 12 ? am : pm}`)
}

function inParts<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}
