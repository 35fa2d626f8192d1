import { describe, expect, test } from 'vitest'
import { lacksRight } from '../../src/queries/lacks-right'
import { createQueries } from '../../src/queries/queries'
import type { Recording } from '../../src/recordings/recording'
import { createRecordings } from '../../src/recordings/recordings'
import { createThrottle } from '../../src/webex/client/throttle'
import { settle } from '../hand-clock'
import { meeting } from '../meetings/calendar'
import { API, clientOf, fakeWebex, type Reply } from '../webex/fake-webex'

const DAY = 86_400_000
/** When a test begins. */
const NOW = Date.parse('2026-03-02T09:00:00Z')

type Route = (url: URL, init: RequestInit) => Reply

/** Somebody who looks at recordings, and a Webex whose replies a test may change. */
function fixture(route: Route) {
  const asked: string[] = []
  const tokens: (string | null)[] = []
  const webex = { route }
  const { http, clock, late, aborted } = fakeWebex(({ path, url, authorization, init }) => {
    asked.push(path)
    tokens.push(authorization)
    return webex.route(url, init)
  })
  const throttle = createThrottle(clock)
  const queries = createQueries({ clock, throttle })
  const recordings = createRecordings({
    client: clientOf(
      http,
      throttle.guard((call) => call('token')),
    ),
    queries,
  })
  return { recordings, queries, clock, throttle, asked, tokens, aborted, late, webex }
}

/** A recording on the wire, so many days ago. */
function wire(id: string, daysAgo: number, more: object = {}) {
  const at = new Date(NOW - daysAgo * DAY).toISOString()
  return { id, topic: `Topic ${id}`, timeRecorded: at, createTime: at, format: 'MP4', ...more }
}

/** Answers lists by their window, as Webex does. */
function within(...all: ReturnType<typeof wire>[]): Route {
  return ({ searchParams }) => {
    const [from, to] = ['from', 'to'].map((end) => Date.parse(searchParams.get(end) ?? ''))
    const at = ({ timeRecorded }: { timeRecorded: string }) => Date.parse(timeRecorded)
    return { items: all.filter((one) => at(one) >= (from ?? 0) && at(one) < (to ?? 0)) }
  }
}

const refused = (status: number) => new Response('{"message":"No"}', { status })

function recording(more: Partial<Recording> = {}): Recording {
  return {
    id: 'r',
    title: 'Weekly',
    start: NOW - DAY,
    shared: false,
    meetingId: 'm_I_1',
    meetingIds: ['m_I_1'],
    ...more,
  }
}

