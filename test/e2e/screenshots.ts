// Pictures of every state of every screen, for looking at: `npm run screenshots` writes them to
// .cache/screenshots; `npm run screenshots -- --readme` renews the two in the README as well;
// names behind the dashes take those alone, and `--full-hd` the larger size alone.

import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { languages } from '../../src/words/words'
import {
  ADD_A_PERSON,
  goToButton,
  type LivingRoom,
  openLivingRoom,
  SETTINGS,
  signIn,
  type Television,
} from './living-room'
import { playsFrom, watch } from './watching'

const OUT = resolve(import.meta.dirname, '../../.cache/screenshots')
const README = resolve(import.meta.dirname, 'pictures')

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
]

type Options = Parameters<LivingRoom['television']>[0]

interface Picture {
  name: string
  tv?: Options
  faults?: object[]
  /** Brings the television into the state; what it looks like then is the picture. */
  show(tv: Television, room: LivingRoom): Promise<unknown>
}

const always = (kind: object, path = '/v1') => [{ path, count: 'always', ...kind }]
const agenda = (account: string) => async (tv: Television, room: LivingRoom) => {
  await signIn(room, tv, account)
  await tv.page.locator('.agenda-meeting, .agenda-empty h2').first().waitFor()
}

const PICTURES: Picture[] = [
  { name: 'sign-in', show: (tv) => tv.code() },
  { name: 'sign-in-german', tv: { locale: 'de-DE' }, show: (tv) => tv.code() },
  { name: 'sign-in-arabic', tv: { locale: 'ar-EG' }, show: (tv) => tv.code() },
  {
    name: 'sign-in-offline',
    faults: always({ kind: 'offline' }),
    show: (tv) => tv.shows('Still trying to get a code'),
  },
  {
    name: 'sign-in-trouble',
    async show(tv, room) {
      await tv.code()
      await room.sandbox('PUT', 'faults', always({ kind: 'status', status: 503 }))
      await tv.shows('trouble of its own')
    },
  },
  {
    name: 'sign-in-refused',
    async show(tv, room) {
      await room.sandbox('POST', 'deny', { user_code: await tv.code() })
      await tv.shows('Not approved')
    },
  },
  {
    name: 'sign-in-misconfigured',
    tv: { settings: { scopes: 'spark:all' } },
    show: (tv) => tv.shows('not set up correctly'),
  },
  {
    name: 'sign-in-ended',
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await tv.shows('Ada Brandt')
      await room.sandbox('PUT', 'faults', [{ kind: 'revoked' }])
      await tv.page.reload()
      await tv.shows('has ended')
      await tv.code()
    },
  },
  {
    name: 'settings-wrong',
    tv: { settings: { relay: 'relay.example.org' } },
    show: (tv) => tv.shows('Try again'),
  },
  { name: 'agenda', show: agenda('ada') },
  { name: 'agenda-24-hours', tv: { settings: { hourCycle: '24' } }, show: agenda('ada') },
  { name: 'agenda-12-hours', tv: { settings: { hourCycle: '12' } }, show: agenda('ada') },
  {
    name: 'agenda-german',
    tv: { locale: 'de-DE', settings: { timeZone: 'Europe/Berlin' } },
    show: agenda('ada'),
  },
  { name: 'agenda-arabic', tv: { locale: 'ar-EG' }, show: agenda('ada') },
  { name: 'agenda-busy', show: agenda('bo') },
  { name: 'agenda-empty', show: agenda('cy') },
  {
    name: 'agenda-odd',
    async show(tv, room) {
      await agenda('di')(tv, room)
      await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    },
  },
  {
    name: 'agenda-later-days',
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await tv.press('ArrowRight', 'ArrowRight', 'ArrowDown')
    },
  },
  {
    name: 'agenda-loading',
    async show(tv, room) {
      await room.sandbox('PUT', 'faults', always({ kind: 'delay', ms: 20_000 }, '/v1/meetings'))
      await signIn(room, tv, 'ada')
      await tv.shows('Looking up your meetings')
      await tv.page.waitForTimeout(600) // the spinner comes late on purpose
    },
  },
  {
    name: 'agenda-error',
    async show(tv, room) {
      await room.sandbox('PUT', 'faults', always({ kind: 'html' }, '/v1/meetings'))
      await signIn(room, tv, 'ada')
      await tv.shows('log in first')
    },
  },
  {
    name: 'agenda-offline',
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await room.sandbox('PUT', 'faults', always({ kind: 'offline' }))
      await tv.page.reload()
      await tv.shows('No network')
    },
  },
  {
    name: 'account',
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await tv.pressUntil('ArrowUp', 'Ada Brandt')
      await tv.press('Enter')
    },
  },
  {
    name: 'meeting',
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await tv.press('Enter')
      await tv.shows('Join on your phone')
    },
  },
  {
    name: 'meeting-long-title',
    async show(tv, room) {
      await agenda('di')(tv, room)
      for (let row = 0; row < 8; row++) {
        if ((await tv.focused()).includes('A title that goes on')) break
        await tv.press('ArrowDown')
      }
      await tv.press('Enter')
    },
  },
  {
    name: 'diagnostics',
    async show(tv, room) {
      await tv.code()
      await room.sandbox('PUT', 'faults', [
        { kind: 'status', status: 503, path: '/v1/device/token', count: 2 },
        { kind: 'html', path: '/v1/device/token' },
      ])
      await tv.press('ArrowRight', 'Enter')
      await tv.shows('200 text/html', 30_000)
      await tv.press('ArrowDown', 'x', 'ArrowUp')
    },
  },
  {
    name: 'exit',
    async show(tv) {
      await tv.code()
      await tv.press('Escape')
    },
  },
  {
    name: 'goodbye',
    async show(tv) {
      await tv.code()
      await tv.press('Escape', 'ArrowRight', 'Enter')
      await tv.shows('Goodbye')
    },
  },
]

