// What Webex really says, to compare the screen with: asked past the app, and read by luxon.

import { DateTime } from 'luxon'
import type { TestServers } from '../app'

const zone = 'Europe/Berlin'

/** A meeting of the wire, in the fields that scenarios look at. */
export interface Item {
  id: string
  title: string
  start: string
  end: string
  state: string
  hostDisplayName: string
  webLink: string
  meetingNumber: string
  sipAddress: string
  password: string
  agenda?: string
  telephony: { accessCode: string; callInNumbers: { label: string; callInNumber: string }[] }
}

/** The meetings of a day of Berlin, by start. */
export async function itemsOf(servers: TestServers, day: string): Promise<Item[]> {
  const midnight = DateTime.fromISO(day, { zone })
  const [from, to] = [midnight, midnight.plus({ days: 1 })].map((at) => at.toUTC().toISO())
  const window = `from=${from}&to=${to}&max=100`
  const { items } = await servers.webex<{ items: Item[] }>(
    `meetings?meetingType=scheduledMeeting&${window}`,
  )
  return items
}

/** The one whose title has these words. @throws Error when there is none */
export function titled(items: Item[], words: string): Item {
  const item = items.find(({ title }) => title.includes(words))
  if (!item) throw new Error(`there is no ${words} at Webex`)
  return item
}

/** What a clock in Berlin shows at an instant of the wire, such as "10:00". */
export const inBerlin = (instant: string) => DateTime.fromISO(instant, { zone }).toFormat('HH:mm')
