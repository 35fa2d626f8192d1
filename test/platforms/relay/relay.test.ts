import { afterEach, describe, expect, it } from 'vitest'
import { startRelay } from '../../../platforms/relay/main'
import { parseCode, parsePoll } from '../../../src/webex/sign-in/device-grant'
import { parseRefresh } from '../../../src/webex/sign-in/tokens'
import { handClock } from '../../hand-clock'
import { response } from '../../webex/response'
import { relayContract } from './contract'
import { APP_ORIGIN, POLL, type Relayed, relayBeforeStandIn } from './fake-upstream'

relayContract(startRelay)

let relayed: Relayed | undefined
const start = async (options?: Parameters<typeof relayBeforeStandIn>[0]) => {
  relayed = await relayBeforeStandIn(options)
  return relayed
}
afterEach(() => relayed?.close())

describe('an origin that may not call', () => {
  const clock = handClock()
  // Words that the app looks for stand in this one; none of them may be taken for the answer's.
  const FOREIGN = { Origin: 'https://expired.slow-down.example' }
  const refused = async () => {
    const { post } = await start()
    const refusal = await post('/device/token', POLL, FOREIGN)
    return response(refusal.status, await refusal.text())
  }

  it('has the app say that it is set up wrongly, and how, instead of asking on', async () => {
    const came = await refused()
    const failure = { kind: 'http', code: expect.stringContaining(FOREIGN.Origin) }
    expect(parseCode(came, clock)).toMatchObject({ ok: false, failure })
    expect(parsePoll(came, clock)).toMatchObject({ status: 'misconfigured', failure })
  })

  it('signs nobody out', async () => {
    const tokens = { access_token: 'a', refresh_token: 'r', expiresAt: 0 }
    expect(parseRefresh(await refused(), clock, tokens)).toMatchObject({
      failure: { kind: 'http' },
    })
  })

  it('does not use up the limit of the address that it comes from', async () => {
    const { post } = await start({ limits: { perMinute: 1 } })
    for (let n = 0; n < 3; n++)
      expect((await post('/device/token', POLL, FOREIGN)).status).toBe(403)
    expect((await post('/device/token', POLL)).status).toBe(200)
  })
})

describe('limits', () => {
  it('too many requests: 429 with the seconds to wait, until they have passed', async () => {
    let time = 0
    const { post, received } = await start({ limits: { perMinute: 6 }, now: () => time })
    for (let n = 0; n < 6; n++) expect((await post('/device/token', POLL)).status).toBe(200)
    const refused = await post('/device/token', POLL, { Origin: APP_ORIGIN })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('10')
    // A page must be able to read them.
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(APP_ORIGIN)
    expect(received).toHaveLength(6)
    time += 10_000
    expect((await post('/device/token', POLL)).status).toBe(200)
  })

  it('of what is public are apart: reading it takes nothing from those who sign in', async () => {
    const { post, get } = await start({ limits: { perMinute: 1 }, now: () => 0 })
    expect((await get('/settings')).status).toBe(200)
    const refused = await get('/settings')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect((await post('/device/token', POLL)).status).toBe(200)
  })

  it.each([
    ['behind a server that adds https, of each address that it notes', true, [200, 200, 429]],
    ['otherwise of the socket, whatever the caller says', false, [200, 429, 429]],
  ])('are counted %s', async (_, behindProxy, statuses) => {
    const { post } = await start({ limits: { perMinute: 1 }, now: () => 0, behindProxy })
    const from = async (addresses: string) =>
      (await post('/device/token', POLL, { 'X-Forwarded-For': addresses })).status
    expect([await from('192.0.2.1'), await from('192.0.2.2')]).toEqual(statuses.slice(0, 2))
    expect(await from('a guess, 192.0.2.1')).toBe(statuses[2])
  })

  it('are counted for all addresses of an IPv6 /64 together, and for each /64 alone', async () => {
    const { post } = await start({ limits: { perMinute: 2 }, now: () => 0, behindProxy: true })
    const from = async (address: string) =>
      (await post('/device/token', POLL, { 'X-Forwarded-For': address })).status
    const network = '2001:db8:1:2'
    expect(await from(`${network}::1`)).toBe(200)
    expect(await from(`[${network}:aaaa:bbbb:cccc:dddd]:4711`)).toBe(200)
    for (let host = 2; host < 20; host++) expect(await from(`${network}::${host}`)).toBe(429)
    expect(await from('2001:db8:1:3::1')).toBe(200)
  })

  it('are counted alike for an IPv4 address and for the IPv6 address that maps it', async () => {
    const { post } = await start({ limits: { perMinute: 1 }, now: () => 0, behindProxy: true })
    const from = async (address: string) =>
      (await post('/device/token', POLL, { 'X-Forwarded-For': address })).status
    expect(await from('192.0.2.1')).toBe(200)
    expect(await from('::ffff:192.0.2.1')).toBe(429)
    expect(await from('::ffff:192.0.2.2')).toBe(200)
  })

  it('504 when Webex does not answer in time', async () => {
    const { post, webexAnswers } = await start({ limits: { timeout_ms: 30 } })
    webexAnswers(() => {})
    expect((await post('/device/token', POLL)).status).toBe(504)
  })

  it('504 when Webex stops in the middle of its answer', async () => {
    const { post, webexAnswers } = await start({ limits: { timeout_ms: 30 } })
    webexAnswers((response) => response.writeHead(200).write('{"access_'))
    expect((await post('/device/token', POLL)).status).toBe(504)
  })
})
