import { describe, expect, test } from 'vitest'
import {
  instantOf,
  listInProgress,
  listMeetings,
  type WebexMeeting,
} from '../../../src/webex/meetings/meetings'
import { API, clientOf, fakeWebex } from '../fake-webex'
import { pageDocument } from '../text/page-document'

const from = Date.parse('2026-03-01T23:00:00Z')
const to = Date.parse('2026-03-09T23:00:00Z')

const item = (id: string, more: object = {}) => ({
  id,
  title: `Meeting ${id}`,
  start: '2026-03-02T10:00:00Z',
  end: '2026-03-02T11:00:00Z',
  state: 'ready',
  ...more,
})

type Reply = { status?: number; body?: unknown; link?: string; headers?: Record<string, string> }

/** A Webex that answers one reply after the other and remembers what it was asked. */
function webex(...replies: Reply[]) {
  let next = 0
  const { http, sent: asked } = fakeWebex(({ init }) => {
    const { status = 200, body, link, headers } = replies[next++] ?? {}
    if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError')
    return new Response(typeof body === 'string' ? body : JSON.stringify(body ?? { items: [] }), {
      status,
      headers: { ...(link && { Link: link }), ...headers },
    })
  })
  const list = (signal?: AbortSignal) => listMeetings(clientOf(http), { from, to, signal })
  return { asked, http, list }
}

const next = (url: string) => `<${url}>; rel="next"`
const ids = (meetings: WebexMeeting[]) => meetings.map((meeting) => meeting.id)
async function listed(replies: Reply[]) {
  const parsed = await webex(...replies).list()
  if (!parsed.ok) throw new Error(parsed.failure.kind)
  return parsed.value
}

describe('the request', () => {
  test('requests scheduled meetings of the window in UTC, a hundred a page', async () => {
    const { asked, list } = webex({})
    await list()
    expect(asked[0]?.url.href).toBe(
      'https://webex.test/v1/meetings?meetingType=scheduledMeeting&from=2026-03-01T23%3A00%3A00Z&to=2026-03-09T23%3A00%3A00Z&max=100',
    )
    expect(asked[0]?.authorization).toBe('Bearer token')
  })

  test('an abort by the caller is an AbortError and no failure of Webex', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(webex({}).list(stop.signal)).rejects.toHaveProperty('name', 'AbortError')
  })
})

describe('paging', () => {
  test('follows next and puts in again the filters that the link dropped', async () => {
    const { asked, list } = webex(
      { body: { items: [item('a')] }, link: next(`${API}/meetings?cursor=2&max=null`) },
      { body: { items: [item('b')] } },
    )
    const parsed = await list()
    expect(parsed.ok && ids(parsed.value.meetings)).toEqual(['a', 'b'])
    expect(Object.fromEntries(asked[1]?.url.searchParams ?? [])).toEqual({
      cursor: '2',
      meetingType: 'scheduledMeeting',
      from: '2026-03-01T23:00:00Z',
      to: '2026-03-09T23:00:00Z',
      max: '100',
    })
  })

  test.each([
    'http://webex.test/v1/meetings?cursor=2',
    'https://evil.test/v1/meetings?cursor=2',
    'http://webexapis.com:8080/meeting/v1/meetings?cursor=2',
    'https://user:secret@webex.test/v1/meetings?cursor=2',
    '//evil.test/v1/people?cursor=2',
    '?cursor=2',
  ])(
    'goes on by the query of %s, and takes the token nowhere but to the endpoint',
    async (link) => {
      const { asked, list } = webex(
        { body: { items: [item('a')] }, link: next(link) },
        { body: { items: [item('b')] } },
      )
      const parsed = await list()
      expect(parsed.ok && ids(parsed.value.meetings)).toEqual(['a', 'b'])
      expect(parsed.ok && parsed.value.unreadable).toBe(0)
      for (const { url } of asked) {
        const { origin, pathname, username, password } = url
        expect([origin + pathname, username, password]).toEqual([`${API}/meetings`, '', ''])
      }
      expect(asked[1]?.url.searchParams.get('cursor')).toBe('2')
    },
  )

  test.each(['https://[', 'https://webex.test/v1/meetings', 'javascript:alert(1)'])(
    'a next page behind %j cannot be had, which is a failure and no short list',
    async (link) => {
      const { asked, list } = webex({ body: { items: [item('a')] }, link: next(link) })
      expect(await list()).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
      expect(asked).toHaveLength(1)
    },
  )

  test('a last page that names itself as the next one ends the list', async () => {
    const circle = { body: { items: [item('a')] }, link: next(`${API}/meetings?cursor=2`) }
    const { asked, list } = webex(circle, circle, circle)
    expect(await list()).toMatchObject({ ok: true, value: { unreadable: 0 } })
    expect(asked).toHaveLength(2)
  })

  test('a full page that leads back to itself is a list cut short', async () => {
    const items = Array.from({ length: 100 }, (_, n) => item(`m${n}`))
    const again = { body: { items }, link: next(`${API}/meetings?max=100`) }
    const { list } = webex(again, again, again)
    expect(await list()).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
  })

  test('pages that never end are no list, and are not requested without an end', async () => {
    const endless = Array.from({ length: 30 }, (_, page) => ({
      body: { items: [item(`m${page}`)] },
      link: next(`${API}/meetings?cursor=${page}`),
    }))
    const { asked, list } = webex(...endless)
    expect(await list()).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
    expect(asked).toHaveLength(20)
  })

  test('a meeting that slid onto the next page meanwhile is there once, in its later form', async () => {
    const { meetings } = await listed([
      { body: { items: [item('a'), item('b')] }, link: next(`${API}/meetings?cursor=2`) },
      { body: { items: [item('b', { title: 'Renamed' }), item('c')] } },
    ])
    expect(ids(meetings)).toEqual(['a', 'b', 'c'])
    expect(meetings[1]?.title).toBe('Renamed')
  })

  test('half a list is no list: the failure of a later page is the failure of all', async () => {
    const { list } = webex(
      { body: { items: [item('a')] }, link: next(`${API}/meetings?cursor=2`) },
      { status: 502, body: '<html>' },
    )
    expect(await list()).toMatchObject({ ok: false, failure: { kind: 'server_error' } })
  })
})

