import { Button } from '../../components/Button'
import { isPlayable } from '../../meetings/recordings/recording'
import type { Recording } from '../../meetings/recordings/recordings'
import { localDay } from '../../meetings/time/zone'
import { say } from '../../words/words'
import { useServices } from '../services'
import { dayName, lengthText, timeText } from '../time-text'
import { useTitleOf } from '../titles'
import { whoseText } from './ShelfItem'
import './ShelfPanel.css'

/** Beside the shelf: the recording that the viewer is at, in full, and what can be done with it. */
export function ShelfPanel(props: {
  /** Undefined at the end of the list. */
  recording: Recording | undefined
  now: number
  onWatch: (recording: Recording) => void
  onRead: (recording: Recording) => void
  onBack: () => void
}) {
  const { recording } = props
  return (
    <aside className="shelf-panel">
      {recording && <Facts recording={recording} now={props.now} />}
      <div className="shelf-actions">
        {recording && (
          <Button onPress={() => props.onWatch(recording)}>{say('recordings.watch')}</Button>
        )}
        {recording?.meetingId && (
          <Button onPress={() => props.onRead(recording)}>{say('recordings.summary')}</Button>
        )}
        <Button onPress={props.onBack}>{say('meeting.back')}</Button>
      </div>
    </aside>
  )
}

function Facts({ recording, now }: { recording: Recording; now: number }) {
  const { hourCycle, zone } = useServices()
  const titleOf = useTitleOf()
  const { start, length_s } = recording
  const times = [
    timeText(start, zone, hourCycle),
    length_s !== undefined && lengthText(length_s),
  ].filter(Boolean)
  return (
    <>
      <p className="shelf-panel-title side" dir="auto">
        {titleOf(recording)}
      </p>
      <p className="shelf-fact">{dayName(localDay(start, zone), now, zone)}</p>
      <p className="shelf-fact digits">{times.join(' · ')}</p>
      <p className="shelf-fact muted">
        <bdi>{whoseText(recording)}</bdi>
      </p>
      {!isPlayable(recording) && (
        <p className="shelf-fact shelf-warning">{say('recordings.unplayableText')}</p>
      )}
    </>
  )
}
