import { afterEach, expect, test } from 'vitest'
import { lengthText, shortDayName } from '../../src/screens/time-text'
import { languageTag as tag } from '../../src/words/language-tag'
import { speak } from '../../src/words/words'

afterEach(() => {
  speak(tag('en'))
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
  speak(tag('en-GB'))
  const named = (day: string) => shortDayName(day, now, 'UTC')
  expect(['2026-03-02', '2026-03-01', '2026-02-28'].map(named)).toEqual([
    'Today',
    'Yesterday',
    'Sat 28 Feb',
  ])
  speak(tag('de'))
  expect(named('2026-02-28')).toBe('Sa., 28. Feb.')
})
