import { describe, expect, test } from 'vitest'
import { createAgenda } from '../../../src/meetings/agenda/agenda'
import { saveCache } from '../../../src/meetings/agenda/cache'
import { addDays } from '../../../src/time/zone'
import { createThrottle } from '../../../src/webex/client/throttle'
import { err } from '../../../src/webex/http/failure'
import { handClock, settle } from '../../hand-clock'
import { memoryStorage } from '../../tv/memory-storage'
import { clientOf, fakeWebex, page } from '../../webex/fake-webex'
import { meeting } from '../calendar'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const NINE = Date.parse('2026-03-02T09:00:00Z')
const WEEK = { from: '2026-03-01', through: '2026-03-09' }

const item = (id: string, start: string, end: string) => ({
  id,
  title: `Meeting ${id}`,
  start: `2026-03-02T${start}:00Z`,
  end: `2026-03-02T${end}:00Z`,
  state: 'scheduled',
})

/** The state of an agenda that has nothing and asks nothing. */
const CLOSED = { data: undefined, isFetching: false, isFetchingMore: false, failure: undefined }

type Reply = object[] | 'offline' | 'never' | { status: number; headers?: Record<string, string> }

const instance = (scheduledMeetingId: string) => ({
  id: `${scheduledMeetingId}_I_1`,
  scheduledMeetingId,
})

/** What touches the window that was asked for. */
function within(url: URL, items: object[]) {
  const [from = 0, to = 0] = ['from', 'to'].map((name) =>
    Date.parse(url.searchParams.get(name) ?? ''),
  )
  return items.filter((one) => {
    const { start, end } = one as { start: string; end: string }
    return Date.parse(start) < to && Date.parse(end) > from
  })
}

/** An agenda, a hand-moved clock, and a Webex whose replies a test may change. */
function fixture({
  reply = [] as Reply,
  start = NINE,
  storage = memoryStorage(),
  random = () => 0,
} = {}) {
  const asked: URL[] = []
  const askedLive: URL[] = []
  const webex = {
    reply,
    /** What is told of meetings in progress. */
    live: [] as Reply,
    zone: 'Europe/Berlin',
    /** The time of day that the server's answers carry. */
    date: undefined as string | undefined,
  }
  const { http, clock, late } = fakeWebex(({ url }) => {
    const isLive = url.searchParams.get('state') === 'inProgress'
    ;(isLive ? askedLive : asked).push(url)
    const heard = isLive ? webex.live : webex.reply
    const reply = Array.isArray(heard) && !isLive ? within(url, heard) : heard
    if (typeof reply === 'string') return reply
    const response = Array.isArray(reply) ? page(reply) : new Response('{}', reply)
    if (webex.date) response.headers.set('Date', webex.date)
    return response
  }, handClock(start))
  const throttle = createThrottle(clock)
  const agenda = createAgenda({
    // As an account that has nothing to renew its token with: a 401 signs it out.
    client: clientOf(
      http,
      throttle.guard(async (call) => {
        const result = await call('token')
        return !result.ok && result.failure.kind === 'unauthorized'
          ? err({ kind: 'signed_out', code: '401' })
          : result
      }),
    ),
    throttle,
    storage,
    zone: () => webex.zone,
    random,
  })
  const ids = () => agenda.state().data?.meetings.map((one) => one.id)
  const today = (day: string) => agenda.state().data?.days.find((one) => one.day === day)
  /** The first days of what was asked for, as the wire says it. */
  const from = () => asked.map((url) => url.searchParams.get('from'))
  return { agenda, clock, storage, throttle, asked, askedLive, from, late, webex, ids, today }
}

