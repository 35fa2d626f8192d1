// Ended meetings that left something: what the lists of recordings and transcripts are made of.

import type { Context } from 'hono'
import type { Env } from '../answer'
import { type Artifacts, artifactsOf } from '../calendar/artifacts'
import type { Instance, Meeting } from '../calendar/calendar'
import { isoOf } from '../calendar/days'
import { SITE } from '../calendar/people'
import { find } from './meetings'
import { windowOf } from './query'
import type { World } from './world'

/** An instance that is over, and what is left of it. */
export type Ended = Instance & { end_ms: number; artifacts: Artifacts }

/** Those of the meetings that are over and left a recording, a transcript or a summary. */
export function endedOf(meetings: Meeting[]): Ended[] {
  return meetings
    .flatMap((m) => (m.meetingType === 'meeting' ? m.of : []))
    .flatMap((instance) => {
      const { end_ms } = instance
      const artifacts = artifactsOf(instance.occurrence)
      return end_ms === undefined || !artifacts ? [] : [{ ...instance, end_ms, artifacts }]
    })
}

/** Whether a meeting is an instance that is over, the only view that transcripts and summaries are asked by. */
export function isEnded(meeting: Meeting): boolean {
  return meeting.meetingType === 'meeting' && meeting.of.state === 'ended'
}

/** All ended meetings of the signed-in account that left something. */
export function allEnded(c: Context<Env>, world: World): Ended[] {
  const calendar = world.calendarOf(c.get('accountId'))
  return endedOf(calendar.list('meeting', calendar.reach, world.now_ms()))
}

/**
 * The ended meetings that a list of recordings or transcripts is made of: those in the window that the query asks for
 * and of its meeting, newest first, and what a link to their next page will still say.
 */
export function leftBehind(c: Context<Env>, world: World) {
  const now_ms = world.now_ms()
  const meetingId = c.req.query('meetingId')
  if (meetingId) find(c, world, meetingId)
  const window = windowOf(c, now_ms, false)
  const here = (c.req.query('siteUrl') ?? SITE) === SITE
  const ended = endedOf(world.calendarOf(c.get('accountId')).list('meeting', window, now_ms))
    .filter(() => here || meetingId !== undefined)
    .filter(
      ({ id, occurrence }) =>
        !meetingId || [id, occurrence.id, occurrence.seriesId].includes(meetingId),
    )
    // "Sorted in descending order by the date and time that the recordings were created."
    .sort((a, b) => b.end_ms - a.end_ms)
  return { ended, nextParams: { from: isoOf(window.from_ms), to: isoOf(window.to_ms) } }
}
