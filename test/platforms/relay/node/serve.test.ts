// The hosted app beside the relay, asked for by real requests: some are written by hand, since `fetch` tidies
// addresses up before it sends them.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { servePages } from '../../../../platforms/relay/node/serve'
import { EXCHANGE, POLL, type Relayed, relayBeforeStandIn } from '../fake-upstream'

const outside = mkdtempSync(join(tmpdir(), 'foyer-'))
const folder = join(outside, 'app')
mkdirSync(join(folder, 'assets'), { recursive: true })
mkdirSync(join(folder, '.git'))
const SCRIPT = 'assets/index-legacy-Dy3PdfrE.js'
const files: Record<string, string> = {
  'index.html': '<!doctype html>',
  'settings.js': 'window.foyerSettings = {}',
  'LICENSES.txt': 'MIT',
  [SCRIPT]: '1',
  '.env': 'WEBEX_CLIENT_SECRET=s3cret',
  '.git/config': 's3cret',
  '../secret.txt': 's3cret',
}
for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
afterAll(() => rmSync(outside, { recursive: true }))

let relayed: Relayed
afterEach(() => relayed?.close())
const start = async (options: Parameters<typeof relayBeforeStandIn>[0] = {}) => {
  relayed = await relayBeforeStandIn({ serve: folder, ...options })
  const { url } = relayed.relay
  return { ...relayed, page: (path: string, init?: RequestInit) => fetch(url + path, init) }
}

/** Sends a path as it is written. */
const raw = (path: string) =>
  new Promise<{ status?: number | undefined; text: string }>((resolve, reject) => {
    const call = request({ port: relayed.relay.port, host: '127.0.0.1', path }, async (answer) => {
      let text = ''
      for await (const piece of answer) text += piece
      resolve({ status: answer.statusCode, text })
    })
    call.on('error', reject)
    call.end()
  })

describe('the app beside the relay', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/?code=1&state=2', 'index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/settings.js', 'settings.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/LICENSES.txt', 'LICENSES.txt', 'text/plain; charset=utf-8', 'no-cache'],
    [`/${SCRIPT}`, SCRIPT, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('is at %s, as what it is, and as fresh as it must be', async (path, file, type, caching) => {
    const { page, received } = await start()
    const answer = await page(path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(files[file])
    expect(answer.headers.get('Content-Type')).toBe(type)
    expect(answer.headers.get('Cache-Control')).toBe(caching)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(received).toHaveLength(0)
  })

  it('is as it was edited, at the next request', async () => {
    const { page } = await start()
    await page('/settings.js')
    writeFileSync(join(folder, 'settings.js'), 'window.foyerSettings = { textSize: "L" }')
    expect(await (await page('/settings.js')).text()).toContain('textSize')
    writeFileSync(join(folder, 'settings.js'), files['settings.js'] ?? '')
  })

  it('tells its length by HEAD, and answers no other method', async () => {
    const { page } = await start()
    const head = await page('/', { method: 'HEAD' })
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([
      200,
      '15',
      '',
    ])
    const post = await page('/', { method: 'POST' })
    expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
  })

  it.each([
    '/nothing.js',
    '/assets/nothing-legacy-Dy3PdfrE.js',
    '/assets',
    '/assets/',
    '/index.html/',
    '/.env',
    '/.git/config',
    '/%2eenv',
    '/assets/../.env',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/..;/secret.txt',
    '//secret.txt',
    '/./../secret.txt',
    '/index.html%00',
    '/%',
    `/${join(outside, 'secret.txt')}`,
    '/v2/settings',
    '/v1x',
  ])('has no %s', async (path) => {
    await start()
    const { status, text } = await raw(path)
    expect(status).toBe(404)
    expect(text).toBe('There is no such file.')
  })

  it('has no path that is none', async () => {
    await start()
    expect(await raw('/..\\secret.txt')).toEqual({ status: 400, text: '' })
  })

  it('leaves the relay where it is: its calls, and its words at /v1', async () => {
    const { page, post, get } = await start()
    expect((await post('/device/token', POLL)).status).toBe(200)
    expect((await get('/settings')).status).toBe(200)
    expect(await (await page('/v1')).text()).toMatch(/^This is the token relay of Foyer/)
    expect((await page('/v1/')).status).toBe(404)
    expect((await page('/v1/index.html')).status).toBe(404)
  })

  it('must be there', () => {
    expect(() => servePages(join(folder, 'assets'))).toThrow(
      /^There is no index\.html in .*assets\. /,
    )
    expect(() => servePages(join(folder, 'nowhere'))).toThrow(/^There is no index\.html in /)
  })
})

describe('the pages beside the relay', () => {
  const signIn = async ({ post, relay }: Relayed, origin = relay.url, headers = {}) => {
    const exchange = { ...EXCHANGE, redirect_uri: `${origin}/` }
    return (await post('/access_token', exchange, { Origin: origin, ...headers })).status
  }

  it('may call, and sign in', async () => {
    expect(await signIn(await start())).toBe(200)
  })

  it('may not when none are served, or from another port', async () => {
    const own = await start()
    expect(await signIn(own, 'http://localhost:1')).toBe(403)
    await own.close()
    expect(await signIn(await start({ serve: undefined }))).toBe(403)
  })

  it('are those of the host in front, by https', async () => {
    const front = { 'X-Forwarded-Host': 'guess.example, tv.example' }
    const own = await start({ behindProxy: true })
    expect(await signIn(own, 'https://tv.example', front)).toBe(200)
    expect(await signIn(own, 'http://tv.example', front)).toBe(403)
    expect(await signIn(own, 'https://guess.example', front)).toBe(403)
    expect(await signIn(own, 'https://tv.example', { 'X-Forwarded-Host': '//' })).toBe(403)
  })

  it('are not those that a caller claims in front of nobody', async () => {
    const own = await start()
    const claim = { 'X-Forwarded-Host': 'evil.example' }
    expect(await signIn(own, 'https://evil.example', claim)).toBe(403)
  })
})
