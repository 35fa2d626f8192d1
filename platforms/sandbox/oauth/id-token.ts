// ID tokens as Webex makes them: RS256, its issuer, the sandbox's time. The OAuth server's own say whom
// and what they are for; here they are written anew. OpenID Connect Core 2 and 3.1.3.6, Login with Webex.

import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { type Account, accountOf } from '../calendar/people'
import { uuidOf } from '../calendar/seeded-random'
import type { Faults } from '../faults/faults'

const DAY_S = 86_400

export type Claims = Record<string, unknown>

export interface IdTokens {
  /**
   * Writes an ID token of the OAuth server anew.
   * @param extra claims that it has besides
   * @param access_token that it goes with, for `at_hash`
   */
  reissue(idToken: string, extra?: Claims, access_token?: string): string
  /** RFC 7517 5, as Webex's `/verification` gives it. */
  jwks(): { keys: object[] }
  /** From now on another key signs, and the one before is gone. */
  rotate(): void
}

interface Key {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
}

/**
 * The maker of ID tokens, with a key of its own.
 * @param issuer gives its name, a URL
 * @param ahead_ms how far the sandbox's clock is ahead of this machine's, by which the OAuth server goes
 */
export function createIdTokens(
  issuer: () => string,
  ahead_ms: () => number,
  faults: Faults,
): IdTokens {
  let key: Key | undefined
  // Made when it is first needed: most sandboxes never sign, and making it takes a while.
  const current = () => {
    key ??= newKey()
    return key
  }
  return {
    reissue(idToken, extra = {}, access_token) {
      const { sub, aud, exp, iat, auth_time, nonce } = claimsOf(idToken)
      const here = (at_s: unknown) => Number(at_s) + Math.round(ahead_ms() / 1000)
      const claims = {
        iss: issuer(),
        sub: subjectOf(accountOf(String(sub))),
        aud,
        exp: here(exp),
        iat: here(iat),
        auth_time: here(auth_time),
        ...(nonce === undefined ? {} : { nonce }),
        ...(access_token === undefined ? {} : { at_hash: hashOf(access_token) }),
        ...extra,
      }
      const wrong = faults.state('id-token')?.wrong
      const key = wrong === 'key' ? { ...newKey(), kid: current().kid } : current()
      return signed(wrong ? { ...claims, ...spoilt(wrong, claims) } : claims, key)
    },
    jwks() {
      const { kid, publicKey } = current()
      const { kty, e, n } = publicKey.export({ format: 'jwk' })
      return { keys: [{ kty, e, use: 'sig', kid, n }] }
    },
    rotate() {
      key = undefined
    },
  }
}

function newKey(): Key {
  return { kid: randomUUID(), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) }
}

/** The claim that is wrong, by the fault of that name. */
function spoilt(wrong: string, { iat }: Claims): Claims {
  const claims: Record<string, Claims> = {
    issuer: { iss: 'https://idbroker.example/idb' },
    audience: { aud: 'another-client' },
    nonce: { nonce: 'another' },
    expired: { iat: Number(iat) - DAY_S, exp: Number(iat) - DAY_S + 3600 },
    at_hash: { at_hash: hashOf('another') },
    subject: { sub: uuidOf('PEOPLE', 'another') },
  }
  return claims[wrong] ?? {}
}

/** Who somebody is to all clients, OpenID Connect Core 2: Webex's `sub` is a UUID, that of people/me. */
export function subjectOf({ email }: Account): string {
  return uuidOf('PEOPLE', email)
}

/** What the OpenID scopes tell of somebody (Login with Webex, "OpenID Connect Scopes and Claims"). */
export function profileOf(account: Account, scopes: Set<string>): Claims {
  const { name, email } = account
  const [given_name, family_name] = name.split(' ')
  return {
    // A string, not the boolean of OpenID Connect Core 5.1.
    ...(scopes.has('email') ? { email, email_verified: 'true' } : {}),
    ...(scopes.has('profile') ? { name, given_name, family_name } : {}),
  }
}

/** What a token says; nothing is verified. */
export function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
}

/** OpenID Connect Core 3.1.3.6: the left half of the hash of the token. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
}

function signed(claims: Claims, { kid, privateKey }: Key): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', kid })}.${part(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
}
