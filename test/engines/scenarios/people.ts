// Several people at one television: one more signs in, the two take turns by two presses, the one who
// signs out leaves nothing behind, and after a restart it is the last one's turn.

import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

export const people: Scenario = {
  name: 'people',
  engines: THREE,
  servers: TUESDAY,
  async run(tv) {
    await tv.signIn()
    const titles = await tv.read('.agenda-title')
    await toTheButtons(tv)
    await askForAnother(tv)
    await tv.says('Add another person to this TV')
    await tv.picture('add')
    const { code } = await tv.viewer.until('a code', (it) => it.code.length === 6, 30_000)
    await tv.servers.sandbox('POST', 'approve', { user_code: code, account: 'cy' })
    await tv.says('No meetings in the next four weeks')
    if ((await tv.read()).some((text) => text.includes('Ada'))) throw new Error('Ada shows')

    await toTheButtons(tv)
    await tv.press('Enter')
    await tv.says('Who is using Foyer?')
    await tv.isAt(/^Ada Brandt/)
    await tv.picture('who')
    await tv.press('Enter')
    await tv.says(titles[0] ?? '', '.agenda-title')
    await tv.says('Ada Brandt', '.agenda-top')

    await tv.switchOn()
    await tv.says('Ada Brandt', '.agenda-top')
    await tv.isAt(/^Today/)
    await toTheButtons(tv)
    await tv.press('Enter')
    await tv.isAt(/^Cy Okafor/)
    await tv.press('ArrowDown')
    await tv.pressUntil('ArrowRight', 'Sign out a person', 3)
    await tv.press('Enter')
    await tv.says('Who do you want to sign out?')
    await tv.picture('sign-out')
    await tv.pressUntil('ArrowRight', 'Cy Okafor', 3)
    await tv.press('Enter')
    await tv.hasNo('.dialog')
    await tv.saysNot('Cy Okafor')
  },
}

/** From the only person's name above the agenda to the code with which another one signs in. */
export async function askForAnother(tv: TestTv) {
  await tv.press('Enter')
  await tv.isAt('Stay signed in')
  await tv.press('ArrowRight', 'ArrowRight', 'ArrowDown')
  await tv.pressUntil('ArrowRight', 'Add a person', 3)
  await tv.press('Enter')
}

/** Up to the buttons above the agenda, and to the last of them, which bears the person's name. */
export async function toTheButtons(tv: TestTv) {
  await tv.has('.agenda-meeting, .agenda-empty h2')
  while ((await tv.viewer.until('focus', () => true)).isRow) await tv.press('ArrowUp')
  await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight')
}