describe('opening', () => {
  test('an agenda that was not opened has nothing and fetches nothing', async () => {
    const { agenda, asked, clock } = fixture()
    await clock.advance(60 * MINUTE_MS)
    expect(agenda.state()).toEqual(CLOSED)
    expect(asked).toHaveLength(0)
  })

  test('an opened agenda fetches the days of the viewer from yesterday through a week from today', async () => {
    const { agenda, asked, today } = fixture({ reply: [item('a', '10:00', '11:00')] })
    void agenda.open()
    expect(agenda.state()).toMatchObject({ isFetching: true, data: undefined })
    await settle()
    expect(agenda.state()).toMatchObject({
      isFetching: false,
      failure: undefined,
      data: { unreadable: 0, fetchedAt: NINE },
    })
    expect(agenda.state().data?.days.map((day) => day.day)).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
    ])
    expect(today('2026-03-02')?.meetings.map((one) => one.id)).toEqual(['a'])
    expect(asked[0]?.searchParams.get('from')).toBe('2026-02-28T23:00:00Z')
    expect(asked[0]?.searchParams.get('to')).toBe('2026-03-09T23:00:00Z')
  })

  test('opening an agenda twice fetches once', async () => {
    const { agenda, asked } = fixture()
    await Promise.all([agenda.open(), agenda.open()])
    await settle()
    expect(asked).toHaveLength(1)
  })

  test('listeners are told each change of the state, which stays the same object until then', async () => {
    const { agenda, clock } = fixture({ reply: [item('a', '10:00', '11:00')] })
    const heard: boolean[] = []
    const stop = agenda.subscribe(() => heard.push(agenda.state().isFetching))
    await agenda.open()
    await settle()
    expect([...new Set(heard)]).toEqual([true, false])
    const { data } = agenda.state()
    expect(agenda.state()).toBe(agenda.state())
    stop()
    const count = heard.length
    await clock.advance(5 * MINUTE_MS)
    expect(heard).toHaveLength(count)
    expect(agenda.state().data?.meetings[0]).toBe(data?.meetings[0])
  })

  test('a television that believes in 1970 fetches again once an answer has told it the date', async () => {
    const { agenda, asked, webex, today } = fixture({
      start: 0,
      reply: [item('a', '10:00', '11:00')],
    })
    webex.date = 'Mon, 02 Mar 2026 09:00:00 GMT'
    await agenda.open()
    await settle()
    expect(asked.map((url) => url.searchParams.get('from'))).toEqual([
      '1969-12-30T23:00:00Z',
      '2026-02-28T23:00:00Z',
    ])
    expect(today('2026-03-02')?.meetings).toHaveLength(1)
    expect(agenda.state().data?.fetchedAt).toBe(NINE)
  })
})

describe('what was fetched last', () => {
  const fetchedAt = NINE - 40 * MINUTE_MS
  async function storedAgenda() {
    const storage = memoryStorage()
    await saveCache(
      storage,
      {
        meetings: [meeting('Kept', '2026-03-02T10:00:00Z', undefined, { id: 'kept' })],
        unreadable: 0,
        fetchedAt,
        ...WEEK,
      },
      'Europe/Berlin',
    )
    return storage
  }

  test('without a network the stored agenda is there with its age, beside the failure', async () => {
    const { agenda, ids, today } = fixture({ reply: 'offline', storage: await storedAgenda() })
    await agenda.open()
    expect(agenda.state()).toMatchObject({ isFetching: true, data: { fetchedAt } })
    await settle()
    expect(agenda.state()).toMatchObject({ isFetching: false, failure: { kind: 'offline' } })
    expect(agenda.state().data?.fetchedAt).toBe(fetchedAt)
    expect(ids()).toEqual(['kept'])
    expect(today('2026-03-02')?.meetings).toHaveLength(1)
  })

  test('an answer takes the place of the stored agenda, on the disk too', async () => {
    const { agenda, ids, storage } = fixture({
      reply: [item('new', '10:00', '11:00')],
      storage: await storedAgenda(),
    })
    await agenda.open()
    expect(ids()).toEqual(['kept'])
    await settle()
    expect(ids()).toEqual(['new'])

    const later = fixture({ reply: 'offline', storage, start: NINE + 60 * MINUTE_MS })
    await later.agenda.open()
    expect(later.ids()).toEqual(['new'])
    expect(later.agenda.state().data?.fetchedAt).toBe(NINE)
  })

  test('a stored agenda that is corrupt is as if there were none', async () => {
    const { agenda, ids } = fixture({
      reply: [item('new', '10:00', '11:00')],
      storage: memoryStorage({ agenda: { version: 1, meetings: 'no' } }),
    })
    await agenda.open()
    expect(agenda.state().data).toBeUndefined()
    await settle()
    expect(ids()).toEqual(['new'])
  })
})

