import { afterEach, describe, expect, test, vi } from 'vitest'
import { languageTag as tag } from '../../src/i18n/language-tag'
import { clockText, dayText, minutesSince, minutesUntil } from '../../src/time/time-words'

const at = (time: string) => Date.parse(`2026-03-02T${time}Z`)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

describe('the clock', () => {
  test.each([
    ['24', 'en-US', '14:05'],
    ['12', 'en-US', '2:05 PM'],
    ['auto', 'en-US', '2:05 PM'],
    ['auto', 'en-GB', '14:05'],
    ['auto', 'de', '14:05'],
    ['auto', 'ar', '2:05 م'],
    ['12', 'ar-EG', '2:05 م'],
    ['12', 'no such language', '2:05 PM'],
  ] as const)('%s hours in %s: %s', (hourCycle, language, shown) => {
    expect(clockText(at('13:05:00'), 'Europe/Berlin', hourCycle, tag(language))).toBe(shown)
  })

  const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
  const hoursIn = (hourCycle: '12' | '24' | 'auto', language: string) =>
    HOURS.map((hour) => {
      const instant = Date.UTC(2026, 2, 2, hour, 7)
      return clockText(instant, 'UTC', hourCycle, tag(language))
    })
  const twelve = (am: string, pm: string) =>
    HOURS.map(
      (hour) => `${[12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11][hour % 12]}:07 ${hour < 12 ? am : pm}`,
    )
  const twentyFour = HOURS.map((hour) => `${hour < 10 ? '0' : ''}${hour}:07`)

  test.each([
    ['en', 'AM', 'PM'],
    ['en-US', 'AM', 'PM'],
    ['en-PH', 'AM', 'PM'],
    ['en-CA', 'a.m.', 'p.m.'],
    ['en-GB', 'am', 'pm'],
    ['en-AU', 'am', 'pm'],
    ['en-IN', 'am', 'pm'],
    ['de', 'AM', 'PM'],
    ['de-DE', 'AM', 'PM'],
    ['de-AT', 'AM', 'PM'],
    ['de-CH', 'AM', 'PM'],
    ['ar', 'ص', 'م'],
    ['ar-EG', 'ص', 'م'],
    ['ar-SA', 'ص', 'م'],
    ['ar-MA', 'ص', 'م'],
  ])('every hour of a day in %s has twelve before noon and twelve after it', (language, am, pm) => {
    expect(hoursIn('12', language)).toEqual(twelve(am, pm))
    expect(hoursIn('24', language)).toEqual(twentyFour)
  })

  test.each([
    ['12', ['en', 'en-US', 'en-AU', 'en-CA', 'en-IN', 'en-NZ', 'ar', 'ar-EG', 'ar-SA', 'ar-AE']],
    ['24', ['en-GB', 'en-IE', 'en-ZA', 'en-DE', 'de', 'de-AT', 'de-CH', 'ar-MA']],
  ] as const)('%s hours are the custom in all of %j', (hourCycle, places) => {
    for (const place of places)
      expect([place, ...hoursIn('auto', place)]).toEqual([place, ...hoursIn(hourCycle, place)])
  })

  test('midnight and noon are twelve, whatever an engine says', () => {
    const at = (time: string, language: string) =>
      clockText(Date.parse(`2026-03-02T${time}Z`), 'Europe/Berlin', '12', tag(language))
    expect(at('23:00', 'en')).toBe('12:00 AM')
    expect(at('11:00', 'de-DE')).toBe('12:00 PM')
    expect(clockText(Date.parse('2026-03-02T23:00Z'), 'Europe/Berlin', '24', tag('en'))).toBe(
      '00:00',
    )
  })

  test('a zone that Intl does not know can be shown all the same', () => {
    expect(clockText(at('12:00:00'), 'UTC+05:45', '12', tag('en'))).toBe('5:45 PM')
  })
})

describe('days', () => {
  test.each([
    ['en-US', 'Monday, March 2'],
    ['en-GB', 'Monday 2 March'],
    ['de', 'Montag, 2. März'],
    ['ar', 'الاثنين، 2 مارس'],
    ['no such language', 'Monday, March 2'],
  ])('in %s: %s', (language, shown) => {
    expect(dayText('2026-03-02', tag(language))).toBe(shown)
  })
})

describe('without Intl', () => {
  async function withoutIntl() {
    vi.resetModules()
    vi.stubGlobal('Intl', undefined)
    return import('../../src/time/time-words')
  }

  test('the clock still goes', async () => {
    const words = await withoutIntl()
    expect(words.clockText(at('00:05:00'), 'UTC', '12', tag('de'))).toBe('12:05 AM')
    expect(words.clockText(at('12:05:00'), 'UTC', '12', tag('de'))).toBe('12:05 PM')
    expect(words.clockText(at('13:15:00'), 'UTC', '12', tag('de'))).toBe('1:15 PM')
    expect(words.clockText(at('13:15:00'), 'UTC', 'auto', tag('de'))).toBe('13:15')
  })

  test('a day is written as it is', async () => {
    const words = await withoutIntl()
    expect(words.dayText('2026-03-02', tag('de'))).toBe('2026-03-02')
    expect(words.shortDayText('2026-03-02', tag('de'))).toBe('2026-03-02')
    expect(words.monthText('2026-03-02', tag('de'))).toBe('2026-03')
  })
})

describe('minutes', () => {
  test.each([
    ['10:00:00', 5],
    ['10:00:01', 5],
    ['10:04:59', 1],
    ['10:05:00', 0],
    ['10:05:30', 0],
    ['10:06:00', -1],
  ])('at %s a meeting at 10:05 is %d minutes away', (now, minutes) => {
    expect(minutesUntil(at('10:05:00'), at(now))).toBe(minutes)
  })

  test('an age is whole minutes, and none when a corrected clock puts it ahead', () => {
    expect(minutesSince(at('10:00:00'), at('10:03:59'))).toBe(3)
    expect(minutesSince(at('10:00:00'), at('09:00:00'))).toBe(0)
  })
})
