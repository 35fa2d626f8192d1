// What Webex wrote down of an ended meeting by itself: notes, and what is to be done.
// https://developer.webex.com/docs/api/v1/summaries/get-summary-by-meeting-id

import * as v from 'valibot'
import type { WebexClient } from '../client/client'
import { getPage } from '../client/pages'
import { each, maybe } from '../fields/fields'
import { ok, type Result } from '../http/failure'
import { type HtmlBlock, htmlBlocks } from '../text/html-blocks'
import { plainText } from '../text/plain-text'

const html = maybe(v.pipe(v.string(), v.transform(htmlBlocks)))
/** Plain text by the description, read as carefully as if it were not. */
const line = v.pipe(v.string(), v.transform(plainText), v.nonEmpty())

const WebexSummary = v.object({
  notes: maybe(v.object({ content: html })),
  actionItems: maybe(each(v.object({ content: line }))),
})

/** What Webex wrote down of a meeting: its notes, and what is to be done. */
export interface WebexSummary {
  blocks: HtmlBlock[]
  actionItems: string[]
}

/**
 * Reads the summary of an ended instance (`GET /meetingSummaries`).
 * @param options `meetingId` of the instance
 * @returns undefined when there is none; `http` with 403 when the integration lacks `meeting:summaries_read`
 * @throws AbortError when `signal` aborts
 */
export async function getSummary(
  client: WebexClient,
  { meetingId, signal }: { meetingId: string; signal?: AbortSignal | undefined },
): Promise<Result<WebexSummary | undefined>> {
  const filters = { meetingId }
  const url = client.url('meetingSummaries', filters)
  const page = await getPage(client, WebexSummary, { url, filters, signal })
  if (!page.ok) return page
  const summary = page.value.items
    .map(({ notes, actionItems }) => ({
      blocks: notes?.content ?? [],
      actionItems: actionItems?.map(({ content }) => content) ?? [],
    }))
    .find(({ blocks, actionItems }) => blocks.length + actionItems.length > 0)
  return ok(summary)
}
