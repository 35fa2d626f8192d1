import { memo } from 'react'
import { RecordedMark } from '../../components/pictures/RecordedMark'
import { t } from '../../i18n/i18n'
import { isLive, type Meeting, phaseOf } from '../../meetings/meeting'
import type { HourCycle } from '../../time/time-words'
import { useServices } from '../services'
import { dayName, endText, timeText } from '../time-text'
import { type TitleOf, useTitleOf } from '../titles'
import type { AgendaRowData, MeetingRow } from './agenda-rows'
import './AgendaRow.css'

interface Props {
  row: AgendaRowData
  now: number
  /** Whether there is a recording of its meeting. */
  recorded: boolean
}

/** One line of the agenda. */
export const AgendaRow = memo(function AgendaRow({ row, now, recorded }: Props) {
  const { hourCycle, zone } = useServices()
  const titleOf = useTitleOf()
  if (row.type === 'day') return <h2 className="agenda-day">{dayName(row.day, now, zone)}</h2>
  if (row.type === 'note') return <p className="agenda-nothing muted">{t(`agenda.${row.note}`)}</p>

  const phase = phaseOf(row.meeting, now)
  const { times, title, host, tags } = partsOf(row, now, zone, hourCycle, titleOf, recorded)
  const [first, second] = times
  const [tag] = tags
  return (
    <div className={`agenda-meeting bar ${phase}`}>
      <div className="agenda-time digits">
        <p className="agenda-start">{first}</p>
        <p className="agenda-end">{second}</p>
      </div>
      <div className="agenda-what">
        <p className="agenda-title side" dir="auto">
          {title}
        </p>
        <p className="agenda-host side" dir="auto">
          {host}
        </p>
      </div>
      {tag && (
        <p className={recorded ? 'agenda-tag tag accent recorded' : 'agenda-tag tag'}>
          {recorded && <RecordedMark />}
          {tag}
        </p>
      )}
    </div>
  )
})

/** What is told of a meeting on its row, to the eye and to the ear. */
function partsOf(
  row: MeetingRow,
  now: number,
  zone: string,
  hourCycle: HourCycle,
  titleOf: TitleOf,
  recorded: boolean,
) {
  const { meeting } = row
  // There is room for the first of them; all are said.
  const tags = [
    recorded && t('recordings.tag'),
    tagOf(meeting, now),
    row.overlaps && t('agenda.overlaps'),
  ].filter((tag): tag is string => Boolean(tag))
  const times = timesOf(row, zone, hourCycle)
  return { times, title: titleOf(meeting), host: meeting.host, tags }
}

/** The two lines of time in front of a meeting: from and to, or what is true of it on this day. */
function timesOf(
  row: MeetingRow,
  zone: string,
  hourCycle: HourCycle,
): [string, end?: string | undefined] {
  const { meeting, day } = row
  const end = meeting.end === undefined ? undefined : endText(meeting.end, day, zone, hourCycle)
  if (row.wholeDay) return [t('agenda.allDay')]
  if (row.begun && end) return [`– ${end}`]
  return [timeText(meeting.start, zone, hourCycle), end]
}

/**
 * What a voice guide says of a row of the agenda; '' for a row that is no meeting.
 * @param now ms since 1970
 * @param recorded whether there is a recording of it
 */
export function labelOf(
  row: AgendaRowData,
  now: number,
  zone: string,
  hourCycle: HourCycle,
  titleOf: TitleOf,
  recorded: boolean,
) {
  if (row.type !== 'meeting') return ''
  const { times, title, host, tags } = partsOf(row, now, zone, hourCycle, titleOf, recorded)
  const day = dayName(row.day, now, zone)
  return [day, times.filter(Boolean).join(' – '), title, host, ...tags].filter(Boolean).join(', ')
}

/** How a meeting stands at `now` (ms since 1970), in a word or two; undefined for one that simply comes later. */
export function tagOf(meeting: Meeting, now: number): string | undefined {
  switch (phaseOf(meeting, now)) {
    case 'now':
      return t(isLive(meeting, now) ? 'agenda.live' : 'agenda.now')
    case 'missed':
      return t('agenda.missed')
    case 'over':
      return t('agenda.over')
    default:
      return meeting.isModified ? t('agenda.changed') : undefined
  }
}
