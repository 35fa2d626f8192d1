import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyIdToken } from '../../../src/webex/openid/id-token'
import { handClock } from '../../hand-clock'
import { fakeWebex, type Reply } from '../fake-webex'
import { idToken, jwks, provider } from './openid-provider'

const NOW = Date.parse('2026-03-02T09:00:00Z')
const HOUR_S = 3600
const now_s = NOW / 1000

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function verify(
  id_token: unknown,
  { keys = () => jwks() as Reply, nonce = 'nonce-1', clock = handClock(NOW) } = {},
) {
  const { http, sent } = fakeWebex(() => keys(), clock)
  const answer = { access_token: 'access-1', id_token }
  const result = await verifyIdToken(http, provider, 'C1', answer, nonce)
  return { ...result, asked: sent.map(({ path }) => path.replace('/', '')) }
}

describe('an ID token', () => {
  it('is accepted when it is what it must be, and names who signed in', async () => {
    expect(await verify(idToken(NOW))).toEqual({
      status: 'verified',
      claims: { sub: 'ana-sub', email: 'ana@x.test' },
      asked: ['verification'],
    })
  })

  it.each([
    ['is missing', undefined],
    ['is no token', 'abc'],
    ['is of another request', idToken(NOW, { nonce: 'nonce-2' })],
    ['has no nonce', idToken(NOW, { nonce: undefined })],
    ['is for another client', idToken(NOW, { aud: 'C2' })],
    ['is for others, too, and does not say who asked', idToken(NOW, { aud: ['C1', 'C2'] })],
    ['is of another issuer', idToken(NOW, { iss: 'https://idbroker.evil.test/idb' })],
    ['is over', idToken(NOW, { iat: now_s - 2 * HOUR_S, exp: now_s - HOUR_S })],
    ['never ends', idToken(NOW, { exp: undefined })],
    ['is of the future', idToken(NOW, { iat: now_s + HOUR_S, exp: now_s + 2 * HOUR_S })],
    ['is beside another access token', idToken(NOW, { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })],
    ['names nobody', idToken(NOW, { sub: undefined })],
    ['is signed with a foreign key', idToken(NOW, {}, { isForeign: true })],
    ['is not signed', idToken(NOW, {}, { alg: 'none' })],
    ['is signed as only the secret can prove', idToken(NOW, {}, { alg: 'HS256' })],
    ['was changed after it was signed', idToken(NOW).replace(/\.[^.]+\./, `.${changed()}.`)],
  ])('is refused when it %s', async (_, token) => {
    expect(await verify(token)).toMatchObject({ status: 'unverified' })
  })

  it('says of what is wrong which part it is, and nothing of what stood in it', async () => {
    const result = await verify(idToken(NOW, { nonce: 'stolen' }))
    expect(result).toMatchObject({ detail: expect.stringContaining('nonce') })
    expect(JSON.stringify(result)).not.toContain('stolen')
  })

  it('may do without at_hash, which the protocol leaves to the server', async () => {
    expect(await verify(idToken(NOW, { at_hash: undefined }))).toMatchObject({ status: 'verified' })
  })

  it('has its time by the server, whatever the clock of the set says', async () => {
    const clock = handClock(NOW)
    // A set that believes it is two days earlier than it is.
    const server = NOW + 48 * HOUR_S * 1000
    clock.syncFromDateHeader(new Date(server).toUTCString(), 'relay')
    expect(await verify(idToken(server), { clock })).toMatchObject({ status: 'verified' })
    expect(await verify(idToken(NOW), { clock })).toMatchObject({ status: 'unverified' })
  })

  it('may be a minute off', async () => {
    expect(await verify(idToken(NOW + 50_000))).toMatchObject({ status: 'verified' })
  })
})

describe("the provider's keys", () => {
  it('are fetched once more for one that is new', async () => {
    let times = 0
    const keys = () => jwks(++times === 1 ? 'key-0' : 'key-1')
    const result = await verify(idToken(NOW), { keys })
    expect(result).toMatchObject({ status: 'verified', asked: ['verification', 'verification'] })
  })

  it('are not fetched a third time', async () => {
    const result = await verify(idToken(NOW), { keys: () => jwks('key-0') })
    expect(result).toMatchObject({ status: 'unverified', asked: ['verification', 'verification'] })
  })

  it.each([
    ['there is no network', () => 'offline' as const, 'offline'],
    ['Webex has a problem', () => new Response('', { status: 503 }), 'server_error'],
  ])('are no word about the token when %s', async (_, keys, kind) => {
    const result = await verify(idToken(NOW), { keys })
    expect(result).toMatchObject({ status: 'failed', failure: { kind } })
  })

  it('are none when a guest network answers', async () => {
    const result = await verify(idToken(NOW), { keys: () => '<html>Welcome</html>' })
    expect(result).toMatchObject({ status: 'unverified' })
  })
})

function changed(): string {
  const [, body = ''] = idToken(NOW).split('.')
  const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), sub: 'bob-sub' }
  return Buffer.from(JSON.stringify(claims)).toString('base64url')
}
