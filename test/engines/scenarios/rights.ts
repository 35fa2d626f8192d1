// An account that may not see all there is: it says so where the part would be, once, and everything
// else goes on.

import { itemsOf, titled } from '../items'
import { type Scenario, THREE, TUESDAY } from '../scenario'

const SENTENCE = 'You do not have permission to see this.'

export const rights: Scenario = {
  name: 'rights',
  engines: THREE,
  servers: TUESDAY,
  async tell(room) {
    const release = titled(await itemsOf(room.servers, '2026-03-03'), 'Release 4.2')
    const refusal = { kind: 'status', status: 403, count: 'always' }
    await room.signIn()
    await room.servers.sandbox('PUT', 'faults', [
      { ...refusal, path: '/v1/meetings/' },
      { ...refusal, path: '/v1/meetingInvitees' },
    ])
    await room.pressUntil('ArrowUp', /Release 4.2/)
    await room.press('Enter')
    await room.says(SENTENCE, '.meeting')
    const [text = ''] = await room.read('.meeting')
    if (text.split(SENTENCE).length !== 2) throw new Error(`not said once: ${text}`)
    await room.says(release.title, '.meeting-title')
    await room.says(release.sipAddress, '.meeting-facts')
    await room.saysNot('Show password')
    if ((await room.scan()) !== release.webLink) throw new Error('the link is not to be scanned')
    await room.picture('meeting')
    await room.pass(60)
    const asked = await room.evaluate<string[]>('probe.fetched()')
    const details = asked.filter((address) => /\/v1\/meetings\/[^?]/.test(address))
    // The occurrence, and its series; each once.
    if (details.length === 0 || new Set(details).size !== details.length)
      throw new Error(`asked more than once, or never: ${details}`)

    await room.pressUntil('ArrowRight', 'Invitees', 6)
    await room.press('Enter')
    await room.says(SENTENCE, '.meeting-more')
    await room.picture('invited')
    await room.press('Escape')
    await room.isAt('Invitees')
    await room.press('Escape')
    await room.isAt(/Release 4.2/)
    await room.says(/Up to date|Updated 1 minute ago/, '.agenda-fresh')
    await room.hasNo('.agenda-trouble')
    await room.press('ArrowDown', 'ArrowRight')
    await room.isAt(/^Tomorrow/)
  },
}
