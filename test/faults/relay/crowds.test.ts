// Many at once, to each runtime: callers of one address and of a thousand, slow ones, and addresses by the ten
// thousand. One slow caller is in test/platforms/relay/patience.test.ts, the limit itself in relay.test.ts and
// rate-limit.test.ts there. How long a slow caller may take is Cloudflare's to say on Workers, so that only under Node
// they are seen to be cut off.

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
import { addressOf, byName, RUNTIMES, type Runtime } from './runtimes'

/** What an address may send in a minute, unless the relay is told otherwise. */
const PER_MINUTE = 240
/** How many addresses are remembered, unless the relay is told otherwise. */
const REMEMBERED = 10_000
const FORM = new URLSearchParams(POLL).toString()

let relayed: Relayed | undefined
afterEach(async () => {
  await relayed?.close()
  relayed = undefined
})

/** How often each status came. */
function tally(statuses: number[]): Record<number, number> {
  const found: Record<number, number> = {}
  for (const status of statuses) found[status] = (found[status] ?? 0) + 1
  return found
}

/** So many calls on connections of their own, all open before the first is answered. */
function atOnce(
  port: number,
  count: number,
  header: Runtime['addressHeader'],
  address: (n: number) => string,
): Promise<number[]> {
  const agent = new Agent({ maxSockets: count })
  const calls = Array.from({ length: count }, (_, n) => call(agent, port, { [header]: address(n) }))
  return Promise.all(calls).finally(() => agent.destroy())
}

/** One call on a connection of an agent, a poll if not said. @returns the status of the answer */
function call(
  agent: Agent,
  port: number,
  headers: Record<string, string>,
  { method, path, form }: Call = POLLING,
): Promise<number> {
  const sent = { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }
  return new Promise((resolve, reject) => {
    const calling = request(
      { agent, host: '127.0.0.1', port, path, method, headers: sent },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    calling.on('error', reject)
    calling.end(form)
  })
}

interface Call {
  method: string
  path: string
  form?: string
}
const POLLING: Call = { method: 'POST', path: '/v1/device/token', form: FORM }
/** It has a limit of its own, and nothing is forwarded. */
const READING: Call = { method: 'GET', path: '/v1/settings' }

/** Checks that of so many calls of one address as many got through as may, and the rest was told to wait. */
function expectLimited(runtime: Runtime, statuses: number[], took_ms: number) {
  const found = tally(statuses)
  const passed = found[200] ?? 0
  expect(found).toEqual({ 200: passed, 429: statuses.length - passed })
  // Time stands still on Node, and goes on on Workers.
  const more = runtime.name === 'Node' ? 0 : Math.ceil((PER_MINUTE * took_ms) / 60_000) + 1
  expect(passed).toBeGreaterThanOrEqual(PER_MINUTE)
  expect(passed).toBeLessThanOrEqual(PER_MINUTE + more)
  return passed
}

/** What something gives, and how long it took. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const from = performance.now()
  return [await work(), performance.now() - from]
}

describe.each(byName(RUNTIMES))('a thousand callers at once, on %s', (_, runtime) => {
  const open = async () => {
    relayed = await relayBeforeStandIn({ behindProxy: true, now: () => 0 }, runtime.open)
    const { port } = relayed.relay
    const from = (address: (n: number) => string) =>
      timed(() => atOnce(port, 1000, runtime.addressHeader, address))
    return { relayed, from }
  }

  it('of one address get as much as one address may have, and an answer each', async () => {
    const { relayed, from } = await open()
    const passed = expectLimited(runtime, ...(await from(() => '192.0.2.1')))
    expect(relayed.received).toHaveLength(passed)
  })

  it('of a thousand addresses are all served', async () => {
    const { relayed, from } = await open()
    const [statuses] = await from(addressOf)
    expect(tally(statuses)).toEqual({ 200: 1000 })
    // What is logged on Workers comes through a pipe.
    await expect.poll(() => relayed.lines).toHaveLength(1000)
  })

  it('of one network of IPv6 are one, by whichever of its addresses they come', async () => {
    const { from } = await open()
    const address = (n: number) =>
      `2001:db8:1:2:${n.toString(16)}::${(n * 7919).toString(16).slice(-4)}`
    expectLimited(runtime, ...(await from(address)))
  })
})

/** What callers send now and then, after what they began with. */
const SLOW: [what: string, beginning: string, piece: string][] = [
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
]

/** Three hundred of them, and twenty others who must be served meanwhile. `then` gets what the slow ones get. */
async function withSlowCallers(
  { relay, post }: Relayed,
  [, beginning, piece]: (typeof SLOW)[number],
  headers: Record<string, string>,
  then: (answers: Promise<string[]>) => unknown,
) {
  const slow = Array.from({ length: 300 }, () => sendRaw(relay.port, beginning))
  const timer = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write(piece)
  }, 100)
  try {
    const statuses: number[] = []
    for (let n = 0; n < 20; n++) statuses.push((await post('/device/token', POLL, headers)).status)
    expect(tally(statuses)).toEqual({ 200: 20 })
    await then(Promise.all(slow.map(({ answered }) => answered)))
  } finally {
    clearInterval(timer)
    for (const { socket } of slow) socket.destroy()
  }
}

