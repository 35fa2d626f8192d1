import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { List } from '../../components/list/List'
import { useSelectedRow } from '../../components/list/use-selected-row'
import { Spinner } from '../../components/notices/Spinner'
import { useNow } from '../../components/time/use-now'
import { isRightToLeft, t } from '../../i18n/i18n'
import type { Meeting } from '../../meetings/meeting'
import { lacksRight } from '../../queries/lacks-right'
import { nextAfter, type Recording } from '../../recordings/recording'
import type { Shelf as ShelfData } from '../../recordings/shelf'
import { useRecordingsOf, useShelf } from '../../recordings/use-recordings'
import { type Arrow, useFocus } from '../../remote/use-remote'
import type { Failure } from '../../webex/http/failure'
import { failureTracking, noRightText } from '../failures/failure-words'
import { Guard } from '../failures/Guard'
import { useFailureText } from '../failures/use-failure-text'
import { Player } from '../player/Player'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { useReveal, useTitleOf } from '../titles'
import { labelOf, ShelfItem } from './ShelfItem'
import { ShelfPanel, WATCH } from './ShelfPanel'
import { Summary } from './Summary'
import { isNearEnd, type ShelfEnd, shelfRows } from './shelf-rows'
import './RecordingsShelf.css'

const NAME = 'recordings'
const LIST = 'shelf-list'
const ASK = 'shelf-ask'
const LIST_PX = 842
const WEEK_MS = 7 * 86_400_000

/** What was recorded, newest first; with `only`, of that meeting alone, the first part first. */
export function RecordingsShelf({ only, onBack }: { only?: Meeting; onBack: () => void }) {
  return only ? <OfMeeting of={only} onBack={onBack} /> : <Everything onBack={onBack} />
}

function Everything({ onBack }: { onBack: () => void }) {
  const { recordings } = useServices()
  return <Shelf title={t('recordings.title')} {...useShelf(recordings)} onBack={onBack} />
}

function OfMeeting({ of: meeting, onBack }: { of: Meeting; onBack: () => void }) {
  const { recordings } = useServices()
  const titleOf = useTitleOf()
  const { data: parts, ...rest } = useRecordingsOf(recordings, meeting)
  const data = useMemo(
    () => parts && { recordings: parts, unreadable: 0, hasMore: false, since: undefined },
    [parts],
  )
  return <Shelf title={titleOf(meeting)} data={data} {...rest} onBack={onBack} />
}

interface Props {
  title: string
  /** `since` is missing where nobody looks back. */
  data?: (Omit<ShelfData, 'since'> & { since: number | undefined }) | undefined
  isFetching: boolean
  failure?: Failure | undefined
  refetch: () => void
  fetchMore: () => void
  onBack: () => void
}

function Shelf({ title, data, isFetching, failure, refetch, fetchMore, onBack }: Props) {
  const { clock, zone, hourCycle, textScale } = useServices()
  const now = useNow(clock, 60_000)
  const { focusIn } = useFocus()
  const titleOf = useTitleOf()
  const reveal = useReveal()
  const [went, setWent] = useState<string>()
  const [playing, setPlaying] = useState<Recording>()
  const [reading, setReading] = useState<Recording>()

  const list = data?.recordings ?? NONE
  const hasMore = data?.hasMore ?? false
  const end = endOf(data, failure)
  const rows = useMemo(() => shelfRows(list, zone, end), [list, zone, end])
  const hasRows = list.length > 0
  const at = useSelectedRow(rows, went, setWent) ?? list[0]?.id
  const focused = list.find(({ id }) => id === at)
  const weeks = weeksSince(data?.since ?? now, now)

  const wantsMore = hasRows && hasMore && !isFetching && !failure && isNearEnd(rows, at)
  useEffect(() => {
    if (wantsMore) fetchMore()
  }, [wantsMore, fetchMore])

  // The list comes after the button below it has had the focus.
  useEffect(() => {
    if (hasRows) focusIn(NAME, LIST)
  }, [focusIn, hasRows])

  /** To the first thing that can be done, which lies higher than the middle of the list. */
  const onSide = (arrow: Exclude<Arrow, 'up' | 'down'>) => {
    if (arrow !== (isRightToLeft() ? 'left' : 'right') || !focused) return false
    focusIn(NAME, WATCH)
    return true
  }

  return (
    <>
      <Screen name={NAME} layer="overlay" first={hasRows ? LIST : undefined} onBack={onBack}>
        <Top title={title} unreadable={data?.unreadable ?? 0} />
        {hasRows ? (
          <>
            <div className="shelf-list">
              <List
                rows={rows}
                at={at}
                onMove={setWent}
                onPress={(row) =>
                  row.type === 'recording' ? setPlaying(row.recording) : fetchMore()
                }
                onHold={reveal}
                onSide={onSide}
                render={(row) => <ShelfItem row={row} now={now} weeks={weeks} />}
                label={(row) => labelOf(row, now, zone, hourCycle, titleOf, weeks)}
                name={title}
                focusKey={LIST}
                height={LIST_PX}
                scale={textScale}
              />
            </div>
            <ShelfPanel
              recording={focused}
              onWatch={setPlaying}
              onRead={setReading}
              onBack={onBack}
            />
          </>
        ) : (
          <Instead
            hasData={data !== undefined}
            hasMore={hasMore}
            weeks={weeks}
            isFetching={isFetching}
            failure={failure}
            onAgain={data ? fetchMore : refetch}
            onBack={onBack}
          />
        )}
      </Screen>
      {playing && (
        <Playing
          recording={playing}
          list={list}
          onNext={(next) => {
            setPlaying(next)
            setWent(next.id)
          }}
          onBack={() => setPlaying(undefined)}
        />
      )}
      {reading && (
        <Guard of="summary" layer="overlay" onBack={() => setReading(undefined)}>
          <Summary recording={reading} onBack={() => setReading(undefined)} />
        </Guard>
      )}
    </>
  )
}

