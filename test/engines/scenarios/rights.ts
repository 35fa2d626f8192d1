// An account that may not see all there is: it says so where the part would be, once, and everything
// else goes on.

import { itemsOf, titled } from '../journeys/items'
import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'

const SENTENCE = 'You do not have permission to see this.'

export const rights: Scenario = {
  name: 'rights',
  engines: THREE,
  servers: TUESDAY,
  async run(tv) {
    const release = titled(await itemsOf(tv.servers, '2026-03-03'), 'Release 4.2')
    const refusal = { kind: 'status', status: 403, count: 'always' }
    await tv.signIn()
    await tv.servers.sandbox('PUT', 'faults', [
      { ...refusal, path: '/v1/meetings/' },
      { ...refusal, path: '/v1/meetingInvitees' },
    ])
    await tv.pressUntil('ArrowUp', /Release 4.2/)
    await tv.press('Enter')
    await tv.says(SENTENCE, '.meeting')
    const [text = ''] = await tv.read('.meeting')
    if (text.split(SENTENCE).length !== 2) throw new Error(`not said once: ${text}`)
    await tv.says(release.title, '.meeting-title')
    await tv.says(release.sipAddress, '.meeting-facts')
    await tv.saysNot('Show password')
    if ((await tv.scan()) !== release.webLink) throw new Error('the link is not to be scanned')
    await tv.picture('meeting')
    await tv.pass(60)
    const asked = await tv.evaluate<string[]>('probe.fetched()')
    const details = asked.filter((address) => /\/v1\/meetings\/[^?]/.test(address))
    // The occurrence, and its series; each once.
    if (details.length === 0 || new Set(details).size !== details.length)
      throw new Error(`asked more than once, or never: ${details}`)

    await tv.pressUntil('ArrowRight', 'Invitees', 6)
    await tv.press('Enter')
    await tv.says(SENTENCE, '.meeting-more')
    await tv.picture('invited')
    await tv.press('Escape')
    await tv.isAt('Invitees')
    await tv.press('Escape')
    await tv.isAt(/Release 4.2/)
    await tv.says(/Up to date|Updated 1 minute ago/, '.agenda-fresh')
    await tv.hasNo('.agenda-trouble')
    await tv.press('ArrowDown', 'ArrowRight')
    await tv.isAt(/^Tomorrow/)
  },
}
