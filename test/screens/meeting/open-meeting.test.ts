import { describe, expect, it } from 'vitest'
import type { AgendaData } from '../../../src/meetings/agenda/agenda-data'
import { daysOf } from '../../../src/meetings/days'
import type { Meeting } from '../../../src/meetings/meeting'
import {
  afterRefetch,
  type OpenMeeting,
  openedMeeting,
} from '../../../src/screens/meeting/open-meeting'
import { meeting } from '../../meetings/calendar'

const NOW = Date.parse('2026-03-02T09:00:00Z')
const day = (n: number) => NOW + n * 86_400_000

/** An agenda from yesterday through `through` days ahead. */
function data(meetings: Meeting[], { unreadable = 0, back = 1, through = 7 } = {}): AgendaData {
  const days = daysOf(meetings, 'UTC', day(-back), day(through + 1))
  return { meetings, days, unreadable, fetchedAt: NOW, through: '', last: '' }
}

const ahead = meeting('Ahead', NOW + 3_600_000, NOW + 7_200_000, { id: 'ahead' })
const past = meeting('Past', day(-1), day(-1) + 3_600_000, { id: 'past' })
const late = meeting('Late', day(9), day(9) + 3_600_000, { id: 'late' })
const open = (one: Meeting, agenda = data([one])) => openedMeeting(agenda, one.id) as OpenMeeting

describe('an open meeting', () => {
  it('is as the agenda has it now', () => {
    const before = open(ahead)
    const moved = { ...ahead, start: ahead.start + 60_000 }
    expect(afterRefetch(before, data([moved]), NOW).meeting).toBe(moved)
    expect(afterRefetch(before, data([ahead]), NOW)).toBe(before)
  })

  it('that is gone is cancelled, and stays so when it is reinstated', () => {
    const gone = afterRefetch(open(ahead), data([past]), NOW)
    expect(gone).toMatchObject({ isCancelled: true, meeting: ahead })
    expect(afterRefetch(gone, data([past, ahead]), NOW)).toBe(gone)
  })

  it('that is on and gone is cancelled', () => {
    expect(afterRefetch(open(ahead), data([]), ahead.start + 1).isCancelled).toBe(true)
  })

  it.each([
    ['is over', past, data([]), NOW],
    ['is of a day that has passed out of sight', past, data([], { back: 0 }), NOW],
    ['is of a week that is no longer loaded', late, data([]), NOW],
    ['may be one of those that cannot be read now', ahead, data([], { unreadable: 1 }), NOW],
  ])('that %s is not called cancelled', (_, one, agenda, now) => {
    const before = open(one, data([one], { through: 14 }))
    expect(afterRefetch(before, agenda, now)).toBe(before)
  })

  it('stays while the agenda has nothing', () => {
    const before = open(ahead)
    expect(afterRefetch(before, undefined, NOW)).toBe(before)
  })

  it('is none when it is gone before it opens', () => {
    expect(openedMeeting(data([past]), 'ahead')).toBeUndefined()
    expect(openedMeeting(undefined, 'ahead')).toBeUndefined()
  })
})
