import { expect, it } from 'vitest'
import { createServerTrouble } from '../../src/queries/server-trouble'
import { settle } from '../hand-clock'
import { fakeWebex, type Reply } from '../webex/fake-webex'

const RELAY = 'https://relay.test/v1'
const MINUTE_MS = 60_000
const CALM = { incidents: [], status: { indicator: 'green' } }
const INCIDENT = {
  incidents: [{ name: 'Webex Meetings: slow', created_at: '2026-03-02T08:52:00Z' }],
}
const reported = { status: 'incident', part: 'Meetings', since: Date.parse('2026-03-02T08:52:00Z') }

function trouble(...replies: Reply[]) {
  const webex = fakeWebex(() => (replies.length > 1 ? replies.shift() : replies[0]) ?? 'offline')
  const it = createServerTrouble(webex.http, RELAY)
  const seen: unknown[] = []
  it.subscribe(() => seen.push(it.state()))
  /** Responses of one call, one after the other. */
  const heard = async (...statuses: number[]) => {
    for (const status of statuses) it.heard('/v1/meetings', status)
    await settle()
  }
  return { ...it, ...webex, seen, heard, heardOf: it.heard }
}

it('asks nothing at the first failure, and what the status page says at the second', async () => {
  const { heard, state, sent } = trouble(INCIDENT)
  await heard(503)
  expect(sent).toEqual([])
  await heard(503)
  expect(sent).toMatchObject([{ path: `${RELAY}/status`, authorization: null }])
  expect(state()).toEqual(reported)
})

it('does not ask at the third within five minutes, and asks again after them', async () => {
  const { heard, state, sent, clock } = trouble(INCIDENT, CALM)
  await heard(503, 503)
  await clock.advance(5 * MINUTE_MS - 1)
  await heard(503, 500, 502)
  expect(sent).toHaveLength(1)
  expect(state()).toEqual(reported)
  await clock.advance(1)
  await heard(503)
  expect(sent).toHaveLength(2)
  expect(state()).toEqual({ status: 'calm' })
})

it('says what it said until the next answer is there', async () => {
  const { heard, seen, clock, late } = trouble(INCIDENT, 'never')
  await heard(503, 503)
  await clock.advance(5 * MINUTE_MS)
  await heard(503)
  expect(seen).toEqual([reported])
  late[0]?.(CALM)
  await settle()
  expect(seen).toEqual([reported, { status: 'calm' }])
})

it('says no more once it has recovered, and at the next trouble what is still new', async () => {
  const { heard, state, sent, clock } = trouble(INCIDENT, 'never')
  await heard(503, 503, 200)
  expect(state()).toBeUndefined()
  await heard(503, 503)
  expect(state()).toEqual(reported)
  await heard(200)
  await clock.advance(5 * MINUTE_MS)
  await heard(503, 503)
  expect(sent).toHaveLength(2)
  // Of before, and nobody knows whether it is still so.
  expect(state()).toBeUndefined()
})

it('counts each call for itself: another that works does not hide one that does not', async () => {
  const { heard, heardOf, sent } = trouble(INCIDENT)
  await heard(503)
  heardOf('/v1/recordings', 503)
  heardOf('/v1/people', 200)
  await settle()
  expect(sent).toEqual([])
  heardOf('/v1/recordings', 200)
  await heard(503)
  expect(sent).toHaveLength(1)
})

it.each([401, 403, 404, 423, 428, 429])(
  'does not ask for a %i, which is no failure of a server',
  async (status) => {
    const { heard, sent } = trouble(INCIDENT)
    await heard(503, status, 503, status)
    expect(sent).toEqual([])
  },
)

it.each(['offline', '<html>', {}, () => new Response('', { status: 504 })] as Reply[])(
  'says nothing when the relay has nothing to say (%s), and asks again after five minutes',
  async (reply) => {
    const { heard, state, sent, clock } = trouble(reply, INCIDENT)
    await heard(503, 503, 503)
    expect(state()).toBeUndefined()
    expect(sent).toHaveLength(1)
    await clock.advance(5 * MINUTE_MS)
    await heard(503)
    expect(state()).toEqual(reported)
  },
)

it('does not take the failures of one person for those of the next, whom it tells at once all the same', async () => {
  const { heard, state, sent, forget } = trouble(INCIDENT)
  await heard(503, 503)
  forget()
  expect(state()).toBeUndefined()
  await heard(503)
  expect(state()).toBeUndefined()
  await heard(503)
  expect(state()).toEqual(reported)
  expect(sent).toHaveLength(1)
})

it('asks nobody where there is no relay', async () => {
  const { http, sent } = fakeWebex(() => INCIDENT)
  const it = createServerTrouble(http, undefined)
  for (let time = 0; time < 5; time++) it.heard('/v1/meetings', 503)
  await settle()
  expect([sent, it.state()]).toEqual([[], undefined])
})

it('goes by a clock that jumped back as if the time were over', async () => {
  const { heard, sent, clock } = trouble(INCIDENT)
  await heard(503, 503)
  clock.jump(-86_400_000)
  await heard(503)
  expect(sent).toHaveLength(2)
})
