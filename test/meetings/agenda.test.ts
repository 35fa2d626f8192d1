import { describe, expect, test } from 'vitest'
import { createAgenda } from '../../src/meetings/agenda'
import { keepSeen } from '../../src/meetings/kept'
import { handClock, settle } from '../hand-clock'
import { meeting } from './calendar'
import { memoryKeep } from './memory-keep'

const MINUTE_MS = 60_000
const NINE = Date.parse('2026-03-02T09:00:00Z')

const item = (id: string, start: string, end: string) => ({
  id,
  title: `Meeting ${id}`,
  start: `2026-03-02T${start}:00Z`,
  end: `2026-03-02T${end}:00Z`,
  state: 'scheduled',
})

type Reply = object[] | 'offline' | 'never' | { status: number; headers?: Record<string, string> }

/** A living room: an agenda, a hand-moved clock, and a Webex whose replies a test may change. */
function room({ reply = [] as Reply, start = NINE, keep = memoryKeep(), random = () => 0 } = {}) {
  const clock = handClock(start)
  const asked: URL[] = []
  const late: ((items: object[]) => void)[] = []
  const page = (items: object[]) => new Response(JSON.stringify({ items }))
  const webex = {
    reply,
    zone: 'Europe/Berlin',
    /** The time of day that the server's answers carry. */
    date: undefined as string | undefined,
  }
  const fetch = (async (input: string, init: RequestInit) => {
    asked.push(new URL(input))
    const { reply } = webex
    if (reply === 'offline') throw new TypeError('Failed to fetch')
    if (reply === 'never')
      return new Promise<Response>((resolve, reject) => {
        late.push((items) => resolve(page(items)))
        init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      })
    const response = Array.isArray(reply) ? page(reply) : new Response('{}', reply)
    if (webex.date) response.headers.set('Date', webex.date)
    return response
  }) as typeof globalThis.fetch
  const agenda = createAgenda({
    wire: { fetch, clock },
    api: 'https://webex.test/v1',
    authorized: (call) => call('token'),
    keep,
    zone: () => webex.zone,
    random,
  })
  const ids = () => agenda.state().have?.meetings.map((one) => one.id)
  const today = (day: string) => agenda.state().have?.days.find((one) => one.day === day)
  return { agenda, clock, keep, asked, late, webex, ids, today }
}