/** The arrow that leads on: to the left where one reads that way. */
const forward = async (tv: Television) =>
  (await tv.page.evaluate(() => document.documentElement.dir)) === 'rtl'
    ? 'ArrowLeft'
    : 'ArrowRight'

const XL = { settings: { textSize: 'XL' } }
const S = { settings: { textSize: 'S' } }
const GERMAN = { locale: 'de-DE', ...XL }
const ARABIC = { locale: 'ar-EG', ...XL }

const openMeeting = async (tv: Television, room: LivingRoom) => {
  await agenda('ada')(tv, room)
  await tv.press('Enter')
  await tv.page.locator('.meeting').waitFor()
}
const openSettings = async (tv: Television, room: LivingRoom) => {
  await agenda('ada')(tv, room)
  await tv.pressUntil('ArrowUp', 'Ada Brandt')
  await tv.press('Enter')
  await goToButton(tv, SETTINGS)
  await tv.press('Enter')
  await tv.page.locator('.settings').waitFor()
}
const openDiagnostics = async (tv: Television) => {
  await tv.code()
  await tv.press(await forward(tv), 'Enter')
  await tv.page.locator('.diagnostics').waitFor()
}
/** The button above the list that is named so. */
const press = async (tv: Television, name: string) => {
  const back = (await forward(tv)) === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
  await tv.press(...Array<string>(20).fill(back))
  await tv.press('ArrowUp', 'ArrowUp', 'ArrowUp', ...Array<string>(4).fill(back))
  await tv.pressUntil(await forward(tv), name, 4)
  await tv.press('Enter')
}
const openRecordings =
  (account = 'ada') =>
  async (tv: Television, room: LivingRoom) => {
    await agenda(account)(tv, room)
    const language = await tv.page.evaluate(() => document.documentElement.lang.slice(0, 2))
    await press(tv, languages[language]?.recordings.title ?? '')
    await tv.page.locator('.shelf-item').first().waitFor()
  }
