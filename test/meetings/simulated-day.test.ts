// A clock moved by hand through whole days, and at every minute what is on, what is next and what is on
// the day's page is compared with an oracle that knows nothing of our arithmetic: it reads the raw
// items of the wire, compares their time stamps as text, and has its days from luxon.

import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { createAgenda } from '../../src/meetings/agenda/agenda'
import { fromWire, type Meeting } from '../../src/meetings/meeting'
import { nextBoundary, nowAndNext } from '../../src/meetings/now-next'
import { daysOf } from '../../src/meetings/time/days'
import { addDays, localDay, startOfDay } from '../../src/meetings/time/zone'
import { handClock } from '../hand-clock'
import { chance, seed } from './calendar'
import { memoryKeep } from './memory-keep'

const MINUTE_MS = 60_000

interface Item {
  id: string
  title: string
  /** UTC, such as 2026-03-29T00:30:00Z. */
  start: string
  end: string
  state: string
  /** Known from how it was made, and not told on the wire. */
  allDay: boolean
}

/** A calendar by chance, around the days from `first` on, as people in `zone` would make it. */
function calendar(zone: string, first: string, days: number, random: () => number): Item[] {
  const pick = (n: number) => Math.floor(random() * n)
  const midnight = (day: number) => DateTime.fromISO(first, { zone }).plus({ days: day })
  const wire = (at: DateTime) => at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")
  const items: Item[] = []
  const add = (start: DateTime, end: DateTime, allDay = false) =>
    items.push({
      id: `m${items.length}`,
      title: `T${pick(5)}`,
      start: wire(start),
      end: wire(end),
      state: ['scheduled', 'ready', 'ended'][pick(3)] ?? '',
      allDay,
    })
  for (let day = -2; day < days + 2; day++) {
    for (let n = pick(8); n > 0; n--) {
      const start = midnight(day).plus({ minutes: pick(288) * 5 })
      add(start, start.plus({ minutes: [0, 5, 15, 30, 60, 60, 180, 600][pick(8)] }))
    }
    if (pick(3) === 0) add(midnight(day), midnight(day + 1 + pick(3)), true)
  }
  return items
}

const key = (item: { title: string; id: string }) => `${item.title}/${item.id}`
/** Texts in their order as bytes. */
const inOrder = (texts: string[]) => texts.sort((a, b) => (a < b ? -1 : 1))

/** What is on and next at an instant, written as UTC without fractions, by comparing texts. */
function oracle(items: Item[], now: string) {
  const on = items.filter((item) => item.start <= now && now < item.end)
  const ahead = items.filter((item) => item.start > now)
  const timed = ahead.filter((item) => !item.allDay)
  const pool = timed.length > 0 ? timed : ahead
  const [next] = inOrder(pool.map((item) => `${item.start} ${key(item)}`))
  const isFree = on.every((item) => item.allDay)
  const edges = items.flatMap((item) => [item.start, item.end]).filter((edge) => edge > now)
  return {
    on: inOrder(on.map(key)),
    first: inOrder(on.filter((item) => !item.allDay).map((item) => item.start)).pop(),
    next: next?.split(' ')[1],
    freeUntil: isFree && timed.length > 0 ? next?.split(' ')[0] : undefined,
    edge: inOrder(edges)[0],
  }
}

