// Times and days as a viewer reads them, in the language that is spoken.

import { isRightToLeft, locale, t } from '../i18n/i18n'
import { endsOnAnotherDay, isAllDay, lastDayOf } from '../meetings/days'
import type { Meeting } from '../meetings/meeting'
import {
  clockText,
  dayText,
  type HourCycle,
  minutesSince,
  shortDayText,
  weekdayText,
} from '../time/time-words'
import { addDays, localDay } from '../time/zone'

/** The time of day of an instant (ms since 1970) in a zone: "14:05", "2:05 PM". */
export function timeText(instant: number, zone: string, hourCycle: HourCycle): string {
  return clockText(instant, zone, hourCycle, locale())
}

/**
 * When something ends that is seen on a calendar day: "10:00", and with its day where that is another one: "Tue
 * 10:00" within a week, else "Tue, Mar 10, 10:00".
 * @param end ms since 1970
 * @param seenOn YYYY-MM-DD
 */
export function endText(end: number, seenOn: string, zone: string, hourCycle: HourCycle): string {
  const time = timeText(end, zone, hourCycle)
  if (!endsOnAnotherDay(end, seenOn, zone)) return time
  const day = localDay(end, zone)
  return day < addDays(seenOn, 7) && day > seenOn
    ? `${weekdayText(day, locale())} ${time}`
    : shortDayText(day, locale()) + comma() + time
}

/** How long a meeting fills days, as seen on one of them (YYYY-MM-DD): "All day", "All day · until Tue, Mar 3". */
export function allDayText(meeting: Meeting, seenOn: string, zone: string): string {
  const last = lastDayOf(meeting, zone)
  const until = last > seenOn && t('agenda.until', { time: shortDayText(last, locale()) })
  return [t('agenda.allDay'), until].filter(Boolean).join(' · ')
}

/** When a meeting is, under the name of the day it begins on: "14:05 – 15:00", "09:00 – Tue 09:00". */
export function spanText(meeting: Meeting, zone: string, hourCycle: HourCycle): string {
  const { start, end } = meeting
  const day = localDay(start, zone)
  if (isAllDay(meeting, zone)) return allDayText(meeting, day, zone)
  const from = timeText(start, zone, hourCycle)
  return end === undefined ? from : `${from} – ${endText(end, day, zone, hourCycle)}`
}

/** Between a day and a time; Arabic has its own. */
const comma = () => (isRightToLeft() ? '، ' : ', ')

/**
 * A time as seen from `now`: "10:00" today, else with its day.
 * @param instant ms since 1970, as `now` is
 * @param tomorrow what that day is called here
 * @param time the time of `instant`, in words
 */
export function dayAndTime(
  instant: number,
  now: number,
  zone: string,
  tomorrow: string,
  time: string,
): string {
  const day = localDay(instant, zone)
  const today = localDay(now, zone)
  if (day === today) return time
  return (day === addDays(today, 1) ? tomorrow : dayText(day, locale())) + comma() + time
}

/** When a meeting begins, as seen from `now` (ms since 1970): "10:00", "Tomorrow, 10:00", "Tomorrow, All day". */
export function startText(
  meeting: Meeting,
  now: number,
  zone: string,
  hourCycle: HourCycle,
): string {
  const { start } = meeting
  const time = isAllDay(meeting, zone) ? t('agenda.allDay') : timeText(start, zone, hourCycle)
  return dayAndTime(start, now, zone, t('agenda.tomorrow'), time)
}

/**
 * The name of a day (YYYY-MM-DD) as seen from `now` (ms since 1970): "Today · Monday 2 March", or the date alone when
 * it is not near.
 */
export function dayName(day: string, now: number, zone: string): string {
  const today = localDay(now, zone)
  const date = dayText(day, locale())
  if (day === today) return `${t('agenda.today')} · ${date}`
  if (day === addDays(today, 1)) return `${t('agenda.tomorrow')} · ${date}`
  if (day === addDays(today, -1)) return `${t('agenda.yesterday')} · ${date}`
  return date
}

/**
 * The name of a day (YYYY-MM-DD) as seen from `now` (ms since 1970): "Today", "Yesterday", or the date in few words.
 */
export function shortDayName(day: string, now: number, zone: string): string {
  const today = localDay(now, zone)
  if (day === today) return t('agenda.today')
  if (day === addDays(today, -1)) return t('agenda.yesterday')
  return shortDayText(day, locale())
}

/** How long something is: "52 min", "1 h 05 min"; never less than a minute. */
export function lengthText(length_s: number): string {
  const whole = Math.max(1, Math.round(length_s / 60))
  const hours = Math.floor(whole / 60)
  if (hours === 0) return t('recordings.minutes', { minutes: whole })
  return t('recordings.hours', { hours, minutes: `${whole % 60}`.padStart(2, '0') })
}

/**
 * How old the agenda on the screen is, in words: "Up to date", its minutes, or when it was fetched.
 * @param fetchedAt ms since 1970, as `now` is
 */
export function freshness(
  fetchedAt: number,
  now: number,
  zone: string,
  hourCycle: HourCycle,
): string {
  const minutes = minutesSince(fetchedAt, now)
  if (minutes < 1) return t('agenda.fresh')
  if (minutes < 60) return t('agenda.age', { count: minutes })
  const date = dayName(localDay(fetchedAt, zone), now, zone)
  return t('agenda.ageLong', { date, time: timeText(fetchedAt, zone, hourCycle) })
}
