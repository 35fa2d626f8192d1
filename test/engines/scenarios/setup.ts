// An app without settings, set up with six buttons: the relay's address typed on the screen, what it gives agreed
// to, then a code. The next start asks nothing.

import { KEY_ROWS } from '../../../src/screens/setup/keyboard'
import type { Scenario } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

export const setup: Scenario = {
  name: 'setup',
  engines: ['69', '79', '108', 'today'],
  servers: { settings: { clientId: '', relay: '' } },
  async run(tv) {
    await tv.viewer.driver.open(tv.servers.url)
    await tv.says('Which relay does this TV use?')
    await tv.isAt('a')
    await tv.picture('typing')
    await type(tv, tv.servers.relayHost)
    await tv.pressUntil('ArrowRight', /^(Delete|Clear|Done)$/, 12)
    await tv.pressUntil('ArrowDown', 'Done', 5)
    await tv.press('Enter')
    await tv.says('Use this relay?')
    await tv.isAt('Use this relay')
    await tv.picture('confirm')
    await tv.press('Enter')
    await tv.viewer.until('a code', (it) => it.code.length === 6, 30_000)
    await tv.says(tv.servers.relayHost)
    await tv.picture('code')
    await tv.viewer.driver.open(tv.servers.url)
    await tv.viewer.until('a code', (it) => it.code.length === 6, 30_000)
  },
}

/** What a voice guide calls the keys whose sign says nothing. */
const NAMES: Record<string, string> = { '.': 'Dot', '-': 'Hyphen', ':': 'Colon', '/': 'Slash' }
const SIGNS = Object.fromEntries(Object.entries(NAMES).map(([sign, name]) => [name, sign]))

async function type(tv: TestTv, text: string) {
  for (const sign of text) {
    const { row, column } = placeOf(sign)
    const here = async () => {
      const name = await tv.focused()
      return placeOf(SIGNS[name] ?? name)
    }
    for (let at = await here(); at.row !== row; at = await here())
      await tv.press(at.row < row ? 'ArrowDown' : 'ArrowUp')
    const leads = (await here()).column < column ? 'ArrowRight' : 'ArrowLeft'
    await tv.pressUntil(leads, NAMES[sign] ?? sign, 12)
    await tv.press('Enter')
  }
}

function placeOf(sign: string) {
  const row = KEY_ROWS.findIndex((keys) => sign.length === 1 && keys.includes(sign))
  if (row < 0) throw new Error(`${sign} is on no key`)
  return { row, column: KEY_ROWS[row]?.indexOf(sign) ?? 0 }
}