describe('the shelf', () => {
  test('has what was recorded in the last four weeks, the newest first', async () => {
    const { recordings, asked } = fixture(within(wire('old', 27), wire('new', 1), wire('mid', 9)))
    recordings.shelf.subscribe(() => {})
    expect(recordings.shelf.state()).toEqual({
      data: undefined,
      isFetching: true,
      failure: undefined,
    })
    await settle()
    expect(asked).toEqual([
      '/recordings?from=2026-02-02T09%3A00%3A00Z&to=2026-03-02T10%3A00%3A00Z&status=available&max=100',
    ])
    const { data, isFetching } = recordings.shelf.state()
    expect(isFetching).toBe(false)
    expect(data?.recordings.map(({ id }) => id)).toEqual(['new', 'mid', 'old'])
    expect(data).toMatchObject({ hasMore: true, unreadable: 0, since: NOW - 28 * DAY })
  })

  test('goes back four weeks at a time, over those in which there was nothing', async () => {
    const { recordings, asked } = fixture(
      within(wire('new', 1), wire('old', 100), wire('older', 120)),
    )
    recordings.shelf.subscribe(() => {})
    await settle()
    recordings.shelf.fetchMore()
    recordings.shelf.fetchMore()
    await settle()
    expect(recordings.shelf.state().data?.recordings.map(({ id }) => id)).toEqual(['new', 'old'])
    expect(asked.map((url) => /from=(.{10})/.exec(url)?.[1])).toEqual([
      '2026-02-02',
      '2026-01-05',
      '2025-12-08',
      '2025-11-10',
    ])
    recordings.shelf.fetchMore()
    await settle()
    expect(recordings.shelf.state().data?.recordings).toHaveLength(3)
    expect(recordings.shelf.state().data?.hasMore).toBe(true)
  })

  test('that is empty says so at once, looks back a year when asked, and then there is no more', async () => {
    const { recordings, asked } = fixture(() => ({ items: [] }))
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(asked).toHaveLength(1)
    expect(recordings.shelf.state().data).toMatchObject({ recordings: [], hasMore: true })
    recordings.shelf.fetchMore()
    for (let turn = 0; turn < 5; turn++) await settle()
    expect(asked).toHaveLength(13)
    expect(recordings.shelf.state()).toMatchObject({
      isFetching: false,
      data: { recordings: [], hasMore: false, since: NOW - 13 * 28 * DAY },
    })
    recordings.shelf.fetchMore()
    await settle()
    expect(asked).toHaveLength(13)
  })

  test('of a busy host comes a page at a time, each recording once', async () => {
    const next = `${API}/recordings?offset=100`
    const { recordings, asked } = fixture(({ searchParams }) =>
      searchParams.has('offset')
        ? { items: [wire('b', 2), wire('c', 3)] }
        : new Response(JSON.stringify({ items: [wire('a', 1), wire('b', 2)] }), {
            headers: { Link: `<${next}>; rel="next"` },
          }),
    )
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(recordings.shelf.state().data?.recordings.map(({ id }) => id)).toEqual(['a', 'b'])
    recordings.shelf.fetchMore()
    await settle()
    expect(recordings.shelf.state().data?.recordings.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(asked[1]).toBe(
      '/recordings?offset=100&from=2026-02-02T09%3A00%3A00Z&to=2026-03-02T10%3A00%3A00Z&status=available&max=100',
    )
    expect(recordings.shelf.state().data?.since).toBe(NOW - 28 * DAY)
  })

  test('counts those that cannot be read, or that nothing dates', async () => {
    const items = [wire('a', 1), { topic: 'no id' }, { id: 'no time' }, null]
    const { recordings } = fixture(() => ({ items }))
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(recordings.shelf.state().data).toMatchObject({
      recordings: [{ id: 'a' }],
      unreadable: 3,
    })
  })

  test('keeps what is there when older ones fail, and can be asked again', async () => {
    const { recordings, webex } = fixture(within(wire('new', 1)))
    recordings.shelf.subscribe(() => {})
    await settle()
    webex.route = () => 'offline'
    recordings.shelf.fetchMore()
    await settle()
    expect(recordings.shelf.state()).toMatchObject({
      failure: { kind: 'offline' },
      data: { recordings: [{ id: 'new' }], hasMore: true },
    })
    webex.route = within(wire('new', 1), wire('old', 30))
    recordings.shelf.fetchMore()
    await settle()
    expect(recordings.shelf.state()).toMatchObject({ failure: undefined })
    expect(recordings.shelf.state().data?.recordings).toHaveLength(2)
  })

  test('that the integration may not see is told apart from other failures', async () => {
    const { recordings } = fixture(() => refused(403))
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(lacksRight(recordings.shelf.state().failure)).toBe(true)
  })

  test('is not asked for again within five minutes', async () => {
    const { recordings, asked, clock } = fixture(within(wire('a', 1)))
    const stop = recordings.shelf.subscribe(() => {})
    await settle()
    stop()
    await clock.advance(299_000)
    recordings.shelf.subscribe(() => {})()
    expect(asked).toHaveLength(1)
    await clock.advance(1000)
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('names whose the shared ones are, as their meetings tell', async () => {
    const lists = within(
      wire('own', 1, { meetingId: 'a_I_1' }),
      wire('shared', 2, { meetingId: 'b_I_1', shareToMe: true }),
      wire('unknown', 3, { meetingId: 'c_I_1', shareToMe: true }),
    )
    const { recordings, asked } = fixture((url, init) =>
      url.pathname === '/v1/meetings'
        ? {
            items: [
              { id: 'a_I_1', hostDisplayName: 'Ada Brandt' },
              { id: 'b_I_1', hostDisplayName: 'Bo Lund' },
            ],
          }
        : lists(url, init),
    )
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(asked[1]).toBe(
      '/meetings?meetingType=meeting&state=ended&from=2026-02-26T21%3A00%3A00Z&to=2026-02-28T10%3A00%3A00Z&max=100&hasRecording=true',
    )
    expect(recordings.shelf.state().data?.recordings.map(({ host }) => host)).toEqual([
      undefined,
      'Bo Lund',
      undefined,
    ])
  })

  test('is there without names when the meetings cannot be had', async () => {
    const lists = within(wire('shared', 2, { meetingId: 'b_I_1', shareToMe: true }))
    const { recordings } = fixture((url, init) =>
      url.pathname === '/v1/meetings' ? refused(403) : lists(url, init),
    )
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(recordings.shelf.state()).toMatchObject({
      failure: undefined,
      data: { recordings: [{ id: 'shared', host: undefined }] },
    })
  })

  test('Retry-After is obeyed, by every other question too', async () => {
    const { recordings, asked, clock, webex } = fixture(
      () => new Response('', { status: 429, headers: { 'Retry-After': '30' } }),
    )
    recordings.shelf.subscribe(() => {})
    await settle()
    webex.route = () => ({ items: [] })
    const summary = recordings.summary(recording())
    summary.subscribe(() => {})
    await clock.advance(29_999)
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    expect(asked).toHaveLength(2)
    expect(summary.state().data).toEqual({ blocks: [], actionItems: [] })
  })
})

describe('those of some days', () => {
  test('are asked for from then until now, all pages', async () => {
    const { recordings, asked } = fixture(({ searchParams }) =>
      searchParams.has('offset')
        ? { items: [wire('b', 0.5)] }
        : new Response(JSON.stringify({ items: [wire('a', 1)] }), {
            headers: { Link: `<${API}/recordings?offset=100>; rel="next"` },
          }),
    )
    const since = recordings.since(NOW - 2 * DAY)
    since.subscribe(() => {})
    await settle()
    expect(asked[0]).toContain('from=2026-02-28T09%3A00%3A00Z&to=2026-03-02T10%3A00%3A00Z')
    expect(since.state().data?.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  test('a server whose pages never end is left after ten', async () => {
    let page = 0
    const { recordings, asked } = fixture(() => {
      page += 1
      return new Response(JSON.stringify({ items: [wire(`${page}`, 1)] }), {
        headers: { Link: `<${API}/recordings?offset=${page}>; rel="next"` },
      })
    })
    recordings.since(NOW - DAY).subscribe(() => {})
    for (let turn = 0; turn < 5; turn++) await settle()
    expect(asked).toHaveLength(10)
  })
})

describe('those of a meeting', () => {
  const yesterday = meeting('Weekly', NOW - DAY, NOW - DAY + 3_600_000, {
    id: 's_20260301T090000Z',
    seriesId: 's',
  })

  test('are asked for by its series, and are its own alone, in the order they were made', async () => {
    const { recordings, asked } = fixture(() => ({
      items: [
        wire('second', 0.9, { meetingId: 's_I_2', meetingSeriesId: 's' }),
        wire('first', 1, { meetingId: 's_I_1', scheduledMeetingId: 's_20260301T090000Z' }),
        wire('another day', 0.1, {
          scheduledMeetingId: 's_20260302T070000Z',
          meetingSeriesId: 's',
        }),
        wire('last week', 8, { meetingSeriesId: 's' }),
      ],
    }))
    const of = recordings.of(yesterday)
    of.subscribe(() => {})
    await settle()
    expect(asked).toEqual([
      '/recordings?from=2026-02-28T09%3A00%3A00Z&to=2026-03-02T10%3A00%3A00Z&status=available&max=100&meetingId=s',
    ])
    expect(of.state().data?.map(({ id }) => id)).toEqual(['first', 'second'])
  })

  test('that is still ahead are not asked for', async () => {
    const { recordings, asked } = fixture(() => ({ items: [] }))
    const of = recordings.of(meeting('Ahead', NOW + 3 * DAY))
    of.subscribe(() => {})
    await settle()
    expect(asked).toEqual([])
    expect(of.state().data).toEqual([])
  })
})

describe('the link of a video', () => {
  const links = (more: object) => ({
    id: 'r',
    temporaryDirectDownloadLinks: { expiration: '2026-03-02T12:00:00Z', ...more },
  })

  test('is asked for afresh each time, and tells until when', async () => {
    const { recordings, asked } = fixture(() =>
      links({ recordingDownloadLink: 'https://site.webex.com/nbr/x?ticket=1' }),
    )
    const link = {
      ok: true,
      value: {
        link: 'https://site.webex.com/nbr/x?ticket=1',
        expiresAt: Date.parse('2026-03-02T12:00:00Z'),
      },
    }
    expect(await recordings.videoLink('r/1')).toEqual(link)
    expect(await recordings.videoLink('r/1')).toEqual(link)
    expect(asked).toEqual(['/recordings/r%2F1', '/recordings/r%2F1'])
  })

  test('that may not be downloaded has no link', async () => {
    const { recordings } = fixture(() => ({ id: 'r' }))
    expect(await recordings.videoLink('r')).toEqual({ ok: true, value: {} })
  })

  test('gives failures as they are, and an abort as one', async () => {
    const { recordings, webex } = fixture(() => refused(404))
    expect(await recordings.videoLink('r')).toMatchObject({
      failure: { kind: 'http', status: 404 },
    })
    webex.route = () => 'never'
    const stop = new AbortController()
    const link = recordings.videoLink('r', stop.signal)
    stop.abort()
    await expect(link).rejects.toHaveProperty('name', 'AbortError')
  })
})

describe('the transcript', () => {
  const vtt = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nHello\n'
  const hello = { lines: [{ start_s: 1, end_s: 2, text: 'Hello' }] }
  const LINK = 'https://cdn.test/transcript?ticket=1'

  /** A Webex with transcripts of two parts of a meeting. */
  const parts: Route = (url) =>
    url.pathname.endsWith('/download')
      ? vtt
      : {
          items: [
            {
              id: 'later',
              startTime: '2026-03-01T11:00:00Z',
              vttDownloadLink: 'https://evil.test/',
            },
            { id: 'this/one', startTime: '2026-03-01T09:00:02Z' },
            { id: 'gone', startTime: '2026-03-01T09:00:00Z', status: 'deleted' },
          ],
        }

  test('is the one that began with the recording, and comes through the API alone', async () => {
    const { recordings, asked } = fixture(parts)
    const transcript = recordings.transcript(recording())
    transcript.subscribe(() => {})
    await settle()
    expect(asked).toEqual([
      '/meetingTranscripts?meetingId=m_I_1&from=2026-02-28T09%3A00%3A00Z&to=2026-03-03T09%3A00%3A00Z&max=100',
      '/meetingTranscripts/this%2Fone/download?format=vtt',
    ])
    expect(transcript.state().data).toEqual(hello)
  })

  test.each([
    ['there is none', () => ({ items: [] })],
    ['the meeting is gone', () => refused(404)],
    [
      'its text is gone',
      (url: URL) => (url.pathname.endsWith('/download') ? refused(404) : parts(url, {})),
    ],
  ] as [string, Route][])('is empty when %s', async (_, route) => {
    const { recordings } = fixture(route)
    const transcript = recordings.transcript(recording())
    transcript.subscribe(() => {})
    await settle()
    expect(transcript.state()).toMatchObject({ data: { lines: [] }, failure: undefined })
  })

  test('that the integration may not list comes from the link of the recording, without a token', async () => {
    const { recordings, asked, tokens } = fixture((url) => {
      if (url.href === LINK) return vtt
      if (url.pathname.startsWith('/v1/meetingTranscripts')) return refused(403)
      return { temporaryDirectDownloadLinks: { transcriptDownloadLink: LINK } }
    })
    const transcript = recordings.transcript(recording())
    transcript.subscribe(() => {})
    await settle()
    expect(transcript.state().data).toEqual(hello)
    expect(asked.slice(1)).toEqual(['/recordings/r', LINK])
    expect(tokens).toEqual(['Bearer token', 'Bearer token', null])
  })

  test('so does that of a recording without an instance', async () => {
    const { recordings, asked } = fixture((url) =>
      url.href === LINK ? vtt : { temporaryDirectDownloadLinks: { transcriptDownloadLink: LINK } },
    )
    const transcript = recordings.transcript(recording({ meetingId: undefined }))
    transcript.subscribe(() => {})
    await settle()
    expect(asked).toEqual(['/recordings/r', LINK])
    expect(transcript.state().data).toEqual(hello)
  })

  test.each([
    ['no link', (_: URL) => ({})],
    [
      'a page of a login',
      (url: URL) =>
        url.href === LINK
          ? '<html>Log in</html>'
          : { temporaryDirectDownloadLinks: { transcriptDownloadLink: LINK } },
    ],
    [
      'no way to it',
      (url: URL) =>
        url.href === LINK
          ? 'offline'
          : { temporaryDirectDownloadLinks: { transcriptDownloadLink: LINK } },
    ],
  ] as [string, Route][])(
    'with neither right nor text (%s) says that the right is missing',
    async (_, route) => {
      const { recordings } = fixture((url, init) =>
        url.pathname.startsWith('/v1/meetingTranscripts') ? refused(403) : route(url, init),
      )
      const transcript = recordings.transcript(recording())
      transcript.subscribe(() => {})
      await settle()
      expect(lacksRight(transcript.state().failure)).toBe(true)
    },
  )

  test('that is a page of a hotel is a failure', async () => {
    const { recordings } = fixture((url, init) =>
      url.pathname.endsWith('/download') ? '<html>Welcome</html>' : parts(url, init),
    )
    const transcript = recordings.transcript(recording())
    transcript.subscribe(() => {})
    await settle()
    expect(transcript.state().failure).toMatchObject({ kind: 'unreadable' })
  })
})

describe('the summary', () => {
  test('is asked for by the ended instance, and comes as blocks', async () => {
    const { recordings, asked } = fixture(() => ({
      items: [
        {
          notes: { content: '<h2>Plan</h2><ul><li>One</li></ul>' },
          actionItems: [{ content: 'Ada: write &amp; send' }, { content: '' }, {}],
        },
      ],
    }))
    const summary = recordings.summary(recording())
    summary.subscribe(() => {})
    await settle()
    expect(asked).toEqual(['/meetingSummaries?meetingId=m_I_1'])
    expect(summary.state().data).toEqual({
      blocks: [
        { type: 'heading', text: 'Plan' },
        { type: 'item', text: 'One' },
      ],
      actionItems: ['Ada: write & send'],
    })
  })

  test.each([404, 200])('is empty where there is none (%d)', async (status) => {
    const { recordings } = fixture(() => new Response('{"items":[]}', { status }))
    const summary = recordings.summary(recording())
    summary.subscribe(() => {})
    await settle()
    expect(summary.state()).toMatchObject({
      data: { blocks: [], actionItems: [] },
      isFetching: false,
    })
  })

  test('of no instance is empty and not asked for', async () => {
    const { recordings, asked } = fixture(() => ({ items: [] }))
    const summary = recordings.summary(recording({ meetingId: undefined }))
    summary.subscribe(() => {})
    await settle()
    expect(asked).toEqual([])
    expect(summary.state().data).toEqual({ blocks: [], actionItems: [] })
  })

  test('that the integration may not see says so', async () => {
    const { recordings } = fixture(() => refused(403))
    const summary = recordings.summary(recording())
    summary.subscribe(() => {})
    await settle()
    expect(lacksRight(summary.state().failure)).toBe(true)
  })
})

describe('the summary of a meeting of the past', () => {
  const past = meeting('Weekly', NOW - DAY, NOW - DAY + 3_600_000, {
    id: 's_20260301T090000Z',
    seriesId: 's',
  })
  const notes = { items: [{ notes: { content: 'Yes' } }] }
  const instances =
    (...items: object[]): Route =>
    (url) =>
      url.pathname === '/v1/meetings' ? { items } : notes

  test('is asked for by the instance that it took place as, recorded or not', async () => {
    const { recordings, asked } = fixture(
      instances(
        { id: 's_I_1', scheduledMeetingId: 's_20260301T150000Z' },
        { id: 's_I_2', scheduledMeetingId: 's_20260301T090000Z', start: '2026-03-01T09:31:00Z' },
        { id: 's_I_3', scheduledMeetingId: 's_20260301T090000Z', start: '2026-03-01T09:01:00Z' },
      ),
    )
    const summary = recordings.summaryOf(past)
    summary.subscribe(() => {})
    await settle()
    expect(asked).toEqual([
      '/meetings?meetingType=meeting&state=ended&from=2026-02-28T21%3A00%3A00Z&to=2026-03-01T21%3A00%3A00Z&max=100&meetingSeriesId=s',
      '/meetingSummaries?meetingId=s_I_3',
    ])
    expect(summary.state().data?.blocks).toEqual([{ type: 'text', text: 'Yes' }])
  })

  test.each([
    ['did not take place', instances()],
    ['left none', instances({ id: 's_I_1', hasSummary: false })],
  ])('is empty, and not asked for, of one that %s', async (_, route) => {
    const { recordings, asked } = fixture(route)
    const summary = recordings.summaryOf(past)
    summary.subscribe(() => {})
    await settle()
    expect(asked).toHaveLength(1)
    expect(summary.state().data).toEqual({ blocks: [], actionItems: [] })
  })

  test('without a series is empty, since nothing leads to its instance', async () => {
    const { recordings, asked } = fixture(instances())
    const summary = recordings.summaryOf({ ...past, seriesId: undefined })
    summary.subscribe(() => {})
    await settle()
    expect(asked).toEqual([])
    expect(summary.state().data).toEqual({ blocks: [], actionItems: [] })
  })
})

describe('signing out', () => {
  test('nothing is left, and the next person has a shelf of their own', async () => {
    const { recordings, queries, webex } = fixture(within(wire('former', 1)))
    const former = recordings.shelf
    let times = 0
    former.subscribe(() => {
      times += 1
    })
    await settle()
    const before = times
    queries.clear()
    await settle()
    expect(times).toBeGreaterThan(before)
    expect(former.state()).toEqual({ data: undefined, isFetching: false, failure: undefined })

    webex.route = within(wire('new', 1))
    recordings.shelf.subscribe(() => {})
    await settle()
    expect(recordings.shelf.state().data?.recordings.map(({ id }) => id)).toEqual(['new'])
    expect(former.state().data).toBeUndefined()
  })

  test('an answer to the former person never lands', async () => {
    const { recordings, queries, late, aborted } = fixture(() => 'never')
    const former = recordings.shelf
    const summary = recordings.summary(recording())
    former.subscribe(() => {})
    summary.subscribe(() => {})
    await settle()
    queries.clear()
    await settle()
    expect(aborted).toHaveLength(2)
    for (const answer of late) answer({ items: [wire('former', 1)] })
    await settle()
    expect(former.state().data).toBeUndefined()
    expect(summary.state().data).toBeUndefined()
    expect(recordings.shelf.state().data).toBeUndefined()
  })

  test('a search through the years stops', async () => {
    const { recordings, queries, asked, webex } = fixture(() => ({ items: [] }))
    recordings.shelf.subscribe(() => {})
    await settle()
    webex.route = () => 'never'
    recordings.shelf.fetchMore()
    await settle()
    queries.clear()
    webex.route = () => ({ items: [] })
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('what waited for its time is not asked in the name of the next person', async () => {
    const { recordings, queries, asked, clock } = fixture(
      () => new Response('', { status: 429, headers: { 'Retry-After': '30' } }),
    )
    const former = recordings.shelf
    former.subscribe(() => {})
    await settle()
    former.refetch()
    queries.clear()
    await clock.advance(60_000)
    expect(asked).toHaveLength(1)
    expect(former.state().isFetching).toBe(false)
  })
})
