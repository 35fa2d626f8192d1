import { memo } from 'react'
import { RecordedMark } from '../../components/RecordedMark'
import { isLive, type Meeting, phaseOf } from '../../meetings/meeting'
import type { HourCycle } from '../../meetings/time/time-words'
import { say } from '../../words/words'
import { useServices } from '../services'
import { dayName, timeText } from '../time-text'
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
  if (row.kind === 'day') return <h2 className="agenda-day">{dayName(row.day, now, zone)}</h2>
  if (row.kind === 'note')
    return <p className="agenda-nothing muted">{say(`agenda.${row.note}`)}</p>

  const { meeting } = row
  const phase = phaseOf(meeting, now)
  const tag = tagOf(meeting, now) ?? (row.overlaps ? say('agenda.overlaps') : undefined)
  const [first, second] = timesOf(row, zone, hourCycle)
  return (
    <div className={`agenda-meeting bar ${phase}`}>
      <div className="agenda-time digits">
        <p className="agenda-start">{first}</p>
        <p className="agenda-end">{second}</p>
      </div>
      <div className="agenda-what">
        <p className="agenda-title side" dir="auto">
          {titleOf(meeting)}
        </p>
        <p className="agenda-host side" dir="auto">
          {meeting.host}
        </p>
      </div>
      {recorded ? (
        <p className="agenda-tag tag accent recorded">
          <RecordedMark />
          {say('recordings.tag')}
        </p>
      ) : (
        tag && <p className="agenda-tag tag">{tag}</p>
      )}
    </div>
  )
})

/** The two lines of time in front of a meeting: from and to, or what is true of it on this day. */
function timesOf(row: MeetingRow, zone: string, hourCycle: HourCycle): [string, string?] {
  const { meeting } = row
  const end = meeting.end === undefined ? undefined : timeText(meeting.end, zone, hourCycle)
  if (row.wholeDay) return [say('agenda.allDay')]
  if (row.begun && end) return [`– ${end}`]
  return [timeText(meeting.start, zone, hourCycle), end]
}

/** What a voice guide says of a row. */
export function labelOf(
  row: AgendaRowData,
  now: number,
  zone: string,
  hourCycle: HourCycle,
  titleOf: TitleOf,
  recorded: boolean,
) {
  if (row.kind !== 'meeting') return ''
  const { meeting } = row
  const times = timesOf(row, zone, hourCycle).filter(Boolean).join(' – ')
  return [
    dayName(row.day, now, zone),
    times,
    titleOf(meeting),
    meeting.host,
    tagOf(meeting, now),
    recorded && say('recordings.tag'),
  ]
    .filter(Boolean)
    .join(', ')
}

/** The one word that says how a meeting stands; nothing for one that simply comes later. */
export function tagOf(meeting: Meeting, now: number): string | undefined {
  switch (phaseOf(meeting, now)) {
    case 'now':
      return say(isLive(meeting, now) ? 'agenda.live' : 'agenda.now')
    case 'missed':
      return say('agenda.missed')
    case 'over':
      return say('agenda.over')
    default:
      return meeting.isModified ? say('agenda.changed') : undefined
  }
}
