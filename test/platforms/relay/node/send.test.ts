import { createServer, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Listening, listen } from '../../../../platforms/cli/listen'
import { agentFor, send, sendWith } from '../../../../platforms/relay/node/send'

const SENT = { method: 'POST', headers: { A: 'b' }, body: 'c=d', redirect: 'manual' } as const

let server: Listening | undefined
afterEach(() => server?.close())

const textOf = async (answer: ReturnType<typeof send>) =>
  new TextDecoder().decode(await (await answer).arrayBuffer())

async function answerTo(how: (response: ServerResponse) => void) {
  const received: { headers: Record<string, unknown>; body: string }[] = []
  server = await listen(
    createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += piece
      received.push({ headers: request.headers, body })
      how(response)
    }),
    0,
  )
  const answer = send(server.url, { ...SENT, signal: new AbortController().signal })
  return { answer, received }
}

it('sends what it is given, and asks for no compression', async () => {
  const { answer, received } = await answerTo((response) => response.end())
  await answer
  expect(received).toMatchObject([
    { headers: { a: 'b', 'accept-encoding': 'identity' }, body: 'c=d' },
  ])
})

it.each([204, 302, 304, 428, 500])(
  'gives status %i with its headers, and no body',
  async (status) => {
    const { answer } = await answerTo((response) =>
      response.writeHead(status, { Trackingid: ['ROUTER_1', 'ROUTER_2'], Location: '/' }).end(),
    )
    const { headers, status: given } = await answer
    expect([given, headers.get('Trackingid')]).toEqual([status, 'ROUTER_1, ROUTER_2'])
    expect(await textOf(answer)).toBe('')
  },
)

it('gives the bytes as they came', async () => {
  const { answer } = await answerTo((response) => response.end('{"a":"ü"}'))
  expect(JSON.parse(await textOf(answer))).toEqual({ a: 'ü' })
})

it('fails when they are compressed all the same', async () => {
  const { answer } = await answerTo((response) =>
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('x'),
  )
  await expect(answer).rejects.toThrow('The answer is gzip')
})

it('gives up when it is told to', async () => {
  const { url } = await listen(createServer(), 0).then((one) => {
    server = one
    return one
  })
  const signal = AbortSignal.timeout(20)
  await expect(send(url, { ...SENT, signal })).rejects.toThrow(/timeout|aborted/)
})

describe('where the environment names a proxy', () => {
  /** A proxy that leads every connection to `target`, and the hosts that it was asked for. */
  async function openProxy(target: Listening) {
    const asked: (string | undefined)[] = []
    const proxy = createServer()
    proxy.on('connect', ({ url }, socket: Socket) => {
      asked.push(url)
      const there = connect(target.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        there.pipe(socket).pipe(there)
      })
    })
    return { asked, proxy: await listen(proxy, 0) }
  }
  const answering = () =>
    listen(
      createServer((_, response) => response.end('there')),
      0,
    )

  it.each(['HTTP_PROXY', 'http_proxy'])('that of %s is asked for hosts elsewhere', async (name) => {
    server = await answering()
    const { asked, proxy } = await openProxy(server)
    const agent = agentFor({ [name]: proxy.url })
    const signal = new AbortController().signal
    const answer = sendWith(agent, 'http://webex.invalid/v1', { ...SENT, signal })
    expect(await textOf(answer)).toBe('there')
    expect(asked).toEqual(['webex.invalid:80'])
    await agent.destroy()
    await proxy.close()
  })

  it.each([
    ['this machine', ({ url }: Listening) => url, {}],
    [
      'what NO_PROXY names',
      ({ port }: Listening) => `http://127.0.0.2:${port}`,
      { NO_PROXY: '127.0.0.2' },
    ],
    [
      'anything where NO_PROXY is *',
      ({ port }: Listening) => `http://127.0.0.2:${port}`,
      { NO_PROXY: '*' },
    ],
  ])('it is not asked for %s', async (_, urlOf, more) => {
    server = await listen(
      createServer((_, response) => response.end('there')),
      0,
      '0.0.0.0',
    )
    const { asked, proxy } = await openProxy(server)
    const agent = agentFor({ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, ...more })
    const signal = new AbortController().signal
    expect(await textOf(sendWith(agent, urlOf(server), { ...SENT, signal }))).toBe('there')
    expect(asked).toEqual([])
    await agent.destroy()
    await proxy.close()
  })
})
