// The dim clock: it comes when nobody presses a key, wanders, and any key brings back what was there.

import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

export const ambient: Scenario = {
  name: 'ambient',
  engines: THREE,
  servers: TUESDAY,
  async run(tv) {
    await tv.signIn()
    await tv.press('ArrowDown', 'ArrowDown')
    const row = await tv.focused()
    await tv.pass(9.5 * 60)
    await tv.says('10:09', '.now-clock')
    await tv.hasNo('.ambient')
    await tv.pass(60)
    await tv.says('10:10', '.ambient-clock')
    await tv.says(/^Tuesday,? 3 March$/, '.ambient-date')
    await tv.says(/Now|Starting now/, '.ambient-line')
    await isDim(tv)
    await wanders(tv)
    await tv.picture('dim')
    await tv.viewer.driver.press('Enter')
    await tv.hasNo('.ambient')
    await tv.isAt(row)
    await tv.hasNo('.meeting')

    await tv.openSettings()
    await tv.pressUntil('ArrowDown', 'Dim clock')
    await tv.press('ArrowLeft')
    await tv.hasValue('After 5 minutes')
    await tv.pass(5 * 60)
    await tv.wake()
    await tv.isAt('Dim clock')
    await tv.hasValue('After 5 minutes')
    await tv.strike('ArrowRight', 5)
    await tv.hasValue('Never')
    await tv.pass(60 * 60)
    await tv.says('11:1', '.now-clock')
    await tv.hasNo('.ambient')
  },
}

/** Grey on black: nothing that burns in. */
async function isDim(tv: TestTv) {
  await tv.until('nothing to shine through', async () => {
    const opacity = 'getComputedStyle(document.querySelector(".ambient")).opacity'
    return (await tv.evaluate<string>(opacity)) === '1'
  })
  const colours = await tv.evaluate<string[]>(
    `Array.prototype.map.call(document.querySelectorAll('.ambient, .ambient *'), function (it) {
      return getComputedStyle(it).color
    })`,
  )
  const lightest = Math.max(
    ...colours.flatMap((one) => (one.match(/\d+/g) ?? []).slice(0, 3).map(Number)),
  )
  if (lightest > 180) throw new Error(`a light of ${lightest} in ${colours.join(' ')}`)
  const ground = await tv.evaluate<string>(
    'getComputedStyle(document.querySelector(".ambient")).backgroundColor',
  )
  if (ground !== 'rgb(0, 0, 0)') throw new Error(`the ground is ${ground}`)
}

/** Each half minute elsewhere, and all of it on the screen. */
async function wanders(tv: TestTv) {
  const places = new Set<string>()
  for (let step = 0; step < 4; step++) {
    await tv.until('another place', async () => {
      const { left, top, right, bottom } = await tv.evaluate<DOMRect>(
        'document.querySelector(".ambient-block").getBoundingClientRect()',
      )
      if (left < 0 || top < 0 || right > 1920 || bottom > 1080) throw new Error('off the screen')
      const before = places.size
      return places.add(`${left} ${top}`).size > before
    })
    await tv.pass(30)
  }
}
