// What is on now and what is next, moving on by itself. Bo has a meeting each quarter of an hour from
// seven in the morning, numbered, and none at night.

import { type Item, inBerlin, itemsOf, titled } from '../items'
import type { Room } from '../room'
import { type Scenario, THREE, TUESDAY } from '../scenario'

export const nowAndNext: Scenario = {
  name: 'now-and-next',
  engines: THREE,
  servers: {
    ...TUESDAY,
    account: 'bo',
    sandbox: { ...TUESDAY.sandbox, now_ms: Date.parse('2026-03-03T05:50:00Z') },
  },
  async tell(room) {
    await room.signIn()
    const items = await itemsOf(room.servers, '2026-03-03')
    await room.says('06:50', '.now-clock')
    await isFree(room, 'Free until 07:00')
    await room.says(/ 1 with /, '.now-title.next')
    await room.says('07:00 · in 10 minutes', '.now-when')
    await room.picture('free')

    await room.passTo('2026-03-03T05:59:57Z')
    await isFree(room, 'Free until 07:00')
    await room.says('in 1 minute', '.now-when')
    // Nobody touched the remote for ten minutes.
    await room.wake()
    // Seconds later it starts, without a key.
    await isOn(room, items, 1)
    await room.says(/ 2 with /, '.now-title.next')
    await room.passTo('2026-03-03T06:07:30Z')
    await progresses(room, items, 1)
    await room.picture('on')

    await room.passTo('2026-03-03T06:14:58Z')
    await isOn(room, items, 2)
    await room.says(/ 3 with /, '.now-title.next')

    await room.standbyTo('2026-03-03T08:20:00Z')
    await room.says('09:20', '.now-clock')
    await isOn(room, items, 10)
    await room.standbyTo('2026-03-03T22:30:00Z')
    await isFree(room, 'Free until tomorrow, 07:00')
  },
}

async function isFree(room: Room, until: string) {
  await room.says('No meeting right now', '.now-title')
  await room.says(until, '.now-when')
}

/** The one of this number is on, until it ends at Webex. */
async function isOn(room: Room, items: Item[], slot: number) {
  const { title, end } = numbered(items, slot)
  await room.says(title, '.now-card.on .now-title')
  await room.says(`until ${inBerlin(end)}`, '.now-card.on .now-when')
}

/** The bar is as full as much of the meeting is over. */
async function progresses(room: Room, items: Item[], slot: number) {
  const { start, end } = numbered(items, slot)
  const begun_ms = room.servers.now_ms() - Date.parse(start)
  const part = begun_ms / (Date.parse(end) - Date.parse(start))
  await room.until(`a bar that is full to ${part}`, async () => {
    const full = await room.viewer.driver.evaluate<number>(
      '(function (bar) { return bar.firstChild.offsetWidth / bar.offsetWidth })(document.querySelector(".now-bar"))',
    )
    return Math.abs(full - part) < 0.02
  })
}

const numbered = (items: Item[], slot: number) => titled(items, ` ${slot} with `)
