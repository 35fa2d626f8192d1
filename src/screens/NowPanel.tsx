import type { Meeting } from '../meetings/meeting'
import { nowAndNext } from '../meetings/now-next'
import { dayText, minutesUntil } from '../meetings/time-words'
import { localDay } from '../meetings/zone'
import { locale, say } from '../words/words'
import { useServices } from './services'
import { dayName, timeText } from './time-text'
import './NowPanel.css'

/** Beyond this, "in 90 minutes" says less than the time itself. */
const SOON_MIN = 60

/** What a glance from the sofa is for: the time, what is on now and until when, what is next. */
export function NowPanel({ meetings, now }: { meetings: Meeting[] | undefined; now: number }) {
  const { hourCycle, zone } = useServices()
  const today = localDay(now, zone)
  const { now: on, next } = nowAndNext(meetings ?? [], now)
  const current = on[0]
  // "2:05 PM" in two sizes; a 24-hour clock has no second part.
  const [time, half] = timeText(now, zone, hourCycle).split(/\s/)
  return (
    <aside className="now-panel">
      <p className="now-clock digits">
        {time}
        {half && <small>{half}</small>}
      </p>
      <p className="now-date">{dayText(today, locale())}</p>
      {meetings && (
        <>
          <div className={current ? 'now-card on' : 'now-card'}>
            <p className="now-label">{say('agenda.now')}</p>
            <p className="now-title side" dir="auto">
              {current ? current.title || say('agenda.untitled') : say('agenda.free')}
            </p>
            {current?.end !== undefined && (
              <>
                <p className="now-when">
                  {[
                    say('agenda.until', { time: whenText(current.end) }),
                    on.length > 1 && say('agenda.more', { count: on.length - 1 }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <div className="now-bar">
                  <i style={{ width: `${share(current, now) * 100}%` }} />
                </div>
              </>
            )}
          </div>
          <div className="now-card">
            <p className="now-label quiet">{say('agenda.next')}</p>
            <p className="now-title next side" dir="auto">
              {next ? next.title || say('agenda.untitled') : say('agenda.nothingNext')}
            </p>
            {next && <p className="now-when">{startText(next)}</p>}
          </div>
        </>
      )}
    </aside>
  )

  /** A time today, else the day as well. */
  function whenText(instant: number): string {
    const day = localDay(instant, zone)
    const time = timeText(instant, zone, hourCycle)
    return day === today ? time : `${dayName(day, now, zone)}, ${time}`
  }

  function startText({ start }: Meeting): string {
    const minutes = minutesUntil(start, now)
    const at = whenText(start)
    return minutes <= SOON_MIN ? `${at} · ${say('agenda.inMinutes', { count: minutes })}` : at
  }
}

/** How far a meeting is, from 0 to 1. */
function share({ start, end }: Meeting, now: number): number {
  if (end === undefined || end <= start) return 0
  return Math.min(1, Math.max(0, (now - start) / (end - start)))
}
