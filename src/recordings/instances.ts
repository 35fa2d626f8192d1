// What is known only of meetings as they took place: whose a recording is that somebody shared, and by
// which id the summary of a meeting of the past is fetched.

import { unwrap } from '../queries/unwrap'
import type { WebexClient } from '../webex/client/client'
import { WebexError } from '../webex/http/failure'
import { listEnded, type WebexInstance } from '../webex/meetings/instances'
import { instantOf } from '../webex/meetings/meetings'
import type { MeetingOfRecording, Recording } from './recording'

const HOUR_MS = 3_600_000

/**
 * The recordings with the names of their hosts, as far as they can be had. Best effort: without
 * the names on a failure. The viewer's own recordings need no name.
 * @throws AbortError when `signal` aborts
 */
export async function withHosts(
  client: WebexClient,
  recordings: Recording[],
  signal: AbortSignal,
): Promise<Recording[]> {
  const nameless = recordings.filter(({ shared, host, meetingId }) => shared && !host && meetingId)
  if (nameless.length === 0) return recordings
  const starts = nameless.map(({ start }) => start)
  // A recording begins some time into its meeting.
  const from = Math.min(...starts) - 12 * HOUR_MS
  const to = Math.max(...starts) + HOUR_MS
  try {
    const { items } = unwrap(await listEnded(client, { from, to, recorded: true, signal }))
    const hosts = new Map(items.map(({ id, hostDisplayName }) => [id, hostDisplayName?.trim()]))
    return recordings.map((one) => ({
      ...one,
      host: one.host ?? (one.shared ? hosts.get(one.meetingId ?? '') || undefined : undefined),
    }))
  } catch (error) {
    if (error instanceof WebexError) return recordings
    throw error
  }
}

/**
 * The id of the instance that a meeting of the past took place as; undefined when it left no summary,
 * or did not take place.
 * @throws WebexError
 */
export async function instanceOf(
  client: WebexClient,
  { id, seriesId, start }: MeetingOfRecording,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!seriesId) return undefined
  const window = { from: start - 12 * HOUR_MS, to: start + 12 * HOUR_MS }
  const { items } = unwrap(await listEnded(client, { ...window, seriesId, signal }))
  const away = (one: WebexInstance) => Math.abs((instantOf(one.start ?? '') ?? 0) - start)
  const own = items.filter(({ scheduledMeetingId = id }) => scheduledMeetingId === id)
  const [instance] = own.sort((a, b) => away(a) - away(b))
  return instance?.hasSummary === false ? undefined : instance?.id
}
