import { readFileSync } from 'node:fs'
import moment from 'moment-timezone'
import packed from 'moment-timezone/data/packed/latest.json' with { type: 'json' }
import { afterEach, describe, expect, it, vi } from 'vitest'
import { unpackZones } from '../../platforms/zones/packed'
import { tableSource } from '../../platforms/zones/table'
import { isCovered, nameOfToday, namesOf, offsetByRules_ms } from '../../src/time/zone-rules'
import { COVERED, NEWEST } from '../../src/time/zone-table'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const TABLE = new URL('../../src/time/zone-table.ts', import.meta.url)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

type Options = Intl.DateTimeFormatOptions
const RealFormat = Intl.DateTimeFormat

/**
 * zone.ts on an engine of another year.
 * @param rules the zone as whose clock the engine shows another one's; undefined for one it does not know
 */
async function engine(rules: Record<string, string | undefined>) {
  const made: string[] = []
  class OtherFormat extends RealFormat {
    constructor(locale?: string, options: Options = {}) {
      const { timeZone = '' } = options
      const shown = timeZone in rules ? rules[timeZone] : timeZone
      if (shown === undefined) throw new RangeError(`Invalid time zone specified: ${timeZone}`)
      super(locale, { ...options, timeZone: shown })
      made.push(timeZone)
    }
  }
  vi.resetModules()
  vi.stubGlobal('Intl', { DateTimeFormat: OtherFormat })
  return { ...(await import('../../src/time/zone')), made }
}

