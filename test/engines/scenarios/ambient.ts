// The dim clock: it comes when nobody presses a key, wanders, and any key brings back what was there.

import type { Room } from '../room'
import { type Scenario, THREE, TUESDAY } from '../scenario'

export const ambient: Scenario = {
  name: 'ambient',
  engines: THREE,
  servers: TUESDAY,
  async tell(room) {
    await room.signIn()
    await room.press('ArrowDown', 'ArrowDown')
    const row = await room.focused()
    await room.pass(9.5 * 60)
    await room.says('10:09', '.now-clock')
    await room.hasNo('.ambient')
    await room.pass(60)
    await room.says('10:10', '.ambient-clock')
    await room.says(/^Tuesday,? 3 March$/, '.ambient-date')
    await room.says(/Now|Starting now/, '.ambient-line')
    await isDim(room)
    await wanders(room)
    await room.picture('dim')
    await room.viewer.driver.press('Enter')
    await room.hasNo('.ambient')
    await room.isAt(row)
    await room.hasNo('.meeting')

    await room.openSettings()
    await room.pressUntil('ArrowDown', 'Dim clock')
    await room.press('ArrowLeft')
    await room.hasValue('After 5 minutes')
    await room.pass(5 * 60)
    await room.wake()
    await room.isAt('Dim clock')
    await room.hasValue('After 5 minutes')
    await room.strike('ArrowRight', 5)
    await room.hasValue('Never')
    await room.pass(60 * 60)
    await room.says('11:1', '.now-clock')
    await room.hasNo('.ambient')
  },
}

/** Grey on black: nothing that burns in. */
async function isDim(room: Room) {
  await room.until('nothing to shine through', async () => {
    const opacity = 'getComputedStyle(document.querySelector(".ambient")).opacity'
    return (await room.evaluate<string>(opacity)) === '1'
  })
  const colours = await room.evaluate<string[]>(
    `Array.prototype.map.call(document.querySelectorAll('.ambient, .ambient *'), function (it) {
      return getComputedStyle(it).color
    })`,
  )
  const lightest = Math.max(
    ...colours.flatMap((one) => (one.match(/\d+/g) ?? []).slice(0, 3).map(Number)),
  )
  if (lightest > 180) throw new Error(`a light of ${lightest} in ${colours.join(' ')}`)
  const ground = await room.evaluate<string>(
    'getComputedStyle(document.querySelector(".ambient")).backgroundColor',
  )
  if (ground !== 'rgb(0, 0, 0)') throw new Error(`the ground is ${ground}`)
}

/** Each half minute elsewhere, and all of it on the screen. */
async function wanders(room: Room) {
  const places = new Set<string>()
  for (let step = 0; step < 4; step++) {
    await room.until('another place', async () => {
      const { left, top, right, bottom } = await room.evaluate<DOMRect>(
        'document.querySelector(".ambient-block").getBoundingClientRect()',
      )
      if (left < 0 || top < 0 || right > 1920 || bottom > 1080) throw new Error('off the screen')
      const before = places.size
      return places.add(`${left} ${top}`).size > before
    })
    await room.pass(30)
  }
}
