// Hidden titles: "Busy" wherever a title would stand, until OK is held, and then for a minute.

import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

export const privacy: Scenario = {
  name: 'privacy',
  engines: THREE,
  servers: TUESDAY,
  async run(tv) {
    await tv.signIn()
    const titles = await tv.read('.agenda-title')
    await tv.openSettings()
    await tv.pressUntil('ArrowDown', 'Hide titles')
    await tv.press('Enter')
    await tv.hasValue('On')
    await tv.press('Escape')
    await tv.isAt('Settings')
    await tv.press('ArrowDown')
    await areHidden(tv, titles)
    await tv.isAt(/Busy/)
    await tv.picture('busy')

    await tv.viewer.driver.hold('Enter', 800)
    await tv.until('the titles', async () => !(await tv.read('.agenda-title')).includes('Busy'))
    await tv.hasNo('.meeting')
    await tv.pass(61)
    await areHidden(tv, titles)

    // A short OK opens the meeting, which says no more.
    await tv.press('Enter')
    await tv.says(/^Busy$/, '.meeting-title')
    await tv.saysNot(/Open defects|Description/)
    await tv.picture('meeting')
    await tv.passTo('2026-03-03T09:05:02Z')
    await tv.says('Busy', '.reminder')
    await tv.saysNot('Coffee with Mateo')
  },
}

async function areHidden(tv: TestTv, titles: string[]) {
  await tv.until('nothing but "Busy"', async () => {
    const now = [...(await tv.read('.agenda-title')), ...(await tv.read('.now-title'))]
    return now.length > 2 && now.every((title) => title === 'Busy')
  })
  for (const title of titles) await tv.saysNot(title)
}
