import { locale, t } from '../../i18n/i18n'
import { isPlayable, type Recording } from '../../recordings/recording'
import { type HourCycle, monthText } from '../../time/time-words'
import { useServices } from '../services'
import { lengthText, shortDayName, timeText } from '../time-text'
import { type TitleOf, useTitleOf } from '../titles'
import type { ShelfRow } from './shelf-rows'
import './ShelfItem.css'

/**
 * One line of the shelf of recordings, or what stands below the last one.
 * @param now ms since 1970
 * @param weeks how far back was looked
 */
export function ShelfItem({ row, now, weeks }: { row: ShelfRow; now: number; weeks: number }) {
  const { hourCycle, zone } = useServices()
  const titleOf = useTitleOf()
  if (row.type === 'month') return <h2 className="shelf-month">{monthText(row.day, locale())}</h2>
  if (row.type === 'note')
    return (
      <p className={row.pressable ? 'shelf-end pressable' : 'shelf-end'}>{noteText(row, weeks)}</p>
    )
  const { day, time, title, whose, tag, length } = partsOf(row, now, zone, hourCycle, titleOf)
  return (
    <div className="shelf-item bar">
      <div className="shelf-when">
        <p className="shelf-day">{day}</p>
        <p className="shelf-time digits">{time}</p>
      </div>
      <div className="shelf-what">
        <p className="shelf-title side" dir="auto">
          {title}
        </p>
        <p className="shelf-whose side" dir="auto">
          {whose}
        </p>
      </div>
      {tag && <p className="tag accent">{tag}</p>}
      {length && <p className="shelf-length digits">{length}</p>}
    </div>
  )
}

type RecordingRow = Extract<ShelfRow, { type: 'recording' }>

/** What is told of a recording on its row, to the eye and to the ear. */
function partsOf(
  { recording, day }: RecordingRow,
  now: number,
  zone: string,
  hourCycle: HourCycle,
  titleOf: TitleOf,
) {
  const { start, length_s } = recording
  return {
    day: shortDayName(day, now, zone),
    time: timeText(start, zone, hourCycle),
    title: titleOf(recording),
    whose: whoseText(recording),
    tag: isPlayable(recording) ? undefined : t('recordings.unplayable'),
    length: length_s === undefined ? undefined : lengthText(length_s),
  }
}

function noteText({ note }: Extract<ShelfRow, { type: 'note' }>, weeks: number): string {
  return note === 'end' ? t('recordings.end', { count: weeks }) : t(`recordings.${note}`)
}

/** Whose a recording is, in words: the viewer's, or of the one who shared it where that is known. */
export function whoseText({ shared, host }: Recording): string {
  if (!shared) return t('recordings.own')
  return [host, t('recordings.shared')].filter(Boolean).join(' · ')
}

/**
 * What a voice guide says of a row of the shelf of recordings; '' for a month.
 * @param now ms since 1970
 * @param weeks how far back was looked
 */
export function labelOf(
  row: ShelfRow,
  now: number,
  zone: string,
  hourCycle: HourCycle,
  titleOf: TitleOf,
  weeks: number,
): string {
  if (row.type === 'note') return noteText(row, weeks)
  if (row.type === 'month') return ''
  const { title, day, time, length, whose, tag } = partsOf(row, now, zone, hourCycle, titleOf)
  return [title, day, time, length, whose, tag].filter(Boolean).join(', ')
}
