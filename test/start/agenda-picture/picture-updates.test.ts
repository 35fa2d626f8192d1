// @vitest-environment jsdom
// When the picture is drawn, and by what clock, beside a drawing that is always the same.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createActivity } from '../../../src/remote/activity'
import { createPreferences, DEFAULTS } from '../../../src/session/preferences'
import { loadPicture, type PictureSlot } from '../../../src/start/agenda-picture/picture'
import { updatePicture } from '../../../src/start/agenda-picture/picture-updates'
import { createStore } from '../../../src/store'
import { zoneNamed } from '../../../src/time/zone'
import { handClock, settle } from '../../hand-clock'
import { memoryStorage } from '../../tv/memory-storage'
import { aSlot, FROM, memoryOfPage } from './pictures'

const HOUR_MS = 3_600_000
const OF_THIS_APP = { build: 1, settings: '{}', region: (at: number) => `en,${at},0` }
const DATA = {
  meetings: [],
  days: [{ meetings: [{}] }],
  unreadable: 0,
  through: '2030-03-06',
  last: '2030-03-06',
}

const clock = handClock(FROM)
const agenda = createStore<{ data: object & { fetchedAt: number } }>({
  data: { ...DATA, fetchedAt: FROM },
})
const storage = memoryOfPage()
const draw = vi.fn((mark: number): PictureSlot | undefined => aSlot({ mark }))
/** The picture that a start would show on whose own clock it is `own_ms`. */
const pictureAt = (own_ms: number) => loadPicture(storage, own_ms, OF_THIS_APP)

let stop: () => void

beforeEach(async () => {
  document.body.innerHTML =
    '<div id="app"><div class="stage"><div class="screen agenda"><p class="agenda-fresh"></p>' +
    '<aside class="now-panel"></aside><div class="list" style="height: 300px">' +
    '<div class="list-rows"></div></div></div></div></div>'
  const services = {
    session: { state: () => ({ status: 'signed_in' }), subscribe: () => () => {} },
    agenda: { state: agenda.get, subscribe: agenda.subscribe },
    preferences: createPreferences({ storage: memoryStorage(), defaults: DEFAULTS, zoneNamed }),
    isPersistent: () => true,
  }
  const profiles = {
    state: () => ({ isChooserOpen: false, ask: false, people: [] }),
    subscribe: () => () => {},
    services: () => services,
  }
  stop = updatePicture({
    profiles: profiles as never,
    clock,
    activity: createActivity((callback) => callback()),
    tvZone: 'UTC',
    storage,
    ...OF_THIS_APP,
    draw: () => ({ slot: async (mark) => draw(mark), close() {} }),
  })
  await clock.advance(5000)
})
afterEach(() => stop())

/** The agenda is fetched anew, and the server says that the television is so far behind. */
async function fetchAgain(behind_ms: number, more: object = {}) {
  const own_ms = clock.now() - clock.offset()
  clock.syncFromDateHeader(new Date(own_ms + behind_ms).toUTCString(), 'api')
  agenda.set({ data: { ...agenda.get().data, ...more, fetchedAt: clock.now() } })
  await settle()
}

it('is drawn once nobody presses a key, and keeps how wrong the clock is with every answer', async () => {
  expect(pictureAt(FROM + 5000)?.now).toBe(FROM + 5000)
  const drawings = draw.mock.calls.length
  await fetchAgain(HOUR_MS)
  expect(pictureAt(FROM + 5000)?.now).toBe(FROM + 5000 + HOUR_MS)
  expect(draw).toHaveBeenCalledTimes(drawings)
})

it('is drawn anew where the clock was put back behind its beginning', async () => {
  const own_ms = () => clock.now() - clock.offset()
  clock.jump(-2 * HOUR_MS)
  await fetchAgain(0)
  expect(pictureAt(own_ms())?.now).toBe(clock.now())
})

it('is gone once there are no meetings, of which a start would show those that are cancelled', async () => {
  await fetchAgain(0, { days: [{ meetings: [] }] })
  expect(pictureAt(clock.now())).toBeUndefined()
  expect(Object.keys(storage)).toEqual([])
  await fetchAgain(0, { days: [{ meetings: [{}] }] })
  await clock.advance(1000)
  expect(pictureAt(clock.now() - clock.offset())).toBeDefined()
})

it('is gone where meetings are known, but none in the days that a start would show', async () => {
  draw.mockReturnValueOnce(undefined)
  await fetchAgain(0, { days: [{ meetings: [{}] }] })
  expect(Object.keys(storage)).toEqual([])
})
