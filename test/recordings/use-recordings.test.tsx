// @vitest-environment jsdom

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { describe, expect, test } from 'vitest'
import type { AgendaData } from '../../src/meetings/agenda/agenda-data'
import type { Meeting } from '../../src/meetings/meeting'
import type { Recordings } from '../../src/recordings/recordings'
import { useRecorded, useRecordingsOf } from '../../src/recordings/use-recordings'
import { meeting } from '../meetings/calendar'
import { queriesByHand } from '../queries/queries-by-hand'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function recordingsByHand() {
  const { query, ...rest } = queriesByHand()
  const recordings = {
    since: (from: number) => query(`since ${from}`),
    of: (meeting: Meeting) => query(`of ${meeting.id}`),
  } as unknown as Recordings
  return { recordings, ...rest }
}

function Past({ recordings, meeting }: { recordings: Recordings; meeting?: Meeting }) {
  const { data } = useRecordingsOf(recordings, meeting)
  return <p>{data?.length ?? 'none'}</p>
}

test('recordings are asked for once a meeting is over, and not again as it is seen anew', async () => {
  const { recordings, heard, listening, answer } = recordingsByHand()
  const page = document.createElement('div')
  const root = createRoot(page)
  const one = meeting('Weekly', 0, 1)
  await act(async () => root.render(<Past recordings={recordings} />))
  expect(heard).toEqual([])
  await act(async () => root.render(<Past recordings={recordings} meeting={one} />))
  await act(async () => root.render(<Past recordings={recordings} meeting={{ ...one }} />))
  expect(heard).toEqual([`of ${one.id}`])
  await act(async () => answer({ isFetching: false, data: [{}, {}] }))
  expect(page.textContent).toBe('2')
  await act(async () => root.unmount())
  expect(listening.size).toBe(0)
})

describe('which meetings were recorded', () => {
  const MINUTE = 60_000
  const day = { day: '1970-01-02', start: 86_400_000, end: 2 * 86_400_000, meetings: [] }
  const past = meeting('Past', day.start + 9 * 60 * MINUTE, undefined, { seriesId: 's' })
  const ahead = meeting('Ahead', day.start + 600 * 60 * MINUTE, undefined, { seriesId: 's' })
  const data = (fetchedAt: number): AgendaData => ({
    meetings: [past, ahead],
    days: [day],
    unreadable: 0,
    fetchedAt,
    through: day.day,
    last: day.day,
  })
  const recording = { id: 'r', start: past.start + MINUTE, meetingIds: ['s'] }
  let ids: ReadonlySet<string> = new Set()

  function Tags({ recordings, data }: { recordings: Recordings; data?: AgendaData | undefined }) {
    ids = useRecorded(recordings, data)
    return null
  }

  async function tags() {
    const by = recordingsByHand()
    const root = createRoot(document.createElement('div'))
    const show = (data?: AgendaData) =>
      act(async () => root.render(<Tags recordings={by.recordings} data={data} />))
    return { ...by, show }
  }

  test('is asked once the agenda is there, from its first day on', async () => {
    const { heard, show, answer } = await tags()
    await show()
    expect(heard).toEqual([])
    await show(data(day.start))
    expect(heard).toEqual([`since ${day.start}`])
    expect(ids.size).toBe(0)
    await act(async () => answer({ isFetching: false, data: [recording] }))
    expect([...ids]).toEqual([past.id])
  })

  test('is asked again as the agenda is seen anew, a quarter of an hour apart', async () => {
    const { heard, show } = await tags()
    const first = day.start
    await show(data(first))
    await show(data(first + 14 * MINUTE))
    expect(heard).toHaveLength(1)
    await show(data(first + 15 * MINUTE))
    await show(data(first + 20 * MINUTE))
    expect(heard.slice(1)).toEqual([`again since ${first}`])
  })

  test('is not asked again of an integration that may not know', async () => {
    const { heard, show, answer } = await tags()
    await show(data(day.start))
    const failure = { kind: 'http', status: 403, code: 'No' }
    await act(async () => answer({ isFetching: false, failure }))
    await show(data(day.start + 60 * MINUTE))
    expect(heard).toHaveLength(1)
    expect(ids.size).toBe(0)
  })
})
