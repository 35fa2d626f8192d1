// Why a request to Webex did not give what was requested: a closed union by cause. A kind exists because some
// caller does something else for it. The words for a viewer are chosen where a failure is shown.

export type Failure =
  /** No answer at all: no network, DNS, connection refused or reset. */
  | { kind: 'offline' }
  /** No answer within the request's own time limit. */
  | { kind: 'timeout' }
  /**
   * A 4xx that has no kind of its own; also a 401 of an OAuth endpoint, which is about the client. `code` is the
   * protocol's error code (RFC 6749 5.2, RFC 8628 3.5), a message, or the status.
   */
  | {
      kind: 'http'
      status: number
      code: string
      /** Set where a 403 says that it is the organization's, which no scope and no right of the person changes. */
      because?: 'policy'
      trackingId?: string | undefined
    }
  /** 429: no request before `retryAfter_ms` from now has passed (undefined: the server did not say). */
  | { kind: 'throttled'; retryAfter_ms?: number | undefined; trackingId?: string | undefined }
  /** 5xx or 423: Webex has problems of its own, and may say for how long. */
  | {
      kind: 'server_error'
      status: number
      retryAfter_ms?: number | undefined
      trackingId?: string | undefined
    }
  /** An answer that cannot be read: HTML, cut off, another shape, absurd values. */
  | { kind: 'unreadable'; status: number; detail: string; trackingId?: string | undefined }
  /** 401: the access token of this call is not accepted. The account may still be alive. */
  | { kind: 'unauthorized'; status: number; code: string; trackingId?: string | undefined }
  /** The account is over, or nobody is signed in. Said by an account and its renewal alone. */
  | { kind: 'signed_out'; code: string; trackingId?: string | undefined }

/** A Retry-After of days is a mistake somewhere, and would leave the television blind for days. */
const LONGEST_RETRY_AFTER_MS = 60 * 60_000

/** How long the server asked to be left alone (RFC 9110 10.2.3), in ms; 0 where it did not say, an hour at most. */
export function requestedWait_ms(failure: Failure): number {
  const said_ms = 'retryAfter_ms' in failure ? (failure.retryAfter_ms ?? 0) : 0
  return Math.max(0, Math.min(said_ms, LONGEST_RETRY_AFTER_MS))
}

/** Whether Webex itself said no: to ask once more would change nothing. */
export function isRefusal({ kind }: Failure): boolean {
  return kind === 'http' || kind === 'unauthorized' || kind === 'signed_out'
}

/** A value, or why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** A success as a result. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
/** A failure as a result. */
export const err = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure })

/** A failure to be thrown, by what runs as a query or is one of several calls in a row. Its message is the kind. */
export class WebexError extends Error {
  override readonly name = 'WebexError'
  constructor(readonly failure: Failure) {
    super(failure.kind)
  }
}

/**
 * Webex's code for an account that is signed in on too many devices, wherever in a text it stands; among the answers of
 * https://developer.webex.com/docs/login-with-webex.
 */
export const TOKEN_LIMIT = /token_?limit_?reached/i
