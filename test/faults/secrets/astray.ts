// A Webex that leads astray: the sandbox's API, whose answers name another host wherever one can be named, and
// that host, which takes down whatever comes. Both are real servers.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from '../../../platforms/cli/listen'

/** What came to the host that nobody configured. */
interface Caught {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' }
/** Headers that are of one connection, or of a body that is not sent on as it came. */
const OWN = ['connection', 'content-length', 'content-encoding', 'transfer-encoding', 'keep-alive']

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const piece of request) body += piece
  return body
}

/** @param webex the origin of the sandbox */
export async function leadAstray(webex: string) {
  const caught: Caught[] = []
  const trap = await listen(
    createServer(async (request, response) => {
      const { method = '', url = '', headers } = request
      caught.push({ method, url, headers, body: await bodyOf(request) })
      response.writeHead(200, { ...OPEN, 'Content-Type': 'text/vtt' })
      response.end('WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n')
    }),
    0,
  )

  /** Names the other host in an answer. */
  function mislead(path: string, body: unknown): unknown {
    if (typeof body !== 'object' || body === null) return body
    if (path === '/v1/people/me') return { ...body, avatar: `${trap.url}/avatar` }
    if (/^\/v1\/recordings\/[^/]+$/.test(path))
      return {
        ...body,
        temporaryDirectDownloadLinks: {
          recordingDownloadLink: `${trap.url}/video.mp4?ticket=1`,
          transcriptDownloadLink: `${trap.url}/transcript.vtt?ticket=1`,
          expiration: '2099-01-01T00:00:00Z',
        },
      }
    return body
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url = '/', headers } = request
    const { pathname } = new URL(url, webex)
    const sent = Object.entries(headers).filter(([name]) => !OWN.includes(name) && name !== 'host')
    const body = await bodyOf(request)
    const came = await fetch(webex + url, {
      method,
      headers: sent as [string, string][],
      redirect: 'manual',
      ...(body && { body }),
    })
    const passed = [...came.headers].filter(([name]) => !OWN.includes(name))
    const open = passed.filter(([name]) => name.startsWith('access-control-'))
    if (method === 'GET' && /^\/v1\/meeting(Summaries|Transcripts)/.test(pathname)) {
      response.writeHead(307, Object.fromEntries([...open, ['Location', trap.url + url]]))
      return response.end()
    }
    const text = await came.text()
    const isJson = came.headers.get('content-type')?.includes('json')
    const link: [string, string][] =
      pathname === '/v1/meetings' && !url.includes('cursor=')
        ? [['Link', `<${trap.url}${url}&cursor=2>; rel="next"`]]
        : []
    response.writeHead(came.status, Object.fromEntries([...passed, ...link]))
    return response.end(isJson ? JSON.stringify(mislead(pathname, JSON.parse(text))) : text)
  }

  const api = await listen(
    createServer((request, response) => {
      answer(request, response).catch(() => response.destroy())
    }),
    0,
  )
  return {
    api: `${api.url}/v1`,
    trap: trap.url,
    caught,
    close: () => Promise.all([api.close(), trap.close()]),
  }
}
