// A meeting's own screen: what it is about, how to join it by phone, telephone and room system, its
// password, and who was invited.

import { type Item, inBerlin, itemsOf, titled } from '../items'
import type { Room } from '../room'
import { type Scenario, THREE, TUESDAY } from '../scenario'

/** How long a password stays, in s. */
const SHOWN_S = 30

export const meeting: Scenario = {
  name: 'meeting',
  engines: THREE,
  servers: TUESDAY,
  async tell(room) {
    await room.signIn()
    const release = titled(await itemsOf(room.servers, '2026-03-03'), 'Release 4.2')
    await room.pressUntil('ArrowUp', /Release 4.2/)
    await room.press('Enter')
    await tellsAll(room, release)
    await hidesItsPassword(room, release)
    await callsIn(room, release)
    await room.press('Escape')
    await room.isAt(/Release 4.2/)

    await room.pressUntil('ArrowUp', /Stand-up, Team Lantern/)
    await room.press('Enter')
    await room.says('Recurring', '.meeting-kind')
    await room.press('Escape')
    await room.pressUntil('ArrowRight', /^Tomorrow/, 3)
    await room.pressUntil('ArrowDown', /Ada Brandt's Personal Room/)
    await room.press('Enter')
    await room.says('Personal room', '.meeting-kind')
    await room.press('Escape')
    await room.pressUntil('ArrowDown', /Product webinar/)
    await room.press('Enter')
    await room.says('Webinar', '.meeting-kind')
    await namesTheInvited(room)
    await room.press('Escape')
    await room.isAt(/Product webinar/)
  },
}

async function tellsAll(room: Room, item: Item) {
  await room.isAt('Back')
  await room.says(item.title, '.meeting-title')
  await room.says('Live', '.meeting-kind')
  await room.says(inBerlin(item.start), '.meeting-when')
  await room.says(inBerlin(item.end), '.meeting-when')
  await room.says(item.hostDisplayName, '.meeting-facts')
  await room.says(item.meetingNumber.replace(/(...)(...)(...)/, '$1 $2 $3'), '.meeting-facts')
  await room.says(item.sipAddress, '.meeting-facts')
  await room.says(item.agenda ?? 'a text', '.meeting-agenda')
  const link = await room.scan()
  if (link !== item.webLink) throw new Error(`scanned ${link}, not ${item.webLink}`)
  await room.picture('live')
}

async function hidesItsPassword(room: Room, { password }: Item) {
  await room.says('Show password')
  await room.saysNot(password)
  await room.pressUntil('ArrowRight', 'Show password', 6)
  await room.press('Enter')
  await room.says(`Password: ${password}`)
  await room.picture('password')
  await room.pass(SHOWN_S - 10)
  await room.says(password)
  await room.pass(10)
  await room.says('Show password')
  await room.saysNot(password)
}

/** Webex has another country first. */
async function callsIn(room: Room, { telephony }: Item) {
  const [first] = telephony.callInNumbers
  if (first?.label.startsWith('Germany')) throw new Error('there is no other country first')
  await room.pressUntil('ArrowLeft', 'Call in', 6)
  await room.press('Enter')
  await room.isAt(/^\+49.*Germany/)
  await room.says(telephony.accessCode, '.more-note')
  await room.picture('call-in')
  await room.strike('ArrowDown', telephony.callInNumbers.length - 1)
  await room.isAt(first?.callInNumber ?? '')
  await room.press('Escape')
  await room.isAt('Call in')
}

/** More than one page of them; the next comes before the end of the one before. */
async function namesTheInvited(room: Room) {
  const webinar = titled(await itemsOf(room.servers, '2026-03-04'), 'webinar')
  const page = (offset: number) =>
    room.servers.webex<{ items: { email: string }[] }>(
      `meetingInvitees?meetingId=${webinar.id}&max=100&offset=${offset}`,
    )
  const emails = [...(await page(0)).items, ...(await page(100)).items].map(({ email }) => email)
  if (emails.length <= 100) throw new Error(`${emails.length} are not more than a page`)
  await room.pressUntil('ArrowRight', 'Invitees', 6)
  await room.press('Enter')
  await room.isAt(emails[0] ?? '')
  await room.picture('invited')
  const last = emails[emails.length - 1] ?? ''
  await room.until(`the last one, ${last}`, async () => {
    await room.strike('ArrowDown', 10)
    // Faster than Webex: out of the list at the end of the first page.
    if ((await room.focused()) === 'Back') await room.press('ArrowUp')
    return (await room.focused()).includes(last)
  })
  await room.press('Escape')
  await room.isAt('Invitees')
}
