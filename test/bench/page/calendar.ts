// As many meetings as a measurement wants, in the place of the sandbox's.

import { utcTimestamp } from '../../../src/webex/meetings/meetings'
import type { BenchPage } from './browser'

const CORS = [
  { name: 'Access-Control-Allow-Origin', value: '*' },
  { name: 'Access-Control-Allow-Headers', value: '*' },
  { name: 'Content-Type', value: 'application/json' },
]

interface Paused {
  requestId: string
  request: { url: string; method: string }
}

/** Answers each list of scheduled meetings with so many, which are spread evenly over the days asked for. */
export async function answerMeetings(page: BenchPage, count: number): Promise<void> {
  page.on('Fetch.requestPaused', (params) => {
    const { requestId, request } = params as Paused
    const isPreflight = request.method === 'OPTIONS'
    const body = isPreflight ? '' : JSON.stringify({ items: meetingsFor(request.url, count) })
    const answer = {
      requestId,
      responseCode: isPreflight ? 204 : 200,
      responseHeaders: CORS,
      body: Buffer.from(body).toString('base64'),
    }
    // A page that is closed in the meantime needs no answer.
    page.send('Fetch.fulfillRequest', answer).catch(() => undefined)
  })
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*/v1/meetings?*' }] })
}

function meetingsFor(url: string, count: number): object[] {
  const query = new URL(url).searchParams
  const [from, to] = [query.get('from'), query.get('to')].map((text) => Date.parse(text ?? ''))
  if (query.get('meetingType') !== 'scheduledMeeting' || !from || !to) return []
  const between_ms = (to - from) / count
  return Array.from({ length: count }, (_, at) => ({
    id: `${from}-${at}`,
    title: `Interview ${at + 1} with Grace Hopper`,
    start: utcTimestamp(from + at * between_ms),
    end: utcTimestamp(from + at * between_ms + 30 * 60_000),
    state: 'scheduled',
    hostDisplayName: 'Ada Brandt',
  }))
}