const openUnplayable = async (tv: Television, room: LivingRoom) => {
  await openRecordings()(tv, room)
  const tag = tv.page.locator('.focused .shelf-tag')
  for (let row = 0; row < 40 && !(await tag.count()); row++) await tv.press('ArrowDown')
}
const openSummary = async (tv: Television, room: LivingRoom) => {
  await openRecordings()(tv, room)
  await tv.press('ArrowDown', await forward(tv), 'ArrowDown', 'Enter')
  await tv.page.locator('.reader').waitFor()
}
const openRecorded = async (tv: Television, room: LivingRoom) => {
  await agenda('ada')(tv, room)
  const tag = tv.page.locator('.agenda-tag.recorded')
  for (let row = 0; row < 20 && !(await tv.page.locator('.focused .recorded').count()); row++)
    await tv.press('ArrowUp')
  await tag.first().waitFor()
}

/** Nobody presses a key for ten minutes. */
const dim = async (tv: Television, room: LivingRoom) => {
  await agenda('ada')(tv, room)
  await tv.page.clock.install()
  await tv.page.reload()
  await tv.page.locator('.agenda-meeting').first().waitFor()
  await tv.page.clock.fastForward(10 * 60_000)
  await tv.page.locator('.ambient').waitFor()
  await tv.page.waitForTimeout(3000) // it comes slowly
}
/** What comes next begins in five minutes, on the television as at Webex. */
const remind = async (tv: Television, room: LivingRoom) => {
  await agenda('ada')(tv, room)
  await tv.page.clock.install()
  await tv.page.reload()
  await tv.page.locator('.agenda-meeting').first().waitFor()
  const { value } = (await tv.stored()).agenda as { value: { meetings: { start: number }[] } }
  const { now } = (await room.sandbox('POST', 'pass', { seconds: 1 })) as { now: string }
  const starts = value.meetings.map(({ start }) => (start - Date.parse(now)) / 1000)
  const seconds = Math.round(Math.min(...starts.filter((in_s) => in_s > 360)) - 297)
  await room.sandbox('POST', 'pass', { seconds })
  await tv.page.clock.fastForward(seconds * 1000)
  await tv.press('F9')
  await tv.page.locator('.reminder').waitFor()
}
const offered = async (tv: Television, room: LivingRoom) => {
  await remind(tv, room)
  await tv.page.clock.runFor(6000)
}
const hideTitles = async (tv: Television, room: LivingRoom) => {
  await openSettings(tv, room)
  for (let row = 0; row < 6; row++) await tv.press('ArrowDown')
  await tv.press('Enter')
}

const openPast = async (tv: Television, room: LivingRoom) => {
  await openRecorded(tv, room)
  await tv.press('Enter')
  await tv.page.locator('.kept-film').waitFor()
}
const without = (path: string) => always({ kind: 'status', status: 403 }, path)

PICTURES.push(
  { name: 'recordings', show: openRecordings() },
  { name: 'recordings-unplayable', show: openUnplayable },
  { name: 'recordings-busy', show: openRecordings('bo') },
  {
    name: 'recordings-none',
    async show(tv, room) {
      await agenda('cy')(tv, room)
      await tv.pressUntil('ArrowRight', 'Recordings', 4)
      await tv.press('Enter')
      await tv.shows('Nothing was recorded')
    },
  },
  {
    name: 'recordings-refused',
    faults: without('/v1/recordings'),
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await press(tv, 'Recordings')
      await tv.shows('cannot be shown')
    },
  },
  { name: 'summary', show: openSummary },
  {
    name: 'summary-end',
    async show(tv, room) {
      await openSummary(tv, room)
      await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    },
  },
  {
    name: 'summary-refused',
    faults: without('/v1/meetingSummaries'),
    async show(tv, room) {
      await openRecordings()(tv, room)
      await tv.press('ArrowRight', 'ArrowDown', 'Enter')
      await tv.shows('cannot be shown')
    },
  },
  { name: 'agenda-recorded', show: openRecorded },
  { name: 'meeting-recorded', show: openPast },
  { name: 'settings', show: openSettings },
  {
    name: 'settings-zones',
    async show(tv, room) {
      await openSettings(tv, room)
      await tv.press('ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown', 'ArrowDown')
    },
  },
  {
    name: 'settings-about',
    async show(tv, room) {
      await openSettings(tv, room)
      await tv.pressUntil('ArrowDown', 'About Foyer')
      await tv.press('Enter')
    },
  },
  { name: 'settings-privacy', show: hideTitles },
  {
    name: 'agenda-privacy',
    async show(tv, room) {
      await hideTitles(tv, room)
      await tv.press('Escape', 'ArrowDown')
    },
  },
)

