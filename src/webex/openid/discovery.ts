// Where a server of the API's host takes sign-ins in a browser, and what its ID tokens are checked against. Webex
// says it in its discovery document, under the API's own address; a plain OpenID provider at its host's root.
// https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig

import * as v from 'valibot'
import type { Clock } from '../../clock'
import { isHttpsOrLoopback } from '../fields/addresses'
import { fieldPath, maybe } from '../fields/fields'
import { err, ok, type Result } from '../http/failure'
import { type Http, request } from '../http/http'
import { failureOf, type HttpResponse, unreadable } from '../http/response'
import { LONGEST, MOST_ITEMS } from '../text/bounds'

const Text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2048))
const Endpoint = v.pipe(Text, v.check(isHttpsOrLoopback))

/** A server that signs people in with a browser. All its addresses are of the API's host. */
export const OpenIdProvider = v.object({
  /** What `iss` of its ID tokens must be; undefined where it is not known, and then no ID token is asked for. */
  issuer: v.optional(Text),
  authorization_endpoint: Endpoint,
  token_endpoint: Endpoint,
  jwks_uri: Endpoint,
  userinfo_endpoint: Endpoint,
  /** The scopes that it knows of those that OpenID Connect names; undefined where it does not say. */
  scopes_supported: v.optional(v.array(Text)),
  /** How it signs ID tokens; RS256 where it does not say. */
  id_token_signing_alg_values_supported: v.optional(v.array(Text)),
})
export type OpenIdProvider = v.InferOutput<typeof OpenIdProvider>

const Address = maybe(v.pipe(v.string(), v.maxLength(LONGEST.address), v.check(isHttpsOrLoopback)))
const Words = maybe(
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(LONGEST.word))), v.maxLength(MOST_ITEMS)),
)

const Discovery = v.object({
  issuer: v.pipe(v.string(), v.maxLength(LONGEST.address), v.check(isHttpsOrLoopback)),
  authorization_endpoint: Address,
  token_endpoint: Address,
  jwks_uri: Address,
  userinfo_endpoint: Address,
  scopes_supported: Words,
  id_token_signing_alg_values_supported: Words,
})

const WELL_KNOWN = '.well-known/openid-configuration'

/**
 * Reads the discovery document of the API's host (`/.well-known/openid-configuration`, OpenID Connect Discovery 4).
 * @param api such as `https://webexapis.com/v1`
 * @returns Webex's own paths, without an issuer, where the host has no such document; a failure that may pass
 *   (`offline`, `timeout`, `throttled`, `server_error`) where it could not be asked
 * @throws AbortError when `signal` aborts
 */
export async function discover(
  http: Http,
  api: string,
  signal?: AbortSignal,
): Promise<Result<OpenIdProvider>> {
  for (const base of [api, new URL(api).origin]) {
    const sent = await request(http, { url: `${base}/${WELL_KNOWN}`, signal })
    if (!sent.ok) return sent
    const parsed = parseDiscovery(sent.value, http.clock, api)
    if (parsed.ok || isTrouble(parsed.failure.kind)) return parsed
  }
  return ok(webexPaths(api))
}

const isTrouble = (kind: string) => kind === 'throttled' || kind === 'server_error'

/**
 * Parses a discovery document (OpenID Connect Discovery 3). An address on another host than the API's is not used,
 * since codes and tokens would be sent there; Webex's path on the API's host stands in for it.
 * @returns `unreadable` for anything without an issuer, else the failure of its status
 */
export function parseDiscovery(
  response: HttpResponse,
  clock: Clock,
  api: string,
): Result<OpenIdProvider> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  const parsed = v.safeParse(Discovery, response.json())
  if (!parsed.success) return err(unreadable(response, fieldPath(parsed.issues[0])))
  const { origin } = new URL(api)
  const paths = webexPaths(api)
  const own = (address: string | undefined, otherwise: string) =>
    address !== undefined && new URL(address).origin === origin ? address : otherwise
  const { issuer, scopes_supported, id_token_signing_alg_values_supported } = parsed.output
  return ok({
    issuer,
    authorization_endpoint: own(parsed.output.authorization_endpoint, paths.authorization_endpoint),
    token_endpoint: own(parsed.output.token_endpoint, paths.token_endpoint),
    jwks_uri: own(parsed.output.jwks_uri, paths.jwks_uri),
    userinfo_endpoint: own(parsed.output.userinfo_endpoint, paths.userinfo_endpoint),
    ...(scopes_supported && { scopes_supported }),
    ...(id_token_signing_alg_values_supported && { id_token_signing_alg_values_supported }),
  })
}

/** https://developer.webex.com/docs/login-with-webex */
function webexPaths(api: string): OpenIdProvider {
  return {
    authorization_endpoint: `${api}/authorize`,
    token_endpoint: `${api}/access_token`,
    jwks_uri: `${api}/verification`,
    userinfo_endpoint: `${api}/userinfo`,
  }
}
