import { isPlayable, type Recording } from '../../meetings/recordings/recording'
import { type HourCycle, monthText } from '../../meetings/time/time-words'
import { locale, say } from '../../words/words'
import { useServices } from '../services'
import { dayName, lengthText, shortDayName, timeText } from '../time-text'
import { type TitleOf, useTitleOf } from '../titles'
import type { ShelfRow } from './shelf-rows'
import './ShelfItem.css'

/** One line of the shelf. `weeks` is how far back was looked. */
export function ShelfItem({ row, now, weeks }: { row: ShelfRow; now: number; weeks: number }) {
  const { hourCycle, zone } = useServices()
  const titleOf = useTitleOf()
  if (row.kind === 'month') return <h2 className="shelf-month">{monthText(row.day, locale())}</h2>
  if (row.kind === 'note')
    return (
      <p className={row.pressable ? 'shelf-end pressable' : 'shelf-end'}>
        {row.note === 'end'
          ? say('recordings.end', { count: weeks })
          : say(`recordings.${row.note}`)}
      </p>
    )
  const { recording, day } = row
  const { start, length_s } = recording
  return (
    <div className="shelf-item bar">
      <div className="shelf-when">
        <p className="shelf-day">{shortDayName(day, now, zone)}</p>
        <p className="shelf-time digits">{timeText(start, zone, hourCycle)}</p>
      </div>
      <div className="shelf-what">
        <p className="shelf-title side" dir="auto">
          {titleOf(recording)}
        </p>
        <p className="shelf-whose side" dir="auto">
          {whoseText(recording)}
        </p>
      </div>
      {!isPlayable(recording) && <p className="tag accent">{say('recordings.unplayable')}</p>}
      {length_s !== undefined && <p className="shelf-length digits">{lengthText(length_s)}</p>}
    </div>
  )
}

/** Whose it is: the viewer's, or of the one who shared it where that is known. */
export function whoseText({ shared, host }: Recording): string {
  if (!shared) return say('recordings.own')
  return [host, say('recordings.shared')].filter(Boolean).join(' · ')
}

/** What a voice guide says of a row. */
export function labelOf(
  row: ShelfRow,
  now: number,
  zone: string,
  hourCycle: HourCycle,
  titleOf: TitleOf,
): string {
  if (row.kind === 'note') return say(`recordings.${row.note}`, { count: 0 })
  if (row.kind === 'month') return ''
  const { recording, day } = row
  return [
    titleOf(recording),
    dayName(day, now, zone),
    timeText(recording.start, zone, hourCycle),
    recording.length_s !== undefined && lengthText(recording.length_s),
    whoseText(recording),
    !isPlayable(recording) && say('recordings.unplayable'),
  ]
    .filter(Boolean)
    .join(', ')
}