/** Ada's review, some seconds after its beginning, with captions of a size. */
const play =
  (captions: 'S' | 'M' | 'L' = 'M') =>
  async (tv: Television, room: LivingRoom) => {
    await room.sandbox('PUT', 'media', { type: 'webm' })
    await agenda('ada')(tv, room)
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 2)
    // By OK twice or more on the second of the buttons.
    await tv.press('ArrowDown', await forward(tv))
    for (let press = 0; press <= 'SML'.indexOf(captions); press++) await tv.press('Enter')
    await tv.press('ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter')
    await tv.page.waitForTimeout(800)
  }
const recordings: Omit<Picture, 'tv'>[] = [
  {
    name: 'player',
    async show(tv, room) {
      await play('L')(tv, room)
      await tv.press('Escape')
    },
  },
  { name: 'player-controls', show: play('M') },
  {
    name: 'player-preview',
    async show(tv, room) {
      await play()(tv, room)
      await tv.press('ArrowRight', 'ArrowRight')
    },
  },
  {
    name: 'player-transcript',
    async show(tv, room) {
      await play()(tv, room)
      const on = await forward(tv)
      await tv.press('ArrowDown', on, on, 'Enter')
      await tv.page.locator('.transcript').waitFor()
    },
  },
  {
    name: 'player-resumed',
    async show(tv, room) {
      await play()(tv, room)
      await tv.press('Escape', 'Escape')
      await watch(tv, 'Quarterly review')
      await playsFrom(tv, 20)
    },
  },
  {
    name: 'player-offline',
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await watch(tv, 'Autumn roadmap')
      await playsFrom(tv, 0)
      await tv.press('Escape', 'Escape')
      await room.sandbox('PUT', 'faults', always({ kind: 'offline' }))
      await tv.press('Enter')
      await tv.page.locator('.player-status').waitFor()
      await tv.page.waitForTimeout(800)
    },
  },
  {
    name: 'player-end',
    async show(tv, room) {
      await play()(tv, room)
      await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter')
      await tv.page.locator('.player-end').waitFor()
    },
  },
  {
    name: 'unplayable',
    async show(tv, room) {
      await agenda('ada')(tv, room)
      await watch(tv, 'Salary round')
      await tv.page.locator('.unplayable').waitFor()
    },
  },
]
PICTURES.push(...recordings)
for (const [words, tv] of Object.entries({
  xl: XL,
  s: S,
  'xl-arabic': ARABIC,
  'xl-german': GERMAN,
}))
  PICTURES.push(...recordings.map((one) => ({ ...one, name: `${one.name}-${words}`, tv })))

