import { createServer, type ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { type Listening, listen } from '../../../../platforms/cli/listen'
import { send } from '../../../../platforms/relay/node/send'

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
