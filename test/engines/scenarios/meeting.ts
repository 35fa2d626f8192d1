// A meeting's own screen: what it is about, how to join it by phone, telephone and room system, its
// password, and who was invited.

import { type Item, inBerlin, itemsOf, titled } from '../journeys/items'
import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

/** How long a password stays, in s. */
const SHOWN_S = 30

export const meeting: Scenario = {
  name: 'meeting',
  engines: THREE,
  servers: TUESDAY,
  async run(tv) {
    await tv.signIn()
    const release = titled(await itemsOf(tv.servers, '2026-03-03'), 'Release 4.2')
    await tv.pressUntil('ArrowUp', /Release 4.2/)
    await tv.press('Enter')
    await tellsAll(tv, release)
    await hidesItsPassword(tv, release)
    await callsIn(tv, release)
    await tv.press('Escape')
    await tv.isAt(/Release 4.2/)

    await tv.pressUntil('ArrowUp', /Stand-up, Team Lantern/)
    await tv.press('Enter')
    await tv.says('Recurring', '.meeting-kind')
    await tv.press('Escape')
    await tv.pressUntil('ArrowRight', /^Tomorrow/, 3)
    await tv.pressUntil('ArrowDown', /Ada Brandt's Personal Room/)
    await tv.press('Enter')
    await tv.says('Personal room', '.meeting-kind')
    await tv.press('Escape')
    await tv.pressUntil('ArrowDown', /Product webinar/)
    await tv.press('Enter')
    await tv.says('Webinar', '.meeting-kind')
    await namesTheInvited(tv)
    await tv.press('Escape')
    await tv.isAt(/Product webinar/)
  },
}

async function tellsAll(tv: TestTv, item: Item) {
  await tv.isAt('Back')
  await tv.says(item.title, '.meeting-title')
  await tv.says('Live', '.meeting-kind')
  await tv.says(inBerlin(item.start), '.meeting-when')
  await tv.says(inBerlin(item.end), '.meeting-when')
  await tv.says(item.hostDisplayName, '.meeting-facts')
  await tv.says(item.meetingNumber.replace(/(...)(...)(...)/, '$1 $2 $3'), '.meeting-facts')
  await tv.says(item.sipAddress, '.meeting-facts')
  await tv.says(item.agenda ?? 'a text', '.meeting-agenda')
  const link = await tv.scan()
  if (link !== item.webLink) throw new Error(`scanned ${link}, not ${item.webLink}`)
  await tv.picture('live')
}

async function hidesItsPassword(tv: TestTv, { password }: Item) {
  await tv.says('Show password')
  await tv.saysNot(password)
  await tv.pressUntil('ArrowRight', 'Show password', 6)
  await tv.press('Enter')
  await tv.says(`Password: ${password}`)
  await tv.picture('password')
  await tv.pass(SHOWN_S - 10)
  await tv.says(password)
  await tv.pass(10)
  await tv.says('Show password')
  await tv.saysNot(password)
}

/** Webex has another country first. */
async function callsIn(tv: TestTv, { telephony }: Item) {
  const [first] = telephony.callInNumbers
  if (first?.label.startsWith('Germany')) throw new Error('there is no other country first')
  await tv.pressUntil('ArrowLeft', 'Call in', 6)
  await tv.press('Enter')
  await tv.isAt(/^\+49.*Germany/)
  await tv.says(telephony.accessCode, '.more-note')
  await tv.picture('call-in')
  await tv.strike('ArrowDown', telephony.callInNumbers.length - 1)
  await tv.isAt(first?.callInNumber ?? '')
  await tv.press('Escape')
  await tv.isAt('Call in')
}

/** More than one page of them; the next comes before the end of the one before. */
async function namesTheInvited(tv: TestTv) {
  const webinar = titled(await itemsOf(tv.servers, '2026-03-04'), 'webinar')
  const page = (offset: number) =>
    tv.servers.webex<{ items: { email: string }[] }>(
      `meetingInvitees?meetingId=${webinar.id}&max=100&offset=${offset}`,
    )
  const emails = [...(await page(0)).items, ...(await page(100)).items].map(({ email }) => email)
  if (emails.length <= 100) throw new Error(`${emails.length} are not more than a page`)
  await tv.pressUntil('ArrowRight', 'Invitees', 6)
  await tv.press('Enter')
  await tv.isAt(emails[0] ?? '')
  await tv.picture('invited')
  const last = emails[emails.length - 1] ?? ''
  await tv.until(`the last one, ${last}`, async () => {
    await tv.strike('ArrowDown', 10)
    // Faster than Webex: out of the list at the end of the first page.
    if ((await tv.focused()) === 'Back') await tv.press('ArrowUp')
    return (await tv.focused()).includes(last)
  })
  await tv.press('Escape')
  await tv.isAt('Invitees')
}
