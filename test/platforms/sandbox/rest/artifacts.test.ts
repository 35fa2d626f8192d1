import { describe, expect, it } from 'vitest'
import { agenda, DAY_MS, type Item, iso, signedIn } from '../agenda'
import { complaints, shapes } from '../shapes'
import { ALL_SCOPES } from '../tv'

const WINDOW = `from=${iso(-28 * DAY_MS)}&to=${iso(0)}&max=100`

/** An account's first page of recordings, and how to get at what belongs to them. */
async function shelf(account: string) {
  const { tv, user, items } = await signedIn(account)
  const recordings = await items(`/recordings?${WINDOW}`)
  const titled = (topic: string) => recordings.find((item) => item.topic === topic)
  const details = (item: Item) => user.get(`/recordings/${item.id}`)
  return { tv, user, items, recordings, titled, details }
}

/** What a viewer can do with a recording, in a word. */
function kindOf({ format, shareToMe }: Item, { status, body }: { status: number; body: Item }) {
  const links = body.temporaryDirectDownloadLinks
  if (status === 403) return 'forbidden'
  if (format === 'ARF') return 'ARF'
  if (!links) return 'prevented'
  if (links.expiration < iso(0)) return 'expired'
  return shareToMe ? 'shared' : 'playable'
}

describe('Ada’s recordings', () => {
  it('hold yesterday’s review, which is in yesterday’s agenda too', async () => {
    const { items, titled, details } = await shelf('ada')
    const review = titled('Quarterly review')
    const yesterday = await items(agenda(-1.5 * DAY_MS, 0))
    expect(yesterday.map((item) => item.id)).toContain(review.scheduledMeetingId)
    const { body } = await details(review)
    expect(complaints(shapes.recordingAlone, [body])).toEqual([])
    expect(body).toMatchObject({ format: 'MP4', durationSeconds: 60, shareToMe: false })
    expect(body.temporaryDirectDownloadLinks.expiration).toBe('2026-03-04T13:00:00Z')
  })

  it('give new links each time they are asked for', async () => {
    const { titled, details } = await shelf('ada')
    const link = async () =>
      (await details(titled('Quarterly review'))).body.temporaryDirectDownloadLinks
        .recordingDownloadLink
    expect(await link()).not.toBe(await link())
  })

  it('hold one of each kind that cannot be played, on their first page', async () => {
    const { titled, details } = await shelf('ada')
    const of = async (topic: string) => (await details(titled(topic))).body

    expect(titled('Archive: how uploads work').format).toBe('ARF')
    const { temporaryDirectDownloadLinks: old } = await of('Archive: how uploads work')
    const { headers } = await fetch(old.recordingDownloadLink)
    expect(headers.get('Content-Type')).toBe('application/octet-stream')

    const prevented = await of('Salary round')
    expect(prevented.format).toBe('MP4')
    expect('downloadUrl' in prevented).toBe(false)
    expect('temporaryDirectDownloadLinks' in prevented).toBe(false)

    const { temporaryDirectDownloadLinks: dead } = await of('What we learned from the outage')
    expect(dead.expiration).toBe('2026-03-04T09:59:00Z')
    const page = await fetch(dead.recordingDownloadLink)
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')

    const { status, body } = await details(titled('Board preparation'))
    expect([status, body.message]).toEqual([403, expect.stringContaining('refused')])
    expect(titled('Customer interview: Northwind').shareToMe).toBe(true)
  })

  it('say how long the video is, not the meeting', async () => {
    const { recordings } = await shelf('ada')
    for (const { durationSeconds } of recordings) expect([20, 60]).toContain(durationSeconds)
    expect(new Set(recordings.map((item) => item.durationSeconds)).size).toBe(2)
  })
})

describe('Bo’s recordings', () => {
  it('are hundreds, in pages, each there once and newest first', async () => {
    const { tv, user } = await shelf('bo')
    const all: Item[] = []
    let next: string | undefined = `${tv.sandbox.url}/v1/recordings?${WINDOW}`
    while (next) {
      const { body, headers } = await tv.get(next, user.access_token)
      all.push(...body.items)
      next = /<(.*)>; rel="next"/.exec(headers.get('Link') ?? '')?.[1]
    }
    expect(all.length).toBeGreaterThan(400)
    expect(new Set(all.map((item) => item.id)).size).toBe(all.length)
    expect(complaints(shapes.recording, all)).toEqual([])
    const times = all.map((item) => item.createTime)
    expect(times).toEqual([...times].sort().reverse())
  })

  it('hold every kind on their first page', async () => {
    const { recordings, details } = await shelf('bo')
    const missing = new Set(['ARF', 'expired', 'forbidden', 'playable', 'prevented', 'shared'])
    for (const item of recordings) {
      if (!missing.size) break
      missing.delete(kindOf(item, await details(item)))
    }
    expect([...missing]).toEqual([])
  })
})

