import { Button } from '../../components/buttons/Button'
import { locale, t } from '../../i18n/i18n'
import { isPlayable, type Recording } from '../../recordings/recording'
import { dayText } from '../../time/time-words'
import { localDay } from '../../time/zone'
import { useServices } from '../services'
import { lengthText, timeText } from '../time-text'
import { useTitleOf } from '../titles'
import { whoseText } from './ShelfItem'
import './ShelfPanel.css'

/** The focus key of the first thing that can be done. */
export const WATCH = 'shelf-watch'

/** Beside the shelf: the recording that the viewer is at, in full, and what can be done with it. */
export function ShelfPanel(props: {
  /** Undefined at the end of the list. */
  recording: Recording | undefined
  onWatch: (recording: Recording) => void
  onRead: (recording: Recording) => void
  onBack: () => void
}) {
  const { recording } = props
  return (
    <aside className="shelf-panel">
      {recording && <Facts recording={recording} />}
      <div className="shelf-actions">
        {recording && (
          <Button focusKey={WATCH} onPress={() => props.onWatch(recording)}>
            {t('recordings.watch')}
          </Button>
        )}
        {recording?.meetingId && (
          <Button onPress={() => props.onRead(recording)}>{t('recordings.summary')}</Button>
        )}
        <Button onPress={props.onBack}>{t('meeting.back')}</Button>
      </div>
    </aside>
  )
}

const TITLE = 'shelf-panel-title side'

function Facts({ recording }: { recording: Recording }) {
  const { hourCycle, zone } = useServices()
  const titleOf = useTitleOf()
  const { start, length_s } = recording
  const canPlay = isPlayable(recording)
  const times = [
    timeText(start, zone, hourCycle),
    length_s !== undefined && lengthText(length_s),
  ].filter(Boolean)
  return (
    <div className="shelf-facts">
      <p className={canPlay ? TITLE : `${TITLE} short`} dir="auto">
        {titleOf(recording)}
      </p>
      <p className="shelf-fact">{dayText(localDay(start, zone), locale())}</p>
      <p className="shelf-fact digits">{times.join(' · ')}</p>
      <p className="shelf-fact muted">
        <bdi>{whoseText(recording)}</bdi>
      </p>
      {!canPlay && (
        <p className="shelf-fact shelf-warning">
          {t(recording.unplayable === 'gone' ? 'video.gone' : 'recordings.unplayableText')}
        </p>
      )}
    </div>
  )
}