function endOf(data: Props['data'], failure: Failure | undefined): ShelfEnd | undefined {
  if (failure) return 'olderFailed'
  if (data?.hasMore) return 'further'
  return data?.since ? 'end' : undefined
}

const weeksSince = (since: number, now: number) => Math.round((now - since) / WEEK_MS)

function Top({ title, unreadable }: { title: string; unreadable: number }) {
  return (
    <header className="shelf-top">
      <h1 className="shelf-heading side" dir="auto">
        {title}
      </h1>
      {unreadable > 0 && (
        <p className="shelf-note muted">{t('recordings.unreadable', { count: unreadable })}</p>
      )}
    </header>
  )
}

interface PlayingProps {
  recording: Recording
  /** Those it is one of, from which the next one comes. */
  list: readonly Recording[]
  onNext: (next: Recording) => void
  onBack: () => void
}

function Playing({ recording, list, onNext, onBack }: PlayingProps) {
  return (
    <Guard key={recording.id} of="player" layer="overlay" onBack={onBack}>
      <Player
        recording={recording}
        next={nextAfter(list, recording)}
        onNext={onNext}
        onBack={onBack}
      />
    </Guard>
  )
}

const NONE: Recording[] = []

/** What stands where the list would be: why there is none, and what can be done. */
function Instead(props: {
  hasData: boolean
  hasMore: boolean
  weeks: number
  isFetching: boolean
  failure?: Failure | undefined
  onAgain: () => void
  onBack: () => void
}) {
  const { hasData, hasMore, weeks, isFetching, failure } = props
  const { focusIn } = useFocus()
  const mayNot = lacksRight(failure)
  const failureText = useFailureText()
  const waits = isFetching && !failure
  const canAsk = !mayNot && !waits && (failure !== undefined || hasMore)
  // It comes after "Back" has had the focus, and is what one is here for.
  useEffect(() => {
    if (canAsk) focusIn(NAME, ASK)
  }, [focusIn, canAsk])
  return (
    <div className="shelf-instead" role={failure && 'alert'}>
      {waits ? (
        <Spinner text={t(hasData ? 'recordings.further' : 'recordings.loading')} />
      ) : (
        <Words {...whyNone(failure, mayNot, weeks, failureText)} />
      )}
      <div className="shelf-buttons">
        {canAsk && (
          <Button focusKey={ASK} onPress={props.onAgain}>
            {t(failure ? 'recordings.again' : 'recordings.lookFurther')}
          </Button>
        )}
        <Button onPress={props.onBack}>{t('meeting.back')}</Button>
      </div>
    </div>
  )
}

function whyNone(
  failure: Failure | undefined,
  mayNot: boolean,
  weeks: number,
  failureText: (failure: Failure) => string,
) {
  if (mayNot)
    return {
      title: t('recordings.noRight'),
      text: noRightText(failure, t('recordings.noRightText')),
    }
  if (failure) return { title: failureText(failure), text: failureTracking(failure) }
  return {
    title: t('recordings.nothing', { count: weeks }),
    text: t('recordings.nothingText'),
  }
}

function Words({ title, text }: { title: string; text?: string | undefined }) {
  return (
    <div data-said>
      <h2>{title}</h2>
      <p className="muted">{text}</p>
    </div>
  )
}
