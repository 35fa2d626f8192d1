// Signing in, as a table of what happened and what follows. Pure: sign-in-loop.ts sends the requests,
// waits as long as is said here, and reports back in the past tense. (RFC 8628 3.5)
//
// A code that the viewer replaces may be in the middle of its approval, so it is polled on, unseen and at
// its own pace, until it dies. There is one of these at most.

import { DEFAULT_INTERVAL_MS, type DeviceGrant, type Polled } from '../webex/device-grant'
import { type Failure, TOKEN_LIMIT } from '../webex/failure'

/** What a screen shows. `trouble` is passing: the loop goes on by itself. */
export type SignIn =
  | { at: 'asking'; trouble?: Failure }
  | { at: 'waiting'; grant: DeviceGrant; trouble?: Failure }
  /** The viewer said no on the phone. */
  | { at: 'refused' }
  /** Nobody used the last codes; a TV that is left on must not ask for codes all night. */
  | { at: 'resting' }
  /** The account is signed in on as many devices as Webex allows. */
  | { at: 'token-limit'; failure: Failure }
  | { at: 'misconfigured'; failure: Failure }

/** Whether an account has as many sign-ins as Webex allows, wherever Webex said so. */
export function isTokenLimit(failure: Failure): boolean {
  return failure.kind === 'refused' && TOKEN_LIMIT.test(failure.code)
}

/** How requests follow one another. */
export interface Pace {
  /** Requests without an answer of use, in a row. */
  troubles: number
  /** How long to wait before the next request, ms. */
  wait_ms: number
  /** How soon a reason to hurry (standby is over, the network is back) may bring it, ms. */
  least_ms: number
}

/** A code that is polled, and how often. */
export interface Followed extends Pace {
  grant: DeviceGrant
}

/** The pace is that of the code that is shown, or of the request for one. */
export interface Progress extends Pace {
  signIn: SignIn
  /** Codes shown since a viewer last asked for one. */
  codes: number
  /** The code that was shown before the viewer asked for another one. */
  replaced?: Followed
}

type GoesOn = Exclude<Polled, { next: 'approved' }>

export type SignInEvent =
  | { was: 'code-came'; grant: DeviceGrant }
  | { was: 'code-failed'; failure: Failure }
  | { was: 'polled'; device_code: string; polled: GoesOn }
  /** The code's time is over, and the server did not say otherwise. */
  | { was: 'outlived'; device_code: string }
  /** The server says that the code lives although the clock denies it. */
  | { was: 'clock-jumped'; device_code: string; expiresAt: number }
  /** The viewer asked for a new code. */
  | { was: 'code-wanted' }
  /** An earlier run left a code that was replaced there. */
  | { was: 'replaced-found'; grant: DeviceGrant }

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

/** What follows from what happened; the same object when nothing does. */
export function afterEvent(progress: Progress, event: SignInEvent): Progress {
  const { signIn, replaced } = progress
  switch (event.was) {
    case 'code-came': {
      const { grant } = event
      const codes = progress.codes + 1
      return { ...progress, ...calm(grant), codes, signIn: { at: 'waiting', grant } }
    }
    case 'code-failed': {
      const { failure } = event
      if (failure.kind === 'refused')
        return { ...progress, signIn: { at: 'misconfigured', failure } }
      const pace = troubled(progress, DEFAULT_INTERVAL_MS, progress.troubles)
      const next: Progress = { ...progress, ...pace, signIn: { at: 'asking', trouble: failure } }
      return failure.kind === 'throttled'
        ? { ...next, ...throttled(pace, failure.retryAfter_ms ?? 0) }
        : next
    }
    case 'code-wanted':
      return { ...beginning, ...kept(shown(progress) ?? replaced) }
    case 'replaced-found':
      return { ...progress, replaced: { ...calm(event.grant), grant: event.grant } }
    case 'polled':
    case 'outlived':
    case 'clock-jumped': {
      const { device_code } = event
      if (signIn.at === 'waiting' && signIn.grant.device_code === device_code)
        return afterShown(progress, signIn, event)
      return replaced?.grant.device_code === device_code
        ? afterReplaced(progress, replaced, event)
        : progress
    }
  }
}

/** The code of this name, shown or replaced; undefined when it is dead or given up. */
export function followed(progress: Progress, device_code: string): Followed | undefined {
  return [shown(progress), progress.replaced].find((one) => one?.grant.device_code === device_code)
}

function shown({ signIn, troubles, wait_ms, least_ms }: Progress): Followed | undefined {
  return signIn.at === 'waiting' ? { grant: signIn.grant, troubles, wait_ms, least_ms } : undefined
}

