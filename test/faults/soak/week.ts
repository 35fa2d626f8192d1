// A television that is always on, day by day. Bo looks at it, whose days are alike and have a meeting each quarter of
// an hour from seven to ten at night; Ada looks in. On the fourth day summer time ends.

import { DateTime } from 'luxon'
import { createCalendar } from '../../../platforms/sandbox/calendar/calendar'
import { accountOf } from '../../../platforms/sandbox/calendar/people'
import type { TestServersOptions } from '../../engines/app'
import type { ChromiumDriver } from '../../engines/drivers/chromium'
import type { TestTv } from '../../engines/journeys/test-tv'
import { askForAnother, toTheButtons } from '../../engines/scenarios/people'
import { leave, plays, watch } from '../../engines/scenarios/recordings'
import { type Figures, figuresOf } from './figures'
import type { Network } from './network'

export const ZONE = 'Europe/Berlin'
const SEED = 'foyer'
/** A Thursday; the clocks are put back in the night to Sunday. It is after the day of the build, as in test-app.ts. */
const FIRST_DAY = DateTime.fromISO('2030-10-24', { zone: ZONE })
const START = FIRST_DAY.set({ hour: 7, minute: 35 })

export const SERVERS = {
  account: 'bo',
  sandbox: {
    now_ms: START.toMillis(),
    timezone: ZONE,
    interval_s: 1,
    seed: SEED,
    // Renewed several times a day.
    accessTokenLifetime_s: 4 * 3600,
  },
  settings: { timeZone: ZONE, hourCycle: '24' },
} satisfies TestServersOptions

const BO = 'Bo Lindqvist'
const ADA = 'Ada Brandt'

export interface Soak {
  tv: TestTv
  driver: ChromiumDriver
  network: Network
  /** Something that is done before a day is measured; nothing where nothing is to be broken. */
  beforeMeasuring(): Promise<void>
  /** Whether the network comes back in the morning. */
  isBackInTheMorning: boolean
}

/** A day, as it was when nobody was at the television any more. */
export interface Day extends Figures {
  /** YYYY-MM-DD */
  date: string
  /** Calls for meetings and for tokens that the app made that day. */
  refreshes: number
  renewals: number
}

/** What Webex has, worked out past the servers. */
const calendar = createCalendar({
  account: accountOf('bo'),
  seed: SEED,
  zone: ZONE,
  anchor_ms: START.toMillis(),
})

/** Two people sign in at a television that has just been bought, and it is Bo's turn. */
export async function signInBoth({ tv, network }: Soak): Promise<void> {
  await tv.servers.sandbox('PUT', 'media', { type: 'webm' })
  await tv.signIn()
  await toTheTop(tv)
  await askForAnother(tv)
  const { code } = await tv.viewer.until('a code', (it) => it.code.length === 6, 30_000)
  await tv.servers.sandbox('POST', 'approve', { user_code: code, account: 'ada' })
  await tv.says(ADA, '.agenda-top')
  await network.settled()
  await switchTo(tv, BO)
  await network.settled()
}

/**
 * One day and the night after it.
 * @param nth which day it is, from 0
 * @returns what the page held on to at eleven at night
 * @throws Error when anything is not as a viewer expects
 */
