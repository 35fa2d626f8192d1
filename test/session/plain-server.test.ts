// The same session at a plain RFC 8628 server, a certified one, over real sockets: what Foyer does for
// Webex must not have cost it the protocol. So with the sign-in in a browser. The only file here that waits in real time (which goes ten
// times faster, since this server gives no interval and the protocol's default is 5 s).

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../src/clock'
import {
  type BrowserSignInStart,
  takeStart,
} from '../../src/session/browser/pending-browser-sign-in'
import { createSession, type Session, type SessionState } from '../../src/session/session'
import { err, ok, type Result } from '../../src/webex/http/failure'
import { fakePage } from '../tv/fake-page'
import { memoryDisk } from '../tv/memory-storage'

const PAGE = 'https://tv.x.test/'

let server: Server
let base: string
/** Whether it lacks what only Webex has, too: `people/me`. */
let isPlain = false

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(base, {
    clients: [
      {
        client_id: 'tv',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
        redirect_uris: [],
        response_types: [],
      },
      {
        client_id: 'box',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [PAGE],
        response_types: ['code'],
      },
    ],
    features: { deviceFlow: { enabled: true }, devInteractions: { enabled: true } },
    routes: { device_authorization: '/v1/device/authorize', token: '/v1/access_token' },
    cookies: { keys: ['for this test alone'] },
    issueRefreshToken: async () => true,
    claims: { profile: ['name'], email: ['email'] },
    findAccount: async (_, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: 'Ana', email: 'ana@x.test' }),
    }),
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url !== '/v1/people/me' || isPlain) {
      void answer(request, response)
      return
    }
    const known = /^Bearer \S+$/.test(request.headers.authorization ?? '')
    response.writeHead(known ? 200 : 401, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ id: 'p1', displayName: 'Ana' }))
  })
})
afterAll(() => new Promise((closed) => server.close(closed)))

it('signs in, calls, and renews', { timeout: 40_000 }, async () => {
  const { storage, values } = memoryDisk()
  const clock = systemClock()
  let polls = 0
  /** The tokens of requests for the identity. */
  const used: string[] = []
  const session = createSession({
    http: {
      clock: { ...clock, wait: (ms, signal) => clock.wait(ms / 10, signal) },
      async fetch(url, init) {
        if (String(init?.body).includes('device_code=')) polls++
        if (String(url).endsWith('/people/me'))
          used.push((new Headers(init?.headers).get('authorization') ?? '').slice('Bearer '.length))
        return fetch(url, init)
      },
    },
    storage,
    oauthClient: { clientId: 'tv', scope: 'openid offline_access' },
    endpoints: {
      deviceAuthorization: `${base}/v1/device/authorize`,
      deviceToken: `${base}/v1/access_token`,
      token: `${base}/v1/access_token`,
    },
    api: `${base}/v1`,
  })
  await session.open()
  const waiting = await state(
    session,
    (s) => s.status === 'signed_out' && s.signIn.status === 'waiting',
  )
  if (waiting.status !== 'signed_out' || waiting.signIn.status !== 'waiting')
    throw new Error('no code')
  const { grant } = waiting.signIn
  expect(grant.verification_uri_complete).toContain(grant.user_code)

  while (polls < 2) await clock.wait(50)
  const { user_code } = grant
  expect(session.state()).toMatchObject({ signIn: { status: 'waiting', grant: { user_code } } })

  expect(await approve(grant.verification_uri_complete ?? '')).toMatch(/success/i)
  const done = await state(session, (s) => s.status === 'signed_in' && s.person !== undefined)
  expect(done).toEqual({ status: 'signed_in', person: { id: 'p1', displayName: 'Ana' } })
  const first = values.get('tokens') as { access_token: string; refresh_token: string }
  expect(first.refresh_token).toBeTruthy()

  used.length = 0
  const { client } = session
  const answer = await client.request(
    { url: client.url('people/me') },
    (): Result<string> =>
      used.length === 1
        ? err({ kind: 'unauthorized', status: 401, code: '401' })
        : ok(used[used.length - 1] ?? ''),
  )
  const second = values.get('tokens') as typeof first
  expect(used).toEqual([first.access_token, second.access_token])
  expect(answer).toEqual(ok(second.access_token))
  expect(second.access_token).not.toBe(first.access_token)
  session.close()
})

it('signs in on this device, at the addresses that the server names', async () => {
  isPlain = true
  const { storage, values } = memoryDisk()
  const { page, left } = fakePage()
  const clock = systemClock()
  const open = async (start?: BrowserSignInStart) => {
    const session = createSession({
      http: { clock, fetch },
      storage,
      oauthClient: { clientId: 'box', scope: 'offline_access' },
      endpoints: {
        deviceAuthorization: `${base}/v1/device/authorize`,
        deviceToken: `${base}/v1/access_token`,
        token: `${base}/v1/access_token`,
      },
      api: `${base}/v1`,
      browserSignIn: { page, profile: 1, takeStart: () => start, loginHint: () => 'ana@x.test' },
    })
    await session.open()
    return session
  }
  const before = await open()
  before.signInInBrowser()
  while (left.length === 0) await clock.wait(20)
  before.close()
  expect(left[0]?.href).toContain(`${base}/auth?`)
  const answer = await approve(left[0]?.href ?? '')
  expect(answer).toContain(PAGE)

  const session = await open(takeStart(page, new URL(answer).search, false))
  const done = await state(session, (s) => s.status === 'signed_in' && s.person !== undefined)
  expect(done).toMatchObject({ person: { id: 'ana@x.test', displayName: 'Ana' } })
  expect(values.get('tokens')).toMatchObject({ access_token: expect.any(String) })
  session.close()
})

function state(session: Session, is: (state: SessionState) => boolean): Promise<SessionState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!is(session.state())) return
      stop()
      resolve(session.state())
    }
    const stop = session.subscribe(look)
    look()
  })
}

/**
 * The viewer with a browser: opens the link, then sends every form that comes.
 * @returns the last page, or the address to which it leads back
 */
async function approve(link: string): Promise<string> {
  const jar = new Map<string, string>()
  let page = await browse(link)
  for (let step = 0; step < 6 && page.includes('<form'); step++) {
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields: Record<string, string> = { login: 'ana', password: 'any' }
    for (const [input] of page.matchAll(/<input[^>]*>/g)) {
      const name = / name="([^"]+)"/.exec(input)?.[1]
      const value = / value="([^"]*)"/.exec(input)?.[1]
      if (name && value !== undefined) fields[name] = value
    }
    page = await browse(new URL(action, base).href, new URLSearchParams(fields))
  }
  return page

  async function browse(url: string, form?: URLSearchParams): Promise<string> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form ?? null,
      headers: { cookie },
      redirect: 'manual',
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    const next = response.headers.get('location')
    if (next?.startsWith(PAGE)) return next
    return next ? browse(new URL(next, url).href) : response.text()
  }
}
