import { describe, expect, it } from 'vitest'
import { discover, parseDiscovery } from '../../../src/webex/openid/discovery'
import { handClock } from '../../hand-clock'
import { API, fakeWebex, type Reply } from '../fake-webex'
import { PORTAL, response } from '../response'
import { ISSUER, provider } from './openid-provider'

const document = { ...provider, code_challenge_methods_supported: ['S256'] }
const { issuer: _, ...paths } = provider

const clock = handClock()
const parse = (body: unknown, status = 200) => parseDiscovery(response(status, body), clock, API)

describe('a discovery document', () => {
  it('says where to sign in, and who issues the tokens', () => {
    expect(parse(document)).toEqual({ ok: true, value: provider })
  })

  it('says which scopes and signatures the server knows', () => {
    const more = {
      scopes_supported: ['openid', 'email'],
      id_token_signing_alg_values_supported: ['ES256'],
    }
    expect(parse({ ...document, ...more })).toMatchObject({ ok: true, value: more })
  })

  it.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'])(
    'cannot lead to another host by %s',
    (name) => {
      const value = { ...provider }
      expect(parse({ ...document, [name]: 'https://evil.test/v1/x' })).toEqual({ ok: true, value })
      expect(parse({ ...document, [name]: undefined })).toEqual({ ok: true, value })
      expect(parse({ ...document, [name]: 7 })).toEqual({ ok: true, value })
    },
  )

  it('may have other paths on its own host', () => {
    const token_endpoint = 'https://webex.test/token'
    expect(parse({ ...document, token_endpoint })).toMatchObject({ value: { token_endpoint } })
  })

  it.each([
    ['has no issuer', { ...document, issuer: undefined }],
    ['has an issuer without https', { ...document, issuer: 'http://idbroker.test' }],
    ['is a page', PORTAL],
  ])('is unreadable when it %s', (_, body) => {
    expect(parse(body)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
  })
})

describe('asking for it', () => {
  const discoverFrom = async (replies: Record<string, Reply>) => {
    const { http, sent } = fakeWebex(({ url }) => replies[url.pathname] ?? notFound())
    return { result: await discover(http, API), asked: sent.map(({ url }) => url.pathname) }
  }
  const notFound = () => new Response('', { status: 404 })
  const BELOW = '/v1/.well-known/openid-configuration'
  const ROOT = '/.well-known/openid-configuration'

  it('asks below the address of the API first, as Webex has it', async () => {
    const { result, asked } = await discoverFrom({ [BELOW]: document })
    expect(result).toMatchObject({ ok: true, value: { issuer: ISSUER } })
    expect(asked).toEqual([BELOW])
  })

  it("asks at the root of the API's host next, as other servers have it", async () => {
    const { result, asked } = await discoverFrom({ [ROOT]: document })
    expect(result).toMatchObject({ ok: true, value: { issuer: ISSUER } })
    expect(asked).toEqual([BELOW, ROOT])
  })

  it("takes Webex's own paths, without an issuer, where there is none", async () => {
    expect((await discoverFrom({})).result).toEqual({ ok: true, value: paths })
  })

  it.each([
    ['offline', 'offline' as const],
    ['server_error', () => new Response('', { status: 503 })],
    ['throttled', () => new Response('', { status: 429 })],
  ])('fails with %s, which may pass', async (kind, reply) => {
    expect((await discoverFrom({ [BELOW]: reply })).result).toMatchObject({ failure: { kind } })
  })
})
