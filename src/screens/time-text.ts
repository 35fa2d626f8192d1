// Times and days as a viewer reads them, in the language that is spoken.

import { clockText, dayText, type HourCycle, minutesSince } from '../meetings/time/time-words'
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

/** How old the agenda on the screen is. */
export function freshness(seenAt: number, now: number, zone: string, hourCycle: HourCycle): string {
  const minutes = minutesSince(seenAt, now)
  if (minutes < 1) return say('agenda.fresh')
  if (minutes < 60) return say('agenda.age', { count: minutes })
  const date = dayName(localDay(seenAt, zone), now, zone)
  return say('agenda.ageLong', { date, time: timeText(seenAt, zone, hourCycle) })
}
