// An OpenID provider for unit tests: a key, tokens that it signs, and what it answers with.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { OpenIdProvider } from '../../../src/webex/openid/discovery'
import { API } from '../fake-webex'

/** As at Webex: the issuer is another host than the API's. */
export const ISSUER = 'https://idbroker.webex.test/idb'

export const provider: OpenIdProvider = {
  issuer: ISSUER,
  authorization_endpoint: `${API}/authorize`,
  token_endpoint: `${API}/access_token`,
  jwks_uri: `${API}/verification`,
  userinfo_endpoint: `${API}/userinfo`,
}

const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const own = keys()
const foreign = keys()

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken */
const hashOf = (accessToken: string) =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')

/** A token as it must be at this time (ms), but for `claims`. */
export function idToken(
  now_ms: number,
  claims: object = {},
  { kid = 'key-1', isForeign = false, alg = 'RS256' } = {},
): string {
  const now_s = Math.floor(now_ms / 1000)
  const all = {
    iss: ISSUER,
    sub: 'ana-sub',
    aud: 'C1',
    iat: now_s,
    exp: now_s + 3600,
    nonce: 'nonce-1',
    at_hash: hashOf('access-1'),
    email: 'ana@x.test',
    ...claims,
  }
  const body = `${base64url({ alg, kid, typ: 'JWT' })}.${base64url(all)}`
  const key = (isForeign ? foreign : own).privateKey
  return `${body}.${alg === 'none' ? '' : sign('sha256', Buffer.from(body), key).toString('base64url')}`
}

/** What `/verification` answers. */
export function jwks(kid = 'key-1', key: KeyObject = own.publicKey) {
  const { e, n } = key.export({ format: 'jwk' })
  return { keys: [{ kty: 'RSA', use: 'sig', kid, e, n }] }
}