const stamp = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`

/** The same of our own. */
function ours(meetings: Meeting[], now: number, allDay: ReadonlySet<string>) {
  const { now: on, next, freeUntil } = nowAndNext(meetings, now)
  const boundary = nextBoundary(meetings, now)
  const first = on.find((meeting) => !allDay.has(meeting.id))
  expect(first === undefined || first === on[0], 'timed ones come first').toBe(true)
  return {
    on: inOrder(on.map(key)),
    first: first && stamp(first.start),
    next: next && key(next),
    freeUntil: freeUntil && stamp(freeUntil),
    edge: boundary && stamp(boundary),
  }
}

/** What is on the page of a calendar day: whatever has a part of it, or begins on it. */
function pageOf(items: Item[], day: string, zone: string) {
  const dayOf = (iso: string, shift_ms = 0) =>
    DateTime.fromISO(iso, { zone }).plus(shift_ms).toFormat('yyyy-MM-dd')
  return inOrder(
    items
      .filter((item) => {
        const last = item.end > item.start ? dayOf(item.end, -1) : dayOf(item.start)
        return dayOf(item.start) <= day && day <= last
      })
      .map(key),
  )
}

describe(`at every minute of a week (SEED=${seed})`, () => {
  test.each([
    ['Europe/Berlin', '2026-03-26'],
    ['America/New_York', '2026-10-29'],
    ['Australia/Lord_Howe', '2026-04-02'],
    ['Africa/Cairo', '2026-04-21'],
    ['Asia/Kathmandu', '2026-12-29'],
  ])('in %s from %s on', (zone, first) => {
    const items = calendar(zone, first, 7, chance(seed))
    const meetings = items.flatMap((item) => fromWire(item) ?? [])
    const allDay = new Set(items.filter((item) => item.allDay).map((item) => item.id))
    const end = startOfDay(addDays(first, 7), zone)
    const clock = handClock(startOfDay(first, zone))
    const days = daysOf(meetings, zone, clock.now(), end)
    const pages = days.map((day) => [day.day, inOrder(day.meetings.map(key))])
    expect(pages).toEqual(days.map(({ day }) => [day, pageOf(items, day, zone)]))
    expect(days.map(({ day }) => day)).toEqual(
      Array.from({ length: 7 }, (_, n) => addDays(first, n)),
    )
    for (; clock.now() < end; clock.jump(MINUTE_MS)) {
      const now = stamp(clock.now())
      expect([now, ours(meetings, clock.now(), allDay)]).toEqual([now, oracle(items, now)])
    }
  })
})

test(`a day before the television, from midnight to midnight, with Webex and its pages (SEED=${seed})`, {
  timeout: 60_000,
}, async () => {
  const zone = 'Europe/Berlin'
  const first = '2026-03-29'
  const items = calendar(zone, first, 9, chance(seed + 1))
  const allDay = new Set(items.filter((item) => item.allDay).map((item) => item.id))
  const clock = handClock(startOfDay(first, zone))
  let looks = 0
  const fetch = (async (input: string) => {
    const query = new URL(input).searchParams
    if (query.has('from') && !query.has('offset')) looks += 1
    const [from = '', to = ''] = [query.get('from'), query.get('to')].map((one) => one ?? undefined)
    const window = items.filter((item) => item.start < to && item.end >= from)
    // Pages of five, with the filters lost on the way as Webex loses them.
    const offset = Number(query.get('offset') ?? 0)
    const next = `<https://webex.test/v1/meetings?offset=${offset + 5}>; rel="next"`
    return new Response(JSON.stringify({ items: window.slice(offset, offset + 5) }), {
      headers: offset + 5 < window.length ? { Link: next } : {},
    })
  }) as typeof globalThis.fetch
  const agenda = createAgenda({
    wire: { fetch, clock },
    api: 'https://webex.test/v1',
    authorized: (call) => call('token'),
    keep: memoryKeep(),
    zone: () => zone,
    random: () => 0,
  })
  await agenda.open()
  await clock.advance(0)
  const pages = new Map([first, addDays(first, 1)].map((day) => [day, pageOf(items, day, zone)]))
  const end = startOfDay(addDays(first, 1), zone)
  // At the stroke of midnight the first look of the new day is two seconds away, so what is asked for
  // on the first day is all there is; what began before it is on the wire as long as it lasts.
  const week = {
    from: stamp(startOfDay(addDays(first, -1), zone)),
    to: stamp(startOfDay(addDays(first, 8), zone)),
  }
  const told = items.filter((item) => item.start < week.to && item.end > week.from)
  for (; clock.now() <= end; await clock.advance(MINUTE_MS)) {
    const { have } = agenda.state()
    const now = stamp(clock.now())
    const today = localDay(clock.now(), zone)
    expect([now, ours(have?.meetings ?? [], clock.now(), allDay)]).toEqual([now, oracle(told, now)])
    const page = have?.days.find(({ day }) => day === today)?.meetings.map(key)
    expect([now, inOrder(page ?? [])]).toEqual([now, pages.get(today)])
  }
  // Calm: every five minutes, and at each start and end.
  const edges = new Set(items.flatMap((item) => [item.start, item.end]))
  expect(looks).toBeLessThanOrEqual((23 * 60) / 5 + edges.size + 2)
})
