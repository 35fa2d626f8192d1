// Lists of meetings around NOW, asked for as a television asks, for the tests of what is in them.

import { NOW, startTv } from './tv'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const iso = (offset_ms: number) => new Date(NOW + offset_ms).toISOString()
export const query = (params: Record<string, string>) => `/meetings?${new URLSearchParams(params)}`
export const agenda = (from_ms: number, to_ms: number, more = {}) =>
  query({
    meetingType: 'scheduledMeeting',
    from: iso(from_ms),
    to: iso(to_ms),
    max: '100',
    ...more,
  })

// biome-ignore lint/suspicious/noExplicitAny: items as they come over the wire
export type Item = any

/** An account that is signed in, and how to get it a list. */
export async function signedIn(account: string) {
  const tv = await startTv()
  const user = await tv.signIn(account)
  const items = async (path: string): Promise<Item[]> => (await user.get(path)).body.items
  return { tv, user, items }
}
