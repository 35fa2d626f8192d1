import { describe, expect, test } from 'vitest'
import { dueReminders, NONE_SHOWN, remindersShown, type Shown } from '../../src/meetings/reminders'
import { handClock } from '../hand-clock'
import { meeting } from './calendar'

const at = (time: string) => Date.parse(`2026-03-02T${time}Z`)
const standUp = meeting('Stand-up', at('10:00:00'), at('10:30:00'))
const review = meeting('Review', at('10:05:00'), at('11:00:00'))
const said = (meetings: (typeof standUp)[], time: string, shown: Shown = NONE_SHOWN) =>
  dueReminders(meetings, at(time), shown).map((one) => `${one.meeting.title} ${one.about}`)

describe('a reminder is due', () => {
  test.each([
    ['09:54:59', []],
    ['09:55:00', ['Stand-up soon']],
    ['09:55:59', ['Stand-up soon']],
    ['09:56:00', []],
    ['09:59:59', []],
    ['10:00:00', ['Stand-up start']],
    ['10:01:00', []],
  ])('five minutes before and at the start, for a minute: at %s %j', (time, expected) => {
    expect(said([standUp], time)).toEqual(expected)
  })

  test('for two at once, the one that begins first said first', () => {
    expect(said([review, standUp], '10:00:00')).toEqual(['Stand-up start', 'Review soon'])
  })

  test('never for one that was missed, is without a length, or lasts all day', () => {
    expect(said([{ ...standUp, state: 'missed' }], '10:00:00')).toEqual([])
    expect(said([{ ...standUp, end: standUp.start }], '10:00:00')).toEqual([])
    expect(said([{ ...standUp, end: standUp.start + 86_400_000 }], '10:00:00')).toEqual([])
  })
})

describe('each is shown once', () => {
  test('and again only when the meeting was moved', () => {
    const shown = remindersShown(NONE_SHOWN, dueReminders([standUp], at('10:00:00'), NONE_SHOWN), [
      standUp,
    ])
    expect(said([standUp], '10:00:30', shown)).toEqual([])
    const moved = { ...standUp, start: at('10:05:00') }
    expect(said([moved], '10:00:30', shown)).toEqual(['Stand-up soon'])
  })

  test('also when the clock is set back', () => {
    const shown = remindersShown(NONE_SHOWN, dueReminders([standUp], at('10:00:10'), NONE_SHOWN), [
      standUp,
    ])
    expect(said([standUp], '10:00:00', shown)).toEqual([])
  })

  test('and what was shown of meetings that are gone is forgotten', () => {
    const shown = remindersShown(NONE_SHOWN, dueReminders([standUp], at('10:00:00'), NONE_SHOWN), [
      standUp,
    ])
    expect(shown.size).toBe(1)
    expect(remindersShown(shown, [], [review]).size).toBe(0)
  })
})

/** When the next reminder appears after those at `now` were shown, to the second; undefined: not within a day. */
function nextAfter(meetings: (typeof standUp)[], now: number): number | undefined {
  const shown = remindersShown(NONE_SHOWN, dueReminders(meetings, now, NONE_SHOWN), meetings)
  for (let time = now + 1000; time <= now + 86_400_000; time += 1000)
    if (dueReminders(meetings, time, shown).length > 0) return time
  return undefined
}

describe('the next one', () => {
  test.each([
    ['09:00:00', '09:55:00'],
    ['09:55:00', '10:00:00'],
    ['10:00:00', '10:05:00'],
  ])('after %s is at %s', (now, next) => {
    expect(nextAfter([review, standUp], at(now))).toBe(at(next))
  })

  test('there is none after the last, and none for a holiday', () => {
    const holiday = meeting('Holiday', at('12:00:00'), at('12:00:00') + 86_400_000)
    expect(nextAfter([standUp, holiday], at('10:00:00'))).toBeUndefined()
    expect(nextAfter([], 0)).toBeUndefined()
  })
})

/** How often it looks. */
const LOOK_MS = 10_000

/** What a television says that looks every few seconds, and when it is woken. */
function television(meetings: (typeof standUp)[], start: string) {
  const clock = handClock(at(start))
  const lines: string[] = []
  let shown = NONE_SHOWN
  const look = () => {
    const due = dueReminders(meetings, clock.now(), shown)
    const time = new Date(clock.now()).toISOString().slice(11, 16)
    lines.push(...due.map((one) => `${time} ${one.meeting.title} ${one.about}`))
    shown = remindersShown(shown, due, meetings)
    void clock.wait(LOOK_MS).then(look)
  }
  look()
  return { clock, lines, look }
}

test('a morning in front of the television', async () => {
  const { clock, lines } = television([standUp, review], '09:00:00')
  await clock.advance(3 * 3_600_000)
  expect(lines).toEqual([
    '09:55 Stand-up soon',
    '10:00 Stand-up start',
    '10:00 Review soon',
    '10:05 Review start',
  ])
})

test('what passed in standby is not made up for', () => {
  const { clock, lines, look } = television([standUp, review], '09:00:00')
  clock.jump(90 * 60_000)
  look()
  expect(lines).toEqual([])
})

test('woken as a meeting starts, it says so', () => {
  const { clock, lines, look } = television([standUp, review], '09:00:00')
  clock.jump(60 * 60_000 + 20_000)
  look()
  expect(lines).toEqual(['10:00 Stand-up start', '10:00 Review soon'])
})

test('started in the middle of things, it says nothing of what has begun', () => {
  expect(television([standUp, review], '10:20:00').lines).toEqual([])
})
