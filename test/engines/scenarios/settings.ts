// The settings: each takes effect at once, on the screens beneath as well, and is kept until the account
// signs out.

import type { Room } from '../room'
import { type Scenario, THREE, TUESDAY } from '../scenario'

export const settings: Scenario = {
  name: 'settings',
  engines: THREE,
  // The settings file must not choose what is to be chosen here.
  servers: { ...TUESDAY, settings: { timeZone: 'Europe/Berlin' } },
  async tell(room) {
    await room.signIn()
    await room.openSettings()
    await room.hasValue('Medium')
    await room.picture('medium')
    await textSizes(room)
    await room.press('ArrowDown')
    await room.press('ArrowRight')
    await room.hasValue('12 hours')
    await room.says(/^10:0\d\s*am$/i, '.now-clock')
    await zones(room)
    await languages(room)
    await room.pressUntil('ArrowDown', 'Animations')
    await room.press('Enter')
    await room.hasValue('Off')
    await doors(room)

    await room.switchOn()
    await room.has('.agenda-meeting')
    await room.says(/^11:0\d\s*pm$/i, '.now-clock')
    await hasClasses(room, ['large-text', 'still'])
    await room.picture('restarted')

    await room.openSettings()
    await room.hasValue('Very large')
    await room.pressUntil('ArrowDown', 'Sign out')
    await room.press('Enter')
    await room.isAt('Stay signed in')
    await room.press('ArrowRight', 'Enter')
    await room.viewer.until('a code', ({ code }) => code.length === 6, 20_000)
    await hasClasses(room, [])
  },
}

/** How large the name of the screen beneath is written, in px. */
const size = (room: Room) =>
  room.evaluate<number>(
    'parseFloat(getComputedStyle(document.querySelector(".agenda-title")).fontSize)',
  )

async function textSizes(room: Room) {
  const medium = await size(room)
  const is = (name: string, scale: number) =>
    room.until(`${name} letters`, async () => Math.abs((await size(room)) / medium - scale) < 0.01)
  await room.press('ArrowLeft')
  await room.hasValue('Small')
  await is('small', 0.9)
  await room.picture('small')
  await room.strike('ArrowRight', 4)
  await room.hasValue('Very large')
  await is('very large', 1.3)
  await room.picture('very-large')
}

async function zones(room: Room) {
  await room.pressUntil('ArrowDown', /^Time zone, /, 2)
  await room.press('Enter')
  await room.has('.zones')
  await room.pressUntil('ArrowDown', 'Honolulu · UTC−10', 10)
  await room.picture('zones')
  await room.press('Enter')
  await room.isAt('Time zone, Honolulu · UTC−10')
  await room.says(/^11:0\d\s*pm$/i, '.now-clock')
  await room.says(/^Monday,? 2 March$/, '.now-date')
}

/** German, then Arabic, which turns the screen round, and back. */
async function languages(room: Room) {
  await room.pressUntil('ArrowDown', 'Language', 2)
  await room.press('ArrowRight', 'ArrowRight')
  await room.says('Einstellungen', '.settings-title')
  await room.isAt('Sprache')
  await room.press('ArrowRight')
  await room.hasValue('العربية')
  await room.until('a page from right to left', () =>
    room.evaluate<boolean>('getComputedStyle(document.body).direction === "rtl"'),
  )
  await room.picture('arabic')
  // What leads back is on the right, for as long as one reads from there.
  await room.press('ArrowRight')
  await room.hasValue('Deutsch')
  await room.press('ArrowLeft')
  await room.hasValue('English')
}

/** What opens something of its own leads back to the same row. */
async function doors(room: Room) {
  await room.pressUntil('ArrowDown', 'Diagnostics')
  await room.press('Enter')
  await room.says('Key tester', '.diagnostics')
  await room.picture('diagnostics')
  await room.press('Escape')
  await room.isAt('Diagnostics')
  await room.press('ArrowDown', 'Enter')
  await room.says(/Foyer \d+\.\d+\.\d+/, '.dialog')
  await room.picture('about')
  await room.press('Escape')
  await room.isAt('About Foyer')
}

async function hasClasses(room: Room, names: string[]) {
  await room.until(`a page of ${names.join(' ') || 'no choices'}`, async () => {
    const classes = await room.evaluate<string>('document.documentElement.className')
    return classes.split(' ').filter(Boolean).sort().join() === names.join()
  })
}
