// @vitest-environment jsdom
// The picture at every minute of a day, beside the panel and the rows as the app shows them at that minute.

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { describe, expect, it } from 'vitest'
import { daysOf } from '../../../src/meetings/days'
import { fromWebex, type Meeting } from '../../../src/meetings/meeting'
import { AgendaRow } from '../../../src/screens/agenda/AgendaRow'
import { agendaRows, homeRow } from '../../../src/screens/agenda/agenda-rows'
import { NowPanel } from '../../../src/screens/agenda/NowPanel'
import { type ServicesDeps, ServicesProvider } from '../../../src/screens/services'
import { createPreferences, DEFAULTS } from '../../../src/session/preferences'
import { createDrawer } from '../../../src/start/agenda-picture/draw-picture'
import { createShownList, screenHtml } from '../../../src/start/agenda-picture/shown-picture'
import { zoneNamed } from '../../../src/time/zone'
import { handClock } from '../../hand-clock'
import { memoryStorage } from '../../tv/memory-storage'
import { aPicture } from './pictures'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const MINUTE_MS = 60_000
const START = Date.parse('2030-03-05T06:00:00Z')
const at = (minutes: number) => START + minutes * MINUTE_MS

function meeting(title: string, from_min: number, length_min?: number): Meeting {
  const stamp = (minutes: number) => new Date(at(minutes)).toISOString()
  const end = length_min === undefined ? {} : { end: stamp(from_min + length_min) }
  return fromWebex({ id: title, title, start: stamp(from_min), ...end } as never) as Meeting
}

const MEETINGS = [
  meeting('early', 30, 60),
  meeting('over it', 60, 15),
  // It is the next to begin, and not what the panel names as next.
  meeting('fair', 150, 2 * 24 * 60),
  meeting('in 5 minutes', 170, 20),
  meeting('without an end', 200),
]

function servicesAt(now: number): ServicesDeps {
  const preferences = createPreferences({
    storage: memoryStorage(),
    defaults: { ...DEFAULTS, hourCycle: '24' },
    zoneNamed,
  })
  return { preferences, tvZone: 'UTC', clock: handClock(now) } as unknown as ServicesDeps
}

const DATA = {
  meetings: MEETINGS,
  days: daysOf(MEETINGS, 'UTC', START - 6 * 60 * MINUTE_MS, START + 18 * 60 * MINUTE_MS),
  unreadable: 0,
  fetchedAt: START,
  through: '2030-03-05',
  last: '2030-03-05',
}

async function drawn() {
  const pause = async () => {}
  const services = servicesAt(START)
  const drawer = createDrawer({ services, data: DATA, through: DATA.through, pause })
  const slot = await drawer.slot(5, START, at(360))
  drawer.close()
  if (!slot) throw new Error('there is no picture')
  const hours = Array.from({ length: 24 }, (_, hour) => `${`0${hour}`.slice(-2)}:00`)
  const soon = Array.from({ length: 61 }, (_, n) => `in ${n} ${n === 1 ? 'minute' : 'minutes'}`)
  return { slot, picture: aPicture({ hours, soon, slots: [START, at(360)], frame: ['', '', ''] }) }
}

/** What a person reads, and how full the bar is, in percent. */
function readIn(html: string) {
  const place = document.createElement('div')
  place.innerHTML = html
  const bar = place.querySelector<HTMLElement>('.now-bar i')?.style.width
  return { text: place.textContent, bar: bar && Number.parseFloat(bar).toFixed(3) }
}

/** The app's own panel at that instant, or a row of its list. */
async function shownAt(now: number, node: React.ReactNode) {
  const place = document.createElement('div')
  const root = createRoot(place)
  await act(async () =>
    root.render(<ServicesProvider deps={servicesAt(now)}>{node}</ServicesProvider>),
  )
  const html = place.innerHTML
  await act(async () => root.unmount())
  return html
}

describe('a picture that was drawn', () => {
  it('says at every minute what the panel says then', async () => {
    const { slot, picture } = await drawn()
    for (let minute = 0; minute < 300; minute++) {
      const now = at(minute) + 500
      const panel = await shownAt(now, <NowPanel meetings={MEETINGS} searched={false} />)
      expect(readIn(screenHtml(picture, slot, now)), `${minute}`).toEqual(readIn(panel))
    }
  })

  it('has at every minute the rows as they are then, and the focus where a viewer wants to look', async () => {
    const { slot, picture } = await drawn()
    const rows = agendaRows(DATA.days, '2030-03-05')
    for (let minute = 0; minute < 300; minute += 7) {
      const now = at(minute)
      const list = createShownList(picture, slot, now)
      const home = homeRow(rows, '2030-03-05', now)
      expect(list.state()?.at).toBe(home?.key)
      for (const [n, row] of rows.entries()) {
        const shown = await shownAt(now, <AgendaRow row={row} now={now} recorded={false} />)
        expect(list.rowHtml(n), `${minute}`).toContain(shown)
      }
    }
  })
})
