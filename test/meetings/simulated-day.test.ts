// A clock moved by hand through whole days, and at every minute what is on, what is next and what is on
// the day's page is compared with an oracle that reads the raw items of the wire (wire-calendar.ts). What
// the panel makes of it in words is test/screens/agenda/NowPanel.test.tsx.

import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { createAgenda } from '../../src/meetings/agenda/agenda'
import { daysOf } from '../../src/meetings/days'
import { fromWebex, type Meeting, progress } from '../../src/meetings/meeting'
import { nextBoundary, nowAndNext } from '../../src/meetings/now-next'
import { addDays, localDay, startOfDay } from '../../src/time/zone'
import { createThrottle } from '../../src/webex/client/throttle'
import { seed } from '../generated'
import { handClock } from '../hand-clock'
import { memoryStorage } from '../tv/memory-storage'
import { clientOf, fakeWebex, type Sent } from '../webex/fake-webex'
import { calendar, type Item, inOrder, key, oracle, stamp } from './wire-calendar'

const MINUTE_MS = 60_000

/** The same of our own. */
function ours(meetings: Meeting[], now: number) {
  const { now: on, next, freeUntil } = nowAndNext(meetings, now)
  const boundary = nextBoundary(meetings, now)
  const [current] = on
  return {
    on: inOrder(on.map(key)),
    current: current && key(current),
    progress: current && progress(current, now),
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
    const items = calendar(zone, first, 7)
    const meetings = items.flatMap((item) => fromWebex(item) ?? [])
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
      expect([now, ours(meetings, clock.now())]).toEqual([now, oracle(items, now)])
    }
  })
})

test(`a day before the television, from midnight to midnight, with Webex and its pages (SEED=${seed})`, {
  timeout: 60_000,
}, async () => {
  const zone = 'Europe/Berlin'
  const first = '2026-03-29'
  const items = calendar(zone, first, 9)
  let looks = 0
  const reply = ({ url }: Sent) => {
    const query = url.searchParams
    if (query.has('from') && !query.has('offset')) looks += 1
    const [from = '', to = ''] = [query.get('from'), query.get('to')].map((one) => one ?? undefined)
    const window = items.filter((item) => item.start < to && item.end >= from)
    // Pages of five, with the filters lost on the way as Webex loses them.
    const offset = Number(query.get('offset') ?? 0)
    const next = `<https://webex.test/v1/meetings?offset=${offset + 5}>; rel="next"`
    return Response.json(
      { items: window.slice(offset, offset + 5) },
      { headers: offset + 5 < window.length ? { Link: next } : {} },
    )
  }
  const { http, clock } = fakeWebex(reply, handClock(startOfDay(first, zone)))
  const throttle = createThrottle(clock)
  const agenda = createAgenda({
    client: clientOf(
      http,
      throttle.guard((call) => call('token')),
    ),
    throttle,
    storage: memoryStorage(),
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
  const inWeek = items.filter((item) => item.start < week.to && item.end > week.from)
  for (; clock.now() <= end; await clock.advance(MINUTE_MS)) {
    const { data } = agenda.state()
    const now = stamp(clock.now())
    const today = localDay(clock.now(), zone)
    expect([now, ours(data?.meetings ?? [], clock.now())]).toEqual([now, oracle(inWeek, now)])
    const page = data?.days.find(({ day }) => day === today)?.meetings.map(key)
    expect([now, inOrder(page ?? [])]).toEqual([now, pages.get(today)])
  }
  // Calm: every five minutes, and at each start and end.
  const edges = new Set(items.flatMap((item) => [item.start, item.end]))
  expect(looks).toBeLessThanOrEqual((23 * 60) / 5 + edges.size + 2)
})
