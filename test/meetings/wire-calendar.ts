// A calendar as it is on the wire, by chance, and an oracle that says what is on and next in it. It knows
// nothing of our arithmetic: it compares time stamps as text, and has its days from luxon.

import { DateTime } from 'luxon'

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

/** A calendar by chance, around the days from `first` on, as people in `zone` would make it. */
export function calendar(zone: string, first: string, days: number, random: () => number): Item[] {
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
