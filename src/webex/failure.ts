// Why a call to Webex did not give what was asked. The union is closed and by cause: a kind exists
// because some caller does something else for it. The words for a viewer are chosen where they are shown.

export type Failure =
  /** No answer at all: no network, DNS, refused, reset. */
  | { kind: 'offline' }
  /** No answer within the call's own time limit. */
  | { kind: 'too-late' }
  /** Webex said no, in the protocol's code (RFC 6749 5.2, RFC 8628 3.5) or its message's text. */
  | {
      kind: 'refused'
      status: number
      code: string
      /** Whose no a 403 is, where it says so: the organization's, which no scope and no right changes. */
      because?: 'policy'
      trackingId?: string
    }
  /** Too many requests; not before `retryAfter_ms` from the answer (undefined: it did not say). */
  | { kind: 'throttled'; retryAfter_ms?: number; trackingId?: string }
  /** 5xx or 423: Webex has trouble of its own, and may say for how long. */
  | { kind: 'server-trouble'; status: number; retryAfter_ms?: number; trackingId?: string }
  /** An answer, but not one that can be read: HTML, cut off, the wrong shape, absurd values. */
  | { kind: 'unreadable'; status: number; detail: string; trackingId?: string }
  /** The session is over by the server's word: a 401, a renewal refused (invalid_grant and kin), 451. */
  | { kind: 'signed-out'; code: string; trackingId?: string }

/** A Retry-After of days is a mistake somewhere, and would leave the television blind for days. */
const LONGEST_RETRY_AFTER_MS = 60 * 60_000

/** How long the server asked to be left alone, in ms; 0 where it did not say, an hour at most. */
export function askedToWait_ms(failure: Failure): number {
  const said_ms = 'retryAfter_ms' in failure ? (failure.retryAfter_ms ?? 0) : 0
  return Math.max(0, Math.min(said_ms, LONGEST_RETRY_AFTER_MS))
}

/** What parsing or asking gives: a value, or why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const err = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure })

/** A failure for those who need something to throw (TanStack Query). */
export class WebexError extends Error {
  override readonly name = 'WebexError'
  constructor(readonly failure: Failure) {
    super(failure.kind)
  }
}

/** Webex's code for an account that is signed in on too many devices, wherever in a text it stands. */
export const TOKEN_LIMIT = /token_?limit_?reached/i
