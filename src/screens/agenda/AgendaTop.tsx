import { memo } from 'react'
import { Button } from '../../components/buttons/Button'
import { Mark } from '../../components/pictures/Mark'
import { t } from '../../i18n/i18n'
import type { AgendaData } from '../../meetings/agenda/agenda-data'
import type { Failure } from '../../webex/http/failure'
import type { Person } from '../../webex/sign-in/people'
import { useServices } from '../services'
import { freshness } from '../time-text'
import { ELSEWHERE } from './agenda-focus'

export interface TopProps {
  person?: Person | undefined
  /** False when the television cannot store the sign-in. */
  isPersistent: boolean
  onSettings: () => void
  onAccount: () => void
  onRecordings: () => void
}

interface Props extends TopProps {
  data: AgendaData | undefined
  failure: Failure | undefined
  isFetching: boolean
  hasRows: boolean
  now: number
  onRefresh: () => void
}

/** The line above the agenda: how new it is, and the ways to elsewhere. */
export const AgendaTop = memo(function AgendaTop({
  data,
  failure,
  isFetching,
  hasRows,
  now,
  ...props
}: Props) {
  const { zone, hourCycle } = useServices()
  // An attempt that failed lately is no "up to date"; why it failed is said below the list.
  const showsAge = data && (!failure || now - data.fetchedAt >= 60_000)
  const age = showsAge && freshness(data.fetchedAt, now, zone, hourCycle)
  return (
    <div className="agenda-top" role="toolbar">
      <Mark />
      <p className="agenda-fresh muted">{topNotes(age, data, props.isPersistent, hasRows)}</p>
      <Button
        onPress={props.onRefresh}
        label={t(isFetching ? 'agenda.refreshing' : 'agenda.refresh')}
      >
        <RefreshMark turning={isFetching} />
      </Button>
      <Button focusKey={ELSEWHERE.recordings} onPress={props.onRecordings}>
        {t('recordings.title')}
      </Button>
      <Button focusKey={ELSEWHERE.settings} onPress={props.onSettings} label={t('choices.title')}>
        <SettingsMark />
      </Button>
      <Button focusKey={ELSEWHERE.account} onPress={props.onAccount}>
        <span className="agenda-person" dir="auto">
          {props.person?.displayName ?? t('account.open')}
        </span>
      </Button>
    </div>
  )
})

/**
 * The line above the agenda: how new it is, and what is wrong with it or with the storage.
 * @param age how new the agenda is, in words; false: nobody can say
 * @param isPersistent whether the television can store the sign-in
 */
export function topNotes(
  age: string | false | undefined,
  data: AgendaData | undefined,
  isPersistent: boolean,
  hasRows: boolean,
): string {
  const unreadable = hasRows ? (data?.unreadable ?? 0) : 0
  return [
    age,
    unreadable > 0 && t('agenda.unreadable', { count: unreadable }),
    !isPersistent && t('agenda.notPersistent'),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** An arrow that goes round, for as long as something is asked. */
function RefreshMark({ turning }: { turning: boolean }) {
  return (
    <svg
      className={turning ? 'agenda-refresh turning' : 'agenda-refresh'}
      viewBox="0 0 32 32"
      width="40"
      height="40"
      aria-hidden="true"
    >
      <path
        d="M26.5 16A10.5 10.5 0 1 1 22.6 7.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <path d="M26.6 3.2v8.6h-8.6z" fill="currentColor" />
    </svg>
  )
}

/** A wheel with eight teeth, the sign of settings everywhere. */
function SettingsMark() {
  return (
    <svg className="agenda-settings" viewBox="0 0 32 32" width="44" height="44" aria-hidden="true">
      {[0, 45, 90, 135, 180, 225, 270, 315].map((turn) => (
        <rect
          key={turn}
          x="13.6"
          y="2"
          width="4.8"
          height="8"
          rx="1.6"
          fill="currentColor"
          transform={`rotate(${turn} 16 16)`}
        />
      ))}
      <circle cx="16" cy="16" r="7.4" fill="none" stroke="currentColor" strokeWidth="4.2" />
    </svg>
  )
}
