// A host of sixty meetings a day: four weeks there and back by the day, with few things to focus mounted
// and nothing asked for twice.

import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

const DAYS = 28
/** Bo's meetings a day, and how many Webex gives at once. */
const A_DAY = 60
const A_PAGE = 100
/** Things to focus. */
const MOST = 40

export const busyDays: Scenario = {
  name: 'busy-days',
  engines: THREE,
  servers: { ...TUESDAY, account: 'bo' },
  async run(tv) {
    await tv.signIn()
    const first = await dayOf(tv)
    for (let day = 0; day < DAYS; day++) await jump(tv, 'ArrowRight')
    if (!(await dayOf(tv)).endsWith('31 March')) throw new Error(`came to ${await dayOf(tv)}`)
    const there = await asked(tv)
    // The first step back leads to the beginning of the day that one is on.
    for (let day = 0; day < DAYS; day++) await jump(tv, 'ArrowLeft')
    if ((await dayOf(tv)) !== first) throw new Error(`came back to ${await dayOf(tv)}`)

    const all = await asked(tv)
    const again = all.filter((address, at) => all.indexOf(address) < at)
    if (again.length > 0) throw new Error(`asked twice: ${again.join(', ')}`)
    if (all.length > there.length) throw new Error('asked on the way back')
    const pages = (DAYS * A_DAY) / A_PAGE
    if (there.length < pages) throw new Error(`${there.length} pages, not ${pages}`)
  },
}

const dayOf = async (tv: TestTv) => (await tv.focused()).replace(/, \d\d:\d\d.*/, '')

/** To another day; at the end of what is loaded, as soon as more is there. */
async function jump(tv: TestTv, key: 'ArrowLeft' | 'ArrowRight') {
  const before = await dayOf(tv)
  await tv.until(`a day other than ${before}`, async () => {
    await tv.press(key)
    return (await dayOf(tv)) !== before
  })
  const mounted = await tv.evaluate<number>(
    'document.querySelectorAll("button, [role=button]").length',
  )
  if (mounted > MOST) throw new Error(`${mounted} things to focus on ${await dayOf(tv)}`)
}

/** The pages of meetings that were asked for. */
async function asked(tv: TestTv): Promise<string[]> {
  const addresses = await tv.evaluate<string[]>('probe.fetched()')
  return addresses.filter((one) => one.includes('/v1/meetings?') && !one.includes('state='))
}
