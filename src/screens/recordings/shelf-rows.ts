import type { Row } from '../../components/list/list-layout'
import type { Recording } from '../../recordings/recording'
import { localDay } from '../../time/zone'

/** What stands below the last recording: older ones can be fetched, there are none, or fetching them failed. */
export type ShelfEnd = 'further' | 'end' | 'olderFailed'

/** The shelf as one list: a heading for each month, a row for each recording, and how it goes on. */
export type ShelfRow = Row &
  (
    | { type: 'month'; day: string }
    | { type: 'recording'; recording: Recording; day: string }
    | { type: 'note'; note: ShelfEnd }
  )

const MONTH_PX = 88
const RECORDING_PX = 116
const NOTE_PX = 92

/**
 * Lays recordings out as rows, in the order they have.
 * @param zone whose days and months they are
 * @param end what stands below the last one; `olderFailed` can be pressed
 */
export function shelfRows(
  recordings: readonly Recording[],
  zone: string,
  end?: ShelfEnd,
): ShelfRow[] {
  const rows: ShelfRow[] = []
  let month = ''
  for (const recording of recordings) {
    const day = localDay(recording.start, zone)
    if (day.slice(0, 7) !== month) {
      month = day.slice(0, 7)
      rows.push({ type: 'month', key: month, day, height: MONTH_PX, pressable: false })
    }
    rows.push({
      type: 'recording',
      key: recording.id,
      recording,
      day,
      height: RECORDING_PX,
      pressable: true,
    })
  }
  if (end)
    rows.push({
      type: 'note',
      key: 'end',
      note: end,
      height: NOTE_PX,
      pressable: end === 'olderFailed',
    })
  return rows
}

/** How many rows before the end older ones are asked for, so that a viewer who goes on need not wait. */
const NEAR_END = 8

/** Whether the viewer, at the row of this key, is near the end of what is there. */
export function isNearEnd(rows: readonly ShelfRow[], at: string | undefined): boolean {
  return rows.length - rows.findIndex((row) => row.key === at) <= NEAR_END
}
