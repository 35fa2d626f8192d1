import { type RefObject, useEffect, useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { List } from '../../components/List'
import type { Row } from '../../components/list-layout'
import { Mark } from '../../components/Mark'
import { Spinner } from '../../components/Spinner'
import { useNow } from '../../components/use-now'
import { useSelectedRow } from '../../components/use-selected-row'
import { isRightToLeft, t } from '../../i18n/i18n'
import type { AgendaData } from '../../meetings/agenda/agenda-data'
import { useAgenda } from '../../meetings/agenda/use-agenda'
import { useRecorded } from '../../recordings/use-recordings'
import type { Focus } from '../../remote/focus'
import { type Arrow, useFocus } from '../../remote/use-remote'
import { localDay } from '../../time/zone'
import type { Failure } from '../../webex/failure'
import type { Person } from '../../webex/people'
import { failureTracking } from '../failure-words'
import { useRecognized } from '../people/use-recognized'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { freshness } from '../time-text'
import { useReveal, useTitleOf } from '../titles'
import { useFailureText } from '../use-failure-text'
import { AgendaRow, labelOf } from './AgendaRow'
import { type AgendaRowData, agendaRows, firstOfDay, homeRow } from './agenda-rows'
import { NowPanel } from './NowPanel'
import './Agenda.css'

const LIST = 'agenda-list'
const LIST_PX = 880
/** What the words about trouble take of it, two lines of them, at text size M. */
const TROUBLE_PX = 140
const AGAIN = 'agenda-again'
/** Whoever has gone to one of these stays there when the list arrives. */
const ELSEWHERE = {
  recordings: 'agenda-recordings',
  settings: 'agenda-settings',
  account: 'agenda-account',
}

interface Props {
  person?: Person | undefined
  /** False when the television cannot store the sign-in. */
  isPersistent: boolean
  /** The row the viewer went to, if any; until then the agenda follows the time of day. */
  at: string | undefined
  /** Its rows when that row was last there. */
  before: RefObject<readonly Row[]>
  onMove: (key: string) => void
  onOpen: (meetingId: string, rowKey: string) => void
  onSettings: () => void
  onAccount: () => void
  onRecordings: () => void
  onBack: () => void
}

/** The meetings of today and the days ahead; what is on now and next beside them. */
export function Agenda(props: Props) {
  const { clock, agenda, recordings, hourCycle, textScale, zone } = useServices()
  const focus = useFocus()
  const titleOf = useTitleOf()
  const reveal = useReveal()
  // Rows change with the minute at most; what is on now moves by itself, to the second.
  const now = useNow(clock, 60_000)
  const { data, isFetching, isFetchingMore, failure, refetch, showDay } = useAgenda(agenda)
  const recorded = useRecorded(recordings, data)
  const today = localDay(now, zone)

  const end = isFetchingMore ? 'reaching' : isSearched(data) ? 'end' : undefined
  const rows = useMemo(() => agendaRows(data?.days ?? [], today, end), [data?.days, today, end])
  const hasRows = rows.some((row) => row.pressable)
  const at =
    useSelectedRow(rows, props.at, props.onMove, props.before) ?? homeRow(rows, today, now)?.key

  // Further weeks are loaded as the viewer comes near them; where there is no row, until there is one.
  const day = at?.split('/')[0] ?? today
  useEffect(() => showDay(day), [day, showDay])

  // The list comes after the buttons above it have had the focus.
  useEffect(() => {
    if (hasRows) focusUnlessMoved(focus, LIST)
  }, [focus, hasRows])

  const onSide = (arrow: Exclude<Arrow, 'up' | 'down'>) => {
    const sideways = arrow === 'right' || arrow === 'left'
    const forward = sideways ? (arrow === 'right') !== isRightToLeft() : arrow === 'page-down'
    const row = firstOfDay(rows, at, forward)
    if (row) props.onMove(row.key)
    return true
  }

  const isRecorded = (row: AgendaRowData) => row.kind === 'meeting' && recorded.has(row.meeting.id)

  const failureText = useFailureText()
  const recognized = useRecognized()
  const trouble = recognized ?? (hasRows && failure ? failureText(failure) : undefined)
  const height = trouble ? LIST_PX - Math.round(TROUBLE_PX * textScale) : LIST_PX
  const notes = [
    // A look that failed lately is no "up to date"; why it failed is said below the list.
    data &&
      (!failure || now - data.fetchedAt >= 60_000) &&
      freshness(data.fetchedAt, now, zone, hourCycle),
    data && data.unreadable > 0 && hasRows && t('agenda.unreadable', { count: data.unreadable }),
    !props.isPersistent && t('agenda.notLasting'),
  ]

  return (
    <Screen
      name="agenda"
      label={t('agenda.list')}
      first={hasRows ? LIST : undefined}
      onBack={props.onBack}
    >
      <header className="agenda-top">
        <Mark />
        <p className="agenda-fresh muted">{notes.filter(Boolean).join(' · ')}</p>
        <Button onPress={refetch} label={t(isFetching ? 'agenda.refreshing' : 'agenda.refresh')}>
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
      </header>
      <NowPanel meetings={data?.meetings} searched={isSearched(data)} />
      <div className="agenda-list">
        {hasRows ? (
          <List
            rows={rows}
            at={at}
            onMove={props.onMove}
            onPress={(row) => row.kind === 'meeting' && props.onOpen(row.meeting.id, row.key)}
            onHold={reveal}
            onSide={onSide}
            render={(row) => <AgendaRow row={row} now={now} recorded={isRecorded(row)} />}
            label={(row) => labelOf(row, now, zone, hourCycle, titleOf, isRecorded(row))}
            name={t('agenda.list')}
            focusKey={LIST}
            height={height}
            scale={textScale}
          />
        ) : (
          <Instead data={data} failure={failure} onAgain={refetch} />
        )}
      </div>
      {trouble && (
        <p className="agenda-trouble" role="alert">
          {trouble}
        </p>
      )}
    </Screen>
  )
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

function focusUnlessMoved({ focusedKey, focusIn }: Focus, key: string) {
  if (!Object.values(ELSEWHERE).includes(focusedKey())) focusIn('agenda', key)
}

/** Whether every day that can be shown was asked for: before that, nobody can say that there is nothing. */
function isSearched(data: AgendaData | undefined): boolean {
  return data !== undefined && data.through >= data.last
}

/** What stands where the list would be: why there is none, and what can be done. */
function Instead(props: {
  /** Undefined before there was an answer. */
  data: AgendaData | undefined
  failure: Failure | undefined
  onAgain: () => void
}) {
  const { data, failure } = props
  const focus = useFocus()
  const hasFailed = failure !== undefined
  const failureText = useFailureText()
  useEffect(() => {
    if (hasFailed) focusUnlessMoved(focus, AGAIN)
  }, [focus, hasFailed])
  if (failure)
    return (
      <div className="agenda-empty" role="alert">
        <h2>{failureText(failure)}</h2>
        <p className="muted">{failureTracking(failure)}</p>
        <div className="agenda-again">
          <Button focusKey={AGAIN} onPress={props.onAgain}>
            {t('signIn.tryAgain')}
          </Button>
        </div>
      </div>
    )
  if (!data) return <Loading />
  if (!isSearched(data))
    return (
      <div className="agenda-empty">
        <Spinner text={t('agenda.reaching')} />
      </div>
    )
  const { unreadable } = data
  return (
    <div className="agenda-empty" data-said>
      <h2>
        {unreadable > 0 ? t('agenda.unreadable', { count: unreadable }) : t('agenda.noneTitle')}
      </h2>
      <p className="muted">{t(unreadable > 0 ? 'agenda.noOthers' : 'agenda.none')}</p>
    </div>
  )
}

/** Longer than this, and a viewer should be told that it is not usual. */
const LONG_MS = 10_000

function Loading() {
  const { clock } = useServices()
  const [since] = useState(() => clock.now())
  const isLong = useNow(clock, 1000) - since > LONG_MS
  return (
    <div className="agenda-empty">
      <Spinner text={t(isLong ? 'agenda.loadingLong' : 'agenda.loading')} />
    </div>
  )
}
