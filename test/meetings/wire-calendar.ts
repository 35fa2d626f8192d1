// Generated calendars as they are on the wire, and an oracle that says what is on and next in one. It knows
// nothing of our arithmetic: it compares time stamps as text, and has its days from luxon.

import { DateTime } from 'luxon'
import { fc } from '../generated'

export interface Item {
  id: string
  title: string
  /** UTC, such as 2026-03-29T00:30:00Z. */
  start: string
  end: string
  state: string
  /** Known from how it was made, and not told on the wire. */
  allDay: boolean
}

const LENGTHS_MIN = [0, 5, 15, 30, 60, 60, 180, 600]

/** What a host may have entered for a day of the calendar, before it has an id. */
const timed = fc.record({
  at_min: fc.integer({ min: 0, max: 287 }).map((slot) => slot * 5),
  length_min: fc.constantFrom(...LENGTHS_MIN),
})
const decoration = fc.record({
  title: fc.integer({ min: 0, max: 4 }).map((n) => `T${n}`),
  state: fc.constantFrom('scheduled', 'ready', 'ended'),
})
const day = fc.record({
  timed: fc.array(fc.tuple(timed, decoration), { maxLength: 7, size: 'max' }),
  /** How many days it lasts, once on three days. */
  allDay: fc.option(fc.tuple(fc.integer({ min: 1, max: 3 }), decoration), { freq: 2 }),
})

/** A calendar around the days from `first` on, as people in `zone` would make one; the same for the same seed. */
export function calendar(zone: string, first: string, days: number): Item[] {
  const midnight = (day: number) => DateTime.fromISO(first, { zone }).plus({ days: day })
  const http = (at: DateTime) => at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")
  const count = days + 4
  const all = fc.array(day, { minLength: count, maxLength: count })
  const [entered = []] = fc.sample(fc.noBias(all), 1)
  const items: Item[] = []
  for (const [n, { timed, allDay }] of entered.entries()) {
    const start = midnight(n - 2)
    const add = (from: DateTime, to: DateTime, more: Pick<Item, 'title' | 'state' | 'allDay'>) =>
      items.push({ id: `m${items.length}`, start: http(from), end: http(to), ...more })
    for (const [{ at_min, length_min }, more] of timed) {
      const from = start.plus({ minutes: at_min })
      add(from, from.plus({ minutes: length_min }), { ...more, allDay: false })
    }
    if (!allDay) continue
    const [length, more] = allDay
    add(start, midnight(n - 2 + length), { ...more, allDay: true })
  }
  return items
}

export const key = (item: { title: string; id: string }) => `${item.title}/${item.id}`
/** Texts in their order as bytes. */
export const inOrder = (texts: string[]) => texts.sort((a, b) => (a < b ? -1 : 1))

/** What is on and next at an instant, written as UTC without fractions, by comparing texts. */
export function oracle(items: Item[], now: string) {
  const on = items.filter((item) => item.start <= now && now < item.end)
  const ahead = items.filter((item) => item.start > now)
  const timed = ahead.filter((item) => !item.allDay)
  const pool = timed.length > 0 ? timed : ahead
  const [next] = inOrder(pool.map((item) => `${item.start} ${key(item)}`))
  const isFree = on.every((item) => item.allDay)
  const timedOn = on.filter((item) => !item.allDay)
  // What began last is where one is; of two that began at once, the first by name.
  const shown = timedOn.length > 0 ? timedOn : on
  const latest = inOrder(shown.map((item) => item.start)).pop()
  const [current] = shown
    .filter((item) => item.start === latest)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const edges = items.flatMap((item) => [item.start, item.end]).filter((edge) => edge > now)
  return {
    on: inOrder(on.map(key)),
    current: current && key(current),
    progress: current && part(current, now),
    next: next?.split(' ')[1],
    freeUntil: isFree && timed.length > 0 ? next?.split(' ')[0] : undefined,
    edge: inOrder(edges)[0],
  }
}

/** How much of it is over, from 0 to 1. */
function part({ start, end }: Item, now: string): number {
  const [from = 0, to = 0, at = 0] = [start, end, now].map((one) =>
    DateTime.fromISO(one).toMillis(),
  )
  return (at - from) / (to - from)
}

/** An instant (ms) as the wire writes it. */
export const stamp = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`
