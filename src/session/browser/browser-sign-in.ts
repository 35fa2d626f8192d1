// The states of signing in on this very device, in its browser (Authorization Code with PKCE), as a pure reducer.
// browser-sign-in-loop.ts does what a state says, and reports each event in the past tense. The page goes to Webex and is
// loaded anew with the answer, so what was asked for comes back out of this window's storage, as `pending`.

import { type Failure, TOKEN_LIMIT } from '../../webex/http/failure'
import type { AuthorizationResponse, ExchangeResult } from '../../webex/openid/authorization-code'
import type { Pending } from './pending-browser-sign-in'

/** What the sign-in screen shows of it. */
export type BrowserSignIn =
  /** Nobody has asked for it. */
  | { status: 'idle' }
  /** The page is about to go to Webex. */
  | ({ status: 'leaving' } & Asked)
  /** It came back with a code, which is being exchanged. */
  | { status: 'finishing'; code: string; pending: Pending }
  | { status: 'failed'; reason: BrowserSignInReason; failure?: Failure; detail?: string }

/** How Webex is asked. */
export interface Asked {
  prompt?: 'none' | 'select_account' | undefined
  /** Whether for an ID token, too. */
  isOpenId: boolean
}

type BrowserSignInReason =
  /** The viewer declined at Webex. */
  | 'access_denied'
  /** The viewer came back without an answer. */
  | 'not_finished'
  /** An answer to nothing that this window asked for. */
  | 'unasked'
  /** It is not certain who has signed in. */
  | 'unverified'
  /** The code was used before or is too old. */
  | 'expired_token'
  | 'tokenlimit_reached'
  | 'misconfigured'
  /** No network, or Webex has a problem. */
  | 'failed'

export type BrowserSignInEvent =
  | ({ type: 'requested' } & Asked)
  /** The viewer would rather use the code. */
  | { type: 'dismissed' }
  | { type: 'request_failed'; failure: Failure }
  /** The page was opened with an answer; `pending` is what this window asked for. */
  | { type: 'answered'; answer: AuthorizationResponse; pending?: Pending | undefined }
  /** The page is back without one. */
  | { type: 'left_unanswered'; pending?: Pending | undefined }
  | { type: 'exchange_failed'; result: Exclude<ExchangeResult, { status: 'approved' }> }

export const IDLE: BrowserSignIn = { status: 'idle' }

/** The state of signing in on this device after an event. */
export function afterBrowserSignInEvent(
  browserSignIn: BrowserSignIn,
  event: BrowserSignInEvent,
): BrowserSignIn {
  switch (event.type) {
    case 'requested':
      return { status: 'leaving', prompt: event.prompt, isOpenId: event.isOpenId }
    case 'dismissed':
      return IDLE
    case 'request_failed':
      // Nobody has asked for a silent one.
      if (browserSignIn.status !== 'leaving' || browserSignIn.prompt === 'none') return IDLE
      return { status: 'failed', reason: 'failed', failure: event.failure }
    case 'left_unanswered':
      return event.pending?.prompt === 'none' ? IDLE : { status: 'failed', reason: 'not_finished' }
    case 'answered':
      return afterResponse(event.answer, event.pending)
    case 'exchange_failed':
      return browserSignIn.status === 'finishing' ? failedExchange(event.result) : browserSignIn
  }
}

/** OpenID Connect Core 3.1.2.6: what a server says to `prompt=none` when it would have to ask somebody. */
const ASKS_SOMEBODY = /^(login|interaction|consent|account_selection)_required$/

function afterResponse(answer: AuthorizationResponse, pending?: Pending): BrowserSignIn {
  const { state, code, error, iss } = answer
  if (!pending || state !== pending.request.state) return { status: 'failed', reason: 'unasked' }
  const { prompt, request } = pending
  // RFC 9207 2.4: from another server than the one that was asked.
  if (iss !== undefined && request.provider.issuer !== undefined && iss !== request.provider.issuer)
    return { status: 'failed', reason: 'unverified', detail: 'iss' }
  if (error === undefined)
    return code
      ? { status: 'finishing', code, pending }
      : { status: 'failed', reason: 'unverified', detail: 'code' }
  if (error === 'invalid_scope' && request.nonce !== undefined)
    return { status: 'leaving', prompt, isOpenId: false }
  if (prompt === 'none') return IDLE
  return failedResponse(error)
}

function failedResponse(error: string): BrowserSignIn {
  if (error === 'access_denied') return { status: 'failed', reason: 'access_denied' }
  if (ASKS_SOMEBODY.test(error)) return { status: 'failed', reason: 'not_finished' }
  if (error === 'server_error' || error === 'temporarily_unavailable')
    return { status: 'failed', reason: 'failed', failure: { kind: 'server_error', status: 503 } }
  const failure: Failure = { kind: 'http', status: 400, code: error }
  const reason = TOKEN_LIMIT.test(error) ? 'tokenlimit_reached' : 'misconfigured'
  return { status: 'failed', reason, failure }
}

function failedExchange(result: Exclude<ExchangeResult, { status: 'approved' }>): BrowserSignIn {
  const { status: reason, ...rest } = result
  return { status: 'failed', reason, ...rest }
}