type CodeEvent = Extract<SignInEvent, { device_code: string }>

/** What follows for the code on the screen. */
function afterShown(
  progress: Progress,
  signIn: Extract<SignIn, { at: 'waiting' }>,
  event: CodeEvent,
): Progress {
  const { replaced } = progress
  const { grant } = signIn
  if (event.was === 'outlived') return withoutCode(progress)
  if (event.was === 'clock-jumped')
    return { ...progress, signIn: { ...signIn, grant: { ...grant, expiresAt: event.expiresAt } } }
  const { polled } = event
  switch (polled.next) {
    case 'refused':
      return { ...beginning, ...kept(replaced), signIn: { at: 'refused' } }
    case 'code-dead':
      return withoutCode(progress)
    case 'token-limit':
    case 'misconfigured':
      return {
        ...beginning,
        ...kept(replaced),
        signIn: { at: polled.next, failure: polled.failure },
      }
    default: {
      const { grant: next, ...pace } = afterPoll({ ...progress, grant }, polled)
      const trouble = polled.next === 'trouble' ? polled.failure : undefined
      const isSame = next === grant && trouble === undefined && signIn.trouble === undefined
      return {
        ...progress,
        ...pace,
        signIn: isSame ? signIn : { at: 'waiting', grant: next, ...(trouble && { trouble }) },
      }
    }
  }
}

/** What follows for the code that was replaced: nobody sees it, so it goes without a word. */
function afterReplaced(progress: Progress, code: Followed, event: CodeEvent): Progress {
  const { replaced: _, ...without } = progress
  if (event.was === 'outlived') return without
  if (event.was === 'clock-jumped')
    return {
      ...progress,
      replaced: { ...code, grant: { ...code.grant, expiresAt: event.expiresAt } },
    }
  const { polled } = event
  switch (polled.next) {
    case 'token-limit':
      // Somebody has approved it, and is waiting for this television.
      return { ...beginning, signIn: { at: 'token-limit', failure: polled.failure } }
    case 'refused':
    case 'code-dead':
    case 'misconfigured':
      return without
    default:
      return { ...progress, replaced: afterPoll(code, polled) }
  }
}

/** A code that lives on, by what its poll gave. */
function afterPoll(
  { grant, troubles, wait_ms, least_ms }: Followed,
  polled: Extract<Polled, { next: 'pending' | 'slower' | 'throttled' | 'trouble' }>,
): Followed {
  switch (polled.next) {
    case 'pending':
      return { grant, ...calm(grant) }
    case 'slower': {
      const slower = { ...grant, interval_ms: grant.interval_ms + SLOWER_BY_MS }
      return { grant: slower, ...calm(slower) }
    }
    case 'throttled':
      return {
        grant,
        ...throttled(
          troubled({ troubles, wait_ms, least_ms }, grant.interval_ms, troubles),
          polled.retryAfter_ms,
        ),
      }
    case 'trouble':
      return {
        grant,
        ...troubled({ troubles, wait_ms, least_ms }, grant.interval_ms, troubles + 1),
      }
  }
}

const kept = (replaced: Followed | undefined) => (replaced ? { replaced } : {})

/** Expiry asks for a new code by itself, until nobody seems to be there. */
function withoutCode({ codes, replaced }: Progress): Progress {
  if (codes >= CODES_BEFORE_REST)
    return { ...beginning, ...kept(replaced), signIn: { at: 'resting' } }
  return { ...beginning, ...kept(replaced), codes }
}

function calm({ interval_ms }: DeviceGrant): Pace {
  return { troubles: 0, wait_ms: interval_ms, least_ms: interval_ms }
}

/**
 * RFC 8628 3.5: doubling the interval "is RECOMMENDED". A poll starts at its doubled interval; the
 * request for a code, which has no interval of its own, at a plain one.
 */
function troubled({ troubles }: Pace, interval_ms: number, doublings: number): Pace {
  const backoff_ms = Math.min(interval_ms * 2 ** doublings, LONGEST_BACKOFF_MS)
  const wait_ms = Math.max(interval_ms, backoff_ms)
  return { troubles: troubles + 1, wait_ms, least_ms: interval_ms }
}

function throttled(pace: Pace, retryAfter_ms: number): Pace {
  const wait_ms = Math.max(pace.wait_ms, Math.min(retryAfter_ms, LONGEST_THROTTLE_MS))
  return { ...pace, wait_ms, least_ms: wait_ms }
}
