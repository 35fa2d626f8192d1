// What Webex wrote down of an ended meeting by itself: notes, and what is to be done.
// https://developer.webex.com/docs/api/v1/summaries/get-summary-by-meeting-id

import * as v from 'valibot'
import { ok, type Result } from './failure'
import { each, maybe } from './fields'
import { type HtmlBlock, htmlBlocks } from './html-blocks'
import { getPage } from './pages'
import { plainText } from './plain-text'
import type { Wire } from './wire'

const html = maybe(v.pipe(v.string(), v.transform(htmlBlocks)))
/** Plain text by the description, read as carefully as if it were not. */
const line = v.pipe(v.string(), v.transform(plainText), v.nonEmpty())

const WireSummary = v.object({
  notes: maybe(v.object({ content: html })),
  actionItems: maybe(each(v.object({ content: line }))),
})

export interface WireSummary {
  blocks: HtmlBlock[]
  actionItems: string[]
}

/**
 * Reads the summary of an ended instance.
 * @returns undefined when there is none; `refused` with 403 when the integration lacks
 * `meeting:summaries_read`
 * @throws AbortError when `signal` aborts
 */
export async function getSummary(
  wire: Wire,
  api: string,
  accessToken: string,
  { meetingId, signal }: { meetingId: string; signal?: AbortSignal },
): Promise<Result<WireSummary | undefined>> {
  const filters = { meetingId }
  const url = `${api}/meetingSummaries?${new URLSearchParams(filters)}`
  const page = await getPage(wire, WireSummary, { url, accessToken, filters, signal })
  if (!page.ok) return page
  const told = page.value.items
    .map(({ notes, actionItems }) => ({
      blocks: notes?.content ?? [],
      actionItems: actionItems?.map(({ content }) => content) ?? [],
    }))
    .find(({ blocks, actionItems }) => blocks.length + actionItems.length > 0)
  return ok(told)
}
