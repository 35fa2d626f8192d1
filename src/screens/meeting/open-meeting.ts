// The meeting whose screen is open, as the agenda goes on changing beneath it. A meeting that is no longer
// there has been cancelled, unless the agenda simply no longer reaches as far as it.

import type { Have } from '../../meetings/agenda/gather'
import { endOf, type Meeting } from '../../meetings/meeting'

export interface OpenMeeting {
  /** As it was seen last. */
  meeting: Meeting
  isCancelled: boolean
  /** How many could not be read when it was seen last: it may be one of those by now. */
  unreadable: number
}

/** Opens a meeting of the agenda; undefined when it is not there (any more). */
export function openedMeeting(have: Have | undefined, id: string): OpenMeeting | undefined {
  const meeting = have?.meetings.find((one) => one.id === id)
  return have && meeting && { meeting, isCancelled: false, unreadable: have.unreadable }
}

/**
 * The open meeting after another look at the agenda; the same object when nothing has changed for it.
 * One that was cancelled stays so: should it come back, the viewer finds it in the list.
 */
export function afterLook(open: OpenMeeting, have: Have | undefined, now: number): OpenMeeting {
  if (open.isCancelled || !have) return open
  const seen = openedMeeting(have, open.meeting.id)
  if (seen)
    return seen.meeting === open.meeting && seen.unreadable === open.unreadable ? open : seen
  return isCancelled(open, have, now) ? { ...open, isCancelled: true } : open
}

/** Only what is not over, on days that the agenda has, and surely none of those that cannot be read. */
function isCancelled({ meeting, unreadable }: OpenMeeting, have: Have, now: number): boolean {
  const [first] = have.days
  const last = have.days[have.days.length - 1]
  if (!first || !last || have.unreadable > unreadable) return false
  const isCovered = endOf(meeting) > first.start && meeting.start < last.end
  return isCovered && endOf(meeting) > now
}
