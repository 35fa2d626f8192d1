import { describe, expect, it } from 'vitest'
import { agenda, DAY_MS, HOUR_MS, type Item, query, signedIn } from '../agenda'
import { later, NOW, startTv } from '../tv'

describe('Ada’s calendar', () => {
  it('has a meeting on right now, one in ten minutes, and one that was missed', async () => {
    const { items } = await signedIn('ada')
    const around = await items(agenda(-4 * HOUR_MS, 30 * 60_000))
    const at = (title: string) => around.find((item) => item.title.includes(title))
    const running = at('Release 4.2')
    expect(Date.parse(running.start)).toBeLessThan(NOW)
    expect(Date.parse(running.end)).toBeGreaterThan(NOW)
    expect(running).toMatchObject({ state: 'ready', hostDidJoin: true, attendeeDidJoin: true })
    expect(Date.parse(at('Coffee').start) - NOW).toBe(10 * 60_000)
    expect(at('landlord')).toMatchObject({ state: 'missed', hostDidJoin: false })
    const [live] = await items(query({ meetingType: 'meeting', state: 'inProgress' }))
    expect(live.scheduledMeetingId).toBe(running.id)
    expect(live.end).toBeUndefined()
  })

  it('has each thing that a television must get right', async () => {
    const { items } = await signedIn('ada')
    const week = await items(agenda(-7 * DAY_MS, 9 * DAY_MS))
    const hours = (item: Item) => (Date.parse(item.end) - Date.parse(item.start)) / HOUR_MS
    expect(week.some((item) => item.scheduledType === 'webinar')).toBe(true)
    expect(week.some((item) => item.scheduledType === 'personalRoomMeeting')).toBe(true)
    expect(week.some((item) => item.isModified)).toBe(true)
    expect(week.some((item) => hours(item) === 24)).toBe(true)
    expect(week.some((item) => hours(item) === 72)).toBe(true)
    expect(week.some((item) => item.title.length > 150)).toBe(true)
    expect(week.some((item) => /\p{Script=Arabic}/u.test(item.title))).toBe(true)
    expect(week.some((item) => /\p{Script=Hebrew}/u.test(item.title))).toBe(true)
    expect(week.some((item) => /\p{Script=Han}/u.test(item.title))).toBe(true)
    expect(week.some((item) => item.agenda?.includes('<p>'))).toBe(true)
    expect(week.some((item, at) => item.end > week[at + 1]?.start)).toBe(true)
  })

  it('has one on and another within 40 minutes however long the sandbox runs', async () => {
    const { tv, user, items } = await signedIn('ada')
    const seen = new Map<string, string>()
    for (let hour = 0; hour < 3 * 24; hour++) {
      later(3600 + (hour % 7) * 300)
      if (hour % 12 === 0) Object.assign(user, await tv.signIn('ada'))
      const now = Date.now()
      const list = await items(agenda(now - NOW - DAY_MS, now - NOW + DAY_MS))
      const on = list.filter(({ start, end }) => Date.parse(start) <= now && now < Date.parse(end))
      expect(on.some((item) => item.hostDidJoin && item.title !== 'Streaming Summit')).toBe(true)
      const next = Math.min(...list.map(({ start }) => Date.parse(start)).filter((at) => at > now))
      expect(next - now).toBeLessThanOrEqual(40 * 60_000)
      expect(list.length).toBeLessThan(35)
      for (const { id, title } of list) {
        expect(seen.get(id) ?? title).toBe(title)
        seen.set(id, title)
      }
    }
  })

  it('keeps wall time when summer time begins', async () => {
    const { items } = await signedIn('ada')
    const standups = (await items(agenda(22 * DAY_MS, 28 * DAY_MS))).filter((item) =>
      item.title.startsWith('Stand-up'),
    )
    expect(standups.map((item) => item.start)).toEqual([
      '2026-03-27T08:30:00Z',
      '2026-03-30T07:30:00Z',
      '2026-03-31T07:30:00Z',
      '2026-04-01T07:30:00Z',
    ])
  })

  it('makes only the next occurrence of a series ready', async () => {
    const { items } = await signedIn('ada')
    const reviews = (await items(agenda(-8 * DAY_MS, 15 * DAY_MS))).filter(
      (item) => item.title === 'Design review',
    )
    const states = reviews.map((item) => item.state)
    expect(states).toEqual([
      expect.stringMatching(/ended|missed/),
      'ready',
      'scheduled',
      'scheduled',
    ])
    expect(new Set(reviews.map((item) => item.meetingSeriesId)).size).toBe(1)
  })

  it('shows the host key to the host alone', async () => {
    const { items } = await signedIn('ada')
    for (const item of await items(agenda(0, 7 * DAY_MS)))
      expect('hostKey' in item).toBe(item.hostEmail === 'ada@foyer.example')
  })

  it('goes on as time does: what was on is over, and can be told after 15 minutes', async () => {
    const { user, items } = await signedIn('ada')
    const ended = async () => items(query({ meetingType: 'meeting', state: 'ended', max: '100' }))
    const [live] = await items(query({ meetingType: 'meeting', state: 'inProgress' }))
    later(36 * 60)
    expect((await ended()).map((item) => item.id)).not.toContain(live.id)
    later(20 * 60)
    expect((await ended()).map((item) => item.id)).toContain(live.id)
    const occurrence = await user.get(`/meetings/${live.scheduledMeetingId}`)
    expect(occurrence.body.state).toBe('ended')
  })
})

it('has nothing for Cy', async () => {
  const { items } = await signedIn('cy')
  expect(await items(agenda(-30 * DAY_MS, 30 * DAY_MS))).toEqual([])
})

it('has one meeting of Di’s that cannot be read, among others that can', async () => {
  const { items } = await signedIn('di')
  const all = await items(agenda(-DAY_MS, DAY_MS))
  expect(all.filter((item) => !item.id && !item.start)).toHaveLength(1)
  expect(all).toHaveLength(12)
  expect(all.at(-1).title).toBe('Quite ordinary, after all that')
})

it('gives the same calendar for the same seed, and another for another', async () => {
  const titles = async (seed: string) => {
    const tv = await startTv({ seed })
    const { get } = await tv.signIn('ada')
    return (await get(agenda(-30 * DAY_MS, 0))).body.items.map((item: Item) => item.title)
  }
  expect(await titles('one')).toEqual(await titles('one'))
  expect(await titles('one')).not.toEqual(await titles('two'))
})
