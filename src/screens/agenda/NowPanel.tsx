import { memo, useRef } from 'react'
import { useNow } from '../../components/time/use-now'
import { locale, t } from '../../i18n/i18n'
import { isAllDay } from '../../meetings/days'
import { type Meeting, progress } from '../../meetings/meeting'
import { type NowAndNext, nextBoundary, nowAndNext } from '../../meetings/now-next'
import { dayText, minutesUntil } from '../../time/time-words'
import { localDay } from '../../time/zone'
import { useServices } from '../services'
import { allDayText, dayAndTime, startText, timeText } from '../time-text'
import { useTitleOf } from '../titles'
import './NowPanel.css'

/** Beyond this, "in 90 minutes" says less than the time itself. */
export const SOON_MIN = 60

/**
 * What a glance from the sofa is for: the time, what is on now and until when, what is next.
 * @param searched whether these are all there are; before that, more may come
 */
export const NowPanel = memo(function NowPanel(props: {
  meetings: Meeting[] | undefined
  searched: boolean
}) {
  const { meetings } = props
  const { clock, hourCycle, zone } = useServices()
  const now = useNow(clock, 1000)
  const titleOf = useTitleOf()
  const today = localDay(now, zone)
  const { now: on, next, freeUntil } = useNowAndNext(meetings ?? NONE, now)
  const current = on[0]
  // "2:05 PM" in two sizes; a 24-hour clock has no second part.
  const [time, half] = timeText(now, zone, hourCycle).split(/\s/)
  return (
    <aside className="now-panel">
      <time className="now-clock">
        {time}
        {half && <small>{half}</small>}
      </time>
      <p className="now-date">{dayText(today, locale())}</p>
      {meetings && meetings.length > 0 && (
        <>
          <div className={current ? 'now-card on' : 'now-card'}>
            <p className="now-label">{t('agenda.now')}</p>
            <p className="now-title side" dir="auto">
              {current ? titleOf(current) : t('agenda.free')}
            </p>
            {!current && freeUntil !== undefined && (
              <p className="now-when">{t('agenda.freeUntil', { time: untilText(freeUntil) })}</p>
            )}
            {current?.end !== undefined && (
              <>
                <p className="now-when">
                  {[
                    isAllDay(current, zone)
                      ? allDayText(current, today, zone)
                      : t('agenda.until', { time: untilText(current.end) }),
                    on.length > 1 && t('agenda.more', { count: on.length - 1 }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <div className="now-bar">
                  <i style={{ width: `${progress(current, now) * 100}%` }} />
                </div>
              </>
            )}
          </div>
          <div className="now-card">
            <p className="now-label quiet">{t('agenda.next')}</p>
            <p className="now-title next side" dir="auto">
              {next ? titleOf(next) : t(props.searched ? 'agenda.nothingNext' : 'agenda.reaching')}
            </p>
            {next && <p className="now-when">{nextText(next)}</p>}
          </div>
        </>
      )}
    </aside>
  )

  /** Until when something is, inside of a sentence: a time today, else the day as well. */
  function untilText(instant: number): string {
    const tomorrow = t('agenda.tomorrow').toLowerCase()
    return dayAndTime(instant, now, zone, tomorrow, timeText(instant, zone, hourCycle))
  }

  function nextText(meeting: Meeting): string {
    const count = minutesUntil(meeting.start, now)
    if (count > SOON_MIN || isAllDay(meeting, zone)) return startText(meeting, now, zone, hourCycle)
    // So near, it needs no day.
    return `${timeText(meeting.start, zone, hourCycle)} · ${t('agenda.inMinutes', { count })}`
  }
})

const NONE: Meeting[] = []

/** What is on and next, worked out anew only when it changes: a busy host has thousands of meetings. */
function useNowAndNext(meetings: Meeting[], now: number): NowAndNext {
  const last = useRef<{ meetings: Meeting[]; from: number; until: number; value: NowAndNext }>(null)
  const { current } = last
  if (current?.meetings === meetings && now >= current.from && now < current.until)
    return current.value
  const until = nextBoundary(meetings, now) ?? Number.POSITIVE_INFINITY
  const value = nowAndNext(meetings, now)
  last.current = { meetings, from: now, until, value }
  return value
}
