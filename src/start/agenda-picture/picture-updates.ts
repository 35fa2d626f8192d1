// Brings the picture of the agenda for the next start (picture.ts) up to date: drawn anew while nobody presses
// a key, and removed at once when somebody signs out, another person is chosen, or a choice makes it wrong.

import type { Clock } from '../../clock'
import { t } from '../../i18n/i18n'
import type { AgendaData } from '../../meetings/agenda/agenda-data'
import { homeDays } from '../../meetings/agenda/calendar'
import type { ProfilesRunner } from '../../profiles/runner'
import type { ProfileServices } from '../../profiles/services'
import type { Activity } from '../../remote/activity'
import { topNotes } from '../../screens/agenda/AgendaTop'
import { freshness, timeText } from '../../screens/time-text'
import { type Preferences, zoneOf } from '../../session/preferences'
import type { HourCycle } from '../../time/time-words'
import { addDays, localDay, offsetAt_ms, startOfDay } from '../../time/zone'
import { frameOf } from './frame'
import {
  clearPicture,
  type Picture,
  type PictureOf,
  type PictureSlot,
  savePicture,
  saveSlot,
  type Timeline,
} from './picture'

/** Nobody has pressed a key for so long before it is drawn. */
const REST_MS = 5000
/** Between two pieces of the drawing. */
const PAUSE_MS = 50
const HOUR_MS = 3_600_000
const SLOT_MS = 6 * HOUR_MS
/** A weekend, and the morning after it. */
const DAYS = 4
/** Minutes of age that have words of their own. */
const AGES = 60

export interface PictureUpdatesDeps extends PictureOf {
  profiles: Pick<ProfilesRunner, 'state' | 'subscribe' | 'services'>
  clock: Clock
  activity: Activity
  tvZone: string
  storage: Storage
  /** Starts a drawing. */
  draw(
    services: ProfileServices,
    data: AgendaData,
    through: string,
    pause: () => Promise<void>,
  ): {
    slot(mark: number, since: number, until: number): Promise<PictureSlot | undefined>
    close(): void
  }
}

/**
 * Stores a picture of the agenda for the next start whenever nobody presses a key, from here on.
 * @returns a way to stop; what is stored stays
 */
