// The Device Authorization Grant (RFC 8628) as Webex speaks it: ask for a code, then ask again and
// again whether the viewer has approved it. Here is one request of each and what its answer means;
// when to send them is the sign-in loop's affair (src/session/device-code/sign-in-loop.ts).

import * as v from 'valibot'
import type { Clock } from '../../clock'
import { isHttpsOrLoopback } from '../fields/addresses'
import { fieldPath } from '../fields/fields'
import { hostOf, parsedLink } from '../fields/links'
import { err, type Failure, ok, type Result, TOKEN_LIMIT } from '../http/failure'
import { type Http, request } from '../http/http'
import {
  errorMessages,
  type HttpResponse,
  retryAfter_ms,
  seconds,
  unreadable,
} from '../http/response'
import { codeForm } from './code-form'
import {
  basic,
  type Endpoints,
  type OAuthClient,
  oauthFailure,
  parseTokens,
  type Tokens,
} from './tokens'

/** A code that waits for the viewer's approval (RFC 8628 3.2). */
export interface DeviceGrant {
  device_code: string
  user_code: string
  verification_uri: string
  verification_uri_complete?: string | undefined
  /** Least ms between two polls. */
  interval_ms: number
  /** When the code is expected to end, ms by the Clock. Only the server knows. */
  expiresAt: number
}

/** RFC 8628 3.2: "If no value is provided, clients MUST use 5". Nonsense is no value. */
export const DEFAULT_INTERVAL_MS = 5000
/** No server wants polls more often; a fraction of a second is a mistake of units. */
const SHORTEST_INTERVAL_MS = 1000
/** A viewer who has approved must not sit longer than this before the screen turns. */
const LONGEST_INTERVAL_MS = 60_000
/** Webex's own lifetime, and its SDK's default. */
const DEFAULT_LIFE_MS = 300_000
/** Codes live 5 to 30 minutes. A longer lifetime is cut to an hour. */
export const LONGEST_LIFE_MS = 3_600_000

const Link = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.check(isHttpsOrLoopback),
  v.transform(parsedLink),
)
const Code = (longest: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longest))

/** The schemas of a grant's strings, for responses and for what is stored. */
export const GrantTexts = {
  device_code: Code(8192),
  // Six digits at Webex, "WDJB-MJHT" in the RFC; what is longer than this no one types.
  user_code: Code(64),
  verification_uri: Link,
}

const CodeResponse = v.object({
  ...GrantTexts,
  // Only a convenience (RFC 8628 3.3.1), so a bad one is left out: the QR then shows the short link.
  verification_uri_complete: v.fallback(v.optional(Link), undefined),
  interval: v.optional(v.unknown()),
  expires_in: v.optional(v.unknown()),
})

/**
 * Asks for a device code (`POST /device/authorize`, RFC 8628 3.1). Unauthenticated, at Webex too, so no secret is
 * sent.
 * @returns the answer for `parseCode`, or why there is none (`offline`, `timeout`)
 * @throws AbortError when `signal` aborts
 */
export function requestCode(
  http: Http,
  endpoints: Endpoints,
  oauthClient: OAuthClient,
  signal: AbortSignal,
) {
  return request(http, {
    url: endpoints.deviceAuthorization,
    form: codeForm(oauthClient.clientId, oauthClient.scope),
    signal,
  })
}

/**
 * Parses the answer to `requestCode` (RFC 8628 3.2). Absurd numbers become the nearest sensible one:
 * a code works whatever its `interval` says.
 * @returns `http` when the app is set up wrongly; any other failure may pass
 */
export function parseCode(response: HttpResponse, clock: Clock): Result<DeviceGrant> {
  const failure = oauthFailure(response, clock)
  if (failure) return err(failure)
  const parsed = v.safeParse(CodeResponse, response.json())
  if (!parsed.success) return err(unreadable(response, fieldPath(parsed.issues[0])))
  const { interval, expires_in, ...texts } = parsed.output
  const interval_ms = Math.max(positive_ms(interval) ?? DEFAULT_INTERVAL_MS, SHORTEST_INTERVAL_MS)
  const life_ms = positive_ms(expires_in) ?? DEFAULT_LIFE_MS
  return ok({
    ...withOneHost(texts),
    interval_ms: Math.min(interval_ms, LONGEST_INTERVAL_MS),
    expiresAt: clock.now() + Math.min(life_ms, LONGEST_LIFE_MS),
  })
}

