// @vitest-environment jsdom

// The panel beside the agenda before a clock that is moved by hand, at every minute of a day and of
// a week in which the clocks change, compared with what an oracle makes of the raw items of the wire.

import { DateTime } from 'luxon'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { fromWebex } from '../../../src/meetings/meeting'
import { NowPanel } from '../../../src/screens/agenda/NowPanel'
import { type ServicesDeps, ServicesProvider } from '../../../src/screens/services'
import {
  createPreferences,
  DEFAULTS,
  type PreferencesStore,
} from '../../../src/session/preferences'
import { addDays, startOfDay, zoneNamed } from '../../../src/time/zone'
import { seed } from '../../generated'
import { handClock } from '../../hand-clock'
import { calendar, type Item, key, oracle, stamp } from '../../meetings/wire-calendar'
import { memoryStorage } from '../../tv/memory-storage'

// The week is drawn by React's server renderer, which is faster and subscribes to nothing.
vi.mock('../../../src/session/use-session', () => ({
  usePreferences: (store: PreferencesStore) => store.state(),
}))

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const MINUTE_MS = 60_000
const SECOND_MS = 1000

/** What is to be read, by class, and how full the bar is in percent. */
interface Panel {
  clock: string
  date: string
  titles: string[]
  whens: string[]
  bar?: number | undefined
}

/** How a person in that zone writes the days and hours of the wire, at that instant. */
function writer(instant: number, zone: string) {
  const now = DateTime.fromMillis(instant, { zone, locale: 'en-US' })
  const at = (iso: string) => DateTime.fromISO(iso, { zone, locale: 'en-US' })
  const date = (day: DateTime) => day.toFormat('cccc, LLLL d')
  const when = (iso: string, tomorrow: string) => {
    const time = at(iso).toFormat('HH:mm')
    if (at(iso).hasSame(now, 'day')) return time
    const isTomorrow = at(iso).hasSame(now.plus({ days: 1 }), 'day')
    return `${isTomorrow ? tomorrow : date(at(iso))}, ${time}`
  }
  return { now, at, date, when }
}
type Writer = ReturnType<typeof writer>

/** Until when what is on now lasts. */
function lastsText({ now, at, when }: Writer, current: Item, others: number): string {
  const more = others > 0 ? ` · ${others} more now` : ''
  const last = at(current.end).minus({ days: 1 })
  const until = last > now ? ` · until ${last.toFormat('ccc, LLL d')}` : ''
  const text = current.allDay ? `All day${until}` : `until ${when(current.end, 'tomorrow')}`
  return `${text}${more}`
}

/** When the next one begins. */
function beginsText({ now, at, when }: Writer, next: Item): string {
  const minutes = at(next.start).diff(now, 'minutes').minutes
  const soon = `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  if (minutes <= 60 && !next.allDay) return `${at(next.start).toFormat('HH:mm')} · ${soon}`
  const begins = when(next.start, 'Tomorrow')
  return next.allDay ? begins.replace(/\d\d:\d\d$/, 'All day') : begins
}

/** What should be read. */
function expected(items: Item[], instant: number, zone: string): Panel {
  const write = writer(instant, zone)
  const named = (name?: string) => items.find((item) => key(item) === name)
  const seen = oracle(items, stamp(instant))
  const current = named(seen.current)
  const next = named(seen.next)
  const whens: string[] = []
  if (current) whens.push(lastsText(write, current, seen.on.length - 1))
  else if (seen.freeUntil) whens.push(`Free until ${write.when(seen.freeUntil, 'tomorrow')}`)
  if (next) whens.push(beginsText(write, next))
  return {
    clock: write.now.toFormat('HH:mm'),
    date: write.date(write.now),
    titles: [current?.title ?? 'No meeting right now', next?.title ?? 'No more meetings coming up'],
    whens,
    bar: seen.progress === undefined ? undefined : seen.progress * 100,
  }
}

function read(panel: HTMLElement): Panel {
  const texts = (name: string) =>
    Array.from(panel.getElementsByClassName(name), ({ textContent }) => textContent ?? '')
  const bar = panel.querySelector<HTMLElement>('.now-bar i')
  return {
    clock: texts('now-clock').join(),
    date: texts('now-date').join(),
    titles: texts('now-title'),
    whens: texts('now-when'),
    bar: bar ? Number.parseFloat(bar.style.width) : undefined,
  }
}

/** A panel with a week of meetings, and the clock that it looks at. */
function panelOf(zone: string, first: string, days: number) {
  const items = calendar(zone, first, days)
  const meetings = items.flatMap((item) => fromWebex(item) ?? [])
  const clock = handClock(startOfDay(first, zone))
  const defaults = { ...DEFAULTS, timeZone: zone, hourCycle: '24' } as const
  const preferences = createPreferences({ storage: memoryStorage(), defaults, zoneNamed })
  const deps = { clock, preferences, tvZone: 'UTC' } as unknown as ServicesDeps
  const node = (
    <ServicesProvider deps={deps}>
      <NowPanel meetings={meetings} searched />
    </ServicesProvider>
  )
  const check = (panel: HTMLElement) => {
    const { bar, ...words } = read(panel)
    const { bar: full, ...right } = expected(items, clock.now(), zone)
    expect({ at: stamp(clock.now()), ...words }).toEqual({ at: stamp(clock.now()), ...right })
    if (full === undefined) expect(bar).toBeUndefined()
    else expect(bar).toBeCloseTo(full, 3)
  }
  return { clock, node, check, end: startOfDay(addDays(first, days), zone) }
}

test(`goes through the day on which summer begins by itself, minute by minute (SEED=${seed})`, {
  timeout: 180_000,
}, async () => {
  const { clock, node, check, end } = panelOf('Europe/Berlin', '2026-03-29', 1)
  const panel = document.createElement('div')
  const root = createRoot(panel)
  await act(async () => root.render(node))
  while (clock.now() < end) {
    check(panel)
    // Nobody tells it that a minute has passed; it looks each second.
    clock.jump(MINUTE_MS - SECOND_MS)
    await act(() => clock.advance(SECOND_MS))
  }
  await act(async () => root.unmount())
})

test(`is right at each minute of a week in which summer ends (SEED=${seed})`, {
  timeout: 180_000,
}, () => {
  const { clock, node, check, end } = panelOf('America/New_York', '2026-10-29', 7)
  const panel = document.createElement('div')
  for (; clock.now() < end; clock.jump(MINUTE_MS)) {
    panel.innerHTML = renderToStaticMarkup(node)
    check(panel)
  }
})
