// What a viewer does with Foyer on the first evening, by keys alone; the same on every engine.

import type { TestServers } from '../app'
import type { PageState, Viewer } from './viewer'

/** Called with the name of a screen that is worth a picture. */
export type Show = (name: string) => Promise<void>

/** The longest way up the agenda to the buttons above it. */
const MANY = 80
const START_PATIENCE_MS = 30_000

const isDialog = ({ dialog }: PageState) => dialog !== ''
const isNoDialog = ({ dialog }: PageState) => dialog === ''
const on = (screen: PageState['screen']) => (page: PageState) => page.screen === screen
const isAt = (name: string | undefined) => (page: PageState) =>
  page.dialog === '' && page.focused[0] === name

/** Signs in and goes everywhere. */
export async function smokeTest(viewer: Viewer, servers: TestServers, url: string, show: Show) {
  await signIn(viewer, servers, url, show)
  await throughTheList(viewer)
  await throughTheTop(viewer, show)
  await intoAMeeting(viewer, show)
  if (viewer.driver.standIn) return
  await restart(viewer, url)
}

/** From nothing to the meetings; Back asks before it leaves. */
export async function signIn(viewer: Viewer, servers: TestServers, url: string, show?: Show) {
  await viewer.driver.open(url)
  const { focused } = await viewer.until(
    'a code of six digits',
    ({ code }) => code.length === 6,
    START_PATIENCE_MS,
  )
  await show?.('sign-in')
  await leaveAndStay(viewer, focused[0])
  const { code } = await viewer.until('the code', on('sign-in'))
  if (!(await servers.approve(code))) throw new Error(`code ${code} was not to be approved`)
  await viewer.until('meetings', ({ meetings }) => meetings > 0, START_PATIENCE_MS)
  await viewer.until('focus on a meeting', ({ isRow }) => isRow)
  await show?.('agenda')
}

/** The exit dialog: through its buttons and away again, back to what had the focus. */
async function leaveAndStay(viewer: Viewer, name: string | undefined) {
  await viewer.pressTo('Escape', 'the question', isDialog)
  await viewer.pressOn('ArrowRight')
  await viewer.pressOn('ArrowLeft')
  await viewer.press('ArrowUp', 'ArrowDown')
  await viewer.pressTo('Escape', `focus on ${name}`, isAt(name))
}

async function throughTheList(viewer: Viewer) {
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'] as const)
    await viewer.pressOn(key)
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft'] as const)
    await viewer.pressOn(key)
}

/** Up from the list to the buttons, the account dialog, and down again. */
async function throughTheTop(viewer: Viewer, show: Show) {
  for (let press = 0; ; press++) {
    if (press === MANY) throw new Error(`${MANY} times up did not lead out of the list`)
    if (!(await viewer.pressOn('ArrowUp')).isRow) break
  }
  // Whichever of the buttons it was: all the way to the right is the account.
  await viewer.press('ArrowLeft', 'ArrowLeft')
  await viewer.pressOn('ArrowRight')
  // Twice, and there is nothing beyond it: the real focus follows some pictures after the key.
  await viewer.press('ArrowRight')
  const account = await viewer.press('ArrowRight')
  await viewer.pressTo('Enter', 'the account', isDialog)
  await viewer.pressOn('ArrowRight')
  await viewer.pressOn('ArrowLeft')
  await show('dialog')
  await viewer.pressTo('Escape', 'the account button', isAt(account.focused[0]))
  await viewer.pressTo('ArrowDown', 'a meeting', ({ isRow }) => isRow)
}

/** Into a meeting and back to its row; then the question whether to leave, from there. */
async function intoAMeeting(viewer: Viewer, show: Show) {
  await viewer.pressOn('ArrowDown')
  const row = (await viewer.pressOn('ArrowDown')).focused[0]
  await viewer.pressTo('Enter', 'a meeting', on('meeting'))
  await viewer.press('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight')
  await show('meeting')
  await viewer.pressTo('Escape', `focus on ${row}`, isAt(row))
  await leaveAndStay(viewer, row)
  await viewer.until('no question', isNoDialog)
}

/** A television that was off: everything comes from storage, and no code is asked for. */
export async function restart(viewer: Viewer, url: string) {
  // Off first, so that what is seen afterwards is not the page of before.
  await viewer.driver.open('about:blank')
  await viewer.untilNothing()
  await viewer.driver.open(url)
  await viewer.until('meetings', ({ meetings, isRow }) => meetings > 0 && isRow, START_PATIENCE_MS)
  const asked = await viewer.driver.evaluate<string[]>('probe.asked()')
  const codes = asked.filter((address) => address.includes('/device/'))
  if (codes.length > 0) throw new Error(`a restart asked for a code: ${codes.join(', ')}`)
}
