import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createAuthorizationRequest,
  exchange,
  parseAuthorizationResponse,
} from '../../../src/webex/openid/authorization-code'
import { handClock } from '../../hand-clock'
import { oauthClient } from '../../session/fixture'
import { API, fakeWebex, type Reply } from '../fake-webex'
import { idToken, jwks, provider } from './openid-provider'

const redirect_uri = 'https://tv.x.test/'
const NOW = Date.parse('2026-03-02T09:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function made(more: Partial<Parameters<typeof createAuthorizationRequest>[0]> = {}) {
  const options = { provider, oauthClient, redirect_uri, isOpenId: true, ...more }
  const created = await createAuthorizationRequest(options)
  if (!created) throw new Error('no library')
  return { ...created, fields: Object.fromEntries(new URL(created.url).searchParams) }
}

describe('a request', () => {
  it('goes to the address that the server named, with a challenge of S256', async () => {
    const { url, request, fields } = await made()
    expect(url.split('?')[0]).toBe(`${API}/authorize`)
    expect(fields).toEqual({
      response_type: 'code',
      client_id: 'C1',
      redirect_uri,
      scope: 'openid profile email meeting:schedules_read spark:people_read',
      state: request.state,
      nonce: request.nonce,
      code_challenge: createHash('sha256').update(request.code_verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
  })

  it('has a state, a nonce and a verifier of its own each time, and puts no verifier in the address', async () => {
    const [one, two] = [await made(), await made()]
    for (const name of ['state', 'nonce', 'code_verifier'] as const) {
      expect(one.request[name]).toMatch(/^[\w-]{43}$/)
      expect(one.request[name]).not.toBe(two.request[name])
    }
    expect(one.url).not.toContain(one.request.code_verifier)
  })

  it('asks for no ID token where nobody could check it', async () => {
    const { fields, request } = await made({ provider: { ...provider, issuer: undefined } })
    expect(fields.scope).toBe(oauthClient.scope)
    expect([fields.nonce, request.nonce]).toEqual([undefined, undefined])
  })

  it('asks for those scopes of OpenID Connect alone that the server knows', async () => {
    const knowing = (scopes_supported: string[]) =>
      made({ provider: { ...provider, scopes_supported } })
    expect((await knowing(['openid', 'email'])).fields.scope).toMatch(/^openid email meeting/)
    expect((await knowing(['email'])).fields.scope).toBe(oauthClient.scope)
  })

  it('names whose sign-in it is to be, or asks which account, or asks nobody', async () => {
    const hinted = await made({ login_hint: 'ana@x.test' })
    expect(hinted.fields).toMatchObject({ login_hint: 'ana@x.test' })
    expect((await made({ prompt: 'select_account' })).fields.prompt).toBe('select_account')
    expect((await made({ prompt: 'none' })).fields.prompt).toBe('none')
  })
})

describe('an answer in the address', () => {
  it.each([
    ['?code=abc&state=xyz', { code: 'abc', state: 'xyz' }],
    [
      '?code=abc&state=xyz&iss=https%3A%2F%2Fa.test',
      { code: 'abc', state: 'xyz', iss: 'https://a.test' },
    ],
    ['?error=access_denied&state=xyz', { error: 'access_denied', state: 'xyz' }],
    ['?error=&state=xyz', { error: 'error', state: 'xyz' }],
    // RFC 6749 3.1: a field must not stand there twice.
    ['?code=abc&code=def&state=xyz', { state: 'xyz' }],
    ['?code=abc&state=xyz&state=xyz', { code: 'abc' }],
  ])('of %s is read', (query, answer) => {
    expect(parseAuthorizationResponse(query)).toEqual({ ...NOTHING, ...answer })
  })

  it.each(['', '?', '?state=xyz', '?lang=de', '#access_token=a&state=b', '?access_token=a'])(
    'is none in "%s"',
    (query) => {
      expect(parseAuthorizationResponse(query)).toBeUndefined()
    },
  )
})

const NOTHING = { code: undefined, state: undefined, error: undefined, iss: undefined }

describe('the exchange', () => {
  const asked = {
    provider,
    state: 'state-1',
    nonce: 'nonce-1',
    code_verifier: 'v'.repeat(43),
    redirect_uri,
  }
  const tokens = { access_token: 'access-1', refresh_token: 'refresh-1', expires_in: 3600 }
  const RELAY = 'https://relay.x.test/v1/access_token'

  async function exchanged(replies: Record<string, Reply>, more: object = {}) {
    const clock = handClock(NOW)
    const { http, sent } = fakeWebex(({ url }) => {
      const answer = {
        [RELAY]: { ...tokens, id_token: idToken(NOW) },
        [provider.jwks_uri]: jwks(),
        [provider.userinfo_endpoint]: { sub: 'ana-sub', name: 'Ana', email: 'ana@x.test' },
        ...replies,
      }
      return answer[url.href] ?? 'offline'
    }, clock)
    const result = await exchange(http, RELAY, oauthClient, { ...asked, ...more }, 'code-1')
    return { result, sent }
  }

  it('sends the code with its verifier to the relay, and no secret', async () => {
    const { sent } = await exchanged({})
    expect(sent[0]).toMatchObject({
      authorization: null,
      form: {
        grant_type: 'authorization_code',
        client_id: 'C1',
        code: 'code-1',
        redirect_uri,
        code_verifier: asked.code_verifier,
      },
    })
    expect(sent[0]?.url.href).toBe(RELAY)
  })

  it('gives the tokens, and the person whom the ID token and userinfo name', async () => {
    const { result } = await exchanged({})
    expect(result).toMatchObject({
      status: 'approved',
      tokens: { access_token: 'access-1', refresh_token: 'refresh-1' },
      person: { id: 'ana-sub', displayName: 'Ana', email: 'ana@x.test' },
    })
  })

  it('does without userinfo, on which nothing depends', async () => {
    const { result } = await exchanged({ [provider.userinfo_endpoint]: 'offline' })
    expect(result).toMatchObject({
      status: 'approved',
      person: { id: 'ana-sub', displayName: 'ana@x.test' },
    })
  })

  it('refuses what userinfo says of somebody else', async () => {
    const { result } = await exchanged({ [provider.userinfo_endpoint]: { sub: 'bob-sub' } })
    expect(result).toEqual({ status: 'unverified', detail: 'sub of userinfo' })
  })

  it('takes tokens without an ID token only where none was asked for', async () => {
    const without = { [RELAY]: tokens }
    expect((await exchanged(without)).result).toMatchObject({ status: 'unverified' })
    const plain = (await exchanged(without, { nonce: undefined })).result
    expect(plain).toMatchObject({ status: 'approved', tokens: { access_token: 'access-1' } })
    expect(plain).not.toHaveProperty('person')
  })

  const refuses = (status: number, error: string) =>
    new Response(JSON.stringify({ error, trackingId: 'ROUTER_1' }), { status })

  it.each([
    ['expired_token', refuses(400, 'invalid_grant')],
    ['tokenlimit_reached', refuses(400, 'tokenlimit_reached')],
    ['misconfigured', refuses(401, 'invalid_client')],
    ['misconfigured', refuses(400, 'invalid_request')],
    ['failed', new Response('', { status: 502 })],
    ['failed', '<html>Welcome</html>'],
    ['failed', 'offline' as const],
  ])('ends as %s', async (status, reply) => {
    expect((await exchanged({ [RELAY]: reply })).result).toMatchObject({ status })
  })
})
