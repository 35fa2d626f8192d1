// OpenID Connect around the sign-in in a browser: who it is, the keys, and what there is, at Webex's paths
// and in the shapes of its examples. https://developer.webex.com/docs/login-with-webex

import { type Context, Hono } from 'hono'
import { bearerOf, type Env, json, Refusal } from '../answer'
import { ACCOUNTS, accountOf } from '../calendar/people'
import type { Faults } from '../faults/faults'
import type { Authority } from './authorization-server'
import { type IdTokens, profileOf, subjectOf } from './id-token'
import { AUTHORIZE } from './provider'
import { OPENID_SCOPES } from './scopes'

const CONFIGURATION = '/.well-known/openid-configuration'
const WEBFINGER = '/.well-known/webfinger'
const ISSUER_REL = 'http://openid.net/specs/connect/1.0/issuer'

/** The name of the identity broker, a path on the sandbox as on Webex's `idbroker` host. */
export const issuerOf = (publicUrl: string) => `${publicUrl}/idb`

/**
 * The routes of OpenID Connect: discovery, keys, userinfo and WebFinger (RFC 7033), to be mounted at the root.
 * @param publicUrl gives the sandbox's address, without a slash at the end
 */
export function openidRoutes(
  authority: Authority,
  idTokens: IdTokens,
  faults: Faults,
  publicUrl: () => string,
) {
  const routes = new Hono<Env>()

  routes.get('/v1/userinfo', async (c) => {
    const bearer = await authority.bearer(bearerOf(c) ?? '')
    if (!bearer) throw new Refusal(401)
    // "An access token obtained via one of the supported OpenID Connect authentication flows".
    if (!bearer.scopes.has('openid')) throw new Refusal(403)
    const account = accountOf(bearer.accountId)
    return json(c, { sub: subjectOf(account), ...profileOf(account, bearer.scopes) })
  })

  routes.get('/v1/verification', (c) =>
    json(c, faults.state('discovery')?.wrong === 'keys' ? { keys: [] } : idTokens.jwks()),
  )

  const configuration = (c: Context<Env>) => {
    const wrong = faults.state('discovery')?.wrong
    return json(c, { ...configurationOf(publicUrl()), ...(wrong ? SPOILT[wrong] : {}) })
  }
  // Webex's address, that of a client which looks beside the API, and OpenID Connect Discovery 4.1's.
  for (const base of ['/v1', '', '/idb']) routes.get(base + CONFIGURATION, configuration)

  const webfinger = (c: Context<Env>) => {
    const resource = c.req.query('resource') ?? ''
    const email = /^acct:(\S+@\S+)$/.exec(resource)?.[1]
    if (!email) throw new Refusal(400, "'resource' must be acct: and an email address")
    if (!ACCOUNTS.some((account) => account.email === email.toLowerCase())) throw new Refusal(404)
    const links = [{ rel: ISSUER_REL, href: issuerOf(publicUrl()) }]
    return json(c, { subject: resource, links })
  }
  for (const base of ['/v1', '']) routes.get(base + WEBFINGER, webfinger)

  return routes
}

/** What is wrong in a configuration, by the fault of that name. */
const SPOILT = {
  issuer: { issuer: 'https://idbroker-b-us.webex.com/idb' },
  S256: { code_challenge_methods_supported: ['plain'] },
  basic: { token_endpoint_auth_methods_supported: ['client_secret_jwt'] },
  scopes: { scopes_supported: ['email', 'phone'] },
  keys: {},
}

/** OpenID Connect Discovery 3, with the fields of Cisco's example. It names no device endpoint. */
function configurationOf(publicUrl: string) {
  return {
    issuer: issuerOf(publicUrl),
    authorization_endpoint: publicUrl + AUTHORIZE,
    token_endpoint: `${publicUrl}/v1/access_token`,
    userinfo_endpoint: `${publicUrl}/v1/userinfo`,
    jwks_uri: `${publicUrl}/v1/verification`,
    response_types_supported: ['code', 'id_token', 'token', 'id_token token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: Object.keys(OPENID_SCOPES),
    claims_supported: [
      'aud',
      'sub',
      'auth_time',
      'iss',
      'exp',
      'iat',
      'nonce',
      'at_hash',
      'email',
      'email_verified',
      'name',
      'given_name',
      'family_name',
    ],
    grant_types_supported: ['authorization_code', 'implicit', 'refresh_token'],
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['plain', 'S256'],
  }
}
