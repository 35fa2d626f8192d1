// The Authorization Code Grant with PKCE (RFC 6749 4.1, RFC 7636), as Cisco recommends it for devices with a browser
// and a keyboard: the page goes to Webex, and comes back with a code, which is exchanged for tokens. Here is the
// request, what its answer in the page's address says, and the exchange; when they are done is the affair of
// src/session/browser/browser-sign-in-loop.ts. https://developer.webex.com/docs/login-with-webex

import * as v from 'valibot'
import { scopesIn } from '../client/scopes'
import { type Failure, TOKEN_LIMIT } from '../http/failure'
import { type Http, request } from '../http/http'
import { errorMessages, failureOf } from '../http/response'
import type { Person } from '../sign-in/people'
import { basic, type OAuthClient, parseTokens, type Tokens } from '../sign-in/tokens'
import { LONGEST } from '../text/bounds'
import { bareLine } from '../text/clean'
import type { OpenIdProvider } from './discovery'
import { Claims, loadOAuth, personOf, verifyIdToken } from './id-token'

/** What a request is answered and exchanged with. It never leaves this window but for `code_verifier`, at the end. */
export interface AuthorizationRequest {
  provider: OpenIdProvider
  /** Returned unchanged with the answer (RFC 6749 10.12). */
  state: string
  /** Stands in the ID token; undefined where none is asked for. */
  nonce?: string | undefined
  /** RFC 7636 4.1. */
  code_verifier: string
  /** Where the answer comes to, exactly as it is registered with the integration. */
  redirect_uri: string
}

interface AuthorizationOptions {
  provider: OpenIdProvider
  oauthClient: OAuthClient
  redirect_uri: string
  /** Whether to ask for an ID token, too: OpenID Connect Core 3.1.2.1. */
  isOpenId: boolean
  /** `none`: answers at once, whether somebody is signed in there or not. */
  prompt?: 'none' | 'select_account' | undefined
  /** Whose sign-in it is to be: an e-mail address. */
  login_hint?: string | undefined
}

const OPENID_SCOPES = ['openid', 'profile', 'email']

/**
 * Makes an authorization request (RFC 6749 4.1.1, with PKCE, RFC 7636 4.3): the address that the browser goes to, and
 * what the answer is checked with.
 * @returns undefined when oauth4webapi cannot be fetched, as without a network
 */
export async function createAuthorizationRequest({
  provider,
  oauthClient,
  redirect_uri,
  isOpenId,
  prompt,
  login_hint,
}: AuthorizationOptions): Promise<{ url: string; request: AuthorizationRequest } | undefined> {
  const oauth = await loadOAuth()
  if (!oauth) return undefined
  const { scopes_supported } = provider
  const openId = OPENID_SCOPES.filter((one) => scopes_supported?.includes(one) ?? true)
  const scopes = scopesIn(oauthClient.scope)
  const isAsked = isOpenId && provider.issuer !== undefined && openId.includes('openid')
  const state = oauth.generateRandomState()
  const code_verifier = oauth.generateRandomCodeVerifier()
  const nonce = isAsked ? oauth.generateRandomNonce() : undefined
  const url = new URL(provider.authorization_endpoint)
  const fields: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: oauthClient.clientId,
    redirect_uri,
    scope: [...new Set(isAsked ? [...openId, ...scopes] : scopes)].join(' '),
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(code_verifier),
    code_challenge_method: 'S256',
    prompt,
    login_hint,
  }
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) url.searchParams.set(name, value)
  return { url: url.href, request: { provider, state, nonce, code_verifier, redirect_uri } }
}

/** What the page's address says after the way back (RFC 6749 4.1.2). */
export interface AuthorizationResponse {
  state?: string | undefined
  code?: string | undefined
  /** RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6. */
  error?: string | undefined
  /** RFC 9207. */
  iss?: string | undefined
}

/**
 * Parses the query of the page's address, which has the server's answer after the way back (RFC 6749 4.1.2).
 * @returns undefined when it answers nothing; a field that stands there twice counts as missing (RFC 6749 3.1)
 */
