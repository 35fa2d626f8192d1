// What the relay gets done beside a bare forwarder, each in a process of its own and in turns, in front of the
// same upstream.

import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { SANDBOX } from '../../../platforms/cli/credentials'
import { type Program, startProgram } from '../../engines/drivers/program'
import type { Figures } from '../figures/rows'
import { median } from '../measures/median'

const CONNECTIONS = 32
const ROUND_S = 4
const PENDING = 428
/** What a television sends while nobody has approved its code. */
const POLL = new URLSearchParams({
  grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  client_id: SANDBOX.clientId,
  device_code: 'a3f1c2d4-5b6e-4f70-8a91-b2c3d4e5f607',
}).toString()

interface Server extends Program {
  url: string
}

/**
 * Runs so many rounds, and one before them that warms both up.
 * @returns requests a second as a share of the forwarder's, the median of the rounds; and the relay's memory, in
 *   MB: the most it had after any round, and that as a multiple of the first round's
 */
export async function measureRelay(rounds: number): Promise<Figures> {
  const started: Server[] = []
  const start = async (file: string, ...args: string[]) => {
    const server = await startServer(file, args)
    started.push(server)
    return server
  }
  try {
    const upstream = await start('test/bench/relay/upstream.ts')
    const floor = await start('test/bench/relay/bare-forwarder.ts', upstream.url)
    // Behind a proxy each television has its own address, and so a rate limit of its own.
    const flags = ['--port', '0', '--behind-proxy', '--upstream', `${upstream.url}/v1`]
    const relay = await start('platforms/relay/main.ts', ...flags)
    const shares: number[] = []
    const memories_mb: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const relayed = await requestsPerSecond(relay.url)
      const forwarded = await requestsPerSecond(floor.url)
      if (round === 0) continue
      shares.push(relayed / forwarded)
      memories_mb.push(memory_mb(relay.pid))
    }
    const most_mb = Math.max(...memories_mb)
    return {
      'relay requests': { '1x': median(shares) },
      'relay memory': { '1x': most_mb },
      'relay memory growth': { '1x': most_mb / (memories_mb[0] ?? most_mb) },
    }
  } finally {
    for (const server of started.reverse()) await server.stop()
  }
}

async function startServer(file: string, args: string[]): Promise<Server> {
  const program = await startProgram(process.execPath, {
    args: () => ['--import', 'tsx', file, ...args],
    env: { WEBEX_CLIENT_ID: SANDBOX.clientId, WEBEX_CLIENT_SECRET: SANDBOX.clientSecret },
    ready: /http:\/\/localhost:\d+/,
  })
  return { ...program, url: program.said[0] ?? '' }
}

/** @throws Error when anything but the upstream's answer came */
async function requestsPerSecond(url: string): Promise<number> {
  let television = 0
  const result = await autocannon({
    url: `${url}/v1/device/token`,
    connections: CONNECTIONS,
    duration: ROUND_S,
    requests: [
      {
        method: 'POST',
        body: POLL,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'X-Forwarded-For': addressOf(television++) },
        }),
      },
    ],
  })
  const statuses = Object.keys(result.statusCodeStats ?? {})
  if (statuses.join() !== String(PENDING) || result.errors > 0)
    throw new Error(`${url} answered ${statuses.join(', ')}, with ${result.errors} errors`)
  return result.requests.total / result.duration
}

/** An address of the block for private use (RFC 1918); there are so many that none comes often. */
const addressOf = (television: number) =>
  `10.${(television >> 16) & 0xff}.${(television >> 8) & 0xff}.${television & 0xff}`

/** What the process has in memory (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html). */
function memory_mb(pid: number): number {
  const [, kB = ''] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kB) * 1024) / 1e6
}
