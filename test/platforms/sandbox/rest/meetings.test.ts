import { describe, expect, it } from 'vitest'
import { agenda, DAY_MS, HOUR_MS, type Item, iso, query, signedIn } from '../agenda'
import { complaints, shapes } from '../shapes'
import { NOW } from '../tv'

describe('the defaults of the list', () => {
  it('are series, ten, of the next seven days, in UTC', async () => {
    const { user } = await signedIn('ada')
    const { body, headers } = await user.get('/meetings')
    expect(headers.get('Content-Type')).toBe('application/json;charset=UTF-8')
    expect(body.items).toHaveLength(10)
    for (const item of body.items) {
      expect(item).toMatchObject({ meetingType: 'meetingSeries', timezone: 'UTC' })
      expect(Date.parse(item.start)).toBeLessThan(NOW + 7 * DAY_MS)
    }
    expect(headers.get('Link')).toContain('rel="next"')
  })

  it('take a week from the end that is given', async () => {
    const { items } = await signedIn('bo')
    const starts = async (end: Record<string, string>) =>
      (await items(query({ meetingType: 'scheduledMeeting', max: '1', ...end })))[0].start
    expect(await starts({ from: '2026-03-10' })).toBe('2026-03-10T06:00:00Z')
    expect(await starts({ to: '2026-03-10T00:00:00Z' })).toBe('2026-03-03T06:00:00Z')
    expect(await starts({ from: '2026-03-10T15:00:00+09:00' })).toBe('2026-03-10T06:00:00Z')
  })

  it('look back for instances', async () => {
    const { items } = await signedIn('ada')
    for (const item of await items('/meetings?meetingType=meeting&max=100'))
      expect(Date.parse(item.start)).toBeLessThan(NOW)
  })

  it('give the current occurrence’s times to a series, and the first’s when asked', async () => {
    const { items } = await signedIn('ada')
    const standup = async (current: string) =>
      (await items(query({ max: '100', current }))).find((item) => item.title.includes('Stand-up'))
    expect((await standup('true')).start).toBe('2026-03-05T08:30:00Z')
    expect((await standup('false')).start).toBe('2026-01-28T08:30:00Z')
    expect((await standup('true')).recurrence).toBe(
      'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260408T074500Z',
    )
  })
})

describe('paging', () => {
  it('walks through Bo’s week by Link, 60 meetings a day, each once', async () => {
    const { user } = await signedIn('bo')
    const ids: string[] = []
    let pages = 0
    let next: string | undefined = agenda(-10 * HOUR_MS, 7 * DAY_MS - 10 * HOUR_MS, { max: '500' })
    while (next) {
      const { body, headers }: Item = await user.get(next)
      ids.push(...body.items.map((item: Item) => item.id))
      pages++
      const link: string | undefined = /<(.*)>; rel="next"/.exec(headers.get('Link') ?? '')?.[1]
      if (link && pages === 1) expect(new URL(link).searchParams.get('max')).toBe('100')
      // The filter that the link has lost.
      next = link && `${link.slice(link.indexOf('/meetings'))}&meetingType=scheduledMeeting`
    }
    expect(pages).toBe(5)
    expect(ids).toHaveLength(7 * 60)
    expect(new Set(ids).size).toBe(7 * 60)
  })

  it('loses the filters on the way, as Webex does: page two is of the default type', async () => {
    const { tv, user } = await signedIn('bo')
    const { headers } = await user.get(agenda(0, 3 * DAY_MS))
    const link = /<(.*)>/.exec(headers.get('Link') ?? '')?.[1] ?? ''
    expect([...new URL(link).searchParams.keys()]).toEqual(['from', 'to', 'max', 'offset'])
    const second = await tv.get(link, user.access_token)
    expect(second.body.items[0].meetingType).toBe('meetingSeries')
  })
})

