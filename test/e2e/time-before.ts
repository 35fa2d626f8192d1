// Moves the time on to shortly before a meeting, at Webex and on the television.

import { MINUTE_S, pass } from './choices'
import { app, tv } from './fixture'

const isAbout = (a: number, b: number) => Math.abs(a - b) <= 6 * MINUTE_S * 1000

/** Goes to `ahead_s` before the start of what comes next; the clocks differ by up to two seconds. */
export async function timeBefore(ahead_s: number, awake = true) {
  const { value } = (await tv.stored()).agenda as {
    value: { meetings: { title: string; start: number; end?: number }[] }
  }
  const { now } = (await app.sandbox('POST', 'pass', { seconds: 1 })) as { now: string }
  const [next] = value.meetings
    .map((meeting) => ({ ...meeting, in_s: (meeting.start - Date.parse(now)) / 1000 }))
    .filter(({ start, end, in_s }) => in_s > 6 * MINUTE_S && (end ?? 0) - start < 36e6)
    // One that is alone, since another that begins about then would be announced instead.
    .filter(({ start }) => value.meetings.filter((one) => isAbout(one.start, start)).length === 1)
    .sort((a, b) => a.start - b.start)
  if (!next) throw new Error('nothing comes next')
  await pass(Math.round(next.in_s - ahead_s))
  // That was long enough for the dim clock to come.
  if (awake) await tv.press('F9')
  return next.title
}
