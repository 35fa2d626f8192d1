import { DateTime } from 'luxon'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  addDays,
  isZone,
  localDay,
  minuteOfDay,
  offsetAt_ms,
  startOfDay,
  televisionZone,
} from '../../src/time/zone'
import { evenly, fc, seed } from '../generated'
import { trueOffset_min } from './truth'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const utc = (text: string) => Date.parse(text)

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** The module as it starts on another engine, without what it has cached on this one. */
async function zoneOn(DateTimeFormat: unknown) {
  vi.resetModules()
  vi.stubGlobal('Intl', { DateTimeFormat })
  return import('../../src/time/zone')
}

/** The same questions, answered by others' rules. */
const others = {
  face: (instant: number, zone: string) =>
    new Date(instant + trueOffset_min(instant, zone) * MINUTE_MS).toISOString(),
  day: (instant: number, zone: string) => others.face(instant, zone).slice(0, 10),
  addDays: (day: string, n: number) =>
    DateTime.fromISO(day, { zone: 'utc' }).plus({ days: n }).toFormat('yyyy-MM-dd'),
  /** Walked to, minute by minute, from hours before. */
  startOfDay(day: string, zone: string): number {
    const midnight = Date.parse(`${day}T00:00:00Z`)
    let at = midnight - trueOffset_min(midnight, zone) * MINUTE_MS - 3 * HOUR_MS
    while (others.day(at, zone) < day) at += MINUTE_MS
    return at
  },
}

describe(`against luxon and moment-timezone (SEED=${seed})`, () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const between = (first: string, last: string) => evenly(utc(first), utc(last))
  const anytime = between('1975-01-01T00:00:00Z', '2037-01-01T00:00:00Z')

  test('offsets, days and clock faces of 2000 instants in any zone agree', () => {
    const agree = fc.property(zone, anytime, (zone, instant) => {
      // Monrovia and Amsterdam of long ago had seconds, which luxon leaves out.
      const ours = Math.round(offsetAt_ms(instant, zone) / MINUTE_MS)
      expect(ours).toEqual(Math.round(trueOffset_min(instant, zone)))
      expect(localDay(instant, zone)).toEqual(others.day(instant, zone))
      const [hour, minute] = others.face(instant, zone).slice(11, 16).split(':').map(Number)
      expect(minuteOfDay(instant, zone)).toBe((hour as number) * 60 + (minute as number))
    })
    fc.assert(agree, { numRuns: 2000 })
  })

  test('the starts of 1000 days in any zone agree', { timeout: 60_000 }, () => {
    const agree = fc.property(zone, anytime, (zone, instant) => {
      const day = localDay(instant, zone)
      expect([day, startOfDay(day, zone)]).toEqual([day, others.startOfDay(day, zone)])
    })
    fc.assert(agree, { numRuns: 1000 })
  })

  test('the starts of the days around every change of clocks agree', { timeout: 60_000 }, () => {
    const agree = fc.property(zone, evenly(2015, 2034), (zone, year) => {
      const noon = (day: number) => Date.UTC(year, 0, day, 12)
      for (let day = 1; day <= 365; day++) {
        if (offsetAt_ms(noon(day), zone) === offsetAt_ms(noon(day + 1), zone)) continue
        for (const near of [-1, 0, 1, 2]) {
          const name = localDay(noon(day + near), zone)
          expect([name, startOfDay(name, zone)]).toEqual([name, others.startOfDay(name, zone)])
        }
      }
    })
    fc.assert(agree, { numRuns: 60 })
  })

  test('days counted from 1000 days agree', () => {
    const agree = fc.property(anytime, evenly(-1000, 999), (instant, count) => {
      const day = new Date(instant).toISOString().slice(0, 10)
      expect([day, addDays(day, count)]).toEqual([day, others.addDays(day, count)])
    })
    fc.assert(agree, { numRuns: 1000 })
  })

  test('each instant of the last and next years is within its own day', () => {
    const lately = between('2015-01-01T00:00:00Z', '2034-12-27T00:00:00Z')
    const isWithin = fc.property(zone, lately, (zone, instant) => {
      const day = localDay(instant, zone)
      expect(startOfDay(day, zone)).toBeLessThanOrEqual(instant)
      expect(startOfDay(addDays(day, 1), zone)).toBeGreaterThan(instant)
    })
    fc.assert(isWithin, { numRuns: 1000 })
  })
})

describe('the length of a day', () => {
  const hours = (day: string, zone: string) =>
    (startOfDay(addDays(day, 1), zone) - startOfDay(day, zone)) / HOUR_MS

  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Asia/Kathmandu', '2026-03-29', 24],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['America/Sao_Paulo', '2018-02-17', 25],
    ['Pacific/Apia', '2011-12-30', 0],
    ['UTC', '2026-03-29', 24],
  ])('%s, %s: %d hours', (zone, day, length) => {
    expect(hours(day, zone)).toBe(length)
  })
})

