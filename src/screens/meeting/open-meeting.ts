// The meeting whose screen is open, as the agenda goes on changing beneath it. A meeting that is no longer
// there has been cancelled, unless the agenda simply no longer reaches as far as it.

import type { AgendaData } from '../../meetings/agenda/agenda-data'
import { endOf, type Meeting } from '../../meetings/meeting'

export interface OpenMeeting {
  /** As it was seen last. */
  meeting: Meeting
  isCancelled: boolean
  /** How many could not be read when it was seen last: it may be one of those by now. */
  unreadable: number
}

/** A meeting of the agenda as one that has just been opened; undefined when it is not there (any more). */
export function openedMeeting(data: AgendaData | undefined, id: string): OpenMeeting | undefined {
  const meeting = data?.meetings.find((one) => one.id === id)
  return data && meeting && { meeting, isCancelled: false, unreadable: data.unreadable }
}

/**
 * The open meeting after another look at the agenda; the same object when nothing has changed for it.
 * One that was cancelled stays so: should it come back, the viewer finds it in the list.
 * @param now ms since 1970
 */
export function afterRefetch(
  open: OpenMeeting,
  data: AgendaData | undefined,
  now: number,
): OpenMeeting {
  if (open.isCancelled || !data) return open
  const seen = openedMeeting(data, open.meeting.id)
  if (seen)
    return seen.meeting === open.meeting && seen.unreadable === open.unreadable ? open : seen
  return isCancelled(open, data, now) ? { ...open, isCancelled: true } : open
}

/** Only what is not over, on days that the agenda has, and surely none of those that cannot be read. */
function isCancelled({ meeting, unreadable }: OpenMeeting, data: AgendaData, now: number): boolean {
  const [first] = data.days
  const last = data.days[data.days.length - 1]
  if (!first || !last || data.unreadable > unreadable) return false
  const isCovered = endOf(meeting) > first.start && meeting.start < last.end
  return isCovered && endOf(meeting) > now
}
