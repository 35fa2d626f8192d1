import type { Row } from '../../components/list/list-layout'
import { type Day, overlapping } from '../../meetings/days'
import { isDayLong, type Meeting } from '../../meetings/meeting'
import { nowAndNext } from '../../meetings/now-next'

/** The agenda as one list: a heading for each day, a row for each meeting on it. */
export type AgendaRowData = Row &
  (
    | { type: 'day'; day: string }
    | { type: 'note'; day: string; note: 'emptyTitle' | 'reaching' | 'end' }
    | {
        type: 'meeting'
        day: string
        meeting: Meeting
        wholeDay: boolean
        begun: boolean
        overlaps: boolean
      }
  )

export type MeetingRow = Extract<AgendaRowData, { type: 'meeting' }>

const DAY_PX = 92
const NOTE_PX = 84
const MEETING_PX = 116

/**
 * Lays days out as rows. Days without meetings are left out, but for today, which says so.
 * @param today calendar day of the viewer, YYYY-MM-DD
 * @param end what stands below the last day
 */
export function agendaRows(
  days: readonly Day[],
  today: string,
  end?: 'reaching' | 'end',
): AgendaRowData[] {
  const rows: AgendaRowData[] = []
  const note = (key: string, day: string, text: 'emptyTitle' | 'reaching' | 'end') =>
    rows.push({ type: 'note', key, day, note: text, height: NOTE_PX, pressable: false })
  for (const { day, meetings, start, end } of days) {
    if (meetings.length === 0 && day !== today) continue
    rows.push({ type: 'day', key: day, day, height: DAY_PX, pressable: false })
    if (meetings.length === 0) note(`${day}/-`, day, 'emptyTitle')
    const overlaps = overlapping(meetings)
    // A meeting of several days has a row on each, so the day is part of the key.
    for (const meeting of meetings)
      rows.push({
        type: 'meeting',
        key: `${day}/${meeting.id}`,
        day,
        meeting,
        wholeDay: meeting.start <= start && (meeting.end ?? 0) >= end,
        begun: meeting.start < start,
        overlaps: overlaps.has(meeting.id),
        height: MEETING_PX,
        pressable: true,
      })
  }
  const last = days[days.length - 1]
  if (end && last) note('end', last.day, end)
  return rows
}

/**
 * Where a viewer wants to look who has not moved yet, which is what the panel beside the list names: what is on now,
 * else what comes next, else the last thing that was. What lasts for days does not count as "on now" while there is
 * anything else.
 * @param today YYYY-MM-DD
 * @param now ms since 1970
 */
export function homeRow(rows: readonly AgendaRowData[], today: string, now: number) {
  const all = rows.filter((row) => row.type === 'meeting')
  const ahead = all.filter(({ day }) => day >= today)
  const { now: on, next } = nowAndNext(
    ahead.map(({ meeting }) => meeting),
    now,
  )
  const [first] = on
  const wanted = first && (!isDayLong(first) || !next) ? first : next
  return ahead.find(({ meeting }) => meeting === wanted) ?? all[all.length - 1]
}

/**
 * The first meeting of the next or the previous day; going back from the middle of a day leads to
 * the first of that same day, as a music player does with its tracks.
 * @param at the key of the row that the viewer is at
 * @param forward to the next day; else to the previous one
 * @returns undefined where there is no such day
 */
export function firstOfDay(
  rows: readonly AgendaRowData[],
  at: string | undefined,
  forward: boolean,
): AgendaRowData | undefined {
  const index = rows.findIndex((row) => row.key === at)
  const day = rows[index]?.day
  if (day === undefined) return undefined
  const isFirst = (row: AgendaRowData | undefined, i: number) =>
    row?.pressable && !rows[i - 1]?.pressable
  const way = forward ? 1 : -1
  for (let i = index + way; i >= 0 && i < rows.length; i += way) {
    const row = rows[i]
    if (isFirst(row, i) && (!forward || (row as AgendaRowData).day > day)) return row
  }
  return undefined
}
