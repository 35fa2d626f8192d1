// Today's rules of all time zones as the few kB that travel inside the app (src/time/zone-table.ts):
// which offsets each zone has, and when they change. Out of moment-timezone's data, which follows the
// IANA time zone database (https://www.iana.org/time-zones) within days.

import { type Packed, unpackZones, type Zone } from './packed'

/** The years that the table covers, the second one no more: from the recordings of last year on. */
const YEARS = [2025, 2037] as const

/**
 * A zone and an instant at which only an engine with the rules of the newest release, or newer ones, has
 * this offset. To be renewed with the data, by what its release notes say has changed; the instant should
 * be over, since rules that are announced may be taken back.
 *
 * 2026f: Cuba stayed on summer time (https://lists.iana.org/hyperkitty/list/tz-announce@iana.org/).
 */
const NEWEST = { zone: 'America/Havana', instant: Date.UTC(2026, 10, 15), offset_min: -240 }

/**
 * Places whose old name moment-timezone links to a neighbour with the same rules instead of the place's
 * name of today; as the comments in the database's file `backward` say.
 */
const RENAMED: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'Africa/Timbuktu': 'Africa/Bamako',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Fort_Wayne': 'America/Indiana/Indianapolis',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Virgin': 'America/St_Thomas',
  'Antarctica/South_Pole': 'Antarctica/McMurdo',
  'Asia/Rangoon': 'Asia/Yangon',
  'Atlantic/Jan_Mayen': 'Arctic/Longyearbyen',
  'Europe/Kiev': 'Europe/Kyiv',
  'Europe/Nicosia': 'Asia/Nicosia',
  'Europe/Uzhgorod': 'Europe/Kyiv',
  'Europe/Zaporozhye': 'Europe/Kyiv',
  Iceland: 'Atlantic/Reykjavik',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Samoa': 'Pacific/Pago_Pago',
  'Pacific/Truk': 'Pacific/Chuuk',
  'Pacific/Yap': 'Pacific/Chuuk',
  Singapore: 'Asia/Singapore',
  'US/East-Indiana': 'America/Indiana/Indianapolis',
}

/** What a group of zones with the same rules has in common. */
interface Rules {
  /** Offsets in minutes east of UTC, gone through in turn, again and again. */
  offsets: number[]
  /** When the next one begins, in minutes after the table's start. */
  changes: number[]
}

/**
 * The app's table of time zones as TypeScript. A line is a group of zones with the same rules, `offsets|changes|names`,
 * each separated by spaces: their offsets in minutes east of UTC, gone through again from the first after the last; the
 * minutes from each change to the next (base 36, the first from the table's start); and their names. A name of the
 * past is written before the one of today, `Europe/Kiev>Europe/Kyiv`; one that begins with a slash is in the region of
 * the one before it.
 * @param packed moment-timezone's data (https://momentjs.com/timezone/docs/#/data-formats/packed-format/)
 */
export function tableSource(packed: Packed): string {
  const [from, to] = YEARS.map((year) => Date.UTC(year, 0, 1)) as [number, number]
  const groups = new Map<string, string[]>()
  for (const zone of unpackZones(packed)) {
    const rules = rulesOf(zone, from, to)
    const key = `${rules.offsets.join(' ')}|${spans(rules.changes)}`
    groups.set(key, [...(groups.get(key) ?? []), zone.name])
  }
  const current = currentNames(packed)
  const lines = [...groups].map(
    ([rules, names]) =>
      `${rules}|${shortened(names.map((name) => withCurrent(name, current)).sort()).join(' ')}`,
  )
  return `// Made by \`npm run zones\` (platforms/zones); not to be changed by hand.

/** The release of the IANA time zone database that these rules are of. */
export const RELEASE = '${packed.version}'

/** The instants that the table covers, in ms; the second one no more. */
export const COVERED = { from: ${from}, to: ${to} }

/** What only an engine with the rules of this release, or newer ones, says. */
export const NEWEST = ${JSON.stringify(NEWEST)
    .replace(/"(\w+)":/g, ' $1: ')
    .replace(/"/g, "'")
    .replace('}', ' }')}

/** Offsets, changes and names of each group of zones, as platforms/zones/table.ts describes. */
export const RULES = \`
${lines.join('\n')}\`
`
}

function rulesOf({ offsets, untils }: Zone, from: number, to: number): Rules {
  const rules: Rules = { offsets: [], changes: [] }
  const all: number[] = []
  offsets.forEach((offset, at) => {
    const start = at === 0 ? Number.NEGATIVE_INFINITY : (untils[at - 1] as number)
    const end = untils[at] ?? Number.POSITIVE_INFINITY
    // Some changes are of the name of the time alone.
    if (end <= from || start >= to || all[all.length - 1] === offset) return
    if (all.length > 0) rules.changes.push((start - from) / 60_000)
    all.push(offset)
  })
  const [first, second] = all
  const alternates = all.every((offset, at) => offset === (at % 2 === 0 ? first : second))
  return { ...rules, offsets: alternates ? all.slice(0, 2) : all }
}

function spans(changes: number[]): string {
  return changes.map((at, n) => (at - (changes[n - 1] ?? 0)).toString(36)).join(' ')
}

/** The name of today for each one of the past. */
function currentNames({ links, countries }: Packed): Map<string, string> {
  const today = new Set(countries.flatMap((line) => (line.split('|')[1] as string).split(' ')))
  const current = new Map(Object.entries(RENAMED))
  for (const link of links) {
    const [target, name] = link.split('|') as [string, string]
    if (!today.has(name) && today.has(target) && !current.has(name)) current.set(name, target)
  }
  return current
}

function withCurrent(name: string, current: Map<string, string>): string {
  const now = current.get(name)
  return now === undefined ? name : `${name}>${now}`
}

/** "Africa/Accra", "/Bamako": a region is named once. */
function shortened(names: string[]): string[] {
  const region = (name = '') => name.slice(0, name.indexOf('/') + 1)
  return names.map((name, at) =>
    region(name) && region(name) === region(names[at - 1])
      ? name.slice(region(name).length - 1)
      : name,
  )
}
