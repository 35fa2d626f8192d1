// Many at once: callers of one address and of a thousand, slow ones, and addresses by the ten thousand. One slow
// caller is in test/platforms/relay/patience.test.ts, the limit itself in relay.test.ts and rate-limit.test.ts there.

import { Agent, request } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, it } from 'vitest'
import { createRelay, type Limits } from '../../../platforms/relay/relay'
import { evenly, fc, seed } from '../../generated'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  POLL,
  type Relayed,
  relayBeforeStandIn,
} from '../../platforms/relay/fake-upstream'
import { sendRaw } from './raw'

/** What an address may send in a minute, unless the relay is told otherwise. */
const PER_MINUTE = 240
const FORM = new URLSearchParams(POLL).toString()

let relayed: Relayed | undefined
afterEach(() => relayed?.close())

/** How often each status came. */
function tally(statuses: number[]): Record<number, number> {
  const found: Record<number, number> = {}
  for (const status of statuses) found[status] = (found[status] ?? 0) + 1
  return found
}

/** So many calls on connections of their own, all open before the first is answered. */
function atOnce(port: number, count: number, address: (n: number) => string): Promise<number[]> {
  const agent = new Agent({ maxSockets: count })
  const calls = Array.from(
    { length: count },
    (_, n) =>
      new Promise<number>((resolve, reject) => {
        const call = request(
          {
            agent,
            host: '127.0.0.1',
            port,
            path: '/v1/device/token',
            method: 'POST',
            headers: {
              'Content-Type': 'application/x-www-form-urlencoded',
              'X-Forwarded-For': address(n),
            },
          },
          (answer) => {
            answer.resume()
            answer.on('end', () => resolve(answer.statusCode ?? 0))
          },
        )
        call.on('error', reject)
        call.end(FORM)
      }),
  )
  return Promise.all(calls).finally(() => agent.destroy())
}

describe('a thousand callers at once', () => {
  it('of one address get as much as one address may have, and an answer each', async () => {
    relayed = await relayBeforeStandIn({ behindProxy: true, now: () => 0 })
    const statuses = await atOnce(relayed.relay.port, 1000, () => '192.0.2.1')
    expect(tally(statuses)).toEqual({ 200: PER_MINUTE, 429: 1000 - PER_MINUTE })
    expect(relayed.received).toHaveLength(PER_MINUTE)
  })

  it('of a thousand addresses are all served', async () => {
    relayed = await relayBeforeStandIn({ behindProxy: true, now: () => 0 })
    const address = (n: number) => `10.0.${n >> 8}.${n & 0xff}`
    expect(tally(await atOnce(relayed.relay.port, 1000, address))).toEqual({ 200: 1000 })
    expect(relayed.lines).toHaveLength(1000)
  })

  it('of one network of IPv6 are one, by whichever of its addresses they come', async () => {
    relayed = await relayBeforeStandIn({ behindProxy: true, now: () => 0 })
    const address = (n: number) =>
      `2001:db8:1:2:${n.toString(16)}::${(n * 7919).toString(16).slice(-4)}`
    expect(tally(await atOnce(relayed.relay.port, 1000, address))).toEqual({
      200: PER_MINUTE,
      429: 1000 - PER_MINUTE,
    })
  })
})

describe('three hundred callers who send a byte now and then', () => {
  it.each([
    ['their headers', 'POST /v1/device/token HTTP/1.1\r\nHost: a\r\nX-Slow: ', 'a'],
    [
      'their bodies',
      'POST /v1/device/token HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\nclient_id=',
      'a',
    ],
    [
      'chunks of their bodies',
      'POST /v1/device/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n',
      '1\r\na\r\n',
    ],
  ])('as %s are cut off, and the others are served meanwhile', async (_, beginning, piece) => {
    const patience = { headers_ms: 1500, request_ms: 2000, check_ms: 100 }
    relayed = await relayBeforeStandIn({ patience, limits: { perMinute: 100_000 } })
    const { relay, received, post } = relayed
    const slow = Array.from({ length: 300 }, () => sendRaw(relay.port, beginning))
    const timer = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write(piece)
    }, 100)
    try {
      const statuses: number[] = []
      for (let n = 0; n < 20; n++) statuses.push((await post('/device/token', POLL)).status)
      expect(tally(statuses)).toEqual({ 200: 20 })
      const answers = await Promise.all(slow.map(({ answered }) => answered))
      expect(answers.filter((came) => came.includes(' 200 '))).toEqual([])
      expect(received).toHaveLength(20)
    } finally {
      clearInterval(timer)
      for (const { socket } of slow) socket.destroy()
    }
  })
})

/** A relay without a network, and how often each status came of one call from each of these. */
function relayInMemory(limits: Partial<Limits> = {}) {
  const relay = createRelay({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    upstream: 'https://webex.example/v1',
    origins: [],
    now: () => 0,
    limits,
    log: () => {},
    fetch: async () => new Response('{}'),
  })
  const call = async (address: string) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const url = 'https://relay.example/v1/device/token'
    return (await relay(new Request(url, { method: 'POST', headers, body: FORM }), { address }))
      .status
  }
  return async (addresses: Iterable<string>) => {
    const statuses: number[] = []
    for (const address of addresses) {
      statuses.push(await call(address))
      // What a request leaves behind is cleared away between two turns of the event loop.
      if (statuses.length % 100 === 0) await new Promise(setImmediate)
    }
    return tally(statuses)
  }
}

/** Bytes that are in use once everything that is not was collected. */
async function inUse(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let time = 0; time < 4; time++) {
    collect()
    await new Promise(setImmediate)
  }
  return process.memoryUsage().heapUsed
}

const hex = (n: number) => n.toString(16)

describe(`addresses by the ten thousand (SEED=${seed})`, () => {
  it('of one network of IPv6 get as much as one address may have', async () => {
    const from = relayInMemory()
    const groups = fc.sample(fc.array(evenly(0, 0xffff), { minLength: 4, maxLength: 4 }), {
      numRuns: 10_000,
      seed,
    })
    const addresses = groups.map((group) => `2001:db8:1:2:${group.map(hex).join(':')}`)
    expect(await from(addresses)).toEqual({ 200: PER_MINUTE, 429: 10_000 - PER_MINUTE })
    // Neighbours have a limit of their own.
    expect(await from(['2001:db8:1:3::1', '2001:db8:1:1::1'])).toEqual({ 200: 2 })
  })

  it('cost no more memory than so many as are remembered', async () => {
    const from = relayInMemory({ addresses: 1000 })
    const networks = function* (first: number, count: number) {
      for (let n = first; n < first + count; n++) yield `2001:${hex(n >> 16)}:${hex(n & 0xffff)}::1`
    }
    expect(await from(networks(0, 5000))).toEqual({ 200: 5000 })
    const before = await inUse()
    expect(await from(networks(5000, 20_000))).toEqual({ 200: 20_000 })
    const more_mb = ((await inUse()) - before) / 1_000_000
    // Twenty thousand that are remembered are more than two MB.
    expect(more_mb).toBeLessThan(1)
  }, 120_000)
})