export function parseAuthorizationResponse(query: string): AuthorizationResponse | undefined {
  const fields = new URLSearchParams(query)
  const once = (name: string) => {
    const [value, ...others] = fields.getAll(name)
    return others.length === 0 ? value : undefined
  }
  if (!fields.has('code') && !fields.has('error')) return undefined
  return {
    state: once('state'),
    code: once('code'),
    error: fields.has('error')
      ? bareLine(once('error') ?? '', LONGEST.errorMessage) || 'error'
      : undefined,
    iss: once('iss'),
  }
}

/** What an exchange gave. */
export type ExchangeResult =
  /** `person`: whom the ID token names; undefined where there is none. */
  | { status: 'approved'; tokens: Tokens; person?: Person | undefined }
  /** The code is over: used before, or too old (`invalid_grant`). */
  | { status: 'expired_token'; failure: Failure }
  | { status: 'tokenlimit_reached'; failure: Failure }
  | { status: 'misconfigured'; failure: Failure }
  /** The ID token is not what it must be, so that it is not certain who has signed in. */
  | { status: 'unverified'; detail: string }
  /** No answer, or none that says anything about the code. */
  | { status: 'failed'; failure: Failure }

/**
 * Exchanges a code for tokens (RFC 6749 4.1.3), and checks who has signed in where an ID token was asked for (OpenID
 * Connect Core 3.1.3.7).
 * @param token_endpoint the relay's, or the provider's own
 * @param asked the request that the code answers
 * @throws AbortError when `signal` aborts
 */
export async function exchange(
  http: Http,
  token_endpoint: string,
  oauthClient: OAuthClient,
  asked: AuthorizationRequest,
  code: string,
  signal?: AbortSignal,
): Promise<ExchangeResult> {
  const { provider, nonce, code_verifier, redirect_uri } = asked
  const { clientId } = oauthClient
  const sent = await request(http, {
    url: token_endpoint,
    form: {
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri,
      code_verifier,
    },
    headers: basic(oauthClient),
    signal,
  })
  if (!sent.ok) return { status: 'failed', failure: sent.failure }
  const parsed = parseTokens(sent.value, http.clock)
  if (!parsed.ok) return refusal(parsed.failure, errorMessages(sent.value))
  const tokens = parsed.value
  if (nonce === undefined) return { status: 'approved', tokens }

  const { access_token } = tokens
  const { id_token } = sent.value.json() as { id_token?: unknown }
  const answer = { access_token, id_token }
  const verified = await verifyIdToken(http, provider, clientId, answer, nonce, signal)
  if (verified.status !== 'verified') return verified
  const { claims } = verified
  const said = await readUserInfo(http, provider, access_token, signal)
  // Core 5.3.2: what is said of somebody else must not be used.
  if (said && said.sub !== claims.sub) return { status: 'unverified', detail: 'sub of userinfo' }
  return { status: 'approved', tokens, person: personOf(claims, said) }
}

function refusal(failure: Failure, messages: string[]): ExchangeResult {
  if (failure.kind !== 'http') return { status: 'failed', failure }
  const says = (code: RegExp) => messages.some((text) => code.test(text))
  if (says(TOKEN_LIMIT)) return { status: 'tokenlimit_reached', failure }
  if (failure.status !== 401 && says(/invalid_grant|expired/i))
    return { status: 'expired_token', failure }
  return { status: 'misconfigured', failure }
}

/** What userinfo says (Core 5.3); undefined when it says nothing, on which nothing depends. */
async function readUserInfo(
  http: Http,
  { userinfo_endpoint }: OpenIdProvider,
  accessToken: string,
  signal?: AbortSignal,
): Promise<Claims | undefined> {
  const sent = await request(http, { url: userinfo_endpoint, accessToken, signal })
  if (!sent.ok || failureOf(sent.value, http.clock)) return undefined
  const parsed = v.safeParse(Claims, sent.value.json())
  return parsed.success ? parsed.output : undefined
}
