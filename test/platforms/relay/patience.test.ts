// Callers that send slowly, by real sockets, with a relay whose patience is short. It waits in real time: Node's own
// HTTP server measures how long a request takes, on timers that cannot be handed in (server.requestTimeout).

import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { PATIENCE, type Patience } from '../../../platforms/relay/main'
import { POLL, type Relayed, relayBeforeStandIn } from './fake-upstream'

const IMPATIENT: Patience = { headers_ms: 150, request_ms: 300, check_ms: 20 }
/** How often a slow caller sends one byte. */
const DRIP_MS = 20

let relayed: Relayed
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await relayed?.close()
})

/** Opens a connection. @returns what came back by the time the relay closes it */
function call(first: string): { socket: Socket; closed: Promise<string> } {
  const socket = connect(relayed.relay.port, '127.0.0.1')
  sockets.push(socket)
  const closed = new Promise<string>((resolve) => {
    let came = ''
    socket.on('data', (data) => {
      came += data
    })
    // Writing on after the end is what slow callers do.
    socket.on('error', () => {})
    socket.on('close', () => resolve(came))
  })
  socket.write(first)
  return { socket, closed }
}

/** Sends a byte now and then for as long as the connection lasts. */
function drip(socket: Socket, byte: string) {
  const timer = setInterval(() => socket.write(byte), DRIP_MS)
  socket.on('close', () => clearInterval(timer))
}

const start = async (patience?: Patience) => {
  relayed = await relayBeforeStandIn({ patience })
}

const HEAD = [
  'POST /v1/device/token HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/x-www-form-urlencoded',
]

describe('a caller that', () => {
  it('never ends its headers is cut off', async () => {
    await start(IMPATIENT)
    const { socket, closed } = call(`${HEAD.join('\r\n')}\r\nX-Slow: `)
    drip(socket, 'a')
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('never ends its body is cut off, and nothing is forwarded', async () => {
    await start(IMPATIENT)
    const { socket, closed } = call(
      `${HEAD.join('\r\n')}\r\nContent-Length: 5000\r\n\r\nclient_id=`,
    )
    drip(socket, 'a')
    expect(await closed).not.toContain('200 OK')
    expect(relayed.received).toEqual([])
  })

  it('never ends its body in chunks is cut off too', async () => {
    await start(IMPATIENT)
    const { socket, closed } = call(`${HEAD.join('\r\n')}\r\nTransfer-Encoding: chunked\r\n\r\n`)
    drip(socket, '1\r\na\r\n')
    expect(await closed).not.toContain('200 OK')
    expect(relayed.received).toEqual([])
  })

  it('connects and says nothing is cut off', async () => {
    await start(IMPATIENT)
    await call('').closed
  })

  it('sends at once is served, and so is one that takes some time', async () => {
    await start()
    expect((await relayed.post('/device/token', POLL)).status).toBe(200)
    const body = new URLSearchParams(POLL).toString()
    const head = `${HEAD.join('\r\n')}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`
    const { socket, closed } = call(head + body.slice(0, -1))
    setTimeout(() => socket.write(body.slice(-1)), DRIP_MS)
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('the patience of the relay unless it is told otherwise', () => {
  it('is some seconds for the whole request', () => {
    const { headers_ms, request_ms, check_ms } = PATIENCE
    expect(headers_ms).toBeLessThan(request_ms)
    expect(request_ms + check_ms).toBeLessThanOrEqual(15_000)
  })
})
