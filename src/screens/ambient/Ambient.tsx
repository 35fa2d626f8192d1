import { useNow } from '../../components/time/use-now'
import { locale, t } from '../../i18n/i18n'
import type { Meeting } from '../../meetings/meeting'
import { nowAndNext } from '../../meetings/now-next'
import type { Reminder } from '../../meetings/reminders'
import { useSwallowNextKey } from '../../remote/use-remote'
import { dayText } from '../../time/time-words'
import { localDay } from '../../time/zone'
import { dueText } from '../reminder/Reminder'
import { useServices } from '../services'
import { startText, timeText } from '../time-text'
import { useTitleOf } from '../titles'
import { BLOCK, driftAt, STEP_MS } from './drift'
import './Ambient.css'

/**
 * Nobody is there: the time, what is on and what is next, dim and never long in one place. It lies
 * over everything and takes no focus, so that what it hides is untouched when a key wakes it.
 */
export function Ambient({
  meetings = [],
  due,
}: {
  meetings?: Meeting[] | undefined
  due?: Reminder | undefined
}) {
  const { clock, zone, hourCycle } = useServices()
  const titleOf = useTitleOf()
  useSwallowNextKey()
  const now = useNow(clock, STEP_MS)
  const { now: on, next } = nowAndNext(meetings, now)
  const lines: [label: string, meeting: Meeting, when?: number][] = []
  if (due) lines.push([dueText(due, now), due.meeting])
  if (on[0]) lines.push([t('agenda.now'), on[0]])
  if (next && next !== due?.meeting)
    lines.push([`${t('agenda.next')} · ${startText(next, now, zone, hourCycle)}`, next])
  return (
    <section className="ambient" aria-label={t('choices.ambientAfter')}>
      {/* A new place is a new element, which fades in. */}
      <div
        key={Math.floor(now / STEP_MS)}
        className="ambient-block"
        style={{ ...BLOCK, ...driftAt(now) }}
      >
        <p className="ambient-clock digits">{timeText(now, zone, hourCycle)}</p>
        <p className="ambient-date">{dayText(localDay(now, zone), locale())}</p>
        {lines.slice(0, 2).map(([label, meeting]) => (
          <p key={label} className="ambient-line">
            <b>{label}</b>
            <bdi>{titleOf(meeting)}</bdi>
          </p>
        ))}
      </div>
    </section>
  )
}

/** What stands in place of the dimmed screen when that has crashed, as dim as it, until a key is pressed. */
export function AmbientCrashed() {
  useSwallowNextKey()
  return (
    <section className="ambient" aria-label={t('choices.ambientAfter')}>
      <div className="ambient-block" style={{ ...BLOCK, ...driftAt(0) }}>
        <p className="ambient-line">
          <b>{t('crash.part')}</b>
          {t('crash.text')}
        </p>
      </div>
    </section>
  )
}
