// The days: from yesterday to four weeks ahead, across the change to summer time; what kind each meeting
// is and how it stands; how old all of it is.

import { inBerlin, itemsOf, titled } from '../journeys/items'
import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

export const days: Scenario = {
  name: 'days',
  engines: THREE,
  servers: TUESDAY,
  async run(tv) {
    await tv.signIn()
    await tv.isAt(/^Today · Tuesday,? 3 March, .*, (Now|Live)(, Overlaps)?$/)
    await tv.says(/Coffee with Mateo[\s\S]*Overlaps/, '.agenda-meeting')
    await tv.pressUntil('ArrowUp', /Check-in with the landlord.*, Did not take place(, Overlaps)?$/)
    await tv.pressUntil('ArrowLeft', /^Yesterday · Monday,? 2 March/, 3)
    await endedAsWebexSays(tv)
    await tv.picture('yesterday')

    await tv.pressUntil('ArrowRight', /^Tomorrow · Wednesday,? 4 March/, 3)
    await tv.pressUntil('ArrowRight', /^Thursday,? 5 March, All day, Company day in Tromsø/, 2)
    await tv.picture('all-day')
    await tv.pressUntil(
      'ArrowDown',
      /^Friday,? 6 March, 14:30.*Demo and retro.*, Updated(, Overlaps)?$/,
    )
    // One that lasts three days is on each of them.
    for (const day of ['Sunday,? 8', 'Monday,? 9', 'Tuesday,? 10'])
      await tv.pressUntil('ArrowRight', new RegExp(`^${day} March, All day, Streaming Summit`), 3)

    await toTheEnd(tv)
    await tv.says('Foyer shows meetings up to four weeks ahead', '.agenda-nothing')
    await tv.picture('four-weeks')
    // Since the clocks were changed it begins an hour earlier for Webex, and for nobody in Berlin.
    const { start } = titled(await itemsOf(tv.servers, '2026-03-31'), 'Stand-up, Team Lantern')
    if (start !== '2026-03-31T07:30:00Z') throw new Error(`no summer time at Webex: ${start}`)
    await tv.pressUntil('ArrowUp', /^Tuesday,? 31 March, 09:30 – 09:45, Stand-up/, 10)

    await grows(tv)
  },
}

/** Each meeting of yesterday says what became of it; one that was recorded says that instead of "Ended". */
async function endedAsWebexSays(tv: TestTv) {
  const items = await itemsOf(tv.servers, '2026-03-02')
  for (const { title, start, state } of items) {
    const words = state === 'missed' ? ['Did not take place'] : ['Ended', 'Recorded']
    await tv.until(`${title} at ${start}: ${words.join(' or ')}`, async () =>
      (await tv.read('.agenda-meeting')).some((row) => {
        const lines = row.split(/\n+/)
        return (
          lines[0] === inBerlin(start) &&
          lines.includes(title) &&
          words.some((word) => lines.includes(word))
        )
      }),
    )
  }
}

/** Goes on and on to the right; further days come as one gets there. */
async function toTheEnd(tv: TestTv) {
  await tv.pressUntil('ArrowRight', /^Tuesday,? 31 March/, 200)
  await tv.strike('ArrowDown', 8)
}

/** Without a network what was seen last stays, and says how old it is; then it is fresh again. */
async function grows(tv: TestTv) {
  await tv.says('Up to date', '.agenda-fresh')
  await tv.servers.sandbox('PUT', 'faults', [{ kind: 'offline', count: 'always' }])
  await tv.pass(7 * 60)
  await tv.says(/Updated [67] minutes ago/, '.agenda-fresh')
  // What the engine says of its network, and a clock that is before the build's own date.
  await tv.says(/^(No network|This TV’s clock says March 2026)/, '.agenda-trouble')
  await tv.picture('old')
  await tv.servers.sandbox('DELETE', 'faults')
  await tv.pass(60)
  await tv.says('Up to date', '.agenda-fresh')
}