/** What a viewer chose, in sizes and languages that want more room than most. */
for (const [words, tv] of Object.entries({
  xl: XL,
  s: S,
  'xl-german': GERMAN,
  'xl-arabic': ARABIC,
}))
  PICTURES.push(
    { name: `sign-in-${words}`, tv, show: (it) => it.code() },
    { name: `agenda-${words}`, tv, show: agenda('ada') },
    { name: `agenda-odd-${words}`, tv, show: agenda('di') },
    { name: `meeting-${words}`, tv, show: openMeeting },
    { name: `settings-${words}`, tv, show: openSettings },
    { name: `diagnostics-${words}`, tv, show: openDiagnostics },
    { name: `recordings-${words}`, tv, show: openRecordings() },
    { name: `recordings-unplayable-${words}`, tv, show: openUnplayable },
    { name: `summary-${words}`, tv, show: openSummary },
    { name: `agenda-recorded-${words}`, tv, show: openRecorded },
    { name: `meeting-recorded-${words}`, tv, show: openPast },
    {
      name: `account-${words}`,
      tv,
      async show(it, room) {
        await agenda('ada')(it, room)
        await it.pressUntil('ArrowUp', 'Ada Brandt')
        await it.press('Enter')
      },
    },
    {
      name: `refused-${words}`,
      tv,
      async show(it, room) {
        await room.sandbox('POST', 'deny', { user_code: await it.code() })
        await it.page.locator('.notice').waitFor()
      },
    },
  )

/** From an agenda, full or empty, to what the button of its person opens. */
const openPerson = async (tv: Television) => {
  await tv.page.locator('.agenda-meeting, .agenda-empty h2').first().waitFor()
  const button = tv.page.locator('.agenda-top .button.focused')
  for (let press = 0; press < 150 && (await button.count()) === 0; press++)
    await tv.press('ArrowUp')
  // The last one there; beyond it there is nothing to go to.
  const on = await forward(tv)
  await tv.press(on, on, on, 'Enter')
  await tv.page.locator('.dialog, .people').first().waitFor()
}
/** Somebody more is to sign in, on a television that has one person or several. */
const addPerson = async (tv: Television) => {
  const on = await forward(tv)
  await openPerson(tv)
  if (await tv.page.locator('.dialog').count()) {
    await goToButton(tv, ADD_A_PERSON)
  } else
    while ((await tv.page.locator('.person.focused .people-plus').count()) === 0) await tv.press(on)
  await tv.press('Enter')
  await tv.code()
}
/** As many people as there are accounts, at who is watching. */
const people =
  (...accounts: string[]) =>
  async (tv: Television, room: LivingRoom) => {
    for (const [n, account] of accounts.entries()) {
      if (n > 0) await addPerson(tv)
      await signIn(room, tv, account)
    }
    await openPerson(tv)
  }
