import { button, diagnosticsScreen, focusedRow, meetingScreen, reader } from '../test-app/screens'
import { openSettings as openSettingsOf, type Television, type TestApp } from '../test-app/test-app'
import { agenda, forward, type Picture, WORDIER } from './picture'

const openMeeting = async (tv: Television, app: TestApp) => {
  await agenda('ada')(tv, app)
  await tv.press('Enter')
  await meetingScreen(tv.page).waitFor()
}
const openSettings = async (tv: Television, app: TestApp) => {
  await agenda('ada')(tv, app)
  await openSettingsOf(tv)
}
const openDiagnostics = async (tv: Television) => {
  await tv.code()
  await tv.press('Enter')
  await diagnosticsScreen(tv.page).waitFor()
}
const hideTitles = async (tv: Television, app: TestApp) => {
  await openSettings(tv, app)
  for (let row = 0; row < 6; row++) await tv.press('ArrowDown')
  await tv.press('Enter')
}

/** Opens one of the overlays of a meeting, by the place of its button among those below it. */
const openMore = (place: number, what: typeof reader) => async (tv: Television, app: TestApp) => {
  await openMeeting(tv, app)
  await button(tv.page, 'meeting.showPassword').waitFor()
  for (let press = 0; press < place; press++) await tv.press(await forward(tv))
  await tv.press('Enter')
  await what(tv.page).first().waitFor()
}

/** What a viewer chose, in sizes and languages that want more room than most. */
export const choices: Picture[] = [
  { name: 'description', show: openMore(1, reader) },
  { name: 'invited', show: openMore(2, focusedRow) },
  { name: 'call-in', show: openMore(3, focusedRow) },
  { name: 'settings', show: openSettings },
  {
    name: 'settings-zones',
    async show(tv, app) {
      await openSettings(tv, app)
      await tv.press('ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown', 'ArrowDown')
    },
  },
  {
    name: 'settings-about',
    async show(tv, app) {
      await openSettings(tv, app)
      await tv.pressUntil('ArrowDown', 'About Foyer')
      await tv.press('Enter')
    },
  },
  { name: 'settings-privacy', show: hideTitles },
  {
    name: 'agenda-privacy',
    async show(tv, app) {
      await hideTitles(tv, app)
      await tv.press('Escape', 'ArrowDown')
    },
  },
  ...Object.entries(WORDIER).flatMap(([words, tv]): Picture[] => [
    { name: `sign-in-${words}`, tv, show: (it) => it.code() },
    { name: `agenda-${words}`, tv, show: agenda('ada') },
    { name: `agenda-odd-${words}`, tv, show: agenda('di') },
    { name: `meeting-${words}`, tv, show: openMeeting },
    { name: `description-${words}`, tv, show: openMore(1, reader) },
    { name: `invited-${words}`, tv, show: openMore(2, focusedRow) },
    { name: `call-in-${words}`, tv, show: openMore(3, focusedRow) },
    { name: `settings-${words}`, tv, show: openSettings },
    { name: `diagnostics-${words}`, tv, show: openDiagnostics },
    {
      name: `account-${words}`,
      tv,
      async show(it, app) {
        await agenda('ada')(it, app)
        await it.pressUntil('ArrowUp', 'Ada Brandt')
        await it.press('Enter')
      },
    },
    {
      name: `refused-${words}`,
      tv,
      async show(it, app) {
        await app.sandbox('POST', 'deny', { user_code: await it.code() })
        await it.page.getByRole('alert').waitFor()
      },
    },
  ]),
]
