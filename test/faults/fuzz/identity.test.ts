// An ID token, the keys it is signed with, and the exchange that brings it, spoilt: nobody is ever signed in by
// one that is not whole, and what comes out is one of the statuses that there are.

import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type AuthorizationRequest, exchange } from '../../../src/webex/openid/authorization-code'
import { verifyIdToken } from '../../../src/webex/openid/id-token'
import { LONGEST } from '../../../src/webex/text/bounds'
import { fc, seed } from '../../generated'
import { handClock } from '../../hand-clock'
import { oauthClient } from '../../session/fixture'
import { API } from '../../webex/fake-webex'
import { idToken, jwks, provider } from '../../webex/openid/openid-provider'
import { TOKENS } from './samples'
import { failureOutcome, faultIn } from './sound'
import { spoiltBody, spoiltText, spoiltValue } from './spoil'

const RUNS = 10_000
const clock = handClock()
const NOW = clock.now()
const GOOD = idToken(NOW)
const CLAIMS = { name: 'Ana', given_name: 'Ana', picture: 'https://a.test/p.png', sub: 'ana-sub' }

beforeAll(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  return () => vi.useRealTimers()
})

/** Tokens whose claims are spoilt, well signed: what a provider gone wrong would send. */
const signed = fc.sample(
  spoiltValue({
    ...CLAIMS,
    iss: provider.issuer,
    aud: 'C1',
    nonce: 'nonce-1',
    email: 'ana@x.test',
  }),
  { numRuns: 500, seed },
)
const wellSigned = signed
  .filter((claims) => typeof claims === 'object' && claims !== null)
  .flatMap((claims) => {
    try {
      return [idToken(NOW, claims as object)]
    } catch {
      return [] // what JSON cannot write
    }
  })

const token = fc.oneof(
  { weight: 3, arbitrary: fc.constant(GOOD) },
  { weight: 4, arbitrary: fc.constantFrom(...wellSigned) },
  { weight: 1, arbitrary: spoiltText(GOOD, ...GOOD.split('.').map((part) => `${part}.`)) },
  { weight: 1, arbitrary: fc.constant(idToken(NOW, CLAIMS, { isForeign: true })) },
  { weight: 1, arbitrary: fc.constant(idToken(NOW, CLAIMS, { alg: 'none' })) },
)
const keys = fc.oneof(
  { weight: 3, arbitrary: fc.constant(JSON.stringify(jwks())) },
  { weight: 1, arbitrary: spoiltBody(jwks()) },
)

/** An Http whose addresses answer so, by the last part of their path. */
function httpWith(bodies: Record<string, string>) {
  const fetch = async (url: string) => new Response(bodies[url.split('/').pop() ?? ''] ?? '')
  return { clock, fetch: fetch as unknown as typeof globalThis.fetch }
}

describe(`${RUNS} spoilt ID tokens and keys (SEED=${seed})`, () => {
  it('sign in nobody but whom the whole one names', async () => {
    const counts = { verified: 0, unverified: 0, failed: 0 }
    const isSound = fc.asyncProperty(token, keys, async (id_token, verification) => {
      const answer = { access_token: 'access-1', id_token }
      const http = httpWith({ verification })
      const verified = await verifyIdToken(http, provider, 'C1', answer, 'nonce-1')
      counts[verified.status] += 1
      if (verified.status === 'failed')
        expect(failureOutcome(verified.failure).fault).toBeUndefined()
      if (verified.status === 'unverified')
        expect(faultIn(verified.detail, LONGEST.errorMessage)).toBeUndefined()
      if (verified.status !== 'verified') return
      expect(faultIn(verified.claims, LONGEST.fileLink)).toBeUndefined()
      expect([GOOD, ...wellSigned]).toContain(id_token)
    })
    await fc.assert(isSound, { numRuns: RUNS })
    expect(counts.verified).toBeGreaterThan(RUNS / 10)
    expect(counts.unverified).toBeGreaterThan(RUNS / 10)
  }, 240_000)

  it('come with an exchange that ends in one of its statuses', async () => {
    const asked: AuthorizationRequest = {
      provider,
      state: 's',
      nonce: 'nonce-1',
      code_verifier: 'v'.repeat(43),
      redirect_uri: 'https://tv.x.test/',
    }
    const answer = { ...TOKENS, access_token: 'access-1', id_token: GOOD }
    const userinfo = spoiltBody({ ...CLAIMS, email: 'ana@x.test' })
    const statuses = new Set<string>()
    const isSound = fc.asyncProperty(spoiltBody(answer), userinfo, async (access_token, said) => {
      const http = httpWith({ access_token, userinfo: said, verification: JSON.stringify(jwks()) })
      const result = await exchange(http, `${API}/access_token`, oauthClient, asked, 'code')
      statuses.add(result.status)
      if ('failure' in result) expect(failureOutcome(result.failure).fault).toBeUndefined()
      if (result.status !== 'approved') return
      expect(faultIn(result, 16_384)).toBeUndefined()
      expect(result.person?.id).toBe('ana-sub')
    })
    await fc.assert(isSound, { numRuns: RUNS })
    expect([...statuses].sort()).toEqual(['approved', 'failed', 'unverified'])
  }, 240_000)
})