describe('filters', () => {
  it.each([
    ['state=ready', (item: Item) => item.state === 'ready'],
    ['scheduledType=webinar', (item: Item) => item.scheduledType === 'webinar'],
    ['isModified=true', (item: Item) => item.isModified],
  ])('%s', async (filter, matches) => {
    const { items } = await signedIn('ada')
    const found = await items(`${agenda(-7 * DAY_MS, 7 * DAY_MS)}&${filter}`)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((item) => !matches(item))).toEqual([])
  })

  it('hasRecording, of ended instances', async () => {
    const { items } = await signedIn('ada')
    const ended = 'meetingType=meeting&state=ended&max=100'
    const [all, recorded] = [
      await items(`/meetings?${ended}`),
      await items(`/meetings?${ended}&hasRecording=true`),
    ]
    expect(recorded).toEqual(all.filter((item) => item.hasRecording))
  })

  it('another site has nothing, nor has a tag', async () => {
    const { items } = await signedIn('ada')
    expect(await items('/meetings?siteUrl=other.webex.com')).toEqual([])
    expect(await items('/meetings?siteUrl=foyer-example.webex.com')).toHaveLength(10)
    expect(await items('/meetings?integrationTag=sales')).toEqual([])
  })

  it('a series lists its occurrences and instances', async () => {
    const { items } = await signedIn('ada')
    const [standup] = (await items('/meetings?max=100')).filter((item) =>
      item.title.includes('Stand-up'),
    )
    const window = `from=${iso(-7 * DAY_MS)}&to=${iso(7 * DAY_MS)}&max=100`
    const both = await items(`/meetings?meetingSeriesId=${standup.id}&${window}`)
    expect(new Set(both.map((item) => item.meetingType))).toEqual(
      new Set(['scheduledMeeting', 'meeting']),
    )
    expect(new Set(both.map((item) => item.meetingSeriesId))).toEqual(new Set([standup.id]))
  })

  it('a number or a link finds its meeting whenever it is', async () => {
    const { items } = await signedIn('ada')
    const [meeting] = await items(agenda(20 * DAY_MS, 21 * DAY_MS))
    for (const name of ['meetingNumber', 'webLink']) {
      const found = await items(query({ [name]: meeting[name], meetingType: 'meeting' }))
      expect(found.map((item) => item.id)).toEqual([meeting.meetingSeriesId])
    }
  })
})

describe('refusals', () => {
  it.each([
    ['meetingType=party', "'meetingType' must be one of"],
    ['state=asleep', "'state' must be one of"],
    ['max=0', "'max' must be"],
    ['max=ten', "'max' must be"],
    ['from=yesterday', "'from' is not an ISO 8601 time"],
    ['from=2026-03-10&to=2026-03-09', "'from' cannot be after 'to'"],
    ['current=maybe', "'current' must be one of"],
    ['scheduledType=personalRoomMeeting', "'personalRoomMeeting' needs"],
    ['meetingType=meeting&hasChat=true', "'hasChat' needs"],
    ['meetingNumber=1&webLink=x', 'mutually exclusive'],
  ])('%s is a 400', async (params, complaint) => {
    const { user } = await signedIn('ada')
    const { status, body } = await user.get(`/meetings?${params}`)
    expect(status).toBe(400)
    expect(body.errors[0].description).toContain(complaint)
  })

  it('an unknown meeting is a 404', async () => {
    const { user } = await signedIn('ada')
    for (const id of ['nope', '870f51ff287b41be84648412901e0402_20191101T120000Z'])
      expect((await user.get(`/meetings/${id}`)).status).toBe(404)
    expect((await user.get('/nothing-here')).status).toBe(404)
  })

  it('a missing scope or an administrator’s parameter is a 403', async () => {
    const { tv, user } = await signedIn('ada')
    expect((await user.get('/meetings?hostEmail=bo@foyer.example')).status).toBe(403)
    const { get } = await tv.signIn('ada', 'spark:people_read')
    const { status, body } = await get('/meetings')
    expect(status).toBe(403)
    expect(body.message).toContain('the access token is missing required scopes')
    expect((await get('/people/me')).status).toBe(200)
  })

  it('no token, or one that nobody gave, is a 401', async () => {
    const { tv } = await signedIn('ada')
    expect((await tv.call('/v1/meetings')).status).toBe(401)
    expect((await tv.get('/v1/meetings', 'made-up')).status).toBe(401)
  })

  it('an unknown time zone is a 400', async () => {
    const { user } = await signedIn('ada')
    expect((await user.get('/meetings', { timezone: 'Mars/Base' })).status).toBe(400)
  })
})