describe('three hundred callers who send a byte now and then', () => {
  it.each(SLOW)('as %s are cut off, and the others are served meanwhile', async (...slow) => {
    const patience = { headers_ms: 1500, request_ms: 2000, check_ms: 100 }
    relayed = await relayBeforeStandIn({ patience, limits: { perMinute: 100_000 } })
    const { received } = relayed
    await withSlowCallers(relayed, slow, {}, async (answers) => {
      expect((await answers).filter((came) => came.includes(' 200 '))).toEqual([])
      expect(received).toHaveLength(20)
    })
  })
})

/** Workers alone, where they can run. */
const WORKERS = RUNTIMES.filter(({ name }) => name === 'Workers')

describe.each(byName(WORKERS))(
  'three hundred callers who send a byte now and then, on %s',
  (_, runtime) => {
    it.each(SLOW)('as %s are in nobody’s way', async (...slow) => {
      relayed = await relayBeforeStandIn({}, runtime.open)
      const { received } = relayed
      // The slow ones, whose address nobody names, have one limit together.
      const headers = { [runtime.addressHeader]: '192.0.2.1' }
      await withSlowCallers(relayed, slow, headers, () => expect(received).toHaveLength(20))
    })
  },
)

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

describe.each(byName(WORKERS))('addresses by the ten thousand, on %s', (_, runtime) => {
  let agent: Agent
  afterEach(() => agent.destroy())

  /** Calls from each of these addresses, some at a time. */
  const calling = async (what: Call) => {
    relayed = await relayBeforeStandIn({}, runtime.open)
    const { port } = relayed.relay
    agent = new Agent({ keepAlive: true, maxSockets: 20 })
    return (addresses: string[]) =>
      timed(() =>
        Promise.all(
          addresses.map((one) => call(agent, port, { [runtime.addressHeader]: one }, what)),
        ),
      )
  }
  const numbered = (first: number, count: number) =>
    Array.from({ length: count }, (_, n) => addressOf(first + n))

  it('of one network of IPv6 get as much as one address may have', async () => {
    const from = await calling(POLLING)
    const addresses = Array.from(
      { length: 10_000 },
      (_, n) => `2001:db8:1:2:${hex(n)}:${hex((n * 7919) & 0xffff)}::`,
    )
    expectLimited(runtime, ...(await from(addresses)))
    // Neighbours have a limit of their own.
    const [neighbours] = await from(['2001:db8:1:3::1', '2001:db8:1:1::1'])
    expect(tally(neighbours)).toEqual({ 200: 2 })
  })

  it('are forgotten but for so many, the one unheard for longest first', async () => {
    const from = await calling(READING)
    const crowd = Array.from({ length: 2 * PER_MINUTE }, () => '192.0.2.1')
    const [first] = await from(crowd)
    expect(tally(first)[429]).toBeGreaterThan(0)
    expect(tally((await from(numbered(0, 2000)))[0])).toEqual({ 200: 2000 })
    const [second, took_ms] = await from(crowd)
    expect([took_ms < 30_000, (tally(second)[200] ?? 0) < PER_MINUTE]).toEqual([true, true])
    // More than are remembered: what the first has used up is forgotten too, and all is given to it anew.
    const others = numbered(2000, REMEMBERED + 1)
    expect(tally((await from(others))[0])).toEqual({ 200: others.length })
    const [third] = await from(crowd.slice(0, PER_MINUTE))
    expect(tally(third)).toEqual({ 200: PER_MINUTE })
  })
})
