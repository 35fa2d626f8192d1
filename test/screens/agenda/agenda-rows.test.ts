import { describe, expect, it } from 'vitest'
import { daysOf } from '../../../src/meetings/days'
import type { Meeting } from '../../../src/meetings/meeting'
import { agendaRows, firstOfDay, homeRow } from '../../../src/screens/agenda/agenda-rows'

const ZONE = 'Europe/Berlin'
const at = (text: string) => Date.parse(`${text}+01:00`)
const meeting = (id: string, start: string, end: string): Meeting => ({
  id,
  title: id,
  start: at(start),
  end: at(end),
  state: 'ready',
  hostDidJoin: false,
  attendeeDidJoin: false,
})
const rowsOf = (...meetings: Meeting[]) =>
  agendaRows(daysOf(meetings, ZONE, at('2026-03-01T00:00'), at('2026-03-08T00:00')), '2026-03-02')
const keys = (rows: { key: string }[]) => rows.map(({ key }) => key)

describe('the rows of the agenda', () => {
  const early = meeting('early', '2026-03-02T08:00', '2026-03-02T09:00')
  const noon = meeting('noon', '2026-03-02T12:00', '2026-03-02T13:00')
  const fair = meeting('fair', '2026-03-02T00:00', '2026-03-04T00:00')
  const later = meeting('later', '2026-03-05T10:00', '2026-03-05T11:00')

  it('are a heading for each day that has meetings, and a row for each meeting on it', () => {
    expect(keys(rowsOf(early, noon, later))).toEqual([
      '2026-03-02',
      '2026-03-02/early',
      '2026-03-02/noon',
      '2026-03-05',
      '2026-03-05/later',
    ])
  })

  it('say that there is nothing today', () => {
    expect(keys(rowsOf(later))).toEqual([
      '2026-03-02',
      '2026-03-02/-',
      '2026-03-05',
      '2026-03-05/later',
    ])
  })

  it('show a meeting of several days on each, whole where it fills the day', () => {
    const rows = rowsOf(fair).filter((row) => row.type === 'meeting')
    expect(keys(rows)).toEqual(['2026-03-02/fair', '2026-03-03/fair'])
    expect(rows.map(({ wholeDay, begun }) => [wholeDay, begun])).toEqual([
      [true, false],
      [true, true],
    ])
  })

  it('begin at what is on now, else at what comes next, else at the last', () => {
    const rows = rowsOf(fair, early, noon, later)
    const home = (time: string) => homeRow(rows, '2026-03-02', at(time))?.key
    expect(home('2026-03-02T08:30')).toBe('2026-03-02/early')
    expect(home('2026-03-02T10:00')).toBe('2026-03-02/noon')
    expect(home('2026-03-02T14:00')).toBe('2026-03-05/later')
    expect(home('2026-03-06T00:00')).toBe('2026-03-05/later')
    expect(homeRow([], '2026-03-02', 0)).toBeUndefined()
  })

  it('begin where the panel beside them is: at the one of several that began last', () => {
    const long = meeting('long', '2026-03-02T08:00', '2026-03-02T12:00')
    const short = meeting('short', '2026-03-02T09:00', '2026-03-02T10:00')
    const home = (time: string) => homeRow(rowsOf(fair, long, short), '2026-03-02', at(time))?.key
    expect(home('2026-03-02T08:30')).toBe('2026-03-02/long')
    expect(home('2026-03-02T09:30')).toBe('2026-03-02/short')
    expect(home('2026-03-02T10:30')).toBe('2026-03-02/long')
  })

  it('begin at what lasts for days only when nothing else is ahead', () => {
    const rows = rowsOf(early, fair)
    const home = (time: string) => homeRow(rows, '2026-03-02', at(time))?.key
    expect(home('2026-03-02T07:00')).toBe('2026-03-02/early')
    expect(home('2026-03-02T11:00')).toBe('2026-03-02/fair')
  })

  it('are jumped through by day, first to the top of this one when going back', () => {
    const rows = rowsOf(early, noon, later)
    const jump = (from: string, forward: boolean) => firstOfDay(rows, from, forward)?.key
    expect(jump('2026-03-02/early', true)).toBe('2026-03-05/later')
    expect(jump('2026-03-05/later', true)).toBeUndefined()
    expect(jump('2026-03-05/later', false)).toBe('2026-03-02/early')
    expect(jump('2026-03-02/noon', false)).toBe('2026-03-02/early')
    expect(jump('2026-03-02/early', false)).toBeUndefined()
  })
})
