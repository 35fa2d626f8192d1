// Meetings as they took place. An ended instance is what a summary is asked by, and it tells whose the
// meeting was, which a recording does not.
// https://developer.webex.com/docs/meetings#meeting-series-scheduled-meetings-and-meeting-instances

import * as v from 'valibot'
import type { WebexClient } from '../client/client'
import { getAllPages, PAGE_SIZE, type Page } from '../client/pages'
import { flag, id, maybeId, name, word } from '../fields/fields'
import type { Result } from '../http/failure'
import { utcTimestamp } from './meetings'

const WebexInstance = v.object({
  id,
  /** The occurrence that it is of. */
  scheduledMeetingId: maybeId,
  start: word,
  hostDisplayName: name,
  hasSummary: flag,
})

/** 1000 meetings of a few weeks. */
const MAX_PAGES = 10

export type WebexInstance = v.InferOutput<typeof WebexInstance>

/**
 * Lists the ended instances between two instants (ms since 1970), the end exclusive: `GET /meetings` with
 * `meetingType=meeting&state=ended`, all pages.
 * @param options `seriesId` for those of one series; `recorded` for those that left a recording
 * @returns the failure of the first page that failed, and of a list of more than a thousand
 * @throws AbortError when `signal` aborts
 */
export function listEnded(
  client: WebexClient,
  options: {
    from: number
    to: number
    seriesId?: string | undefined
    recorded?: boolean
    signal?: AbortSignal | undefined
  },
): Promise<Result<Omit<Page<WebexInstance>, 'next'>>> {
  const filters = {
    meetingType: 'meeting',
    state: 'ended',
    from: utcTimestamp(options.from),
    to: utcTimestamp(options.to),
    max: PAGE_SIZE,
    ...(options.seriesId === undefined ? {} : { meetingSeriesId: options.seriesId }),
    ...(options.recorded ? { hasRecording: 'true' } : {}),
  }
  const url = client.url('meetings', filters)
  return getAllPages(client, WebexInstance, { url, filters, signal: options.signal }, MAX_PAGES)
}
