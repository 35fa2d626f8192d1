// Several people at one television: one more signs in, the two take turns by two presses, the one who
// signs out leaves nothing behind, and after a restart it is the last one's turn.

import type { Room } from '../room'
import { type Scenario, THREE, TUESDAY } from '../scenario'

export const people: Scenario = {
  name: 'people',
  engines: THREE,
  servers: TUESDAY,
  async tell(room) {
    await room.signIn()
    const titles = await room.read('.agenda-title')
    await toTheButtons(room)
    await room.press('Enter')
    await room.isAt('Stay signed in')
    await room.press('ArrowRight', 'ArrowRight', 'ArrowDown')
    await room.pressUntil('ArrowRight', 'Add a person', 3)
    await room.press('Enter')
    await room.says('Add another person to this TV')
    await room.picture('add')
    const { code } = await room.viewer.until('a code', (it) => it.code.length === 6, 30_000)
    await room.servers.sandbox('POST', 'approve', { user_code: code, account: 'cy' })
    await room.says('No meetings in the next four weeks')
    if ((await room.read()).some((text) => text.includes('Ada'))) throw new Error('Ada shows')

    await toTheButtons(room)
    await room.press('Enter')
    await room.says('Who is using Foyer?')
    await room.isAt(/^Ada Brandt/)
    await room.picture('who')
    await room.press('Enter')
    await room.says(titles[0] ?? '', '.agenda-title')
    await room.says('Ada Brandt', '.agenda-top')

    await room.switchOn()
    await room.says('Ada Brandt', '.agenda-top')
    await room.isAt(/^Today/)
    await toTheButtons(room)
    await room.press('Enter')
    await room.isAt(/^Cy Okafor/)
    await room.press('ArrowDown')
    await room.pressUntil('ArrowRight', 'Sign out a person', 3)
    await room.press('Enter')
    await room.says('Who do you want to sign out?')
    await room.picture('sign-out')
    await room.pressUntil('ArrowRight', 'Cy Okafor', 3)
    await room.press('Enter')
    await room.hasNo('.dialog')
    await room.saysNot('Cy Okafor')
  },
}

/** Up to the buttons above the agenda, and to the last of them, which bears the person's name. */
async function toTheButtons(room: Room) {
  await room.has('.agenda-meeting, .agenda-empty h2')
  while ((await room.viewer.until('focus', () => true)).isRow) await room.press('ArrowUp')
  await room.press('ArrowRight', 'ArrowRight', 'ArrowRight')
}