describe('opening', () => {
  test('before it is opened it has nothing and asks nothing', async () => {
    const { agenda, asked, clock } = room()
    await clock.advance(60 * MINUTE_MS)
    expect(agenda.state()).toEqual({ asking: false })
    expect(asked).toHaveLength(0)
  })

  test('asks, and then has the days of the viewer from yesterday through the week', async () => {
    const { agenda, asked, today } = room({ reply: [item('a', '10:00', '11:00')] })
    void agenda.open()
    expect(agenda.state()).toEqual({ asking: true })
    await settle()
    expect(agenda.state()).toMatchObject({
      asking: false,
      failure: undefined,
      have: { unreadable: 0, seenAt: NINE },
    })
    expect(agenda.state().have?.days.map((day) => day.day)).toEqual([
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

  test('opening twice asks once', async () => {
    const { agenda, asked } = room()
    await Promise.all([agenda.open(), agenda.open()])
    await settle()
    expect(asked).toHaveLength(1)
  })

  test('each change of state is told, and the state stays the same object until then', async () => {
    const { agenda, clock } = room({ reply: [item('a', '10:00', '11:00')] })
    const told: boolean[] = []
    const stop = agenda.subscribe(() => told.push(agenda.state().asking))
    await agenda.open()
    await settle()
    expect([...new Set(told)]).toEqual([true, false])
    const { have } = agenda.state()
    expect(agenda.state()).toBe(agenda.state())
    stop()
    const count = told.length
    await clock.advance(5 * MINUTE_MS)
    expect(told).toHaveLength(count)
    expect(agenda.state().have?.meetings[0]).toBe(have?.meetings[0])
  })

  test('a television that believes in 1970 asks again once the answer has told it the date', async () => {
    const { agenda, asked, webex, today } = room({
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
    expect(agenda.state().have?.seenAt).toBe(NINE)
  })
})

describe('what was seen last', () => {
  const seenAt = NINE - 40 * MINUTE_MS
  async function kept() {
    const keep = memoryKeep()
    await keepSeen(keep, {
      meetings: [meeting('Kept', '2026-03-02T10:00:00Z', undefined, { id: 'kept' })],
      unreadable: 0,
      seenAt,
    })
    return keep
  }

  test('is there without a network, with its age, beside the failure', async () => {
    const { agenda, ids, today } = room({ reply: 'offline', keep: await kept() })
    await agenda.open()
    expect(agenda.state()).toMatchObject({ asking: true, have: { seenAt } })
    await settle()
    expect(agenda.state()).toMatchObject({ asking: false, failure: { kind: 'offline' } })
    expect(agenda.state().have?.seenAt).toBe(seenAt)
    expect(ids()).toEqual(['kept'])
    expect(today('2026-03-02')?.meetings).toHaveLength(1)
  })

  test('gives way to the answer, which is kept in its place', async () => {
    const { agenda, ids, keep } = room({
      reply: [item('new', '10:00', '11:00')],
      keep: await kept(),
    })
    await agenda.open()
    expect(ids()).toEqual(['kept'])
    await settle()
    expect(ids()).toEqual(['new'])

    const later = room({ reply: 'offline', keep, start: NINE + 60 * MINUTE_MS })
    await later.agenda.open()
    expect(later.ids()).toEqual(['new'])
    expect(later.agenda.state().have?.seenAt).toBe(NINE)
  })

  test('that is corrupt is as if there were none', async () => {
    const { agenda, ids } = room({
      reply: [item('new', '10:00', '11:00')],
      keep: memoryKeep({ agenda: { version: 1, meetings: 'no' } }),
    })
    await agenda.open()
    expect(agenda.state().have).toBeUndefined()
    await settle()
    expect(ids()).toEqual(['new'])
  })
})

describe('looking again', () => {
  test('every five minutes', async () => {
    const { agenda, asked, clock } = room()
    await agenda.open()
    await clock.advance(15 * MINUTE_MS)
    expect(asked).toHaveLength(4)
  })

  test('as a meeting starts and as it ends', async () => {
    const { agenda, asked, clock } = room({ reply: [item('a', '09:03', '09:07')] })
    await agenda.open()
    await clock.advance(3 * MINUTE_MS + 1999)
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    expect(asked).toHaveLength(2)
    await clock.advance(4 * MINUTE_MS)
    expect(asked).toHaveLength(3)
  })

  test('at midnight of the viewer, when the days move on', async () => {
    const { agenda, asked, clock } = room({ start: Date.parse('2026-03-02T22:59:00Z') })
    await agenda.open()
    await clock.advance(MINUTE_MS + 2000)
    expect(asked[1]?.searchParams.get('from')).toBe('2026-03-01T23:00:00Z')
    expect(agenda.state().have?.days[0]?.day).toBe('2026-03-02')
  })

  test('at midnight the days move on without a network too', async () => {
    const { agenda, clock, webex } = room({ start: Date.parse('2026-03-02T22:59:00Z') })
    await agenda.open()
    await settle()
    webex.reply = 'offline'
    await clock.advance(MINUTE_MS + 2000)
    expect(agenda.state().failure).toEqual({ kind: 'offline' })
    expect(agenda.state().have?.days[0]?.day).toBe('2026-03-02')
  })

  test('after standby, however long the timers were frozen', async () => {
    const { agenda, asked, clock, webex, ids } = room({ reply: [item('a', '10:00', '11:00')] })
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
    const { agenda, asked, webex, late, ids } = room({ reply: 'never' })
    await agenda.open()
    await settle()
    webex.reply = [item('b', '10:00', '11:00')]
    agenda.resume()
    late[0]?.([item('a', '10:00', '11:00')])
    await settle()
    expect(asked).toHaveLength(2)
    expect(ids()).toEqual(['b'])
    expect(agenda.state().asking).toBe(false)
  })

  test('when the viewer asks; two presses are one request', async () => {
    const { agenda, asked } = room()
    await agenda.open()
    await settle()
    agenda.refresh()
    agenda.refresh()
    expect(agenda.state().asking).toBe(true)
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('another zone regroups at once, before Webex has answered', async () => {
    const { agenda, webex, today } = room({ reply: [item('a', '02:00', '03:00')] })
    await agenda.open()
    await settle()
    expect(today('2026-03-02')?.meetings).toHaveLength(1)
    webex.zone = 'America/New_York'
    webex.reply = 'never'
    agenda.refresh()
    expect(today('2026-03-02')?.meetings).toHaveLength(0)
    expect(today('2026-03-01')?.meetings).toHaveLength(1)
  })
})

test('another zone regroups also when it differs only later in the week', async () => {
  const { agenda, webex, today } = room({ start: Date.parse('2026-03-27T09:00:00Z') })
  await agenda.open()
  await settle()
  expect(today('2026-03-30')?.start).toBe(Date.parse('2026-03-29T22:00:00Z'))
  webex.zone = 'Africa/Algiers'
  agenda.refresh()
  expect(today('2026-03-30')?.start).toBe(Date.parse('2026-03-29T23:00:00Z'))
})

describe('failures', () => {
  test('leave what we have, back off, and are gone with the first answer', async () => {
    const { agenda, asked, clock, webex, ids } = room({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    webex.reply = 'offline'
    await clock.advance(5 * MINUTE_MS)
    expect(agenda.state()).toMatchObject({ failure: { kind: 'offline' }, have: { seenAt: NINE } })
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

  test('stay told while the next look is under way', async () => {
    const { agenda, clock, webex } = room({ reply: 'offline' })
    await agenda.open()
    await settle()
    webex.reply = 'never'
    await clock.advance(5000)
    expect(agenda.state()).toMatchObject({ asking: true, failure: { kind: 'offline' } })
  })

  test('no answer at all is too late after the time limit of the wire', async () => {
    const { agenda, clock } = room({ reply: 'never' })
    await agenda.open()
    await clock.advance(15_000)
    expect(agenda.state()).toMatchObject({ asking: false, failure: { kind: 'too-late' } })
  })

  test('Retry-After is obeyed, whatever the viewer presses', async () => {
    const { agenda, asked, clock, webex } = room({
      reply: { status: 429, headers: { 'Retry-After': '90' } },
    })
    await agenda.open()
    await settle()
    expect(agenda.state().failure).toMatchObject({ kind: 'throttled', retryAfter_ms: 90_000 })
    webex.reply = []
    await clock.advance(60_000)
    agenda.refresh()
    agenda.resume()
    await clock.advance(29_999)
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    expect(asked).toHaveLength(2)
    expect(agenda.state()).toMatchObject({ failure: undefined, have: { meetings: [] } })
  })

  test('Retry-After that passed in standby no longer holds', async () => {
    const { agenda, asked, clock } = room({
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
    const { agenda, asked, clock } = room({
      reply: { status: 429, headers: { 'Retry-After': '90' } },
    })
    await agenda.open()
    await settle()
    clock.jump(-365 * 24 * 60 * MINUTE_MS)
    agenda.refresh()
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('signed out looks no more until somebody asks', async () => {
    const { agenda, asked, clock } = room({ reply: { status: 401 } })
    await agenda.open()
    await clock.advance(24 * 60 * MINUTE_MS)
    expect(asked).toHaveLength(1)
    agenda.refresh()
    await settle()
    expect(asked).toHaveLength(2)
  })
})

describe('closing and forgetting', () => {
  test('closed, it looks no more and keeps what it has; opened again, it looks', async () => {
    const { agenda, asked, clock, ids } = room({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    await settle()
    agenda.close()
    expect(clock.waits()).toEqual([])
    await clock.advance(60 * MINUTE_MS)
    expect(asked).toHaveLength(1)
    expect(ids()).toEqual(['a'])
    expect(agenda.state().asking).toBe(false)
    await agenda.open()
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('closed during a look, the look is aborted', async () => {
    const { agenda, clock, late } = room({ reply: 'never' })
    await agenda.open()
    await settle()
    agenda.close()
    late[0]?.([item('a', '10:00', '11:00')])
    await settle()
    expect(agenda.state()).toEqual({ asking: false })
    expect(clock.waits()).toEqual([])
  })

  test('asking a closed agenda does nothing', async () => {
    const { agenda, asked, clock } = room()
    agenda.refresh()
    agenda.resume()
    await settle()
    expect(asked).toHaveLength(0)
    expect(clock.waits()).toEqual([])
  })

  test('forgotten, nothing is left, on the disk neither', async () => {
    const { agenda, keep } = room({ reply: [item('a', '10:00', '11:00')] })
    await agenda.open()
    await settle()
    expect(await keep.get('agenda')).toBeDefined()
    agenda.forget()
    expect(agenda.state()).toEqual({ asking: false })
    expect(await keep.get('agenda')).toBeUndefined()
  })

  test('an answer to the former person never lands, on the screen or in the keep', async () => {
    const { agenda, keep, late, webex, ids } = room({ reply: 'never' })
    await agenda.open()
    await settle()
    agenda.forget()
    late[0]?.([item('former', '10:00', '11:00')])
    await settle()
    expect(agenda.state()).toEqual({ asking: false })
    expect(await keep.get('agenda')).toBeUndefined()

    webex.reply = [item('new', '10:00', '11:00')]
    await agenda.open()
    await settle()
    expect(ids()).toEqual(['new'])
  })

  test('what was being read for the former person never lands either', async () => {
    const keep = memoryKeep()
    await keepSeen(keep, { meetings: [], unreadable: 0, seenAt: NINE })
    const { agenda, asked } = room({ keep })
    const opening = agenda.open()
    agenda.forget()
    await opening
    await settle()
    expect(agenda.state()).toEqual({ asking: false })
    expect(asked).toHaveLength(0)
  })

  test('the failures of the former person are not those of the next', async () => {
    const { agenda, asked, clock, webex } = room({ reply: 'offline' })
    await agenda.open()
    await clock.advance(5000)
    webex.reply = { status: 429 }
    await clock.advance(10_000)
    expect(asked).toHaveLength(3)
    agenda.forget()

    webex.reply = 'offline'
    await agenda.open()
    await settle()
    expect(asked).toHaveLength(4)
    expect(agenda.state().failure).toEqual({ kind: 'offline' })
    await clock.advance(5000)
    expect(asked).toHaveLength(5)
  })
})
