// Hidden titles: "Busy" wherever a title would stand, until OK is held, and then for a minute.

import type { Room } from '../room'
import { type Scenario, THREE, TUESDAY } from '../scenario'

export const privacy: Scenario = {
  name: 'privacy',
  engines: THREE,
  servers: TUESDAY,
  async tell(room) {
    await room.signIn()
    const titles = await room.read('.agenda-title')
    await room.openSettings()
    await room.pressUntil('ArrowDown', 'Hide titles')
    await room.press('Enter')
    await room.hasValue('On')
    await room.press('Escape')
    await room.isAt('Settings')
    await room.press('ArrowDown')
    await areHidden(room, titles)
    await room.isAt(/Busy/)
    await room.picture('busy')

    await room.viewer.driver.hold('Enter', 800)
    await room.until('the titles', async () => !(await room.read('.agenda-title')).includes('Busy'))
    await room.hasNo('.meeting')
    await room.pass(61)
    await areHidden(room, titles)

    // A short OK opens the meeting, which says no more.
    await room.press('Enter')
    await room.says(/^Busy$/, '.meeting-title')
    await room.saysNot(/Open defects|Description/)
    await room.picture('meeting')
    await room.passTo('2026-03-03T09:05:02Z')
    await room.says('Busy', '.reminder')
    await room.saysNot('Coffee with Mateo')
  },
}

async function areHidden(room: Room, titles: string[]) {
  await room.until('nothing but "Busy"', async () => {
    const now = [...(await room.read('.agenda-title')), ...(await room.read('.now-title'))]
    return now.length > 2 && now.every((title) => title === 'Busy')
  })
  for (const title of titles) await room.saysNot(title)
}