describe('the start of a day', () => {
  test.each([
    ['Europe/Berlin', '2026-03-02', '2026-03-01T23:00:00Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['Asia/Kolkata', '2026-03-02', '2026-03-01T18:30:00Z'],
    ['Pacific/Kiritimati', '2026-03-02', '2026-03-01T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-03-02', '2026-03-02T11:00:00Z'],
    ['UTC+05:45', '2026-03-02', '2026-03-01T18:15:00Z'],
    ['UTC-03:00', '2026-03-02', '2026-03-02T03:00:00Z'],
  ])('%s, %s', (zone, day, start) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(new Date(start).toISOString())
  })

  test.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00Z'],
    ['Atlantic/Azores', '2026-03-29', '2026-03-29T01:00:00Z'],
  ])('where the clock skips midnight it is 01:00: %s, %s', (zone, day, start) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(new Date(start).toISOString())
    expect(minuteOfDay(startOfDay(day, zone), zone)).toBe(60)
    expect(localDay(startOfDay(day, zone), zone)).toBe(day)
  })

  test('where the clock skips from 23:30 to 00:30 it is 00:30', () => {
    expect(new Date(startOfDay('1919-03-31', 'America/Toronto')).toISOString()).toBe(
      '1919-03-31T04:30:00.000Z',
    )
  })

  test('where the clock goes back from midnight to 23:00 it is the midnight that stays', () => {
    expect(startOfDay('2026-10-30', 'Africa/Cairo')).toBe(utc('2026-10-29T22:00:00Z'))
  })

  test.each([
    ['Atlantic/Azores', '2026-10-25', '2026-10-25T00:00:00Z'],
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00Z'],
  ])('where midnight comes twice it is the first: %s, %s', (zone, day, start) => {
    expect(startOfDay(day, zone)).toBe(utc(start))
  })

  test('a day that the zone skipped begins where the next one does', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(utc('2011-12-30T10:00:00Z'))
    expect(startOfDay('2011-12-31', 'Pacific/Apia')).toBe(utc('2011-12-30T10:00:00Z'))
  })
})

test('days are counted on the calendar, through months, leap years and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
})

describe('zones', () => {
  test.each(['Europe/Berlin', 'UTC', 'UTC+05:30', 'UTC-11:00', 'local', 'Etc/GMT+5'])(
    '%s is one',
    (zone) => {
      expect(isZone(zone)).toBe(true)
    },
  )

  test.each(['', 'auto', 'Mars/Olympus', 'UTC+5', 'UTC+15:00', 'UTC+05:75', 'Europe/'])(
    '%s is none',
    (zone) => {
      expect(isZone(zone)).toBe(false)
    },
  )

  test('a fixed offset needs no Intl', () => {
    const intl = vi.spyOn(Intl, 'DateTimeFormat')
    expect(offsetAt_ms(0, 'UTC+05:30')).toBe(5.5 * HOUR_MS)
    expect(offsetAt_ms(0, 'UTC-03:00')).toBe(-3 * HOUR_MS)
    expect(intl).not.toHaveBeenCalled()
  })

  test('a formatter is made once a zone', async () => {
    let made = 0
    class Counted extends Intl.DateTimeFormat {
      constructor(locale: string, options: Intl.DateTimeFormatOptions) {
        super(locale, options)
        made += 1
      }
    }
    const { localDay } = await zoneOn(Counted)
    for (let day = 0; day < 50; day++) localDay(day * 24 * HOUR_MS, 'Africa/Maputo')
    expect(made).toBe(1)
  })
})

describe('the zone of the television', () => {
  const saying = (options: object) =>
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options as never)

  test('is the one it names', () => {
    saying({ timeZone: 'Asia/Seoul' })
    expect(televisionZone()).toBe('Asia/Seoul')
  })

  test.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Godthab', 'America/Nuuk'],
    ['US/Central', 'America/Chicago'],
    ['GMT+05:30', 'UTC+05:30'],
    ['+0200', 'UTC+02:00'],
    ['UTC-3', 'UTC-03:00'],
  ])('is known by its name of today when it names %s: %s', (timeZone, zone) => {
    saying({ timeZone })
    expect(televisionZone()).toBe(zone)
  })

  test.each(['UTC', 'Etc/UTC', 'GMT'])(
    'is local when it names %s for want of a better, and its Date is elsewhere',
    (timeZone) => {
      saying({ timeZone })
      const offset = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-60)
      expect(televisionZone()).toBe('local')
      offset.mockReturnValue(0)
      expect(televisionZone()).toBe(timeZone)
    },
  )

  test.each([undefined, '', 'Etc/Unknown', 'Etc/Unknown-to-us', 'GMT+99'])(
    'is local when it names %s',
    (timeZone) => {
      saying({ timeZone })
      expect(televisionZone()).toBe('local')
    },
  )

  test('is local on webOS 5, where Intl throws without a zone', async () => {
    class Nameless {
      constructor() {
        throw new RangeError('Unsupported time zone specified undefined')
      }
    }
    const { televisionZone } = await zoneOn(Nameless)
    expect(televisionZone()).toBe('local')
  })

  test('local follows the Date of the television through summer and winter', () => {
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockImplementation(function (this: Date) {
      return this.getTime() < utc('2026-03-29T01:00:00Z') ? -60 : -120
    })
    expect(localDay(utc('2026-03-28T23:30:00Z'), 'local')).toBe('2026-03-29')
    expect(startOfDay('2026-03-30', 'local')).toBe(utc('2026-03-29T22:00:00Z'))
    expect(minuteOfDay(utc('2026-03-29T01:00:00Z'), 'local')).toBe(180)
  })

  test('a zone that the engine does not know is told as local', () => {
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-330)
    expect(offsetAt_ms(0, 'Mars/Olympus')).toBe(5.5 * HOUR_MS)
  })
})

test('engines that write midnight as 24:00 change nothing', async () => {
  class MidnightAs24 {
    format = () => '3/2/2026, 24:05:00'
  }
  const { offsetAt_ms } = await zoneOn(MidnightAs24)
  expect(offsetAt_ms(utc('2026-03-01T23:05:00Z'), 'Europe/Berlin')).toBe(HOUR_MS)
})
