// Signing in, as a table of what happened and what follows. Pure: sign-in-loop.ts sends the requests,
// waits as long as is said here, and reports back in the past tense. (RFC 8628 3.5)

import { DEFAULT_INTERVAL_MS, type DeviceGrant, type Polled } from '../webex/device-grant'
import type { Failure } from '../webex/failure'

/** What a screen shows. `trouble` is passing: the loop goes on by itself. */
export type SignIn =
  | { at: 'asking'; trouble?: Failure }
  | { at: 'waiting'; grant: DeviceGrant; trouble?: Failure }
  /** The viewer said no on the phone. */
  | { at: 'refused' }
  /** Nobody used the last codes; a TV that is left on must not ask for codes all night. */
  | { at: 'resting' }
  | { at: 'misconfigured'; failure: Failure }

export interface Progress {
  signIn: SignIn
  /** Codes shown since a viewer last asked for one. */
  codes: number
  /** Requests without an answer of use, in a row. */
  troubles: number
  /** How long to wait before the next request, ms. */
  wait_ms: number
  /** How soon a reason to hurry (standby is over, the network is back) may bring it, ms. */
  least_ms: number
}

export type SignInEvent =
  | { was: 'code-came'; grant: DeviceGrant }
  | { was: 'code-failed'; failure: Failure }
  | { was: 'polled'; polled: Exclude<Polled, { next: 'approved' }> }
  /** The code's time is over, and the server did not say otherwise. */
  | { was: 'outlived' }
  /** The server says that the code lives although the clock denies it. */
  | { was: 'clock-jumped'; expiresAt: number }

const CODES_BEFORE_REST = 3
const SLOWER_BY_MS = 5000
const LONGEST_BACKOFF_MS = 30_000
/** More than this is an outage, or a date read with a wrong clock. */
const LONGEST_THROTTLE_MS = 600_000

export const beginning: Progress = {
  signIn: { at: 'asking' },
  codes: 0,
  troubles: 0,
  wait_ms: 0,
  least_ms: 0,
}

export function afterEvent(progress: Progress, event: SignInEvent): Progress {
  const { signIn } = progress
  switch (event.was) {
    case 'code-came': {
      const { grant } = event
      return calm({ ...progress, codes: progress.codes + 1, signIn: { at: 'waiting', grant } })
    }
    case 'code-failed': {
      const { failure } = event
      if (failure.kind === 'refused')
        return { ...progress, signIn: { at: 'misconfigured', failure } }
      const next = troubled({ ...progress, signIn: { at: 'asking', trouble: failure } })
      return failure.kind === 'throttled' ? throttled(next, failure.retryAfter_ms ?? 0) : next
    }
    case 'polled':
      return signIn.at === 'waiting' ? afterPoll(progress, signIn, event.polled) : progress
    case 'outlived':
      return withoutCode(progress)
    case 'clock-jumped':
      if (signIn.at !== 'waiting') return progress
      return {
        ...progress,
        signIn: { ...signIn, grant: { ...signIn.grant, expiresAt: event.expiresAt } },
      }
  }
}

function afterPoll(
  progress: Progress,
  signIn: Extract<SignIn, { at: 'waiting' }>,
  polled: Exclude<Polled, { next: 'approved' }>,
): Progress {
  const { grant } = signIn
  const answered: Progress = {
    ...progress,
    signIn: signIn.trouble ? { at: 'waiting', grant } : signIn,
  }
  switch (polled.next) {
    case 'pending':
      return calm(answered)
    case 'slower': {
      const slower = { ...grant, interval_ms: grant.interval_ms + SLOWER_BY_MS }
      return calm({ ...progress, signIn: { at: 'waiting', grant: slower } })
    }
    case 'throttled':
      return throttled(calm(answered), polled.retryAfter_ms)
    case 'refused':
      return { ...progress, signIn: { at: 'refused' } }
    case 'code-dead':
      return withoutCode(progress)
    case 'misconfigured':
      return { ...progress, signIn: { at: 'misconfigured', failure: polled.failure } }
    case 'trouble':
      return troubled({ ...progress, signIn: { at: 'waiting', grant, trouble: polled.failure } })
  }
}

/** Expiry asks for a new code by itself, until nobody seems to be there. */
function withoutCode({ codes }: Progress): Progress {
  if (codes >= CODES_BEFORE_REST) return { ...beginning, signIn: { at: 'resting' } }
  return { ...beginning, codes }
}

function interval_ms({ signIn }: Progress): number {
  return signIn.at === 'waiting' ? signIn.grant.interval_ms : DEFAULT_INTERVAL_MS
}

function calm(progress: Progress): Progress {
  const wait_ms = interval_ms(progress)
  return { ...progress, troubles: 0, wait_ms, least_ms: wait_ms }
}

/**
 * RFC 8628 3.5: doubling the interval "is RECOMMENDED". A poll starts at its doubled interval; the
 * request for a code, which has no interval of its own, at a plain one.
 */
function troubled(progress: Progress): Progress {
  const least_ms = interval_ms(progress)
  const doublings = progress.signIn.at === 'waiting' ? progress.troubles + 1 : progress.troubles
  const wait_ms = Math.max(least_ms, Math.min(least_ms * 2 ** doublings, LONGEST_BACKOFF_MS))
  return { ...progress, troubles: progress.troubles + 1, wait_ms, least_ms }
}

function throttled(progress: Progress, retryAfter_ms: number): Progress {
  const wait_ms = Math.max(progress.wait_ms, Math.min(retryAfter_ms, LONGEST_THROTTLE_MS))
  return { ...progress, wait_ms, least_ms: wait_ms }
}
