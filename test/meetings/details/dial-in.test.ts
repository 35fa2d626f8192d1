import { describe, expect, test } from 'vitest'
import { type DialIn, dialInOf, homeFirst } from '../../../src/meetings/details/dial-in'

const number = (label: string, number: string): DialIn => ({ label, number, tollFree: false })

const NUMBERS = [
  number('United States Toll', '+1-408-525-6800'),
  number('Canada Toll', '+1-416-915-6530'),
  number('UK Toll', '+44-203-478-5289'),
  number('Germany Toll', '+49-619-6781-9736'),
  number('Berlin', '0049 30 123'),
  number('Germany Toll Free', '0800-0000'),
]

describe('the numbers of home come first', () => {
  const labels = (zone: string, language: string) =>
    homeFirst(NUMBERS, zone, language).map((one) => one.label)

  test('by the zone, those that say so before those with its code; the others keep their order', () => {
    expect(labels('Europe/Berlin', 'en-US')).toEqual([
      'Germany Toll',
      'Germany Toll Free',
      'Berlin',
      'United States Toll',
      'Canada Toll',
      'UK Toll',
    ])
  })

  test('two countries of one code are told apart by their names', () => {
    expect(labels('America/Toronto', 'en').slice(0, 2)).toEqual([
      'Canada Toll',
      'United States Toll',
    ])
    expect(labels('America/Chicago', 'en').slice(0, 2)).toEqual([
      'United States Toll',
      'Canada Toll',
    ])
  })

  test.each([
    ['de-DE', 'Germany Toll'],
    ['de-Latn-DE', 'Germany Toll'],
    ['en-GB', 'UK Toll'],
    ['en-gb-u-nu-latn', 'UK Toll'],
    ['en', 'United States Toll'],
    ['', 'United States Toll'],
  ])('by the language %j where the zone says nothing', (language, first) => {
    expect(labels('UTC', language)[0]).toBe(first)
    expect(labels('local', language)[0]).toBe(first)
  })

  test('a name is a word: US is not in Russia or Austria', () => {
    const list = [
      number('Russia Toll', '+7'),
      number('Austria Toll', '+43'),
      number('US Toll', '1'),
    ]
    expect(homeFirst(list, 'America/New_York', 'en')[0]?.label).toBe('US Toll')
  })

  test('what was given stays as it was', () => {
    const given = [...NUMBERS]
    homeFirst(given, 'Europe/Berlin', 'en')
    expect(given).toEqual(NUMBERS)
  })
})

test('of a site with numbers everywhere, sixty are kept', () => {
  const callInNumbers = Array.from({ length: 200 }, (_, n) => ({
    callInNumber: `+${n}`,
    label: undefined,
    tollType: undefined,
  }))
  expect(dialInOf({ accessCode: undefined, callInNumbers })).toHaveLength(60)
})
