// The tokens a viewer's approval gave, and their renewal. What matters most is to tell a server that
// refuses this grant for good, which ends the session, from everything else that can go wrong, which
// never does.

import * as v from 'valibot'
import type { Clock } from '../../clock'
import { fieldPath } from '../fields/fields'
import { err, type Failure, ok, type Result } from '../http/failure'
import { formEncoded } from '../http/form'
import { type Http, request } from '../http/http'
import {
  errorMessages,
  failureOf,
  type HttpResponse,
  seconds,
  trackingId,
  unreadable,
} from '../http/response'
import { LONGEST } from '../text/bounds'
import { bareLine } from '../text/clean'

/** The integration as a client of OAuth (RFC 6749 2). */
export interface OAuthClient {
  clientId: string
  /** Only for an integration of one's own; without it the relay authenticates. */
  clientSecret?: string | undefined
  /** Scopes, separated by spaces. */
  scope: string
}

/** Full URLs. */
export interface Endpoints {
  deviceAuthorization: string
  deviceToken: string
  token: string
}

/** What a token endpoint granted (RFC 6749 5.1), its lifetimes as instants. */
export interface Tokens {
  access_token: string
  refresh_token?: string | undefined
  /** When the access token is expected to end, ms by the Clock. Only the server knows. */
  expiresAt: number
  /** The same of the refresh token, where the server gave it. */
  refreshExpiresAt?: number | undefined
  /** What the person granted, scopes separated by spaces (RFC 6749 3.3); undefined where nobody knows. */
  scope?: string | undefined
  /** Where they are renewed, when that is not where the settings say. */
  token_endpoint?: string | undefined
}

/** A token goes into a header: visible ASCII alone (RFC 6750 2.1), else fetch throws on every call. */
export const TokenText = v.pipe(v.string(), v.regex(/^[!-~]+$/), v.maxLength(16_384))

/** Scopes separated by spaces; all that Webex has are some 6 kB. */
export const ScopeText = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[!-~]+( +[!-~]+)*$/),
  v.maxLength(8192),
)

const TokenResponse = v.object({
  access_token: TokenText,
  refresh_token: v.nullish(v.union([TokenText, v.literal('')])),
  // Case-insensitive (RFC 6749 5.1), and left out in Webex's own example:
  // https://developer.webex.com/docs/integrations#getting-an-access-token
  token_type: v.nullish(v.pipe(v.string(), v.regex(/^bearer$/i))),
  expires_in: v.optional(v.unknown()),
  refresh_token_expires_in: v.optional(v.unknown()),
  // A token is not thrown away for a scope that cannot be read.
  scope: v.fallback(v.nullish(ScopeText), undefined),
})

/** RFC 6749 5.1 lets `expires_in` be absent; an hour is common, and too early costs one renewal. */
const LIFE_WHEN_UNSAID_S = 3600
/** Longer than any token lives. Without a limit, 1e12 would become a date that no engine can hold. */
const LONGEST_LIFE_S = 366 * 24 * 3600

/**
 * Parses an answer of the token endpoint (RFC 6749 5.1). A token is never thrown away for a strange
 * lifetime: it cannot be had again, and the server will say when it is over.
 * @param previous the tokens renewed by this answer; its refresh token and its scope stay when none comes back
 *   (RFC 6749 6)
 * @returns `http` for a set-up or request that Webex rejects, else the failure that came instead, which may pass
 */
export function parseTokens(
  response: HttpResponse,
  clock: Clock,
  previous?: Tokens,
): Result<Tokens> {
  const failure = oauthFailure(response, clock)
  if (failure) return err(failure)
  const parsed = v.safeParse(TokenResponse, response.json())
  if (!parsed.success) return err(unreadable(response, fieldPath(parsed.issues[0])))

  const { access_token, refresh_token, expires_in, refresh_token_expires_in, scope } = parsed.output
  const tokens: Tokens = {
    access_token,
    expiresAt: clock.now() + (life_ms(expires_in) ?? LIFE_WHEN_UNSAID_S * 1000),
  }
  const refreshLife_ms = life_ms(refresh_token_expires_in)
  tokens.refresh_token = refresh_token || previous?.refresh_token
  tokens.refreshExpiresAt =
    refreshLife_ms === undefined ? previous?.refreshExpiresAt : clock.now() + refreshLife_ms
  tokens.scope = scope ?? previous?.scope
  if (previous?.token_endpoint) tokens.token_endpoint = previous.token_endpoint
  return ok(tokens)
}

