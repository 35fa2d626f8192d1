import { describe, expect, test } from 'vitest'
import {
  byStart,
  endOf,
  fromWebex,
  isDayLong,
  isLive,
  markRecurring,
  phaseOf,
  progress,
} from '../../src/meetings/meeting'
import { meeting } from './calendar'

const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`)
const standUp = (more = {}) => meeting('Stand-up', at('10:00'), at('10:30'), more)

describe('a meeting of a Webex answer', () => {
  const http = {
    id: 'a',
    title: ' Stand-up ',
    start: '2026-03-02T10:00:00Z',
    end: '2026-03-02T10:30:00Z',
    state: 'ready',
    hostDisplayName: 'Ada',
    meetingSeriesId: 's',
  }

  test('times of a meeting become instants, and names our own', () => {
    expect(fromWebex(http)).toMatchObject({
      id: 'a',
      title: 'Stand-up',
      start: at('10:00'),
      end: at('10:30'),
      host: 'Ada',
      hostDidJoin: false,
      attendeeDidJoin: false,
      seriesId: 's',
    })
  })

  test('what a telephone needs is there, and a link only if it leads to Webex', () => {
    const telephony = {
      accessCode: '98',
      callInNumbers: [
        { label: ' US Toll ', callInNumber: '+1-555-0100', tollType: 'toll' },
        { callInNumber: '0800-1', tollType: 'tollFree' },
      ],
    }
    const webLink = 'https://evil.test/j.php'
    expect(fromWebex({ ...http, telephony, webLink })).toMatchObject({
      accessCode: '98',
      dialIn: [
        { label: 'US Toll', number: '+1-555-0100', tollFree: false },
        { label: '', number: '0800-1', tollFree: true },
      ],
      webLink: undefined,
    })
  })

  test('an empty agenda and an empty list of numbers are none', () => {
    const made = fromWebex({ ...http, agenda: '', telephony: { callInNumbers: [] } })
    expect(made).toMatchObject({ agenda: undefined, dialIn: undefined })
  })

  test.each(['2026-03-02T09:00:00Z', 'late', undefined])(
    'an end of %s is no end, and an hour is assumed',
    (end) => {
      const made = fromWebex({ ...http, end })
      expect(made?.end).toBeUndefined()
      expect(made && endOf(made)).toBe(at('11:00'))
    },
  )

  test('without a start there is no meeting', () => {
    expect(fromWebex({ ...http, start: 'now' })).toBeUndefined()
  })
})

describe('phase', () => {
  test.each([
    ['09:44', 'later'],
    ['09:45', 'soon'],
    ['09:59', 'soon'],
    ['10:00', 'now'],
    ['10:29', 'now'],
    ['10:30', 'over'],
  ])('at %s a meeting from 10:00 to 10:30 is %s', (time, phase) => {
    expect(phaseOf(standUp(), at(time))).toBe(phase)
  })

  test('ready is not now: the next of a series is ready days ahead', () => {
    expect(phaseOf(standUp({ state: 'ready' }), at('10:00') - 3 * 86_400_000)).toBe('later')
  })

  test('missed is told once it is over, and not before', () => {
    expect(phaseOf(standUp({ state: 'missed' }), at('10:29'))).toBe('now')
    expect(phaseOf(standUp({ state: 'missed' }), at('10:30'))).toBe('missed')
  })

  test('one in progress without an end goes on; one that only lacks an end does not', () => {
    const open = { end: undefined }
    expect(phaseOf(standUp({ ...open, state: 'inProgress' }), at('13:00'))).toBe('now')
    expect(phaseOf(standUp({ ...open, state: 'ready' }), at('13:00'))).toBe('over')
  })
})

describe('live', () => {
  test('somebody joined, host or not', () => {
    expect(isLive(standUp({ hostDidJoin: true }), at('10:05'))).toBe(true)
    expect(isLive(standUp({ attendeeDidJoin: true }), at('10:05'))).toBe(true)
    expect(isLive(standUp({ state: 'inProgress' }), at('10:05'))).toBe(true)
    expect(isLive(standUp({ state: 'ready' }), at('10:05'))).toBe(false)
  })

  test('the host may be early, but not by hours, and nobody is in a meeting that is over', () => {
    expect(isLive(standUp({ hostDidJoin: true }), at('09:50'))).toBe(true)
    expect(isLive(standUp({ hostDidJoin: true }), at('07:00'))).toBe(false)
    expect(isLive(standUp({ hostDidJoin: true }), at('10:31'))).toBe(false)
  })
})

describe('how it ended', () => {
  test.each([
    ['10:29', 'ended', 'now'],
    ['10:30', 'ended', 'over'],
    ['10:30', 'missed', 'missed'],
    ['10:30', 'ready', 'over'],
  ])('at %s, with the state %s: %s', (time, state, phase) => {
    expect(phaseOf(standUp({ state }), at(time))).toBe(phase)
  })
})

describe('progress', () => {
  test.each([
    ['09:00', 0],
    ['10:00', 0],
    ['10:15', 0.5],
    ['10:30', 1],
    ['11:00', 1],
  ])('at %s it is %d', (time, share) => {
    expect(progress(standUp(), at(time))).toBe(share)
  })

  test('nobody knows it without an end; without a length it is over as it begins', () => {
    expect(progress(standUp({ end: undefined }), at('10:15'))).toBe(0)
    expect(progress(standUp({ end: at('10:00') }), at('10:00'))).toBe(1)
  })
})

test('23 hours are a day where the clocks change, 21 are none', () => {
  const hours = (n: number) => meeting('x', at('00:00'), at('00:00') + n * 3_600_000)
  expect([21, 22, 23, 25].map((n) => isDayLong(hours(n)))).toEqual([false, true, true, true])
})

test('of two occurrences of a series each is known to come again; a single one is not', () => {
  const single = standUp({ seriesId: 'b' })
  const none = standUp()
  const marked = markRecurring([
    standUp({ seriesId: 'a' }),
    single,
    none,
    standUp({ seriesId: 'a' }),
  ])
  expect(marked.map((one) => one.recurring)).toEqual([true, undefined, undefined, true])
  expect(marked[1]).toBe(single)
  expect(marked[2]).toBe(none)
})

test('meetings at the same minute are in the order of their titles, whatever order they came in', () => {
  const list = [
    meeting('B', at('10:00')),
    meeting('C', at('09:00')),
    meeting('A', at('10:00')),
    meeting('A', at('10:00'), undefined, { id: 'a0' }),
  ]
  const order = (some: typeof list) => some.sort(byStart).map((one) => one.id)
  expect(order([...list])).toEqual(order([...list].reverse()))
  expect([...list].sort(byStart).map((one) => one.title)).toEqual(['C', 'A', 'A', 'B'])
})
