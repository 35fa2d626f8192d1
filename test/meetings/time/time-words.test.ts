import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  clockText,
  dayText,
  minutesSince,
  minutesUntil,
  spanText,
} from '../../../src/meetings/time/time-words'

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
    ['auto', 'fr-FR', '14:05'],
    ['auto', 'ja', '14:05'],
    ['auto', 'ar', '2:05 م'],
    ['12', 'ar-EG', '2:05 م'],
    ['12', 'hi', '2:05 pm'],
    ['24', 'fa', '14:05'],
    ['12', 'no such language', '2:05 PM'],
  ] as const)('%s hours in %s: %s', (hourCycle, language, shown) => {
    expect(clockText(at('13:05:00'), 'Europe/Berlin', hourCycle, language)).toBe(shown)
  })

  test('midnight is 00:00 or 12:00 AM, never 24:00', () => {
    expect(clockText(at('23:00:00'), 'Europe/Berlin', '24', 'en')).toBe('00:00')
    expect(clockText(at('23:00:00'), 'Europe/Berlin', '12', 'en')).toBe('12:00 AM')
  })

  test('noon is 12:00 PM', () => {
    expect(clockText(at('12:00:00'), 'UTC', '12', 'en')).toBe('12:00 PM')
  })

  test('a zone that Intl does not know can be shown all the same', () => {
    expect(clockText(at('12:00:00'), 'UTC+05:45', '12', 'en')).toBe('5:45 PM')
  })

  test('a span has both ends, or the one that is known', () => {
    expect(spanText(at('13:05:00'), at('14:00:00'), 'UTC', '24', 'en')).toBe('13:05 – 14:00')
    expect(spanText(at('13:05:00'), undefined, 'UTC', '24', 'en')).toBe('13:05')
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
    expect(dayText('2026-03-02', language)).toBe(shown)
  })
})

describe('without Intl', () => {
  async function withoutIntl() {
    vi.resetModules()
    vi.stubGlobal('Intl', undefined)
    return import('../../../src/meetings/time/time-words')
  }

  test('the clock still goes', async () => {
    const words = await withoutIntl()
    expect(words.clockText(at('00:05:00'), 'UTC', '12', 'de')).toBe('12:05 AM')
    expect(words.clockText(at('12:05:00'), 'UTC', '12', 'de')).toBe('12:05 PM')
    expect(words.clockText(at('13:15:00'), 'UTC', '12', 'de')).toBe('1:15 PM')
    expect(words.clockText(at('13:15:00'), 'UTC', 'auto', 'de')).toBe('13:15')
  })

  test('a day is written as it is', async () => {
    const words = await withoutIntl()
    expect(words.dayText('2026-03-02', 'de')).toBe('2026-03-02')
    expect(words.shortDayText('2026-03-02', 'de')).toBe('2026-03-02')
    expect(words.monthText('2026-03-02', 'de')).toBe('2026-03')
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