it('writes times in the zone of the timezone header', async () => {
  const { user } = await signedIn('bo')
  const path = agenda(0, DAY_MS)
  const [utc] = (await user.get(path)).body.items
  const [local] = (await user.get(path, { timezone: 'Asia/Kolkata' })).body.items
  expect(local.timezone).toBe('Asia/Kolkata')
  expect(local.start).toMatch(/\+05:30$/)
  expect(Date.parse(local.start)).toBe(Date.parse(utc.start))
})

it('tells a meeting by the id of its series, its occurrence and its instance', async () => {
  const { user, items } = await signedIn('bo')
  for (const meetingType of ['meetingSeries', 'scheduledMeeting', 'meeting']) {
    const [item] = await items(query({ meetingType }))
    const { status, body } = await user.get(`/meetings/${item.id}`)
    expect([status, body.id, body.title]).toEqual([200, item.id, item.title])
  }
})

describe('the shape', () => {
  it.each(['meetingSeries', 'scheduledMeeting', 'meeting'] as const)('of a %s', async (type) => {
    const { tv } = await signedIn('cy')
    for (const account of ['ada', 'bo']) {
      const { get } = await tv.signIn(account)
      const { body } = await get(agenda(-14 * DAY_MS, 14 * DAY_MS, { meetingType: type }))
      expect(body.items.length).toBeGreaterThan(20)
      expect(complaints(shapes[type], body.items)).toEqual([])
    }
  })

  it('of an occurrence on its own', async () => {
    const { user, items } = await signedIn('ada')
    const [item] = await items(agenda(0, DAY_MS))
    const { body } = await user.get(`/meetings/${item.id}`)
    expect(complaints(shapes.scheduledMeetingAlone, [body])).toEqual([])
  })
})

describe('joining', () => {
  it('gives a link to join, and one to start for the host alone', async () => {
    const { tv, user, items } = await signedIn('ada')
    const all = await items(agenda(0, 7 * DAY_MS))
    const join = async (meeting: Item) => {
      const body = { meetingId: meeting.id, joinDirectly: false }
      const Authorization = `Bearer ${user.access_token}`
      return (await tv.send('POST', '/v1/meetings/join', body, { Authorization })).body
    }
    const own = all.find((item) => item.hostKey)
    const other = all.find((item) => !item.hostKey)
    const link = expect.stringMatching(/^https:\/\/foyer-example\.webex\.com\/wbxmjs\//)
    const expiration = '2026-03-04T10:10:00Z'
    expect(await join(own)).toEqual({ startLink: link, joinLink: link, expiration })
    expect(await join(other)).toEqual({ joinLink: link, expiration })
  })

  it('redirects unless it is told not to, and refuses what cannot be joined', async () => {
    const { tv, user, items } = await signedIn('ada')
    const [meeting] = await items(agenda(0, DAY_MS))
    const [instance] = await items(query({ meetingType: 'meeting' }))
    const join = async (body: object) => {
      const Authorization = `Bearer ${user.access_token}`
      return (await tv.send('POST', '/v1/meetings/join', body, { Authorization })).status
    }
    expect(await join({ meetingNumber: meeting.meetingNumber })).toBe(302)
    expect(await join({ webLink: meeting.webLink, expirationMinutes: 61 })).toBe(400)
    expect(await join({ meetingId: instance.id })).toBe(400)
    expect(await join({ meetingId: meeting.id, meetingNumber: '1' })).toBe(400)
    expect(await join({ meetingNumber: '1' })).toBe(404)
  })
})
