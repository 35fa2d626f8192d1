import { afterEach, describe, expect, test } from 'vitest'
import { setLanguage } from '../../src/i18n/i18n'
import { languageTag as tag } from '../../src/i18n/language-tag'
import { lengthText, shortDayName, spanText, startText } from '../../src/screens/time-text'
import { meeting } from '../meetings/calendar'

afterEach(() => {
  setLanguage(tag('en'))
})

test.each([
  [0, '1 min'],
  [59, '1 min'],
  [95, '2 min'],
  [3569, '59 min'],
  [3570, '1 h 00 min'],
  [3900, '1 h 05 min'],
  [36_000, '10 h 00 min'],
])('%d s is %s', (length_s, text) => {
  expect(lengthText(length_s)).toBe(text)
})

test('a day is named by where it is from here, or by its date in few words', () => {
  const now = Date.parse('2026-03-02T09:00:00Z')
  setLanguage(tag('en-GB'))
  const named = (day: string) => shortDayName(day, now, 'UTC')
  expect(['2026-03-02', '2026-03-01', '2026-02-28'].map(named)).toEqual([
    'Today',
    'Yesterday',
    'Sat 28 Feb',
  ])
  setLanguage(tag('de'))
  expect(named('2026-02-28')).toBe('Sa., 28. Feb.')
})

describe('when a meeting is', () => {
  const span = (
    start: string,
    end: string | undefined,
    zone = 'UTC',
    hourCycle: '12' | '24' = '24',
  ) => spanText(meeting('M', start, end), zone, hourCycle)

  test.each([
    ['on one day', '2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z', '09:00 – 10:00'],
    ['without an end', '2026-03-02T09:00:00Z', undefined, '09:00'],
    ['until midnight', '2026-03-02T22:00:00Z', '2026-03-03T00:00:00Z', '22:00 – 00:00'],
    ['over midnight', '2026-03-02T23:30:00Z', '2026-03-03T00:30:00Z', '23:30 – Tue 00:30'],
    ['a day long, from nine', '2026-03-02T09:00:00Z', '2026-03-03T09:00:00Z', '09:00 – Tue 09:00'],
    [
      'until the second midnight',
      '2026-03-02T09:00:00Z',
      '2026-03-04T00:00:00Z',
      '09:00 – Wed 00:00',
    ],
    ['a week', '2026-03-02T09:00:00Z', '2026-03-09T09:00:00Z', '09:00 – Mon, Mar 9, 09:00'],
    ['a whole day', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z', 'All day'],
    ['whole days', '2026-03-02T00:00:00Z', '2026-03-05T00:00:00Z', 'All day · until Wed, Mar 4'],
  ])('%s', (_, start, end, text) => {
    expect(span(start, end)).toBe(text)
  })

  test('counted to twelve, the end names its day as well', () => {
    expect(span('2026-03-02T09:00:00Z', '2026-03-03T09:00:00Z', 'UTC', '12')).toBe(
      '9:00 AM – Tue 9:00 AM',
    )
  })

  test.each([
    ['of 23 hours', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['of 25 hours', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ])('a whole day %s is one in Berlin, and no whole day in Athens', (_, start, end) => {
    expect(span(start, end, 'Europe/Berlin')).toBe('All day')
    expect(span(start, end, 'Europe/Athens')).toMatch(
      /^\d\d:00 – Sun 0\d:00$|^\d\d:00 – Mon 0\d:00$/,
    )
  })

  test.each([
    ['de', 'Ganztägig · bis Mi., 4. März'],
    ['ar', 'طوال اليوم · حتى الأربعاء، 4 مارس'],
  ])('in %s: %s', (language, text) => {
    setLanguage(tag(language))
    expect(span('2026-03-02T00:00:00Z', '2026-03-05T00:00:00Z')).toBe(text)
  })

  test('what comes next tells its day, and fills it or has a time', () => {
    const now = Date.parse('2026-03-02T12:00:00Z')
    const next = (start: string, end: string) =>
      startText(meeting('M', start, end), now, 'UTC', '24')
    expect(next('2026-03-02T14:00:00Z', '2026-03-02T15:00:00Z')).toBe('14:00')
    expect(next('2026-03-03T14:00:00Z', '2026-03-03T15:00:00Z')).toBe('Tomorrow, 14:00')
    expect(next('2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z')).toBe('Tomorrow, All day')
  })
})
