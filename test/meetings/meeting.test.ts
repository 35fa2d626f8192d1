import { describe, expect, test } from 'vitest'
import { byStart, endOf, fromWire, isLive, phaseOf } from '../../src/meetings/meeting'
import { meeting } from './calendar'

const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`)
const standUp = (more = {}) => meeting('Stand-up', at('10:00'), at('10:30'), more)

describe('from the wire', () => {
  const wire = {
    id: 'a',
    title: ' Stand-up ',
    start: '2026-03-02T10:00:00Z',
    end: '2026-03-02T10:30:00Z',
    state: 'ready',
    password: 'secret',
    hostDisplayName: 'Ada',
    meetingSeriesId: 's',
  }

  test('times become instants and names our own', () => {
    expect(fromWire(wire)).toMatchObject({
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

  test('the password is not in what will be kept', () => {
    expect(JSON.stringify(fromWire(wire))).not.toContain('secret')
  })

  test.each(['2026-03-02T09:00:00Z', 'late', undefined])(
    'an end of %s is no end, and an hour is assumed',
    (end) => {
      const made = fromWire({ ...wire, end })
      expect(made?.end).toBeUndefined()
      expect(made && endOf(made)).toBe(at('11:00'))
    },
  )

  test('without a start there is no meeting', () => {
    expect(fromWire({ ...wire, start: 'now' })).toBeUndefined()
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
