import { describe, expect, it } from 'vitest'
import { complaints, shapes } from '../shapes'
import { startTv } from '../tv'

// biome-ignore lint/suspicious/noExplicitAny: items as they come over the wire
type Item = any

async function ada() {
  const { get } = await (await startTv()).signIn('ada')
  const items = async (path: string): Promise<Item[]> => (await get(path)).body.items
  const titled = async (type: string, title: string) =>
    (await items(`/meetings?meetingType=${type}&from=2026-02-25&to=2026-03-12&max=100`)).find(
      (item) => item.title.includes(title),
    )
  return { get, items, titled }
}

describe('invitees', () => {
  it('of a webinar come in pages, by email, its panelists told apart', async () => {
    const { get, items, titled } = await ada()
    const { id } = await titled('scheduledMeeting', 'webinar')
    const { body, headers } = await get(`/meetingInvitees?meetingId=${id}&max=100`)
    expect(body.items).toHaveLength(100)
    expect(complaints(shapes.invitee, body.items)).toEqual([])
    expect(headers.get('Link')).toContain('rel="next"')
    const emails = body.items.map((item: Item) => item.email)
    expect(emails).toEqual([...emails].sort())
    expect(await items(`/meetingInvitees?meetingId=${id}&panelist=true`)).toHaveLength(4)
  })

  it('include whoever looks at a meeting of someone else', async () => {
    const { items, titled } = await ada()
    const { id } = await titled('scheduledMeeting', 'Bo and Ada')
    const [only, ...others] = await items(`/meetingInvitees?meetingId=${id}`)
    expect([only.email, others]).toEqual(['ada@foyer.example', []])
  })

  it('are not to be had of a personal room, nor of nothing', async () => {
    const { get, titled } = await ada()
    const { id } = await titled('scheduledMeeting', 'Personal Room')
    expect((await get(`/meetingInvitees?meetingId=${id}`)).status).toBe(400)
    expect((await get('/meetingInvitees')).status).toBe(400)
  })
})

describe('participants', () => {
  it('are told to the host, of an instance, an occurrence or the last of a series', async () => {
    const { items, titled } = await ada()
    const instance = await titled('meeting', 'Stand-up')
    for (const id of [instance.id, instance.scheduledMeetingId, instance.meetingSeriesId]) {
      const people = await items(`/meetingParticipants?meetingId=${id}`)
      expect(people.filter((person) => person.host)).toHaveLength(1)
      expect(complaints(shapes.participant, people)).toEqual([])
    }
  })

  it('are none before anyone came, and nobody else’s business', async () => {
    const { get, items, titled } = await ada()
    const { id } = await titled('scheduledMeeting', 'Budget')
    expect(await items(`/meetingParticipants?meetingId=${id}`)).toEqual([])
    const other = await titled('meeting', 'Release')
    expect((await get(`/meetingParticipants?meetingId=${other.id}`)).status).toBe(403)
  })
})

describe('what ended meetings leave', () => {
  const WINDOW = 'from=2026-02-01&to=2026-03-05&max=100'

  it('is recordings, newest first, in the list and one by one', async () => {
    const { get, items } = await ada()
    const recordings = await items(`/recordings?${WINDOW}`)
    expect(recordings.length).toBeGreaterThan(3)
    expect(complaints(shapes.recording, recordings)).toEqual([])
    const times = recordings.map((item) => item.createTime)
    expect(times).toEqual([...times].sort().reverse())
    const [first] = recordings
    expect((await get(`/recordings/${first.id}`)).body).toMatchObject(first)
    const mine = await items(`/recordings?${WINDOW}&meetingId=${first.meetingId}`)
    expect(mine).toEqual([first])
    const topic = first.topic.slice(0, 5).toUpperCase()
    expect(await items(`/recordings?${WINDOW}&topic=${topic}`)).toContainEqual(first)
  })

  it('is transcripts, each with its text', async () => {
    const { get, items } = await ada()
    const transcripts = await items(`/meetingTranscripts?${WINDOW}`)
    expect(transcripts.length).toBeGreaterThan(3)
    expect(complaints(shapes.transcript, transcripts)).toEqual([])
    const { pathname, search } = new URL(transcripts[0].vttDownloadLink)
    const { status, body } = await get(pathname.replace('/v1', '') + search)
    expect([status, body.slice(0, 8)]).toEqual([200, 'WEBVTT\n\n'])
  })

  it('is a summary of an ended instance, and of nothing else', async () => {
    const { get, items, titled } = await ada()
    const [{ meetingId }] = (await items(`/recordings?${WINDOW}`)) as [Item]
    const summaries = await items(`/meetingSummaries?meetingId=${meetingId}`)
    expect(summaries).toHaveLength(1)
    expect(complaints(shapes.summary, summaries)).toEqual([])
    const running = await titled('meeting', 'Release')
    expect((await get(`/meetingSummaries?meetingId=${running.id}`)).status).toBe(400)
    expect((await get('/meetingSummaries')).status).toBe(400)
  })

  it('is nothing where the parameters ask for nothing', async () => {
    const { get, items } = await ada()
    expect(await items(`/recordings?${WINDOW}&status=deleted`)).toEqual([])
    expect((await get(`/recordings?${WINDOW}&status=purged`)).status).toBe(403)
    expect((await get(`/recordings?${WINDOW}&format=AVI`)).status).toBe(400)
    expect((await get('/recordings/none')).status).toBe(404)
  })
})

describe('people and preferences', () => {
  it('say who is signed in, with a time zone unless none was ever set', async () => {
    const tv = await startTv()
    const me = async (account: string) => (await (await tv.signIn(account)).get('/people/me')).body
    const [one, other] = [await me('ada'), await me('cy')]
    expect(complaints(shapes.me, [one, other])).toEqual([])
    expect(one).toMatchObject({ displayName: 'Ada Brandt', timezone: 'Europe/Berlin' })
    expect('timezone' in other).toBe(false)
  })

  it('have one site, and a personal room', async () => {
    const { get } = await ada()
    const sites = [{ siteUrl: 'foyer-example.webex.com', default: true }]
    expect((await get('/meetingPreferences/sites')).body).toEqual({ sites })
    const { body: room } = await get('/meetingPreferences/personalMeetingRoom')
    expect(complaints(shapes.personalMeetingRoom, [room])).toEqual([])
    const { body: all } = await get('/meetingPreferences')
    expect(all).toMatchObject({ sites, personalMeetingRoom: room, video: { videoDevices: [] } })
    expect((await get('/meetingPreferences?siteUrl=other.webex.com')).status).toBe(404)
    expect((await get('/meetingPreferences/sites?userEmail=bo@foyer.example')).status).toBe(403)
  })
})
