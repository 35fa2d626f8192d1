// Which meetings the television speaks up for: five minutes before and at the start, each once. A
// reminder lives for a minute, so a television that was off or in standby does not announce what passed
// meanwhile, whenever it comes back.

import { byStart, isDayLong, type Meeting, phaseOf } from './meeting'

export interface Reminder {
  /** Names this reminder of this meeting at this time; a meeting that was moved is announced again. */
  key: string
  meeting: Meeting
  about: 'soon' | 'start'
}

/** The keys of the reminders that were shown. */
export type Shown = ReadonlySet<string>

export const NONE_SHOWN: Shown = new Set()

const MINUTE_MS = 60_000
const ABOUT = ['soon', 'start'] as const
const AHEAD_MS = { soon: 5 * MINUTE_MS, start: 0 } as const
const LIFE_MS = MINUTE_MS

/**
 * The reminders to show at `now` (ms since 1970), by start. None of what is missed or over, none of what lasts for
 * days: a holiday begins at midnight.
 * @param shown what was shown already
 */
export function dueReminders(meetings: readonly Meeting[], now: number, shown: Shown): Reminder[] {
  return ABOUT.flatMap((about) =>
    meetings
      .filter((meeting) => {
        const passed = now - dueAt(meeting, about)
        return passed >= 0 && passed < LIFE_MS && isAnnounced(meeting, now)
      })
      .map((meeting) => ({ key: keyOf(meeting, about), meeting, about })),
  )
    .filter(({ key }) => !shown.has(key))
    .sort((a, b) => byStart(a.meeting, b.meeting))
}

/** Which reminders have been shown, after `these` were shown as well; forgets those of meetings that are gone. */
export function remindersShown(
  shown: Shown,
  these: readonly Reminder[],
  meetings: readonly Meeting[],
): Shown {
  const known = new Set(meetings.flatMap((one) => ABOUT.map((about) => keyOf(one, about))))
  return new Set([...shown, ...these.map(({ key }) => key)].filter((key) => known.has(key)))
}

const dueAt = ({ start }: Meeting, about: Reminder['about']) => start - AHEAD_MS[about]

const keyOf = ({ id, start }: Meeting, about: Reminder['about']) => `${id} ${start} ${about}`

const isAnnounced = (meeting: Meeting, now: number) =>
  !isDayLong(meeting) && meeting.state !== 'missed' && phaseOf(meeting, now) !== 'over'