describe('transcripts', () => {
  it('are asked by the instance, and read as WebVTT or as plain text', async () => {
    const { tv, user, items, titled } = await shelf('ada')
    const { meetingId, scheduledMeetingId } = titled('Quarterly review')
    const transcripts = await items(
      `/meetingTranscripts?meetingId=${meetingId}&from=${iso(-DAY_MS)}`,
    )
    expect(transcripts).toHaveLength(1)
    const [{ id, vttDownloadLink, txtDownloadLink }] = transcripts as [Item]
    const vtt = await tv.get(vttDownloadLink, user.access_token)
    expect(vtt.headers.get('Content-Type')).toBe('text/vtt;charset=UTF-8')
    expect(vtt.body).toContain('<v Ada Brandt>Good morning, everyone.')
    expect((await user.get(`/meetingTranscripts/${id}/download`)).body).toBe(vtt.body)
    const txt = await tv.get(txtDownloadLink, user.access_token)
    expect(txt.headers.get('Content-Type')).toBe('text/plain;charset=UTF-8')
    expect(txt.body).toMatch(/^Ada Brandt: Good morning, everyone\..*\n\nAda Brandt: In spring/)
    expect(txt.body).not.toContain('-->')
    const series = await user.get(`/meetingTranscripts?meetingId=${scheduledMeetingId}`)
    expect(series.status).toBe(400)
    expect((await user.get(`/meetingTranscripts/${id}/download?format=srt`)).status).toBe(400)
    expect((await user.get('/meetingTranscripts/none/download')).status).toBe(404)
  })

  it('name who spoke in plain text wherever the WebVTT does', async () => {
    const { tv, user, items, titled } = await shelf('ada')
    const { meetingId } = titled('Texts in four languages')
    const [{ txtDownloadLink }] = (await items(`/meetingTranscripts?meetingId=${meetingId}`)) as [
      Item,
    ]
    expect((await tv.get(txtDownloadLink, user.access_token)).body).toContain('نور حداد: راجعتُ')
  })

  it('are none of a meeting that has none', async () => {
    const { items, titled } = await shelf('ada')
    const { meetingId } = titled('Customer interview: Northwind')
    expect(await items(`/meetingTranscripts?meetingId=${meetingId}`)).toEqual([])
  })
})

describe('summaries', () => {
  it('are rich HTML and plain action items, none, or refused', async () => {
    const { user, titled } = await shelf('ada')
    const summary = (topic: string) =>
      user.get(`/meetingSummaries?meetingId=${titled(topic).meetingId}`)
    const { items } = (await summary('Quarterly review')).body
    expect(complaints(shapes.summary, items)).toEqual([])
    expect(items[0].notes.content).toMatch(/^<h1>Quarterly review<\/h1>\n/)
    expect(items[0].notes.content).toContain('<script>')
    expect(items[0].actionItems).toContainEqual({
      content: 'Mateo Rossi: measure uploads on a slow line, & <not only> in the office',
    })
    expect((await summary('Texts in four languages')).body).toEqual({ items: [] })
    expect((await summary('Customer interview: Northwind')).status).toBe(403)
  })

  it('are told of by the meeting itself', async () => {
    const { items, titled } = await shelf('ada')
    const { meetingId } = titled('Texts in four languages')
    const window = { meetingType: 'meeting', state: 'ended' }
    const meetings = await items(agenda(-3 * DAY_MS, 0, window))
    expect(meetings.find((item) => item.id === meetingId)).toMatchObject({
      hasRecording: true,
      hasTranscription: true,
      hasSummary: false,
    })
  })
})

describe('scopes', () => {
  const PATHS = {
    'meeting:recordings_read': '/recordings',
    'meeting:transcripts_read': '/meetingTranscripts',
    'meeting:summaries_read': '/meetingSummaries?meetingId=none',
  }

  it.each(Object.entries(PATHS))('%s is needed, and only there', async (scope, path) => {
    const { tv } = await signedIn('ada')
    const { user_code, device_code } = await tv.ask()
    await tv.send('POST', '/sandbox/approve', { user_code, account: 'ada', without: [scope] })
    const tokens = (await tv.poll(device_code)).body
    expect(tokens.scope.split(' ').sort()).toEqual(
      ALL_SCOPES.split(' ')
        .filter((one) => one !== scope)
        .sort(),
    )
    for (const other of Object.values(PATHS)) {
      const { status, body } = await tv.get(`/v1${other}`, tokens.access_token)
      if (other !== path) expect(status).not.toBe(403)
      else
        expect([status, body.message]).toEqual([
          403,
          expect.stringContaining('missing required scopes'),
        ])
    }
    const renewed = (await tv.renew(tokens.refresh_token)).body
    expect((await tv.get(`/v1${path}`, renewed.access_token)).status).toBe(403)
  })

  it('that nobody knows cannot be left out', async () => {
    const { tv } = await signedIn('ada')
    const { user_code } = await tv.ask()
    const input = { user_code, account: 'ada', without: ['meeting:all'] }
    const { status, body } = await tv.send('POST', '/sandbox/approve', input)
    expect([status, body.errors[0].description]).toEqual([
      400,
      expect.stringContaining("'without' must be a list of scopes"),
    ])
  })
})
