// Draws the picture of the agenda (picture.ts) with the app's own components, for each of the hours ahead: what the
// screen will show then, from what is known now.

import { Fragment, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Clock } from '../../clock'
import { layOut } from '../../components/list/list-layout'
import { t } from '../../i18n/i18n'
import type { AgendaData } from '../../meetings/agenda/agenda-data'
import { endOf, type Meeting, SOON_MS } from '../../meetings/meeting'
import { nowAndNext } from '../../meetings/now-next'
import { AgendaRow } from '../../screens/agenda/AgendaRow'
import { type AgendaRowData, agendaRows, homeRow } from '../../screens/agenda/agenda-rows'
import { NowPanel, SOON_MIN } from '../../screens/agenda/NowPanel'
import { TEXT_SCALES } from '../../screens/appearance/page-appearance'
import { type ServicesDeps, ServicesProvider } from '../../screens/services'
import { freshness } from '../../screens/time-text'
import { Titles } from '../../screens/titles'
import { zoneOf } from '../../session/preferences'
import { minutesUntil } from '../../time/time-words'
import { addDays, localDay, startOfDay } from '../../time/zone'
import type { PicturePanel, PictureRow, PictureSlot, Timeline } from './picture'
import { SOON } from './shown-picture'

const MINUTE_MS = 60_000
/** How many rows are drawn before the first and after the last that can have the focus at the start. */
const ROWS_BEFORE = 8
const ROWS_AFTER = 20
/** How many pieces of markup are made without a pause. */
const AT_ONCE = 6

/** What a picture is drawn from. */
export interface DrawDeps {
  services: ServicesDeps
  data: AgendaData
  /** The days that the app knows when it is started again. */
  through: string
  /** Lets others have the processor, and rejects when the drawing is no longer wanted. */
  pause(): Promise<void>
}

/** Makes what draws the picture of the agenda, one slot of some hours after the other; to be closed when done. */
export function createDrawer({ services, data, through, pause }: DrawDeps) {
  const { preferences, tvZone, clock } = services
  const chosen = preferences.state()
  const zone = zoneOf(chosen, tvZone)
  const scale = TEXT_SCALES[chosen.textSize]
  const days = data.days.filter(({ day }) => day <= through)
  const end = startOfDay(addDays(through, 1), zone)
  const meetings = data.meetings.filter(({ start }) => start < end)
  const place = document.createElement('div')
  const root = createRoot(place)
  let made = 0

  /** The markup of components as they are at an instant. */
  async function htmlAt(now: number, node: ReactNode): Promise<string> {
    made += 1
    if (made % AT_ONCE === 0) await pause()
    const deps = { ...services, clock: stopped(clock, now) }
    flushSync(() =>
      root.render(
        <Fragment key={made}>
          <ServicesProvider deps={deps}>
            <Titles>{node}</Titles>
          </ServicesProvider>
        </Fragment>,
      ),
    )
    return place.innerHTML
  }

  /** The markup from `since` on, at each of the instants at which it may change. */
  async function timeline(instants: number[], node: (now: number) => ReactNode): Promise<Timeline> {
    const found: Timeline = []
    for (const now of instants) {
      const html = await htmlAt(now, node(now))
      if (found[found.length - 1]?.[1] !== html) found.push([now, html])
    }
    return found
  }

  async function panelAt(now: number, home: string): Promise<PicturePanel> {
    const html = await htmlAt(now, <NowPanel meetings={meetings} searched={false} />)
    const {
      now: [current],
      next,
    } = nowAndNext(meetings, now)
    const isOn = current?.end !== undefined
    return {
      home,
      ...withSoonGap(html, next?.start, now),
      ...(isOn && { on: [current.start, current.end as number] }),
    }
  }

  return {
    /** The hours from `since` to `until`, ms since 1970, on one calendar day. */
    async slot(mark: number, since: number, until: number): Promise<PictureSlot | undefined> {
      const today = localDay(since, zone)
      const known = days.filter(({ day }) => day >= addDays(today, -1))
      const rows = agendaRows(known, today)
      const layout = layOut(rows, scale)
      const within = (instants: number[]) => instantsIn(since, until, instants)
      const changes = within(meetings.flatMap(panelChanges))
      const homes = changes.map((now) => homeRow(rows, today, now)?.key ?? '')
      const indexes = homes.map((key) => rows.findIndex((row) => row.key === key))
      if (indexes.some((index) => index < 0)) return undefined
      const first = Math.max(0, Math.min(...indexes) - ROWS_BEFORE)
      const shown = rows.slice(first, Math.max(...indexes) + ROWS_AFTER)
      const pictureRows: PictureRow[] = []
      for (const [n, row] of shown.entries())
        pictureRows.push({
          key: row.key,
          height: layout.heights[first + n] ?? 0,
          pressable: row.pressable,
          html: await timeline(within(rowChanges(row)), (now) => (
            <AgendaRow row={row} now={now} recorded={false} />
          )),
        })
      const panels: Timeline<PicturePanel> = []
      for (const [n, now] of changes.entries())
        panels.push([now, await panelAt(now, homes[n] ?? '')])
      return {
        mark,
        old: freshness(
          data.fetchedAt,
          Math.max(since, data.fetchedAt + 60 * MINUTE_MS),
          zone,
          chosen.hourCycle,
        ),
        rows: pictureRows,
        top_px: layout.tops[first] ?? 0,
        total_px: layout.total,
        panels,
      }
    },
    close: () => root.unmount(),
  }
}

/** The markup of a panel, with a gap where its last line says in how many minutes the next meeting is. */
function withSoonGap(
  html: string,
  next: number | undefined,
  now: number,
): Pick<PicturePanel, 'html' | 'next'> {
  if (next === undefined) return { html }
  const soon = t('agenda.inMinutes', { count: minutesUntil(next, now) })
  const at = html.lastIndexOf(soon)
  // Where it is not said there, the same words may stand in a title.
  if (at < html.lastIndexOf('class="now-when"')) return { html }
  return { html: html.slice(0, at) + SOON + html.slice(at + soon.length), next }
}

/** A clock that stands still. */
function stopped(clock: Clock, now: number): Clock {
  return { ...clock, now: () => now, wait: () => new Promise<void>(() => {}) }
}

/** `since`, and those of the instants that lie between it and `until`, in their order. */
function instantsIn(since: number, until: number, instants: number[]): number[] {
  const inside = instants.filter((instant) => instant > since && instant < until)
  return [since, ...new Set(inside.sort((a, b) => a - b))]
}

/** When what a panel says of a meeting changes. */
function panelChanges(meeting: Meeting): number[] {
  const { start } = meeting
  return [start - SOON_MIN * MINUTE_MS, start, endOf(meeting)]
}

/** When a row changes. */
function rowChanges(row: AgendaRowData): number[] {
  if (row.type !== 'meeting') return []
  const { start } = row.meeting
  return [start - SOON_MS, start, endOf(row.meeting)]
}