export function updatePicture(deps: PictureUpdatesDeps): () => void {
  const { profiles, clock, activity, storage } = deps
  let services = profiles.services()
  let stopServices = follow()
  /** What the last picture of this run was drawn from. */
  let drawn: { from: unknown; picture: Picture } | undefined
  /** The choices that a picture shows; undefined until somebody is signed in. */
  let choices: Preferences | undefined
  let drawing: AbortController | undefined
  let isIdle = false

  function follow() {
    const { session, agenda, preferences } = services
    const stops = [session, agenda, preferences].map((one) => one.subscribe(changed))
    return () => {
      for (const stop of stops) stop()
    }
  }

  function changed() {
    const latest = profiles.services()
    if (latest !== services) {
      stopServices()
      services = latest
      stopServices = follow()
      remove()
    }
    const { isChooserOpen, ask, people } = profiles.state()
    const { status } = services.session.state()
    if (status === 'signed_out' || isChooserOpen || (ask && people.length > 1)) return remove()
    if (status !== 'signed_in') return
    const chosen = services.preferences.state()
    if (choices !== undefined && chosen !== choices) remove()
    choices = chosen
    update()
  }

  function remove() {
    choices = undefined
    clear()
  }

  function clear() {
    drawing?.abort()
    drawing = undefined
    drawn = undefined
    attempt(() => clearPicture(storage))
  }

  /** Brings the picture up to what is known, if it is another than what was drawn. */
  function update() {
    const { data, failure } = services.agenda.state()
    if (!data || failure || !services.isPersistent()) return
    // A screen without meetings has no picture, and that of meetings which are gone would be wrong for days.
    if (!data.days.some(({ meetings }) => meetings.length > 0)) return clear()
    const zone = zoneNow()
    const from = data.days
    const [since = 0, until = 0] = drawn?.picture.slots ?? []
    // Not where the clock was put back behind its beginning, either.
    if (drawn?.from === from && since <= clock.now() && clock.now() < until) {
      if (data.fetchedAt === drawn.picture.fetchedAt) return
      drawn.picture = { ...drawn.picture, ...timesOf(data, zone) }
      const { picture } = drawn
      attempt(() => savePicture(storage, picture))
    } else if (isIdle && !drawing) void redraw(data, zone)
  }

  const zoneNow = () => zoneOf(services.preferences.state(), deps.tvZone)

  async function redraw(data: AgendaData, zone: string) {
    const frame = frameOf(document)
    if (!frame) return
    const mine = new AbortController()
    drawing = mine
    const picture = pictureOf(data, zone, frame)
    const through = homeDays(localDay(data.fetchedAt, zone)).through
    const drawer = deps.draw(services, data, through, () => clock.wait(PAUSE_MS, mine.signal))
    try {
      await drawSlots(drawer, picture, mine.signal)
      if (!mine.signal.aborted) drawn = { from: data.days, picture }
    } catch {
      // A key was pressed, or there is no room; what is stored of it belongs together.
    } finally {
      drawer.close()
      if (drawing === mine) drawing = undefined
    }
  }

  /** Stores each slot as soon as it is drawn. Rejects when `signal` aborts. */
  async function drawSlots(
    drawer: ReturnType<PictureUpdatesDeps['draw']>,
    picture: Picture,
    signal: AbortSignal,
  ) {
    for (const [n, since] of picture.slots.slice(0, -1).entries()) {
      const slot = await drawer.slot(picture.mark, since, picture.slots[n + 1] as number)
      if (signal.aborted) return
      if (!slot) return n === 0 ? clear() : undefined
      saveSlot(storage, n, slot)
      if (n === 0) savePicture(storage, picture)
    }
  }

  function pictureOf(
    data: AgendaData,
    zone: string,
    frame: Pick<Picture, 'frame' | 'page' | 'height_px'>,
  ): Picture {
    const now = clock.now()
    const slots = slotsFrom(now, zone)
    return {
      ...frame,
      ...timesOf(data, zone),
      build: deps.build,
      settings: deps.settings,
      region: deps.region(now),
      mark: now,
      slots,
      offsets: offsetsOf(slots, zone),
      hours: hoursOf(services.preferences.state().hourCycle),
      soon: Array.from({ length: AGES + 1 }, (_, count) => t('agenda.inMinutes', { count })),
    }
  }

  function timesOf(
    data: AgendaData,
    zone: string,
  ): Pick<Picture, 'ages' | 'fetchedAt' | 'behind_ms'> {
    const { hourCycle } = services.preferences.state()
    const at = (minutes: number) => data.fetchedAt + minutes * 60_000
    return {
      fetchedAt: data.fetchedAt,
      behind_ms: clock.offset(),
      ages: Array.from({ length: AGES }, (_, minutes) =>
        topNotes(freshness(data.fetchedAt, at(minutes), zone, hourCycle), data, true, true),
      ),
    }
  }

  const stopProfiles = profiles.subscribe(changed)
  const stopIdle = activity.watchIdle(clock, REST_MS, (idle) => {
    isIdle = idle
    if (idle) changed()
    else drawing?.abort()
  })
  changed()
  return () => {
    drawing?.abort()
    stopServices()
    stopProfiles()
    stopIdle()
  }
}

/** Where each slot begins, and the end of the last one: every six hours, and at each midnight. */
function slotsFrom(now: number, zone: string): number[] {
  const today = localDay(now, zone)
  const slots = [now]
  for (let day = 0; day <= DAYS; day++) {
    const start = startOfDay(addDays(today, day), zone)
    const end = startOfDay(addDays(today, day + 1), zone)
    for (let since = start; since < end && (day < DAYS || since === start); since += SLOT_MS)
      if (since > now) slots.push(since)
  }
  return slots
}

/** The zone's offset at each slot, and where it changes inside of one, to the hour. */
function offsetsOf(slots: number[], zone: string): Timeline<number> {
  const found: Timeline<number> = []
  const end = slots[slots.length - 1] as number
  for (
    let now = slots[0] as number;
    now < end;
    now += now % HOUR_MS ? HOUR_MS - (now % HOUR_MS) : HOUR_MS
  ) {
    const offset = offsetAt_ms(now, zone)
    if (found[found.length - 1]?.[1] !== offset) found.push([now, offset])
  }
  return found
}

/** The clock's markup at each full hour of a day, as the panel writes it. */
function hoursOf(hourCycle: HourCycle): string[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const [time, half] = timeText(hour * HOUR_MS, 'UTC', hourCycle).split(/\s/)
    return `${time}${half ? `<small>${half}</small>` : ''}`
  })
}

function attempt(work: () => void) {
  try {
    work()
  } catch {
    // no storage, or no room in it
  }
}