/**
 * A grant whose two links lead to one host. What is scanned must lead where what is typed leads, since the
 * viewer is asked to compare them (RFC 8628 5.4); the complete link is left out where it does not.
 */
export function withOneHost<
  Grant extends Pick<DeviceGrant, 'verification_uri' | 'verification_uri_complete'>,
>(grant: Grant): Grant {
  const { verification_uri, verification_uri_complete: complete, ...rest } = grant
  if (complete === undefined || hostOf(complete) === hostOf(verification_uri)) return grant
  return { ...rest, verification_uri } as Grant
}

function positive_ms(value: unknown): number | undefined {
  const given = seconds(value)
  return given && given > 0 ? given * 1000 : undefined
}

/**
 * Asks once whether the code was approved (`POST /device/token`, RFC 8628 3.4).
 * @returns the answer for `parsePoll`, or why there is none (`offline`, `timeout`)
 * @throws AbortError when `signal` aborts
 */
export function poll(
  http: Http,
  endpoints: Endpoints,
  oauthClient: OAuthClient,
  grant: DeviceGrant,
  signal: AbortSignal,
): Promise<Result<HttpResponse>> {
  return request(http, {
    url: endpoints.deviceToken,
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: grant.device_code,
      client_id: oauthClient.clientId,
    },
    headers: basic(oauthClient),
    signal,
  })
}

/** What a poll gave, in the words of RFC 8628 3.5 where it has them. */
export type PollResult =
  | { status: 'approved'; tokens: Tokens }
  | { status: 'authorization_pending' }
  /** Polled too often: the interval grows by 5 s for good. */
  | { status: 'slow_down' }
  /** 429 with a Retry-After; ms from now. */
  | { status: 'throttled'; retryAfter_ms: number }
  /** The viewer declined on the phone. */
  | { status: 'access_denied' }
  /** The code is over (`expired_token`, `invalid_grant`). */
  | { status: 'expired_token' }
  /** The account has as many sign-ins as Webex allows (https://developer.webex.com/docs/login-with-webex). */
  | { status: 'tokenlimit_reached'; failure: Failure }
  /** The integration or the settings are wrong. */
  | { status: 'misconfigured'; failure: Failure }
  /** No answer, or none that says anything about the code; the next poll may fare better. */
  | { status: 'failed'; failure: Failure }

/**
 * The codes of RFC 8628 3.5, looked for inside the texts since Webex puts them into sentences and
 * different fields. The client's own fault comes first: no new code would help.
 */
const CODES: [RegExp, Exclude<PollResult['status'], 'approved' | 'throttled' | 'failed'>][] = [
  [TOKEN_LIMIT, 'tokenlimit_reached'],
  [/invalid_client|unauthorized_client|invalid_scope/i, 'misconfigured'],
  [/authorization_?pending/i, 'authorization_pending'],
  [/slow_?down/i, 'slow_down'],
  [/access_denied/i, 'access_denied'],
  [/expired|invalid_grant/i, 'expired_token'],
]

/**
 * Parses the answer to `poll` (RFC 8628 3.5; Webex answers 428 while the approval is pending:
 * https://developer.webex.com/docs/login-with-webex). Codes are read at any 4xx: some servers send
 * them with 403. A 4xx that names no known code would be the same at the next poll: misconfigured.
 */
export function parsePoll(response: HttpResponse, clock: Clock): PollResult {
  const { status } = response
  if (status === 428) return { status: 'authorization_pending' }
  if (status === 429) {
    const wait_ms = retryAfter_ms(response, clock)
    return wait_ms === undefined
      ? { status: 'slow_down' }
      : { status: 'throttled', retryAfter_ms: wait_ms }
  }
  const parsed = parseTokens(response, clock)
  if (parsed.ok) return { status: 'approved', tokens: parsed.value }
  const { failure } = parsed
  if (failure.kind !== 'http') return { status: 'failed', failure }
  const texts = errorMessages(response)
  const known = CODES.find(([code]) => texts.some((text) => code.test(text)))?.[1]
  if (known === 'tokenlimit_reached') return { status: known, failure }
  if (status === 401 || !known || known === 'misconfigured')
    return { status: 'misconfigured', failure }
  return { status: known }
}