describe('parsing', () => {
  pageDocument()

  test('items that cannot be read are counted and hide no other', async () => {
    const { meetings, unreadable } = await listed([
      {
        body: {
          items: [null, 'text', [], item(''), item('a'), item('x', { start: 'soon' }), item('b')],
        },
      },
    ])
    expect(ids(meetings)).toEqual(['a', 'b'])
    expect(unreadable).toBe(5)
  })

  test.each([
    ['no title', { title: undefined }],
    ['a title of null', { title: null }],
    ['a title that is a number', { title: 7 }],
    ['a title of which nothing can be seen', { title: ' \u200b\u00ad\ufffd\u202e ' }],
    ['a title that is an entity of nothing', { title: '&nbsp;&#8203;' }],
  ])('%s is no reason to leave a meeting out', async (_, more) => {
    const { meetings, unreadable } = await listed([{ body: { items: [item('a', more)] } }])
    expect(meetings).toMatchObject([{ id: 'a', title: undefined }])
    expect(unreadable).toBe(0)
  })

  test.each([undefined, null, 7, {}, 'x'.repeat(1000)])(
    'a state of %j is no reason to leave a meeting out',
    async (state) => {
      const { meetings } = await listed([{ body: { items: [item('a', { state })] } }])
      expect(meetings).toMatchObject([{ id: 'a', state: undefined }])
    },
  )

  test('an id and a start are enough', async () => {
    const bare = { id: 'a', start: '2026-03-02T10:00:00Z' }
    expect(await listed([{ body: { items: [bare] } }])).toMatchObject({ meetings: [bare] })
  })

  test('an optional field of the wrong type is dropped and not the meeting', async () => {
    const { meetings } = await listed([
      {
        body: {
          items: [
            item('a', {
              end: 5,
              hostDidJoin: 'yes',
              agenda: null,
              telephony: 'none',
              webLink: 'http://site.webex.com/j',
              hostEmail: 'host@webex.test',
            }),
          ],
        },
      },
    ])
    expect(JSON.parse(JSON.stringify(meetings[0]))).toEqual({
      id: 'a',
      title: 'Meeting a',
      start: '2026-03-02T10:00:00Z',
      state: 'ready',
    })
  })

  test.each(['https://site.webex.com/j.php?MTID=1', 'HTTPS://site.webex.com/j'])(
    'a link by https is kept: %s',
    async (webLink) => {
      const { meetings } = await listed([{ body: { items: [item('a', { webLink })] } }])
      expect(meetings[0]?.webLink).toBe(webLink)
    },
  )

  test('a link of any other scheme is dropped', async () => {
    const { meetings } = await listed([
      { body: { items: [item('a', { webLink: 'javascript:alert(1)//https://' })] } },
    ])
    expect(meetings[0]?.webLink).toBeUndefined()
  })

  test('hostKey, hostPin and the passwords are dropped', async () => {
    const secrets = {
      hostKey: '123456',
      hostPin: '4321',
      password: 'BgJep@43',
      phoneAndVideoSystemPassword: '12345678',
    }
    const { meetings } = await listed([{ body: { items: [item('a', secrets)] } }])
    expect(JSON.stringify(meetings)).not.toMatch(/1234|4321|BgJep|host(Key|Pin)|assword/)
  })

  test('numbers to call are read, but for those that are none', async () => {
    const number = { label: 'US Toll', callInNumber: '+1-555-0100', tollType: 'toll' }
    const telephony = { accessCode: '98', callInNumbers: [null, { label: 'x' }, number] }
    const { meetings } = await listed([{ body: { items: [item('a', { telephony })] } }])
    expect(meetings[0]?.telephony).toEqual({ accessCode: '98', callInNumbers: [number] })
  })

  test('the agenda is read as text without markup', async () => {
    const agenda = '<p>Roll&#8209;out &amp; <b>risks</b></p><script>alert(1)</script>'
    const { meetings } = await listed([{ body: { items: [item('a', { agenda })] } }])
    expect(meetings[0]?.agenda).toBe('Roll\u2011out & risks')
  })

  test('429 is throttled, with the time until when', async () => {
    const headers = { 'Retry-After': '17', Trackingid: 'T1' }
    expect(await webex({ status: 429, headers }).list()).toEqual({
      ok: false,
      failure: { kind: 'throttled', retryAfter_ms: 17_000, trackingId: 'T1' },
    })
  })

  test('401 is unauthorized, and 403 is http in the words of Webex', async () => {
    const message = 'The access token is missing required scopes.'
    expect(await webex({ status: 401 }).list()).toMatchObject({ failure: { kind: 'unauthorized' } })
    expect(await webex({ status: 403, body: { message } }).list()).toMatchObject({
      failure: { kind: 'http', status: 403, code: message },
    })
  })
})