describe('polling', () => {
  test('the calendar is fetched every five minutes', async () => {
    const { agenda, asked, clock } = fixture()
    await agenda.open()
    await clock.advance(15 * MINUTE_MS)
    expect(asked).toHaveLength(4)
  })

  test('the calendar is fetched as a meeting starts and as it ends', async () => {
    const { agenda, asked, clock } = fixture({ reply: [item('a', '09:03', '09:07')] })
    await agenda.open()
    await clock.advance(3 * MINUTE_MS + 1999)
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    expect(asked).toHaveLength(2)
    await clock.advance(4 * MINUTE_MS)
    expect(asked).toHaveLength(3)
  })

  test('the calendar is fetched at midnight of the viewer, when the days move on', async () => {
    const { agenda, asked, clock } = fixture({ start: Date.parse('2026-03-02T22:59:00Z') })
    await agenda.open()
    await clock.advance(MINUTE_MS + 2000)
    expect(asked[1]?.searchParams.get('from')).toBe('2026-03-01T23:00:00Z')
    expect(agenda.state().data?.days[0]?.day).toBe('2026-03-02')
  })

  test('at midnight the days move on without a network too', async () => {
    const { agenda, clock, webex } = fixture({ start: Date.parse('2026-03-02T22:59:00Z') })
    await agenda.open()
    await settle()
    webex.reply = 'offline'
    await clock.advance(MINUTE_MS + 2000)
    expect(agenda.state().failure).toEqual({ kind: 'offline' })
    expect(agenda.state().data?.days[0]?.day).toBe('2026-03-02')
  })

  test('the calendar is fetched after standby, however long the timers were frozen', async () => {
    const { agenda, asked, clock, webex, ids } = fixture({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    await settle()
    clock.jump(9 * 60 * MINUTE_MS)
    webex.reply = [item('b', '19:00', '20:00')]
    agenda.resume()
    await settle()
    expect(asked).toHaveLength(2)
    expect(ids()).toEqual(['b'])
  })

  test('after standby a request of before it is dead, and a new one takes its place', async () => {
    const { agenda, asked, webex, late, ids } = fixture({ reply: 'never' })
    await agenda.open()
    await settle()
    webex.reply = [item('b', '10:00', '11:00')]
    agenda.resume()
    late[0]?.(page([item('a', '10:00', '11:00')]))
    await settle()
    expect(asked).toHaveLength(2)
    expect(ids()).toEqual(['b'])
    expect(agenda.state().isFetching).toBe(false)
  })

  test('the calendar is fetched when the viewer asks; two presses are one request', async () => {
    const { agenda, asked } = fixture()
    await agenda.open()
    await settle()
    agenda.refetch()
    agenda.refetch()
    expect(agenda.state().isFetching).toBe(true)
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('another zone regroups at once, before Webex has answered', async () => {
    const { agenda, webex, today } = fixture({ reply: [item('a', '02:00', '03:00')] })
    await agenda.open()
    await settle()
    expect(today('2026-03-02')?.meetings).toHaveLength(1)
    webex.zone = 'America/New_York'
    webex.reply = 'never'
    agenda.refetch()
    expect(today('2026-03-02')?.meetings).toHaveLength(0)
    expect(today('2026-03-01')?.meetings).toHaveLength(1)
  })
})

test('another zone regroups also when it differs only later in the week', async () => {
  const { agenda, webex, today } = fixture({ start: Date.parse('2026-03-27T09:00:00Z') })
  await agenda.open()
  await settle()
  expect(today('2026-03-30')?.start).toBe(Date.parse('2026-03-29T22:00:00Z'))
  webex.zone = 'Africa/Algiers'
  agenda.refetch()
  expect(today('2026-03-30')?.start).toBe(Date.parse('2026-03-29T23:00:00Z'))
})

describe('a stored agenda', () => {
  async function openedAt(start: string) {
    const { storage, agenda } = fixture({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    await settle()
    agenda.close()
    const later = fixture({ storage, reply: 'offline', start: Date.parse(start) })
    await later.agenda.open()
    await settle()
    return later.agenda.state()
  }

  test('an agenda stored three days ago shows today, and no day that it has not fetched', async () => {
    const { data } = await openedAt('2026-03-05T09:00:00Z')
    expect(data?.days.map((day) => day.day).slice(0, 1)).toEqual(['2026-03-04'])
    expect(data?.through).toBe('2026-03-09')
    expect(data?.days.slice(-1)[0]?.day).toBe('2026-03-09')
  })

  test.each(['2026-03-10T09:00:00Z', '1970-01-01T00:00:00Z'])(
    'a stored agenda shows nothing on a day that it has not fetched: %s',
    async (start) => {
      expect(await openedAt(start)).toMatchObject({
        data: undefined,
        failure: { kind: 'offline' },
      })
    },
  )
})

describe('who is in a meeting', () => {
  const isOn = [item('a', '08:45', '09:30'), item('b', '10:00', '11:00')]

  test('who is in a meeting is fetched after the list, and marks the meeting of the instance', async () => {
    const { agenda, askedLive, webex } = fixture({ reply: isOn })
    webex.live = [instance('a'), instance('of another day')]
    await agenda.open()
    await settle()
    const states = agenda.state().data?.meetings.map((one) => one.state)
    expect(states).toEqual(['inProgress', 'scheduled'])
    expect(askedLive).toHaveLength(1)
  })

  test('who is in a meeting is fetched once a list, and is gone once nobody is in it', async () => {
    const { agenda, askedLive, clock, webex } = fixture({ reply: isOn })
    webex.live = [instance('a')]
    await agenda.open()
    await settle()
    webex.live = []
    await clock.advance(5 * MINUTE_MS)
    expect(askedLive).toHaveLength(2)
    expect(agenda.state().data?.meetings[0]?.state).toBe('scheduled')
  })

  test.each([{ status: 403 }, { status: 500 }, { status: 200 }, 'offline'] as const)(
    'a failure to fetch who is in a meeting (%j) hides nothing and is not shown',
    async (live) => {
      const { agenda, ids, webex } = fixture({ reply: isOn })
      webex.live = live
      await agenda.open()
      await settle()
      expect(ids()).toEqual(['a', 'b'])
      expect(agenda.state()).toMatchObject({ isFetching: false, failure: undefined })
    },
  )

  test('Retry-After of the request for who is in a meeting holds the list too', async () => {
    const { agenda, asked, webex } = fixture({ reply: isOn })
    webex.live = { status: 429, headers: { 'Retry-After': '90' } }
    await agenda.open()
    await settle()
    agenda.refetch()
    await settle()
    expect(asked).toHaveLength(1)
  })

  test('an answer to the former person never lands', async () => {
    const { agenda, late, webex } = fixture({ reply: isOn })
    webex.live = 'never'
    await agenda.open()
    await settle()
    agenda.forget()
    webex.live = []
    await agenda.open()
    late[0]?.(page([instance('a')]))
    await settle()
    expect(agenda.state().data?.meetings[0]?.state).toBe('scheduled')
  })
})

describe('further weeks', () => {
  /** A meeting on each of `count` days from the 2nd of March on. */
  const daily = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      ...item(`d${n}`, '10:00', '11:00'),
      start: new Date(NINE + n * DAY_MS).toISOString(),
      end: new Date(NINE + n * DAY_MS + MINUTE_MS).toISOString(),
    }))
  const WEEKS = [
    '2026-02-28T23:00:00Z',
    '2026-03-09T23:00:00Z',
    '2026-03-16T23:00:00Z',
    '2026-03-23T23:00:00Z',
  ]

  test('further weeks are not fetched as long as the viewer is not near them', async () => {
    const { agenda, asked } = fixture({ reply: daily(30) })
    await agenda.open()
    await settle()
    agenda.showDay('2026-03-06')
    await settle()
    expect(asked).toHaveLength(1)
    expect(agenda.state().data).toMatchObject({ through: '2026-03-09', last: '2026-03-30' })
  })

  test('further weeks are fetched three days before the viewer reaches them, each once, up to four weeks ahead', async () => {
    const { agenda, from, today } = fixture({ reply: daily(40) })
    await agenda.open()
    await settle()
    const through: unknown[] = []
    for (let n = 0; n <= 28; n++) {
      agenda.showDay(addDays('2026-03-02', n))
      await settle()
      through.push(agenda.state().data?.through)
    }
    expect(from()).toEqual(WEEKS)
    expect(through.indexOf('2026-03-16')).toBe(5)
    expect(through[28]).toBe('2026-03-30')
    expect(today('2026-03-30')?.meetings.map((one) => one.id)).toEqual(['d28'])
    expect(today('2026-03-31')).toBeUndefined()
    expect(agenda.state().data?.days).toHaveLength(30)
    expect(agenda.state().data?.meetings).toHaveLength(29)
  })

  test('the state says that further weeks are being fetched', async () => {
    const { agenda, webex } = fixture({ reply: daily(9) })
    await agenda.open()
    await settle()
    webex.reply = 'never'
    agenda.showDay('2026-03-08')
    await settle()
    expect(agenda.state()).toMatchObject({ isFetching: false, isFetchingMore: true })
  })

  test('further weeks are fetched until a meeting is ahead of the viewer', async () => {
    const { agenda, asked, today } = fixture({ reply: daily(20).slice(19) })
    agenda.showDay('2026-03-02')
    await agenda.open()
    agenda.showDay('2026-03-02')
    await settle()
    await settle()
    expect(asked).toHaveLength(3)
    expect(today('2026-03-21')?.meetings).toHaveLength(1)
  })

  test('an empty calendar is fetched to its end, and then known to be empty', async () => {
    const { agenda, asked } = fixture()
    await agenda.open()
    agenda.showDay('2026-03-02')
    for (let n = 0; n < 5; n++) await settle()
    expect(asked).toHaveLength(4)
    expect(agenda.state().data).toMatchObject({ through: '2026-03-30', meetings: [] })
  })

  test('weeks after a gap of two weeks go on being fetched, though nobody presses a key', async () => {
    const { agenda, asked, clock, webex, ids } = fixture({ reply: daily(30).slice(17) })
    await agenda.open()
    agenda.showDay('2026-03-02')
    for (let n = 0; n < 5; n++) await settle()
    expect(ids()?.[0]).toBe('d17')
    expect(asked).toHaveLength(3)
    webex.reply = daily(30).slice(10)
    await clock.advance(3 * 60 * MINUTE_MS)
    expect(ids()?.[0]).toBe('d10')
    // Every five minutes the days around today, every half hour the weeks without anything before them.
    expect(asked.length).toBeLessThanOrEqual(3 + 3 * (12 + 2 * 2))
  })

  test('a week that fails on the way to the first meeting is shown as failed, and fetched later', async () => {
    const { agenda, asked, clock, webex, ids } = fixture()
    await agenda.open()
    await settle()
    webex.reply = { status: 503 }
    agenda.showDay('2026-03-02')
    for (let n = 0; n < 5; n++) await settle()
    expect(agenda.state()).toMatchObject({
      isFetchingMore: false,
      failure: { kind: 'server_error' },
      data: { meetings: [], through: '2026-03-09' },
    })
    expect(asked).toHaveLength(2)
    webex.reply = daily(30).slice(20)
    await clock.advance(5000)
    expect(agenda.state().failure).toBeUndefined()
    expect(ids()?.[0]).toBe('d20')
  })

  test('a further week is fetched every half hour, but not when nobody was near it for an hour', async () => {
    const { agenda, asked, clock } = fixture({ reply: daily(30) })
    await agenda.open()
    await settle()
    agenda.showDay('2026-03-10')
    await settle()
    const home = () => asked.filter((url) => url.searchParams.get('from') === WEEKS[0]).length
    expect(asked.length - home()).toBe(1)
    await clock.advance(30 * MINUTE_MS)
    expect(asked.length - home()).toBe(2)
    await clock.advance(5 * 60 * MINUTE_MS)
    expect(asked.length - home()).toBe(2)
    agenda.showDay('2026-03-11')
    agenda.showDay('2026-03-12')
    await settle()
    expect(asked.length - home()).toBe(3)
  })

  test('coming back to a further week does not fetch it again', async () => {
    const { agenda, clock, from } = fixture({ reply: daily(30) })
    await agenda.open()
    await settle()
    for (const day of ['2026-03-10', '2026-03-02', '2026-03-10', '2026-03-12', '2026-03-08']) {
      agenda.showDay(day)
      await clock.advance(20_000)
    }
    expect(from().filter((one) => one !== WEEKS[0])).toEqual([WEEKS[1]])
  })

  test('a further week that fails leaves the others, is shown as failed only near it, and is tried again', async () => {
    const { agenda, asked, clock, webex, ids } = fixture({ reply: daily(30) })
    await agenda.open()
    await settle()
    webex.reply = { status: 503 }
    agenda.showDay('2026-03-08')
    await settle()
    expect(agenda.state()).toMatchObject({
      isFetchingMore: false,
      failure: { kind: 'server_error' },
      data: { through: '2026-03-09' },
    })
    agenda.showDay('2026-03-02')
    expect(agenda.state().failure).toBeUndefined()
    agenda.showDay('2026-03-08')
    agenda.showDay('2026-03-09')
    await settle()
    expect(asked).toHaveLength(2)
    webex.reply = daily(30)
    await clock.advance(5000)
    expect(agenda.state()).toMatchObject({ failure: undefined, data: { through: '2026-03-16' } })
    expect(ids()).toContain('d14')
  })

  test('further weeks are not fetched while today fails', async () => {
    const { agenda, asked, clock, webex } = fixture({ reply: daily(30) })
    await agenda.open()
    await settle()
    webex.reply = 'offline'
    agenda.refetch()
    await settle()
    const count = asked.length
    agenda.showDay('2026-03-09')
    await settle()
    expect(asked).toHaveLength(count)
    webex.reply = daily(30)
    await clock.advance(10_000)
    expect(agenda.state().data?.through).toBe('2026-03-16')
  })

  test('further weeks follow as today moves on, with no day twice or missing', async () => {
    const { agenda, clock, from, today } = fixture({
      reply: daily(60),
      start: Date.parse('2026-03-02T22:58:00Z'),
    })
    await agenda.open()
    await settle()
    agenda.showDay('2026-03-21')
    for (let n = 0; n < 3; n++) await settle()
    expect(agenda.state().data?.through).toBe('2026-03-30')
    const before = new Set(from()).size
    await clock.advance(3 * MINUTE_MS)
    expect(agenda.state().data).toMatchObject({ through: '2026-03-30', last: '2026-03-31' })
    expect(today('2026-03-10')?.meetings.map((one) => one.id)).toEqual(['d8'])
    expect(today('2026-03-11')?.meetings.map((one) => one.id)).toEqual(['d9'])
    agenda.showDay('2026-03-29')
    await settle()
    expect(agenda.state().data?.through).toBe('2026-03-31')
    expect([...new Set(from())].slice(before)).toEqual([
      '2026-03-01T23:00:00Z',
      '2026-03-30T22:00:00Z',
    ])
  })

  test('further weeks of before a long standby are gone when today has passed them', async () => {
    const { agenda, clock } = fixture({ reply: daily(60) })
    await agenda.open()
    await settle()
    agenda.showDay('2026-03-08')
    await settle()
    clock.jump(40 * DAY_MS)
    agenda.resume()
    await settle()
    expect(agenda.state().data).toMatchObject({ through: '2026-04-18' })
  })

  test('a request for a further week that standby killed is made again', async () => {
    const { agenda, clock, webex } = fixture({ reply: daily(30) })
    await agenda.open()
    await settle()
    webex.reply = 'never'
    agenda.showDay('2026-03-08')
    await settle()
    clock.jump(20 * MINUTE_MS)
    webex.reply = daily(30)
    agenda.resume()
    await settle()
    expect(agenda.state()).toMatchObject({ isFetchingMore: false, data: { through: '2026-03-16' } })
  })

  test('a weekly meeting is known to come again once its next time is in sight', async () => {
    const weekly = [0, 7, 14].map((n) => ({ ...daily(15)[n], meetingSeriesId: 's' }))
    const { agenda } = fixture({
      reply: [...weekly, { ...item('x', '12:00', '13:00'), meetingSeriesId: 't' }],
    })
    await agenda.open()
    await settle()
    const known = agenda.state().data?.meetings.map((one) => [one.id, one.recurring])
    expect(known).toContainEqual(['d0', true])
    expect(known).toContainEqual(['x', undefined])
  })

  test('what did not change stays the same object, so that no row is drawn again', async () => {
    const weekly = daily(8).map((one) => ({ ...one, meetingSeriesId: 's' }))
    const { agenda, clock } = fixture({ reply: weekly })
    await agenda.open()
    await settle()
    const { data } = agenda.state()
    await clock.advance(5 * MINUTE_MS)
    expect(agenda.state().data?.fetchedAt).not.toBe(data?.fetchedAt)
    expect(agenda.state().data?.days).toBe(data?.days)
    expect(agenda.state().data?.meetings).toBe(data?.meetings)
  })

  test('further weeks are gone when the person is, and no answer lands later', async () => {
    const { agenda, clock, late, webex } = fixture({ reply: daily(30) })
    await agenda.open()
    await settle()
    webex.reply = 'never'
    agenda.showDay('2026-03-08')
    await settle()
    agenda.forget()
    late[0]?.(page(daily(30)))
    await settle()
    expect(agenda.state()).toEqual(CLOSED)
    expect(clock.waits()).toEqual([])
  })
})

describe('failures', () => {
  test('failures leave the data, back off, and are gone with the first answer', async () => {
    const { agenda, asked, clock, webex, ids } = fixture({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    webex.reply = 'offline'
    await clock.advance(5 * MINUTE_MS)
    expect(agenda.state()).toMatchObject({
      failure: { kind: 'offline' },
      data: { fetchedAt: NINE },
    })
    await clock.advance(5000 + 10_000)
    expect(asked).toHaveLength(4)
    expect(ids()).toEqual(['a'])

    webex.reply = [item('b', '10:00', '11:00')]
    await clock.advance(20_000)
    expect(agenda.state().failure).toBeUndefined()
    expect(ids()).toEqual(['b'])

    webex.reply = 'offline'
    await clock.advance(5 * MINUTE_MS)
    expect(asked).toHaveLength(6)
    await clock.advance(5000)
    expect(asked).toHaveLength(7)
  })

  test('a failure stays in the state while the next request is under way', async () => {
    const { agenda, clock, webex } = fixture({ reply: 'offline' })
    await agenda.open()
    await settle()
    webex.reply = 'never'
    await clock.advance(5000)
    expect(agenda.state()).toMatchObject({ isFetching: true, failure: { kind: 'offline' } })
  })

  test('no answer at all is a timeout after the time limit of a request', async () => {
    const { agenda, clock } = fixture({ reply: 'never' })
    await agenda.open()
    await clock.advance(15_000)
    expect(agenda.state()).toMatchObject({ isFetching: false, failure: { kind: 'timeout' } })
  })

  test('Retry-After is obeyed, whatever the viewer presses', async () => {
    const { agenda, asked, clock, webex } = fixture({
      reply: { status: 429, headers: { 'Retry-After': '90' } },
    })
    await agenda.open()
    await settle()
    expect(agenda.state().failure).toMatchObject({ kind: 'throttled', retryAfter_ms: 90_000 })
    webex.reply = []
    await clock.advance(60_000)
    agenda.refetch()
    agenda.resume()
    await clock.advance(29_999)
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    expect(asked).toHaveLength(2)
    expect(agenda.state()).toMatchObject({ failure: undefined, data: { meetings: [] } })
  })

  test('Retry-After that passed in standby no longer holds', async () => {
    const { agenda, asked, clock } = fixture({
      reply: { status: 429, headers: { 'Retry-After': '90' } },
    })
    await agenda.open()
    await settle()
    clock.jump(10 * MINUTE_MS)
    agenda.resume()
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('a clock that was set back does not hold for years', async () => {
    const { agenda, asked, clock } = fixture({
      reply: { status: 429, headers: { 'Retry-After': '90' } },
    })
    await agenda.open()
    await settle()
    clock.jump(-365 * 24 * 60 * MINUTE_MS)
    agenda.refetch()
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('an agenda that is signed out fetches nothing until somebody asks', async () => {
    const { agenda, asked, clock } = fixture({ reply: { status: 401 } })
    await agenda.open()
    await clock.advance(24 * 60 * MINUTE_MS)
    expect(asked).toHaveLength(1)
    agenda.refetch()
    await settle()
    expect(asked).toHaveLength(2)
  })
})

describe('closing and forgetting', () => {
  test('a closed agenda fetches nothing and keeps its data; opened again, it fetches', async () => {
    const { agenda, asked, clock, ids } = fixture({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    await settle()
    agenda.close()
    expect(clock.waits()).toEqual([])
    await clock.advance(60 * MINUTE_MS)
    expect(asked).toHaveLength(1)
    expect(ids()).toEqual(['a'])
    expect(agenda.state().isFetching).toBe(false)
    await agenda.open()
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('closing the agenda aborts its request', async () => {
    const { agenda, clock, late } = fixture({ reply: 'never' })
    await agenda.open()
    await settle()
    agenda.close()
    late[0]?.(page([item('a', '10:00', '11:00')]))
    await settle()
    expect(agenda.state()).toEqual(CLOSED)
    expect(clock.waits()).toEqual([])
  })

  test('asking a closed agenda does nothing', async () => {
    const { agenda, asked, clock } = fixture()
    agenda.refetch()
    agenda.resume()
    await settle()
    expect(asked).toHaveLength(0)
    expect(clock.waits()).toEqual([])
  })

  test('a forgotten agenda leaves nothing, not on the disk either', async () => {
    const { agenda, storage } = fixture({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    await settle()
    expect(await storage.get('agenda')).toBeDefined()
    agenda.forget()
    expect(agenda.state()).toEqual(CLOSED)
    expect(await storage.get('agenda')).toBeUndefined()
  })

  test('an answer to the former person never lands, on the screen or in storage', async () => {
    const { agenda, storage, late, webex, ids } = fixture({ reply: 'never' })
    await agenda.open()
    await settle()
    agenda.forget()
    late[0]?.(page([item('former', '10:00', '11:00')]))
    await settle()
    expect(agenda.state()).toEqual(CLOSED)
    expect(await storage.get('agenda')).toBeUndefined()

    webex.reply = [item('new', '10:00', '11:00')]
    await agenda.open()
    await settle()
    expect(ids()).toEqual(['new'])
  })

  test('what was being read from the disk for the former person never lands', async () => {
    const storage = memoryStorage()
    await saveCache(storage, { meetings: [], unreadable: 0, fetchedAt: NINE, ...WEEK }, 'UTC')
    const { agenda, asked } = fixture({ storage })
    const opening = agenda.open()
    agenda.forget()
    await opening
    await settle()
    expect(agenda.state()).toEqual(CLOSED)
    expect(asked).toHaveLength(0)
  })

  test('the failures of the former person are not those of the next', async () => {
    const { agenda, asked, clock, throttle, webex } = fixture({ reply: 'offline' })
    await agenda.open()
    await clock.advance(5000)
    webex.reply = { status: 429 }
    await clock.advance(10_000)
    expect(asked).toHaveLength(3)
    agenda.forget()
    throttle.end()

    webex.reply = 'offline'
    await agenda.open()
    await settle()
    expect(asked).toHaveLength(4)
    expect(agenda.state().failure).toEqual({ kind: 'offline' })
    await clock.advance(5000)
    expect(asked).toHaveLength(5)
  })
})