function life_ms(expires_in: unknown): number | undefined {
  const life_s = seconds(expires_in)
  return life_s && life_s > 0 ? Math.min(life_s, LONGEST_LIFE_S) * 1000 : undefined
}

/**
 * Renews the tokens at the token endpoint (RFC 6749 6).
 * @returns `signed_out` only when the server refuses this grant for good (`invalid_grant` and kin, 451) or there is
 *   nothing to renew with; `http` when the app is set up wrongly; else a failure that may pass
 * @throws AbortError when `signal` aborts
 */
export async function refresh(
  http: Http,
  endpoints: Endpoints,
  oauthClient: OAuthClient,
  tokens: Tokens,
  signal?: AbortSignal | undefined,
): Promise<Result<Tokens>> {
  const { refresh_token } = tokens
  if (!refresh_token) return err({ kind: 'signed_out', code: 'no refresh_token' })
  const sent = await request(http, {
    url: tokens.token_endpoint ?? endpoints.token,
    form: { grant_type: 'refresh_token', client_id: oauthClient.clientId, refresh_token },
    headers: basic(oauthClient),
    signal,
  })
  return sent.ok ? parseRefresh(sent.value, http.clock, tokens) : sent
}

// "invalid_grant" is the protocol's code (RFC 6749 5.2); the rest is how gateways put it in a sentence.
const GRANT_IS_OVER =
  /invalid_grant|expired_token|(invalid|expired|revoked).*token|token.*(invalid|expired|revoked)/i

const CLIENT_IS_WRONG = /(invalid|unauthorized)_client/i

/** Parses the answer to a renewal; see `refresh`. */
export function parseRefresh(
  response: HttpResponse,
  clock: Clock,
  previous: Tokens,
): Result<Tokens> {
  const parsed = parseTokens(response, clock, previous)
  if (parsed.ok || parsed.failure.kind !== 'http') return parsed
  const { status } = parsed.failure
  if (status === 451)
    return err({ kind: 'signed_out', code: '451', trackingId: trackingId(response) })
  // A 401 speaks of the client, not of the viewer (invalid_client, unauthorized_client: RFC 6749 5.2).
  if (status === 401 || errorMessages(response).some((text) => CLIENT_IS_WRONG.test(text)))
    return parsed
  const over = errorMessages(response).find((text) => GRANT_IS_OVER.test(text))
  if (!over) return parsed
  return err({ kind: 'signed_out', code: over, trackingId: trackingId(response) })
}

/**
 * The header of HTTP Basic as RFC 6749 2.3.1 has it, each half form-encoded first. No header without a secret: then
 * the relay adds it (platforms/relay/forward.ts).
 */
export function basic({ clientId, clientSecret }: OAuthClient): Record<string, string> {
  if (!clientSecret) return {}
  const half = (text: string) => formEncoded({ '': text }).slice(1)
  return { Authorization: `Basic ${btoa(`${half(clientId)}:${half(clientSecret)}`)}` }
}

/**
 * Why an OAuth endpoint gave nothing; undefined for a 2xx. Unlike with REST, a 401 is no word about a
 * session, and a 4xx that says nothing readable comes from something in between (a captive portal, a
 * proxy), and may pass: it is `unreadable`.
 */
export function oauthFailure(response: HttpResponse, clock: Clock): Failure | undefined {
  const { status } = response
  const failure = failureOf(response, clock)
  if (failure?.kind !== 'unauthorized' && failure?.kind !== 'http') return failure
  // Webex writes a general sentence first and the cause after it.
  const code = errorCode(response) ?? errorMessages(response).pop()
  const id = trackingId(response)
  if (status === 408 || status === 425) return { kind: 'server_error', status, trackingId: id }
  if (!code && status !== 401 && status !== 451) return unreadable(response, 'no error code')
  return { ...failure, kind: 'http', status, code: code ?? String(status), trackingId: id }
}

function errorCode(response: HttpResponse): string | undefined {
  const code = (response.json() as { error?: unknown } | null | undefined)?.error
  return (typeof code === 'string' && bareLine(code, LONGEST.errorMessage)) || undefined
}