describe('who is in a meeting', () => {
  const instance = (id: string, scheduledMeetingId?: string) => ({
    ...item(id),
    scheduledMeetingId,
  })

  test('meetings in progress are requested in one page, with no window that a wrong clock could move', async () => {
    const { asked, http } = webex({
      body: { items: [instance('b_I_1', 'b'), instance('adhoc_I_1'), instance('a_I_1', 'a')] },
      link: next(`${API}/meetings?cursor=2`),
    })
    expect(await listInProgress(clientOf(http))).toEqual({ ok: true, value: ['a', 'b'] })
    expect(asked.map(({ url }) => url.href)).toEqual([
      'https://webex.test/v1/meetings?meetingType=meeting&state=inProgress&max=100',
    ])
  })

  test('a 403 for meetings in progress is http', async () => {
    const { http } = webex({ status: 403 })
    expect(await listInProgress(clientOf(http))).toMatchObject({
      failure: { kind: 'http', status: 403 },
    })
  })
})

describe('time stamps', () => {
  test.each([
    ['2019-11-01T12:00:00Z', '2019-11-01T12:00:00Z'],
    ['2019-11-01T12:00:00.123Z', '2019-11-01T12:00:00.123Z'],
    ['2019-11-01T12:00Z', '2019-11-01T12:00:00Z'],
    ['2019-11-01T20:00:00+08:00', '2019-11-01T12:00:00Z'],
    ['2019-11-01T20:00:00+0800', '2019-11-01T12:00:00Z'],
  ])('%s', (stamp, instant) => {
    expect(instantOf(stamp)).toBe(Date.parse(instant))
  })

  test('a time stamp without an offset is UTC, wherever the TV thinks that it is', () => {
    expect(instantOf('2019-11-01T12:00:00')).toBe(Date.UTC(2019, 10, 1, 12))
  })

  test.each(['', '2019-11-01', 'tomorrow', '2019-13-01T12:00:00Z', '1572609600000'])(
    'no time stamp: %s',
    (stamp) => {
      expect(instantOf(stamp)).toBeUndefined()
    },
  )
})
