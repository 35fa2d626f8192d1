// Every method at every path from every origin, by real sockets, as they are written, to each runtime: whatever is
// forwarded is one of the three calls of the sign-in, and came from one who may call.

import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  APP_ORIGIN,
  POLL,
  type Relayed,
  relayBeforeStandIn,
} from '../../platforms/relay/fake-upstream'
import { addressOf, byName, RUNTIMES, type Runtime } from './runtimes'

const METHODS = [
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'],
  ...['LOCK', 'PURGE', 'LINK'],
]
const TOKEN = '/v1/device/token'
/** Each as it may be sent, and the path that it is; `dots`: TOKEN on Node, while workerd resolves no dots. */
const PATHS: [sent: string, is: string][] = [
  [TOKEN, TOKEN],
  [`${TOKEN}?device_code=x&client_secret=y`, TOKEN],
  [`${TOKEN}#x`, TOKEN],
  ['/v1/x/../device/token', 'dots'],
  ['/v1/./device/token', 'dots'],
  ['/v1/x/%2e%2e/device/token', 'dots'],
  ['/v1/device\\token', 'none'],
  [`http://elsewhere.example${TOKEN}`, TOKEN],
  ...[`${TOKEN}/`, '/v1//device/token', `/${TOKEN}`, '/V1/device/token', '/v1/device%2ftoken'].map(
    (path): [string, string] => [path, 'none'],
  ),
  ...[`${TOKEN}%00`, `${TOKEN};x`, `${TOKEN}/..`, '/v1/device/Token', '/v1/device', '/v1/'].map(
    (path): [string, string] => [path, 'none'],
  ),
  ...['/v1/people/me', '/v1/meetings', '/v1/revoke', '/v1/authorize', '/v2/device/token'].map(
    (path): [string, string] => [path, 'none'],
  ),
  ...['/device/token', '/', '/.env', '/v1/../.env', '/v1/settings', '/v1/status', '*'].map(
    (path): [string, string] => [path, 'none'],
  ),
]
/** Who calls, and whether they may. */
const ORIGINS: [origin: string | undefined, isAllowed: boolean][] = [
  [undefined, true],
  ['null', true],
  [APP_ORIGIN, true],
  ['https://elsewhere.example', false],
  [`${APP_ORIGIN}.elsewhere.example`, false],
  [`${APP_ORIGIN}, null`, false],
  ['https://null', false],
]

const FORM = new URLSearchParams(POLL).toString()

/** workerd's HTTP server knows so many methods, and answers 501 to another. */
const UNKNOWN: Record<Runtime['name'], string[]> = { Node: [], Workers: ['LINK'] }

describe.each(byName(RUNTIMES))('on %s', (_, { name, open, addressHeader }) => {
  let relayed: Relayed
  beforeAll(async () => {
    relayed = await relayBeforeStandIn({ limits: { perMinute: 100_000 } }, open)
  })
  afterAll(() => relayed.close())

  let count = 0
  function send(method: string, path: string, origin: string | undefined): Promise<number> {
    count += 1
    return new Promise((resolve, reject) => {
      const call = request(
        {
          port: relayed.relay.port,
          host: '127.0.0.1',
          method,
          path,
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            'Content-Length': FORM.length,
            // Workers has the limit that it has.
            [addressHeader]: addressOf(count),
            ...(origin !== undefined && { Origin: origin }),
          },
        },
        (answer) => {
          answer.resume()
          answer.on('end', () => resolve(answer.statusCode ?? 0))
        },
      )
      call.on('error', reject)
      call.end(FORM)
    })
  }

  /** What came to Webex, which is on one host with its status page here. */
  const forwarded = () =>
    relayed.received.map(({ url }) => url).filter((url) => url !== '/status/index.json')

  const tokenPaths = name === 'Node' ? [TOKEN, 'dots'] : [TOKEN]
  const isInOrder = (method: string, status: number) =>
    UNKNOWN[name].includes(method) ? status === 501 : status < 500

  it.each(METHODS)('the relay forwards by %s the calls of the sign-in alone', async (method) => {
    for (const [path, is] of PATHS)
      for (const [origin, isAllowed] of ORIGINS) {
        relayed.received.length = 0
        const status = await send(method, path, origin)
        const isForwarded = method === 'POST' && tokenPaths.includes(is) && isAllowed
        const where = `${method} ${path} from ${origin}`
        expect([where, forwarded()]).toEqual([where, isForwarded ? [TOKEN] : []])
        expect([where, status]).toEqual([where, isForwarded ? 200 : expect.any(Number)])
        expect([where, isInOrder(method, status)]).toEqual([where, true])
      }
  })
})
