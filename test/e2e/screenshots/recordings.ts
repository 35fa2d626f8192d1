import { languageWithCode } from '../../../src/i18n/languages'
import { playsFrom, watch } from '../test-app/recording-player'
import { button, focusedRow, reader, recordingRows, sentence } from '../test-app/screens'
import type { Television, TestApp } from '../test-app/test-app'
import { agenda, always, forward, type Picture, WORDIER } from './picture'

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
  async (tv: Television, app: TestApp) => {
    await agenda(account)(tv, app)
    const language = await tv.page.evaluate(() => document.documentElement.lang.slice(0, 2))
    await press(tv, languageWithCode(language).messages.recordings.title)
    await recordingRows(tv.page).first().waitFor()
  }
const openUnplayable = async (tv: Television, app: TestApp) => {
  await openRecordings()(tv, app)
  const row = focusedRow(tv.page).filter({ hasText: sentence('recordings.unplayable') })
  for (let press = 0; press < 40 && !(await row.count()); press++) await tv.press('ArrowDown')
}
const openSummary = async (tv: Television, app: TestApp) => {
  await openRecordings()(tv, app)
  await tv.press('ArrowDown', await forward(tv), 'ArrowDown', 'Enter')
  await reader(tv.page).waitFor()
}
const openRecorded = async (tv: Television, app: TestApp) => {
  await agenda('ada')(tv, app)
  const row = focusedRow(tv.page).filter({ hasText: sentence('recordings.tag') })
  for (let press = 0; press < 20 && !(await row.count()); press++) await tv.press('ArrowUp')
  await row.waitFor()
}
const openPast = async (tv: Television, app: TestApp) => {
  await openRecorded(tv, app)
  await tv.press('Enter')
  await button(tv.page, 'recordings.watchMeeting').waitFor()
}
const without = (path: string) => always({ kind: 'status', status: 403 }, path)

/** Ada's review, some seconds after its beginning, with captions of a size. */
const play =
  (captions: 'S' | 'M' | 'L' = 'M') =>
  async (tv: Television, app: TestApp) => {
    await app.sandbox('PUT', 'media', { type: 'webm' })
    await agenda('ada')(tv, app)
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 2)
    // By OK twice or more on the second of the buttons.
    await tv.press('ArrowDown', await forward(tv))
    for (let press = 0; press <= 'SML'.indexOf(captions); press++) await tv.press('Enter')
    await tv.press('ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter')
    await tv.drawn(48)
  }
const player: Omit<Picture, 'tv'>[] = [
  {
    name: 'player',
    async show(tv, app) {
      await play('L')(tv, app)
      await tv.press('Escape')
    },
  },
  { name: 'player-controls', show: play('M') },
  {
    name: 'player-preview',
    async show(tv, app) {
      await play()(tv, app)
      await tv.press('ArrowRight', 'ArrowRight')
    },
  },
  {
    name: 'player-transcript',
    async show(tv, app) {
      await play()(tv, app)
      const on = await forward(tv)
      await tv.press('ArrowDown', on, on, 'Enter')
      await tv.page.getByRole('main', { name: sentence('video.transcript') }).waitFor()
    },
  },
  {
    name: 'player-resumed',
    async show(tv, app) {
      await play()(tv, app)
      await tv.press('Escape', 'Escape')
      await watch(tv, 'Quarterly review')
      await playsFrom(tv, 20)
    },
  },
  {
    name: 'player-offline',
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await watch(tv, 'Autumn roadmap')
      await playsFrom(tv, 0)
      await tv.press('Escape', 'Escape')
      await app.sandbox('PUT', 'faults', always({ kind: 'offline' }))
      await tv.press('Enter')
      await tv.page.getByText(sentence('failure.noAnswer')).waitFor()
      await tv.drawn(48)
    },
  },
  {
    name: 'player-end',
    async show(tv, app) {
      await play()(tv, app)
      await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter')
      await button(tv.page, 'video.watchAgain').waitFor()
    },
  },
  {
    name: 'unplayable',
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await watch(tv, 'Salary round')
      await tv.page.getByRole('heading', { name: sentence('video.unplayableTitle') }).waitFor()
    },
  },
]

export const recordings: Picture[] = [
  { name: 'recordings', show: openRecordings() },
  { name: 'recordings-unplayable', show: openUnplayable },
  { name: 'recordings-busy', show: openRecordings('bo') },
  {
    name: 'recordings-none',
    async show(tv, app) {
      await agenda('cy')(tv, app)
      await tv.pressUntil('ArrowRight', 'Recordings', 4)
      await tv.press('Enter')
      await tv.shows('No recordings')
    },
  },
  {
    name: 'recordings-refused',
    faults: without('/v1/recordings'),
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await press(tv, 'Recordings')
      await tv.shows('not available')
    },
  },
  { name: 'summary', show: openSummary },
  {
    name: 'summary-end',
    async show(tv, app) {
      await openSummary(tv, app)
      await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    },
  },
  {
    name: 'summary-refused',
    faults: without('/v1/meetingSummaries'),
    async show(tv, app) {
      await openRecordings()(tv, app)
      await tv.press('ArrowRight', 'ArrowDown', 'Enter')
      await tv.shows('not available')
    },
  },
  { name: 'agenda-recorded', show: openRecorded },
  { name: 'meeting-recorded', show: openPast },
  ...player,
  ...Object.entries(WORDIER).flatMap(([words, tv]): Picture[] => [
    ...player.map((one) => ({ ...one, name: `${one.name}-${words}`, tv })),
    { name: `recordings-${words}`, tv, show: openRecordings() },
    { name: `recordings-unplayable-${words}`, tv, show: openUnplayable },
    { name: `summary-${words}`, tv, show: openSummary },
    { name: `agenda-recorded-${words}`, tv, show: openRecorded },
    { name: `meeting-recorded-${words}`, tv, show: openPast },
  ]),
]
