import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { request } from '../../../src/webex/http/http'
import {
  blockedRequest,
  createRequestLog,
  pathTemplate,
  redactedPath,
} from '../../../src/webex/http/request-log'
import { handClock } from '../../hand-clock'
import { fakeWebex } from '../fake-webex'

const clock = handClock()
const url = 'https://webexapis.example/v1/meetings/870f51ff?hostEmail=ada%40example.com'

async function noted(response: Response | Error) {
  const requestLog = createRequestLog()
  const { http } = fakeWebex(() => {
    if (response instanceof Error) throw response
    return () => response
  }, clock)
  await request({ ...http, requestLog }, { url })
  return requestLog.latest()
}

const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })

describe('the log of failed requests', () => {
  it('has no entry for a request that succeeded, or for a code that is not approved yet', async () => {
    expect(await noted(json(200, {}))).toEqual([])
    expect(await noted(new Response('', { status: 428 }))).toEqual([])
    expect(await noted(json(400, { error: 'authorization_pending' }))).toEqual([])
  })

  it('notes the status, the tracking id and a path that names nobody', async () => {
    const refusal = json(403, { message: 'no', trackingId: 'ROUTER_1' })
    expect(await noted(refusal)).toEqual([
      { at: clock.now(), path: '/v1/meetings/{id}', what: '403', trackingId: 'ROUTER_1' },
    ])
  })

  it('tells a network that is gone from a log-in page in between', async () => {
    expect(await noted(new TypeError('Failed to fetch'))).toMatchObject([{ what: 'offline' }])
    const portal = new Response('<html>', {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    })
    expect(await noted(portal)).toMatchObject([{ what: '200 text/html' }])
  })

  it('has the last ten entries, newest first', () => {
    const requestLog = createRequestLog()
    for (let at = 0; at < 25; at++)
      requestLog.note({ at, path: at % 2 ? '/v1/people' : '/v1/meetings', what: '500' })
    expect(requestLog.latest().map(({ at }) => at)).toEqual([
      24, 23, 22, 21, 20, 19, 18, 17, 16, 15,
    ])
  })

  it('has one entry for the same failure in a row, unless tracking ids tell them apart', () => {
    const requestLog = createRequestLog()
    requestLog.note({ at: 0, path: '/v1/people', what: '403' })
    for (let at = 1; at < 25; at++) requestLog.note({ at, path: 'meeting', what: 'TypeError' })
    expect(requestLog.latest().map(({ at }) => at)).toEqual([24, 0])
    requestLog.note({ at: 25, path: '/', what: '500', trackingId: 'A' })
    requestLog.note({ at: 26, path: '/', what: '500', trackingId: 'B' })
    expect(requestLog.latest().map(({ at }) => at)).toEqual([26, 25, 24, 0])
  })

  it.each([
    ['https://a.example/v1/access_token', '/v1/access_token'],
    ['https://a.example/ada/v1/device/token', '/v1/device/token'],
    ['https://a.example/v1/people/me/secret?x=1', '/v1/people/me/{id}'],
    ['https://a.example/v1/meetings?hostEmail=ada%40example.com', '/v1/meetings'],
    ['https://a.example/v1/meetings/870f51ff', '/v1/meetings/{id}'],
    ['https://a.example/v1/meetingTranscripts/1/download', '/v1/meetingTranscripts/{id}/download'],
    ['https://a.example/nbr/ticket', '/{file}'],
    ['https://a.example/', '/{file}'],
    ['https://a.example/v1/a/b/c/d/e/f', '/v1/{id}/{id}/{id}/{id}'],
  ])('has the template of an address alone: %s', (address, template) => {
    expect(redactedPath(address)).toBe(template)
    expect(pathTemplate(template)).toBe(template)
  })

  it('knows the words of every path that Foyer calls', () => {
    const folder = join(import.meta.dirname, '../../../src/webex')
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8'))
    const paths = [
      ...source.join('\n').matchAll(/(?:client\.url\(['`]|path = ['`]|relay\}\/)([\w/${}().]+)/g),
    ]
      .map(([, path = '']) => path.replace(/\$\{.*?\}/g, '{id}'))
      .filter((path) => /^[a-z]/i.test(path) && path !== 'path')
    expect(paths).toEqual(expect.arrayContaining(['people/me', 'meetings', 'recordings/{id}']))
    for (const path of paths) expect(pathTemplate(`/v1/${path}`)).toBe(`/v1/${path}`)
  })

  it.each([
    ['https://evil.example:8443/nbr/secret-ticket?x=1', 'evil.example:8443'],
    ['https://evil.example', 'evil.example'],
    ['inline', 'inline'],
    ['', ''],
    [`data:${'x'.repeat(99)}`, `data:${'x'.repeat(15)}`],
  ])('notes what the page’s policy blocked without what may name anybody (%s)', (uri, path) => {
    const event = { blockedURI: uri, effectiveDirective: 'img-src' }
    expect(blockedRequest(event, 7)).toEqual({ at: 7, path, what: 'blocked img-src' })
  })
})
