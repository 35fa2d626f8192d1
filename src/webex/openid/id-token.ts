// Whether an ID token is what it must be (OpenID Connect Core 3.1.3.7): signed with a key of the provider, from
// it, for this client, of this time and this very request, and beside this access token. oauth4webapi does the
// checking; it is fetched only here and where a request is made, since most televisions never need it.
// https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation

import * as v from 'valibot'
import { address, id, name } from '../fields/fields'
import { fileLink } from '../fields/links'
import type { Failure } from '../http/failure'
import { type Http, request } from '../http/http'
import type { Person } from '../sign-in/people'
import { LONGEST } from '../text/bounds'
import { bareLine } from '../text/clean'
import type { OpenIdProvider } from './discovery'

/** What OpenID Connect says of a person (Core 5.1), in ID tokens and from userinfo. */
export const Claims = v.object({
  sub: id,
  name,
  given_name: name,
  email: address,
  picture: fileLink,
})

export type Claims = v.InferOutput<typeof Claims>

/** What validating an ID token gave. */
export type Verified =
  | { status: 'verified'; claims: Claims }
  /** It is not what it must be; `detail` says what, and has nothing of its content. */
  | { status: 'unverified'; detail: string }
  /** The provider's keys could not be had, or the library was not loaded. */
  | { status: 'failed'; failure: Failure }

/** How far two clocks may be apart, s. */
const TOLERANCE_S = 60

/**
 * Validates an ID token (OpenID Connect Core 3.1.3.7 and 3.1.3.8). The time is that of the server, as the clock has
 * it.
 * @param answer of the token endpoint, with its `id_token`
 * @param nonce of the request
 * @throws AbortError when `signal` aborts
 */
export async function verifyIdToken(
  http: Http,
  provider: OpenIdProvider,
  clientId: string,
  answer: { access_token: string; id_token: unknown },
  nonce: string,
  signal?: AbortSignal,
): Promise<Verified> {
  const oauth = await loadOAuth()
  if (!oauth) return { status: 'failed', failure: { kind: 'offline' } }
  const { issuer = '', jwks_uri, id_token_signing_alg_values_supported } = provider
  const server = {
    issuer,
    jwks_uri,
    ...(id_token_signing_alg_values_supported && { id_token_signing_alg_values_supported }),
  }
  const skew_s = Math.round(http.clock.offset() / 1000)
  const client = {
    client_id: clientId,
    [oauth.clockSkew]: skew_s,
    [oauth.clockTolerance]: TOLERANCE_S,
  }
  let failure: Failure | undefined
  const options = {
    [oauth.customFetch]: async (url: string) => {
      const sent = await request(http, { url, signal })
      if (!sent.ok) failure = sent.failure
      else if (sent.value.status >= 500)
        failure = { kind: 'server_error', status: sent.value.status }
      if (!sent.ok) throw new TypeError(sent.failure.kind)
      return jsonResponse(sent.value.status, sent.value.text)
    },
    [oauth.allowInsecureRequests]: true,
  }
  try {
    const { access_token, id_token } = answer
    const body = JSON.stringify({ access_token, token_type: 'bearer', id_token })
    const response = jsonResponse(200, body)
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    const verify = (as: typeof server) =>
      oauth.validateApplicationLevelSignature(as, response, options)
    await verify(server).catch((error) => {
      // A key that was made since the keys were fetched, or that a cache between does not have yet.
      if (error?.code !== oauth.KEY_SELECTION) throw error
      return verify({ ...server })
    })
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    if (!claims) return { status: 'unverified', detail: 'no id_token' }
    if (claims.iat > http.clock.now() / 1000 + TOLERANCE_S)
      return { status: 'unverified', detail: 'id_token is of the future' }
    if (!(await hasHash(claims.at_hash, access_token, String(id_token))))
      return { status: 'unverified', detail: 'at_hash' }
    const parsed = v.safeParse(Claims, claims)
    return parsed.success
      ? { status: 'verified', claims: parsed.output }
      : { status: 'unverified', detail: 'sub' }
  } catch (error) {
    if (signal?.aborted) throw error
    if (failure) return { status: 'failed', failure }
    return { status: 'unverified', detail: bareLine(messageOf(error), LONGEST.errorMessage) }
  }
}

/**
 * The person that an ID token is of, by the standard claims (OpenID Connect Core 5.1).
 * @param said what userinfo says of them, which may be more
 */
export function personOf(claims: Claims, said: Claims = claims): Person {
  const email = said.email ?? claims.email
  const picture = said.picture ?? claims.picture
  const name = said.name ?? claims.name ?? said.given_name ?? claims.given_name
  const person: Person = { id: claims.sub, displayName: name ?? email ?? '' }
  if (picture) person.avatar = picture
  if (email) person.email = email
  return person
}

/** Fetches oauth4webapi; undefined when it cannot be had, as without a network. */
export const loadOAuth = () => import('./oauth4webapi').catch(() => undefined)

const jsonResponse = (status: number, text: string) =>
  new Response(text, { status, headers: { 'content-type': 'application/json' } })

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Whether `at_hash` is that of the access token, where there is one (Core 3.1.3.8). */
async function hasHash(at_hash: unknown, accessToken: string, idToken: string): Promise<boolean> {
  if (at_hash === undefined) return true
  const alg = /"alg"\s*:\s*"\w\w(\d{3})"/.exec(headerOf(idToken))?.[1] ?? '256'
  const bytes = Uint8Array.from(accessToken, (letter) => letter.charCodeAt(0))
  const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${alg}`, bytes))
  return at_hash === base64url(digest.slice(0, digest.length / 2))
}

const headerOf = (jwt: string) =>
  atob((jwt.split('.')[0] ?? '').replace(/-/g, '+').replace(/_/g, '/'))

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
