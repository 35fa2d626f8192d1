// What is on now and what is next, moving on by itself. Bo has a meeting each quarter of an hour from
// seven in the morning, numbered, and none at night.

import { type Item, inBerlin, itemsOf, titled } from '../journeys/items'
import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

export const nowAndNext: Scenario = {
  name: 'now-and-next',
  engines: THREE,
  servers: {
    ...TUESDAY,
    account: 'bo',
    sandbox: { ...TUESDAY.sandbox, now_ms: Date.parse('2026-03-03T05:50:00Z') },
  },
  async run(tv) {
    await tv.signIn()
    const items = await itemsOf(tv.servers, '2026-03-03')
    await tv.says('06:50', '.now-clock')
    await isFree(tv, 'Free until 07:00')
    await tv.says(/ 1 with /, '.now-title.next')
    await tv.says('07:00 · in 10 minutes', '.now-when')
    await tv.picture('free')

    await tv.passTo('2026-03-03T05:59:57Z')
    await isFree(tv, 'Free until 07:00')
    await tv.says('in 1 minute', '.now-when')
    // Nobody touched the remote for ten minutes.
    await tv.wake()
    // Seconds later it starts, without a key.
    await isOn(tv, items, 1)
    await tv.says(/ 2 with /, '.now-title.next')
    await tv.passTo('2026-03-03T06:07:30Z')
    await progresses(tv, items, 1)
    await tv.picture('on')

    await tv.passTo('2026-03-03T06:14:58Z')
    await isOn(tv, items, 2)
    await tv.says(/ 3 with /, '.now-title.next')

    await tv.standbyTo('2026-03-03T08:20:00Z')
    await tv.says('09:20', '.now-clock')
    await isOn(tv, items, 10)
    await tv.standbyTo('2026-03-03T22:30:00Z')
    await isFree(tv, 'Free until tomorrow, 07:00')
  },
}

async function isFree(tv: TestTv, until: string) {
  await tv.says('No meeting right now', '.now-title')
  await tv.says(until, '.now-when')
}

/** The one of this number is on, until it ends at Webex. */
async function isOn(tv: TestTv, items: Item[], slot: number) {
  const { title, end } = numbered(items, slot)
  await tv.says(title, '.now-card.on .now-title')
  await tv.says(`until ${inBerlin(end)}`, '.now-card.on .now-when')
}

/** The bar is as full as much of the meeting is over. */
async function progresses(tv: TestTv, items: Item[], slot: number) {
  const { start, end } = numbered(items, slot)
  const begun_ms = tv.servers.now_ms() - Date.parse(start)
  const part = begun_ms / (Date.parse(end) - Date.parse(start))
  await tv.until(`a bar that is full to ${part}`, async () => {
    const full = await tv.viewer.driver.evaluate<number>(
      '(function (bar) { return bar.firstChild.offsetWidth / bar.offsetWidth })(document.querySelector(".now-bar"))',
    )
    return Math.abs(full - part) < 0.02
  })
}

const numbered = (items: Item[], slot: number) => titled(items, ` ${slot} with `)