describe('the table of zones', () => {
  it('is what its script makes of the package, whenever and wherever that runs', () => {
    expect(readFileSync(TABLE, 'utf8')).toBe(tableSource(packed))
  })

  it('agrees with the package on all zones, before and after each change of ten years', () => {
    const wrong: string[] = []
    let asked = 0
    for (const { name, untils } of unpackZones(packed)) {
      const changes = untils.filter((until) => until > COVERED.from && until < COVERED.to)
      const noons = Array.from({ length: 144 }, (_, month) => Date.UTC(2025, month, 1, 12))
      for (const instant of [...changes.flatMap((at) => [at - 1, at]), ...noons]) {
        asked++
        const ours = (offsetByRules_ms(instant, name) as number) / MINUTE_MS
        const theirs = -(moment.tz.zone(name) as moment.MomentZone).utcOffset(instant)
        if (ours !== theirs) wrong.push(`${name} ${new Date(instant).toISOString()}: ${ours}`)
      }
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(80_000)
  })

  it('covers the meetings and recordings of today, and ten years from now', () => {
    expect(isCovered(Date.parse('2026-10-01T00:00:00Z'))).toBe(true)
    expect(isCovered(Date.parse('2036-10-01T00:00:00Z'))).toBe(true)
  })

  it('tells a newer engine from an older one by a change that is its newest release’s', () => {
    expect(offsetByRules_ms(NEWEST.instant, NEWEST.zone)).toBe(NEWEST.offset_min * MINUTE_MS)
  })

  it.each([
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Godthab', 'America/Nuuk'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Rangoon', 'Asia/Yangon'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Pacific/Enderbury', 'Pacific/Kanton'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Africa/Asmera', 'Africa/Asmara'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Europe/Stockholm', 'Europe/Stockholm'],
    ['America/Indiana/Knox', 'America/Indiana/Knox'],
  ])('%s is called %s today', (name, today) => {
    expect(nameOfToday(name)).toBe(today)
  })

  it('knows every zone by a name of today, and that one by itself', () => {
    for (const { name } of unpackZones(packed)) {
      const today = nameOfToday(name)
      expect([name, nameOfToday(today ?? '')]).toEqual([name, today])
      expect(namesOf(name)).toContain(name)
    }
  })
})

describe('an engine of another year', () => {
  const noon = Date.parse('2026-07-15T12:00:00Z')

  it('that still has summer time in Mexico is put right', async () => {
    const { offsetAt_ms, rulesInUse } = await engine({ 'America/Mexico_City': 'America/Chicago' })
    expect(rulesInUse()).toBe('engine')
    expect(offsetAt_ms(noon, 'America/Mexico_City')).toBe(-6 * HOUR_MS)
    expect(rulesInUse()).toBe('table')
  })

  it('is put right on the days of a change as well: a day there has 24 hours again', async () => {
    const { startOfDay } = await engine({ 'America/Mexico_City': 'America/Chicago' })
    const start = startOfDay('2026-11-01', 'America/Mexico_City')
    expect(new Date(start).toISOString()).toBe('2026-11-01T06:00:00.000Z')
    expect(startOfDay('2026-11-02', 'America/Mexico_City') - start).toBe(24 * HOUR_MS)
  })

  it('that is newer than the table is believed', async () => {
    const { offsetAt_ms, rulesInUse } = await engine({
      'America/Havana': 'Etc/GMT+4',
      'Europe/Berlin': 'Etc/GMT-1',
    })
    expect(offsetAt_ms(noon, 'Europe/Berlin')).toBe(HOUR_MS)
    expect(rulesInUse()).toBe('engine')
  })

  it('is believed about years that the table does not cover', async () => {
    const { offsetAt_ms } = await engine({ 'America/Mexico_City': 'America/Chicago' })
    const then = Date.parse('2018-07-15T12:00:00Z')
    expect(offsetAt_ms(noon, 'America/Mexico_City')).toBe(-6 * HOUR_MS)
    expect(offsetAt_ms(then, 'America/Mexico_City')).toBe(-5 * HOUR_MS)
  })

  it('that does not know Kyiv is asked about Kiev, and about no other name', async () => {
    const { offsetAt_ms, isZone, made } = await engine({ 'Europe/Kyiv': undefined })
    expect(isZone('Europe/Kyiv')).toBe(true)
    expect(offsetAt_ms(Date.parse('2018-07-15T12:00:00Z'), 'Europe/Kyiv')).toBe(3 * HOUR_MS)
    expect(offsetAt_ms(noon, 'Europe/Kyiv')).toBe(3 * HOUR_MS)
    expect(made).toEqual(['Europe/Kiev'])
  })

  it('that does not know a zone by any name has it from the table', async () => {
    const { offsetAt_ms, isZone } = await engine({ 'America/Coyhaique': undefined })
    expect(isZone('America/Coyhaique')).toBe(true)
    expect(offsetAt_ms(noon, 'America/Coyhaique')).toBe(-3 * HOUR_MS)
    expect(offsetAt_ms(Date.parse('2018-07-15T12:00:00Z'), 'America/Coyhaique')).toBe(-3 * HOUR_MS)
  })

  it('without any Intl tells the time everywhere', async () => {
    vi.resetModules()
    vi.stubGlobal('Intl', undefined)
    const { offsetAt_ms, localDay } = await import('../../src/time/zone')
    expect(offsetAt_ms(noon, 'Europe/Berlin')).toBe(2 * HOUR_MS)
    expect(offsetAt_ms(noon, 'Asia/Kathmandu')).toBe(5.75 * HOUR_MS)
    expect(localDay(Date.parse('2026-10-24T22:30:00Z'), 'Europe/Berlin')).toBe('2026-10-25')
  })

  it('whose formatter throws tells the time as well', async () => {
    class Broken {
      format() {
        throw new RangeError('Internal error. Icu error.')
      }
    }
    vi.resetModules()
    vi.stubGlobal('Intl', { DateTimeFormat: Broken })
    const { offsetAt_ms } = await import('../../src/time/zone')
    expect(offsetAt_ms(noon, 'Europe/Berlin')).toBe(2 * HOUR_MS)
  })

  it('makes one formatter for a zone on which all agree, and one more when they do not', async () => {
    const { offsetAt_ms, made } = await engine({ 'America/Mexico_City': 'America/Chicago' })
    for (let n = 0; n < 1000; n++) offsetAt_ms(noon + n * HOUR_MS, 'Europe/Berlin')
    expect(made).toEqual(['Europe/Berlin'])
    for (let n = 0; n < 1000; n++) offsetAt_ms(noon + n * HOUR_MS, 'America/Mexico_City')
    expect(made).toEqual(['Europe/Berlin', 'America/Mexico_City', 'America/Havana'])
  })
})
