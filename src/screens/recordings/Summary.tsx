import { useMemo } from 'react'
import { Button } from '../../components/buttons/Button'
import { Spinner } from '../../components/notices/Spinner'
import { Reader, type ReaderBlock } from '../../components/text/Reader'
import { useNow } from '../../components/time/use-now'
import { t } from '../../i18n/i18n'
import { lacksRight } from '../../queries/lacks-right'
import type { QueryState } from '../../queries/query'
import type { Recording } from '../../recordings/recording'
import type { Summary as SummaryData } from '../../recordings/recordings'
import { useSummary } from '../../recordings/use-recordings'
import { localDay } from '../../time/zone'
import type { Failure } from '../../webex/http/failure'
import { noRightText } from '../failures/failure-words'
import { useFailureText } from '../failures/use-failure-text'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { dayName } from '../time-text'
import { useReveal, useTitleOf } from '../titles'
import './Summary.css'

const READER = 'summary-reader'
const HEIGHT_PX = 710

/** The summary of a recorded meeting. */
export function Summary({ recording, onBack }: { recording: Recording; onBack: () => void }) {
  const { recordings } = useServices()
  const asked = useSummary(recordings, recording)
  return <SummaryPages of={recording} {...asked} onBack={onBack} />
}

interface Props extends QueryState<SummaryData> {
  of: { title: string; start: number }
  refetch: () => void
  onBack: () => void
}

/** What Webex wrote down of a meeting, and what is to be done, as pages that the arrows turn. */
export function SummaryPages({ of: meeting, data, isFetching, failure, refetch, onBack }: Props) {
  const { clock, zone } = useServices()
  const now = useNow(clock, 60_000)
  const titleOf = useTitleOf()
  const reveal = useReveal()
  const blocks = useMemo(() => data && blocksOf(data, meeting.title), [data, meeting.title])
  const isRead = !reveal && blocks !== undefined && blocks.length > 0
  const canAsk = !reveal && failure && !data && !lacksRight(failure)
  return (
    // Another one when the text comes or goes, so that the focus is on what there is.
    <Screen
      key={isRead ? 'read' : 'none'}
      name="summary"
      layer="overlay"
      first={isRead ? READER : undefined}
      onBack={onBack}
    >
      <h1 className="summary-title side" dir="auto">
        {titleOf(meeting)}
      </h1>
      <p className="summary-when muted">
        {[t('recordings.summary'), dayName(localDay(meeting.start, zone), now, zone)].join(' · ')}
      </p>
      <div className="summary-body">
        {isRead ? (
          <Reader focusKey={READER} text={blocks} height={HEIGHT_PX} />
        ) : (
          <NoSummary isHidden={reveal !== undefined} isFetching={isFetching} failure={failure} />
        )}
      </div>
      <div className="summary-foot">
        <Button onPress={onBack}>{t('meeting.back')}</Button>
        {reveal && <Button onPress={reveal}>{t('recordings.reveal')}</Button>}
        {canAsk && <Button onPress={refetch}>{t('recordings.again')}</Button>}
      </div>
    </Screen>
  )
}

interface NoSummaryProps {
  isHidden: boolean
  isFetching: boolean
  failure: Failure | undefined
}

/** What stands where the summary would be: why there is none yet, or none at all. */
function NoSummary({ isHidden, isFetching, failure }: NoSummaryProps) {
  const failureText = useFailureText()
  if (isHidden) return <Words text={t('recordings.hidden')} />
  if (!failure)
    return isFetching ? (
      <Spinner text={t('recordings.summaryLoading')} />
    ) : (
      <Words text={t('recordings.noSummary')} />
    )
  if (!lacksRight(failure)) return <Words text={failureText(failure)} />
  return (
    <div data-said>
      <h2 className="summary-heading">{t('recordings.noSummaryRight')}</h2>
      <p className="muted">{noRightText(failure, t('recordings.noSummaryRightText'))}</p>
    </div>
  )
}

function Words({ text }: { text: string }) {
  return (
    <div data-said>
      <p>{text}</p>
    </div>
  )
}

/** The notes, then what is to be done under a heading of its own. */
function blocksOf({ blocks, actionItems }: SummaryData, title: string): ReaderBlock[] {
  // Notes that begin with the meeting's title would say it twice.
  const notes = blocks[0]?.text === title ? blocks.slice(1) : blocks
  const tasks = actionItems.map((text): ReaderBlock => ({ type: 'task', text }))
  if (tasks.length === 0) return notes
  return [...notes, { type: 'heading', text: t('recordings.actionItems') }, ...tasks]
}
