import { memo, type RefObject, useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { List } from '../../components/list/List'
import type { Row } from '../../components/list/list-layout'
import { useSelectedRow } from '../../components/list/use-selected-row'
import { useNow } from '../../components/time/use-now'
import { isRightToLeft, t } from '../../i18n/i18n'
import { isSearched } from '../../meetings/agenda/agenda-data'
import { useAgenda } from '../../meetings/agenda/use-agenda'
import { useRecorded } from '../../recordings/use-recordings'
import { type Arrow, useFocus } from '../../remote/use-remote'
import type { Store } from '../../store'
import { localDay } from '../../time/zone'
import { useFailureText } from '../failures/use-failure-text'
import { useRecognized } from '../people/use-recognized'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { useReveal, useTitleOf } from '../titles'
import { AgendaRow, labelOf } from './AgendaRow'
import { AgendaTop, type TopProps } from './AgendaTop'
import { focusUnlessMoved } from './agenda-focus'
import { type AgendaRowData, agendaRows, firstOfDay, homeRow } from './agenda-rows'
import { NoMeetings } from './NoMeetings'
import { NowPanel } from './NowPanel'
import './Agenda.css'

const LIST = 'agenda-list'
const LIST_PX = 880
/** What the words about trouble take of it, two lines of them, at text size M. */
const TROUBLE_PX = 140

interface Props extends TopProps {
  /** The row the viewer went to, if any; until then the agenda follows the time of day. */
  place: Store<string | undefined>
  /** Its rows when that row was last there. */
  before: RefObject<readonly Row[]>
  onOpen: (meetingId: string, rowKey: string) => void
  onBack: () => void
}

/** The meetings of today and the days ahead; what is on now and next beside them. */
export const Agenda = memo(function Agenda({ place, before, onOpen, onBack, ...top }: Props) {
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
  const went = useSyncExternalStore(place.subscribe, place.get)
  const at = useSelectedRow(rows, went, place.set, before) ?? homeRow(rows, today, now)?.key

  // Further weeks are loaded as the viewer comes near them; where there is no row, until there is one.
  const day = at?.split('/')[0] ?? today
  useEffect(() => showDay(day), [day, showDay])

  // The list comes after the buttons above it have had the focus.
  useEffect(() => {
    if (hasRows) focusUnlessMoved(focus, LIST)
  }, [focus, hasRows])

  const onSide = (arrow: Exclude<Arrow, 'up' | 'down'>, row: AgendaRowData | undefined) => {
    const sideways = arrow === 'right' || arrow === 'left'
    const forward = sideways ? (arrow === 'right') !== isRightToLeft() : arrow === 'page-down'
    return firstOfDay(rows, row?.key, forward)?.key ?? true
  }

  const isRecorded = useCallback(
    (row: AgendaRowData) => row.type === 'meeting' && recorded.has(row.meeting.id),
    [recorded],
  )
  const render = useCallback(
    (row: AgendaRowData) => <AgendaRow row={row} now={now} recorded={isRecorded(row)} />,
    [now, isRecorded],
  )
  const label = useCallback(
    (row: AgendaRowData) => labelOf(row, now, zone, hourCycle, titleOf, isRecorded(row)),
    [now, zone, hourCycle, titleOf, isRecorded],
  )

  const failureText = useFailureText()
  const recognized = useRecognized()
  const trouble = recognized ?? (hasRows && failure ? failureText(failure) : undefined)
  const height = trouble ? LIST_PX - Math.round(TROUBLE_PX * textScale) : LIST_PX
  return (
    <Screen
      name="agenda"
      label={t('agenda.list')}
      first={hasRows ? LIST : undefined}
      onBack={onBack}
    >
      <AgendaTop
        {...top}
        data={data}
        failure={failure}
        isFetching={isFetching}
        hasRows={hasRows}
        now={now}
        onRefresh={refetch}
      />
      <NowPanel meetings={data?.meetings} searched={isSearched(data)} />
      <div className="agenda-list">
        {hasRows ? (
          <List
            rows={rows}
            at={at}
            onMove={place.set}
            onPress={(row) => row.type === 'meeting' && onOpen(row.meeting.id, row.key)}
            onHold={reveal}
            onSide={onSide}
            render={render}
            label={label}
            name={t('agenda.list')}
            focusKey={LIST}
            height={height}
            scale={textScale}
          />
        ) : (
          <NoMeetings data={data} failure={failure} onAgain={refetch} />
        )}
      </div>
      {trouble && (
        <p className="agenda-trouble" role="alert">
          {trouble}
        </p>
      )}
    </Screen>
  )
})
