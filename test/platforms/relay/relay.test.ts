import { afterEach, describe, expect, it } from 'vitest'
import { startRelay } from '../../../platforms/relay/main'
import { relayContract } from './contract'
import { APP_ORIGIN, POLL, type Relayed, relayBeforeStandIn } from './stand-in'

relayContract(startRelay)

describe('limits', () => {
  let relayed: Relayed
  const start = async (options: Parameters<typeof relayBeforeStandIn>[0]) => {
    relayed = await relayBeforeStandIn(options)
    return relayed
  }
  afterEach(() => relayed.close())

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