export async function passDay(soak: Soak, nth: number): Promise<Day> {
  const { tv, driver, network } = soak
  const date = FIRST_DAY.plus({ days: nth })
  const at = (hour: number, minute: number) => date.set({ hour, minute })

  await passTo(soak, at(7, 55))
  await passTo(soak, at(8, 5))
  await wake(tv)
  await tv.says('Up to date', '.agenda-fresh')
  await showsWhatIsOn(soak, at(8, 5))

  await through(soak, at(8, 5), at(10, 5), 5)
  await wake(tv)
  await tv.press('ArrowDown', 'ArrowUp', 'Enter')
  await tv.has('.meeting')
  await network.settled()
  await tv.press('Escape')
  await tv.hasNo('.meeting')
  await showsWhatIsOn(soak, at(10, 5))

  await switchTo(tv, ADA)
  await network.settled()
  await watch(tv, 'Quarterly review')
  await plays(tv, 0)
  await leave(tv)
  await tv.press('Escape')
  await tv.has('.agenda-top')
  await network.settled()
  await through(soak, at(10, 5), at(10, 35), 15)
  await wake(tv)
  await switchTo(tv, BO)
  await network.settled()
  await showsWhatIsOn(soak, at(10, 35))

  await standbyTo(soak, at(13, 5))
  await showsWhatIsOn(soak, at(13, 5))
  await through(soak, at(13, 5), at(23, 5), 30)
  await wake(tv)
  await tv.says('No meeting right now', '.now-title')
  await network.settled()
  // Each night alike: for seconds after a key nothing is drawn for the next start.
  await tv.press('ArrowUp', 'ArrowDown')

  await soak.beforeMeasuring()
  const fetched = await tv.evaluate<string[]>('probe.fetched()')
  const asked = (path: string) => fetched.filter((address) => address.includes(path)).length
  const day = {
    date: date.toISODate() ?? '',
    ...(await figuresOf(driver)),
    refreshes: asked('/meetings?'),
    renewals: asked('/access_token'),
  }
  if (nth > 0 && asked('/device/') > 0) throw new Error('a code was asked for: signed out')
  if (day.renewals === 0) throw new Error('no token was renewed all day')

  await network.connect(false)
  await through(soak, at(23, 5), date.plus({ days: 1 }).set({ hour: 7, minute: 5 }), 60)
  if (soak.isBackInTheMorning) await network.connect(true)
  await network.settled()
  return day
}

/** The time goes on in steps of so many minutes. */
async function through(soak: Soak, from: DateTime, to: DateTime, minutes: number) {
  for (let at = from.plus({ minutes }); at <= to; at = at.plus({ minutes })) await passTo(soak, at)
}

/** The time goes on to a minute; the screen says so, and nobody was signed out. */
async function passTo(soak: Soak, at: DateTime) {
  await soak.tv.passTo(withinMinute(at))
  await standsAt(soak, at)
}

/** The television was in standby until a minute. */
async function standbyTo(soak: Soak, at: DateTime) {
  await soak.tv.standbyTo(withinMinute(at))
  await standsAt(soak, at)
}

async function standsAt({ tv, network }: Soak, at: DateTime) {
  await network.settled()
  const page = await tv.viewer.look()
  if (page?.screen === 'sign-in') throw new Error(`signed out at ${at.toISO()}`)
  await tv.says(at.toFormat('HH:mm'), '.now-clock, .ambient-clock')
}

/** On Bo's agenda: of the meetings that are on, the one that began last. */
async function showsWhatIsOn({ tv }: Soak, at: DateTime) {
  const at_ms = at.toMillis()
  const on = calendar.list('scheduledMeeting', { from_ms: at_ms, to_ms: at_ms + 1 }, at_ms)
  const meeting = on[on.length - 1]
  if (meeting?.meetingType !== 'scheduledMeeting') throw new Error(`nothing is on at ${at.toISO()}`)
  await tv.says(meeting.of.title, '.now-card.on .now-title')
}

/** A key takes the dim clock away, where it has come. */
async function wake(tv: TestTv) {
  if ((await tv.read('.ambient')).length === 0) return
  await tv.viewer.driver.press('Escape')
  await tv.hasNo('.ambient')
  await tv.focused()
}

/** From wherever on the agenda to the button with the person's name, by way of yesterday. */
async function toTheTop(tv: TestTv) {
  await tv.press('ArrowLeft', 'ArrowLeft')
  await toTheButtons(tv)
}

/** It is the other one's turn. */
async function switchTo(tv: TestTv, name: string) {
  await toTheTop(tv)
  await tv.press('Enter')
  await tv.says('Who is using Foyer?')
  await tv.isAt(new RegExp(`^${name}`))
  await tv.press('Enter')
  await tv.says(name, '.agenda-top')
  await tv.viewer.until('meetings', ({ meetings, isRow }) => meetings > 0 && isRow, 10_000)
}

/** An instant of the wire, some seconds into a minute: the page's clock is behind by as long as the page took to come. */
const withinMinute = (at: DateTime) => at.plus({ seconds: 15 }).toUTC().toISO() ?? ''
