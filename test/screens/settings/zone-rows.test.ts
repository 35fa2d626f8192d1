import { afterEach, describe, expect, it, vi } from 'vitest'
import { zoneName, zoneRows } from '../../../src/screens/settings/zone-rows'
import { offsetAt_ms } from '../../../src/time/zone'

const WINTER = Date.parse('2026-01-15T12:00:00Z')
const SUMMER = Date.parse('2026-07-15T12:00:00Z')
const keys = (chosen: string) => zoneRows(chosen, WINTER).map(({ key }) => key)

describe('the zones to choose from', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('are some sixty to eighty, each once', () => {
    expect(keys('auto').length).toBeGreaterThan(60)
    expect(keys('auto').length).toBeLessThan(85)
    expect(new Set(keys('Asia/Tokyo')).size).toBe(keys('Asia/Tokyo').length)
  })

  it("begin with the television's own and the one that is chosen, and go on from west to east", () => {
    const [first, second, ...others] = keys('Europe/Berlin')
    expect([first, second]).toEqual(['auto', 'Europe/Berlin'])
    const offsets = others.map((zone) => offsetAt_ms(WINTER, zone))
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b))
    expect(others[0]).toBe('Pacific/Pago_Pago')
  })

  it('hold one that is not among the well-known when it is chosen', () => {
    expect(keys('Europe/Vaduz')[1]).toBe('Europe/Vaduz')
    expect(keys('UTC+05:30')[1]).toBe('UTC+05:30')
  })

  it('hold those of today, whether the engine knows them or not, and none of the past', async () => {
    class OldFormat extends Intl.DateTimeFormat {
      constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
        if (options?.timeZone === 'Europe/Kyiv') throw new RangeError('Invalid time zone')
        super(locale, options)
      }
    }
    vi.stubGlobal('Intl', { DateTimeFormat: OldFormat })
    vi.resetModules()
    const { zoneName, zoneRows } = await import('../../../src/screens/settings/zone-rows')
    const { nameOfToday } = await import('../../../src/time/zone-rules')
    const found = zoneRows('auto', WINTER).map(({ key }) => key)
    expect(found).toContain('Europe/Kyiv')
    expect(zoneName('Europe/Kyiv', 'local', WINTER)).toBe('Kyiv · UTC+2')
    for (const zone of found.slice(1)) expect(nameOfToday(zone)).toBe(zone)
  })
})

describe('the name of a zone', () => {
  it.each([
    ['Europe/Berlin', 'Berlin · UTC+1'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires · UTC−3'],
    ['America/St_Johns', 'St Johns · UTC−3:30'],
    ['Asia/Kathmandu', 'Kathmandu · UTC+5:45'],
    ['Europe/London', 'London · UTC'],
    ['UTC+05:30', 'UTC+5:30'],
    ['Etc/GMT-6', 'UTC+6'],
  ])('%s is a city and how far it is from UTC: %s', (zone, name) => {
    expect(zoneName(zone, 'local', WINTER)).toBe(name)
  })

  it('is as far from UTC as the city is today', () => {
    expect(zoneName('Europe/Berlin', 'local', SUMMER)).toBe('Berlin · UTC+2')
  })

  it("says what the television's own is", () => {
    expect(zoneName('auto', 'Asia/Tokyo', WINTER)).toBe('Automatic · Tokyo · UTC+9')
    expect(zoneName('auto', 'local', WINTER)).toMatch(/^Automatic · UTC/)
  })
})
