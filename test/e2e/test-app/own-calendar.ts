// Meetings that a test makes up, in place of those of the sandbox: each list is answered with what touches
// the days that were asked for.

import type { Television } from './test-app'

export interface OwnMeeting {
  id: string
  title: string
  /** As the wire has it: 2026-03-02T09:00:00Z. */
  start: string
  end: string
  [more: string]: unknown
}

export interface OwnCalendar {
  /** May be changed at any time; counts from the next list on. */
  meetings: OwnMeeting[]
  /** The first days that were asked for, as the wire has them. */
  asked: string[]
  /** Answers a list from this day on with that status; undefined when all is well. */
  failFrom?: { day: string; status: number } | undefined
  /** Lists from this day on are answered only after `release()`. */
  holdFrom?: string
  release(): void
}

const CORS = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' }

/** Answers the lists of meetings of a television; to be called before it is switched on. */
export async function ownCalendar(tv: Television, meetings: OwnMeeting[]): Promise<OwnCalendar> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const calendar: OwnCalendar = { meetings, asked: [], release: () => release() }
  await tv.context.route(
    (url) => url.pathname === '/v1/meetings' && url.searchParams.has('from'),
    async (route) => {
      if (route.request().method() === 'OPTIONS')
        return route.fulfill({
          status: 204,
          headers: { ...CORS, 'Access-Control-Allow-Headers': '*' },
        })
      const query = new URL(route.request().url()).searchParams
      if (query.get('meetingType') !== 'scheduledMeeting')
        return route.fulfill({ headers: CORS, body: '{"items":[]}' })
      const [from = '', to = ''] = [query.get('from') ?? '', query.get('to') ?? '']
      calendar.asked.push(from)
      if (calendar.holdFrom && from >= calendar.holdFrom) await held
      const { failFrom } = calendar
      if (failFrom && from >= failFrom.day)
        return route.fulfill({ status: failFrom.status, headers: CORS, body: '{}' })
      const items = calendar.meetings.filter(({ start, end }) => start < to && end > from)
      const body = JSON.stringify({ items: items.map((one) => ({ state: 'scheduled', ...one })) })
      return route.fulfill({ headers: CORS, body })
    },
  )
  return calendar
}

/** An instant `days` and `hours` from now, as the wire has it. */
export function wireTime(now_ms: number, days: number, hours = 0): string {
  return `${new Date(now_ms + (days * 24 + hours) * 3_600_000).toISOString().slice(0, 19)}Z`
}