/** Eight of them, with names and pictures as they come in life; put on the disk, since they have no accounts. */
const crowd =
  (ask = false) =>
  async (tv: Television, room: LivingRoom) => {
    await agenda('ada')(tv, room)
    await tv.page
      .context()
      .route('https://pictures.example/**', (route) =>
        route.request().url().endsWith('broken')
          ? route.abort()
          : route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
      )
    await tv.page.evaluate(
      ({ names, ask }) =>
        new Promise<void>((resolve) => {
          indexedDB.open('foyer-household').onsuccess = ({ target }) => {
            const db = (target as IDBOpenDBRequest).result
            const store = db.transaction('kept', 'readwrite').objectStore('kept')
            store.get('household').onsuccess = (event) => {
              const { result } = event.target as IDBRequest
              const [first] = result.people
              const others = names.map(([displayName, at, avatar], n) => ({
                ...first,
                id: n + 2,
                at,
                colour: n + 1,
                person: displayName && { id: `p${n}`, displayName, avatar },
              }))
              const kept = { ...result, ask, next: 20, people: [first, ...others] }
              store.put(kept, 'household').onsuccess = () => {
                db.close()
                resolve()
              }
            }
          }
        }),
      { names: CROWD, ask },
    )
    await tv.page.reload()
    if (!ask) await openPerson(tv)
    await tv.page.locator('.people').waitFor()
  }
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#51697c"/>
<circle cx="50" cy="40" r="18" fill="#e9d2b8"/><path d="M14 100a36 40 0 0 1 72 0" fill="#e9d2b8"/></svg>`
const CROWD = [
  ['Maximiliane-Theodora von Hohenzollern-Sigmaringen', 'in'],
  ['نور حداد', 'in'],
  ['田中 宏', 'ended'],
  ['', 'in'],
  ['Grace Mbeki', 'in', 'https://pictures.example/grace'],
  ['mateo.rossi@foyer.example', 'in', 'https://pictures.example/broken'],
  ['Zoë Håkansson', 'ended', 'https://pictures.example/zoe'],
]

for (const [words, tv] of Object.entries({
  '': {},
  '-s': S,
  '-xl': XL,
  '-xl-german': GERMAN,
  '-arabic': { locale: 'ar-EG' },
  '-xl-arabic': ARABIC,
}))
  PICTURES.push(
    { name: `people${words}`, tv, show: people('ada', 'cy') },
    { name: `people-four${words}`, tv, show: people('ada', 'bo', 'cy', 'di') },
    { name: `people-eight${words}`, tv, show: crowd() },
    { name: `people-asked${words}`, tv, show: crowd(true) },
    {
      name: `people-sign-out${words}`,
      tv,
      async show(it, room) {
        await crowd()(it, room)
        for (let row = 0; row < 3; row++) await it.press('ArrowDown')
        const on = await forward(it)
        const leave = /^(Sign out|Abmelden|تسجيل الخروج)$/
        for (let press = 0; press < 3 && !leave.test(await it.focused()); press++)
          await it.press(on)
        await it.press('Enter')
        await it.page.locator('.dialog').waitFor()
      },
    },
    {
      name: `add-person${words}`,
      tv,
      async show(it, room) {
        await agenda('ada')(it, room)
        await addPerson(it)
      },
    },
    {
      name: `person-ended${words}`,
      tv,
      async show(it, room) {
        await people('ada', 'cy')(it, room)
        await it.press('Escape')
        await room.sandbox('PUT', 'faults', [{ kind: 'revoked' }])
        await it.page.reload()
        await it.code()
        await room.sandbox('PUT', 'faults', always({ kind: 'status', status: 503 }))
        await it.page.locator('.sign-in-trouble').waitFor()
      },
    },
  )

// Those that move the time come last.
PICTURES.push(
  { name: 'ambient', show: dim },
  { name: 'ambient-xl-german', tv: GERMAN, show: dim },
  { name: 'ambient-xl-arabic', tv: ARABIC, show: dim },
  { name: 'reminder', show: remind },
  { name: 'reminder-offered', show: offered },
  { name: 'reminder-xl-german', tv: GERMAN, show: offered },
  { name: 'reminder-xl-arabic', tv: ARABIC, show: remind },
)

/** A zone where it is between ten and eleven in the morning, so that the pictures look alike. */
function zoneAtTen(): string {
  const ahead = ((10 - new Date().getUTCHours() + 36) % 24) - 12
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** Motion is over, fonts are there. */
async function settled(tv: Television) {
  await tv.page.evaluate(() => document.fonts.ready)
  await tv.page.waitForTimeout(500)
}

const readme = process.argv.includes('--readme')
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const sizes = process.argv.includes('--full-hd') ? SIZES.slice(0, 1) : SIZES
for (const viewport of sizes) {
  const room = await openLivingRoom()
  const folder = `${OUT}/${viewport.width}x${viewport.height}`
  mkdirSync(folder, { recursive: true })
  for (const { name, tv: options, faults, show } of PICTURES) {
    if (only.length > 0 && !only.includes(name)) continue
    await room.sandbox('DELETE', 'faults')
    if (faults) await room.sandbox('PUT', 'faults', faults)
    const tv = await room.television({ zone: zoneAtTen(), ...options, viewport })
    await show(tv, room)
    await settled(tv)
    await tv.page.screenshot({ path: `${folder}/${name}.png` })
    if (readme && viewport.width === 1280 && ['sign-in', 'agenda'].includes(name))
      await tv.page.screenshot({ path: `${README}/${name}.png` })
    console.log(`${folder}/${name}.png`)
    await tv.close()
  }
  await room.close()
}
