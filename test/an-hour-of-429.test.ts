// An hour of a Webex that answers everything with "not now", before a viewer who looks at everything and
// presses on: however senseless its Retry-After, the television asks a few times, ever more seldom.

import { describe, expect, it } from 'vitest'
import { createPlayer } from '../src/playback/player'
import type { Query } from '../src/queries/query'
import { settle } from './hand-clock'
import { meeting } from './meetings/calendar'
import { fakeVideoAdapter } from './playback/fake-video-adapter'
import { type Fixture, fixture, signedIn } from './profiles/fixture'

const HOUR_S = 3600

const SENSELESS: [name: string, headers: Record<string, string>][] = [
  ['no Retry-After', {}],
  ['Retry-After: 0', { 'Retry-After': '0' }],
  ['Retry-After: -1', { 'Retry-After': '-1' }],
  ['Retry-After: 1000000000', { 'Retry-After': '1000000000' }],
  ['Retry-After: soon', { 'Retry-After': 'soon' }],
  ['a date that has passed', { 'Retry-After': 'Mon, 02 Mar 2020 09:00:00 GMT' }],
  ['a date without an end', { 'Retry-After': 'Fri, 31 Dec 9999 23:59:59 GMT' }],
]

const recording = {
  id: 'r',
  title: 'R',
  start: 0,
  shared: false,
  meetingId: 'm',
  meetingIds: ['m'],
}

/** Somebody looks at everything there is, presses "again" twice a minute, and zaps away and back. */
async function anHour({ on, profiles }: Awaited<ReturnType<typeof signedIn>>) {
  const services = profiles.services()
  const { details, recordings, positions } = services
  const past = meeting('Past', on.clock.now() - 7_200_000, on.clock.now() - 3_600_000, {
    seriesId: 's',
  })
  const looked: Query<unknown>[] = [
    details.details('m'),
    details.invitees('m'),
    recordings.shelf,
    recordings.since(on.clock.now() - 86_400_000),
    recordings.of(past),
    recordings.transcript(recording),
    recordings.summary(recording),
    recordings.summaryOf(past),
  ]
  const stops = looked.map((one) => one.subscribe(() => {}))
  const player = createPlayer({
    recording,
    speed: 1,
    video: (signal) => recordings.videoLink('r', signal),
    adapter: fakeVideoAdapter(),
    positions,
    clock: on.clock,
    connected: () => true,
  })
  for (let second = 0; second < HOUR_S; second += 30) {
    await on.clock.advance(30_000)
    services.agenda.refetch()
    for (const one of looked) {
      one.refetch()
      one.fetchMore()
    }
    player.networkBack()
    if (second % 60 === 0) profiles.resume()
  }
  player.close()
  for (const stop of stops) stop()
}

/** How often each path was asked for since `from`. */
function countsOf(on: Fixture, from: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { path } of on.sent.slice(from)) counts[path] = (counts[path] ?? 0) + 1
  return counts
}
const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((all, one) => all + one, 0)

describe('an hour of 429', () => {
  it.each(SENSELESS)(
    'with %s is a few requests, of everybody together',
    async (name, headers) => {
      const { on, profiles } = await signedIn('ana')
      on.wrong.set('*', { status: 429, headers })
      const from = on.sent.length
      await anHour({ on, profiles })
      const counts = countsOf(on, from)
      console.log(`${name}: ${sum(counts)} requests, ${JSON.stringify(counts)}`)
      // One each after 5, 10, 20, 40, 80, 160 s, and then every five minutes; and those on their way at first.
      expect(sum(counts)).toBeLessThanOrEqual(40)
      expect(sum(counts)).toBeGreaterThan(0)
      on.wrong.clear()
      await on.clock.advance(HOUR_S * 1000)
      expect(profiles.services().agenda.state()).toMatchObject({
        isFetching: false,
        failure: undefined,
      })
    },
    60_000,
  )

  it.each(SENSELESS)(
    'at the token endpoint alone, with %s',
    async (name, headers) => {
      const { on, profiles } = await signedIn('ana')
      on.expire()
      on.wrong.set('access_token', { status: 429, headers })
      const from = on.sent.length
      await anHour({ on, profiles })
      const counts = countsOf(on, from)
      console.log(`${name}: ${counts.access_token} renewals`)
      expect(counts.access_token).toBeLessThanOrEqual(20)
      expect(profiles.services().session.state().status).toBe('signed_in')
      on.wrong.clear()
      await on.clock.advance(HOUR_S * 1000)
      expect(profiles.services().agenda.state()).toMatchObject({
        isFetching: false,
        failure: undefined,
      })
    },
    60_000,
  )

  it.each(SENSELESS)(
    'while a code is polled, with %s',
    async (name, headers) => {
      for (const path of ['*', 'device/token']) {
        const on = fixture()
        on.wrong.set(path, { status: 429, headers })
        const profiles = await on.start()
        await on.clock.advance(HOUR_S * 1000)
        console.log(`${name} of ${path}: ${on.sent.length} requests`)
        // A poll each half minute at most, of three codes; a request for a code each half minute.
        expect(on.sent.length).toBeLessThanOrEqual(HOUR_S / 30 + 8)
        profiles.close()
      }
    },
    60_000,
  )

  it('of somebody who goes to another and comes back is the same hour', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    on.wrong.set('*', { status: 429, headers: { 'Retry-After': '600' } })
    await on.clock.advance(301_000)
    profiles.choose(1)
    await settle()
    await on.clock.advance(1000)
    const from = on.sent.length
    for (let zap = 0; zap < 20; zap++) {
      profiles.choose(zap % 2 === 0 ? 2 : 1)
      await on.clock.advance(10_000)
    }
    expect(sum(countsOf(on, from))).toBe(0)
  })
})

describe('an hour of other trouble', () => {
  it.each([
    ['503 with Retry-After: 0', 503, '0', 20],
    ['503 with Retry-After: 600', 503, '600', 8],
    ['423 with Retry-After: 0', 423, '0', 20],
    ['423 with Retry-After: 600', 423, '600', 8],
  ])(
    '%s: the agenda alone, before which nobody presses a key, asks ever more seldom',
    async (_, status, after, most) => {
      const { on, profiles } = await signedIn('ana')
      on.wrong.set('*', { status, headers: { 'Retry-After': after } })
      const from = on.sent.length
      await on.clock.advance(HOUR_S * 1000)
      expect(sum(countsOf(on, from))).toBeLessThanOrEqual(most)
      profiles.close()
    },
  )

  it.each([423, 429, 503])(
    'a video whose link is a %d asks for it after what was said',
    async (status) => {
      const { on, profiles } = await signedIn('ana')
      on.wrong.set('*', { status, headers: { 'Retry-After': '600' } })
      const from = on.sent.length
      const { recordings, positions } = profiles.services()
      profiles.services().agenda.close()
      const player = createPlayer({
        recording,
        speed: 1,
        video: (signal) => recordings.videoLink('r', signal),
        adapter: fakeVideoAdapter(),
        positions,
        clock: on.clock,
        connected: () => true,
      })
      await on.clock.advance(HOUR_S * 1000)
      expect(sum(countsOf(on, from))).toBeLessThanOrEqual(7)
      player.close()
    },
  )
})
