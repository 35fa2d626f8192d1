// Times and days as a viewer reads them, in the language that is spoken.

import {
  clockText,
  dayText,
  type HourCycle,
  minutesSince,
  shortDayText,
} from '../meetings/time/time-words'
import { addDays, localDay } from '../meetings/time/zone'
import { locale, say } from '../words/words'

export function timeText(instant: number, zone: string, hourCycle: HourCycle): string {
  return clockText(instant, zone, hourCycle, locale())
}

/** "Today · Monday 2 March", or the date alone when it is not near. */
export function dayName(day: string, now: number, zone: string): string {
  const today = localDay(now, zone)
  const date = dayText(day, locale())
  if (day === today) return `${say('agenda.today')} · ${date}`
  if (day === addDays(today, 1)) return `${say('agenda.tomorrow')} · ${date}`
  if (day === addDays(today, -1)) return `${say('agenda.yesterday')} · ${date}`
  return date
}

/** "Today", "Yesterday", or the date in few words. */
export function shortDayName(day: string, now: number, zone: string): string {
  const today = localDay(now, zone)
  if (day === today) return say('agenda.today')
  if (day === addDays(today, -1)) return say('agenda.yesterday')
  return shortDayText(day, locale())
}

/** How long something is: "52 min", "1 h 05 min"; never less than a minute. */
export function lengthText(length_s: number): string {
  const whole = Math.max(1, Math.round(length_s / 60))
  const hours = Math.floor(whole / 60)
  if (hours === 0) return say('recordings.minutes', { minutes: whole })
  return say('recordings.hours', { hours, minutes: `${whole % 60}`.padStart(2, '0') })
}

/** How old the agenda on the screen is. */
export function freshness(seenAt: number, now: number, zone: string, hourCycle: HourCycle): string {
  const minutes = minutesSince(seenAt, now)
  if (minutes < 1) return say('agenda.fresh')
  if (minutes < 60) return say('agenda.age', { count: minutes })
  const date = dayName(localDay(seenAt, zone), now, zone)
  return say('agenda.ageLong', { date, time: timeText(seenAt, zone, hourCycle) })
}
