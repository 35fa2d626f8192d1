// The states of signing in with a device code (RFC 8628), as a pure reducer: what follows from what happened.
// sign-in-loop.ts sends the requests, waits as long as is said here, and reports each event in the past
// tense. https://www.rfc-editor.org/rfc/rfc8628#section-3.5
//
// A code that the viewer replaces with a new one may be about to be approved on a phone. So it is polled on
// in the background, at its own interval, until it is over. There is at most one such code.

import { type Failure, requestedWait_ms, TOKEN_LIMIT } from '../../webex/http/failure'
import {
  DEFAULT_INTERVAL_MS,
  type DeviceGrant,
  type PollResult,
} from '../../webex/sign-in/device-grant'

/** What the sign-in screen shows. With a `failure` beside it, the loop tries again by itself. */
export type SignIn =
  /** A code has been requested, or will be after a failure. */
  | { status: 'requesting'; failure?: Failure | undefined }
  /** A code is shown, and polled until the viewer approves it. */
  | { status: 'waiting'; grant: DeviceGrant; failure?: Failure | undefined }
  /** The viewer declined on the phone. */
  | { status: 'access_denied' }
  /** The last codes expired unused. A TV that is left on must not request codes all night. */
  | { status: 'paused' }
  /** The account is signed in on as many devices as Webex allows. */
  | { status: 'tokenlimit_reached'; failure: Failure }
  /** The integration or settings.js is wrong, so that no further code would help. */
  | { status: 'misconfigured'; failure: Failure }

/** Whether a failure of any call means that the account has as many sign-ins as Webex allows. */
export function isTokenLimit(failure: Failure): boolean {
  return failure.kind === 'http' && TOKEN_LIMIT.test(failure.code)
}

/** When the next request is due. */
interface Pace {
  /** Failed requests in a row. */
  failures: number
  /** How long to wait before the next request, ms. */
  wait_ms: number
  /** The shortest wait before it when the TV resumes from standby or the network returns, ms. */
  least_ms: number
}

/** A code that is being polled. */
export interface PolledCode extends Pace {
  grant: DeviceGrant
}

/** The state of the machine. The pace is that of the code on the screen, or of the request for one. */
export interface Progress extends Pace {
  signIn: SignIn
  /** Codes shown since the viewer last requested one. */
  codes: number
  /** The code that was on the screen when the viewer requested another one. */
  replaced?: PolledCode
}

/** What can happen. Everything about a poll names its code, since two may be polled. */
export type SignInEvent =
  | { type: 'code_received'; grant: DeviceGrant }
  /** The code that an earlier run of the app had on the screen was read from storage. */
  | { type: 'code_restored'; grant: DeviceGrant }
  /** The same of the code that had been replaced. */
  | { type: 'replaced_code_restored'; grant: DeviceGrant }
  | { type: 'code_request_failed'; failure: Failure }
  | { type: 'poll_answered'; device_code: string; result: PollResponse }
  /** No answer, or none that can be read. */
  | { type: 'poll_failed'; device_code: string; failure: Failure }
  /** The code's lifetime has passed, and the server did not say otherwise. */
  | { type: 'code_expired'; device_code: string }
  /** The server still accepts the code, so the TV's clock was wrong about its end; ms since 1970. */
  | { type: 'expiry_corrected'; device_code: string; expiresAt: number }
  /** The viewer pressed "new code". */
  | { type: 'new_code_requested' }

type PollResponse = Exclude<PollResult, { status: 'approved' | 'failed' }>

const CODES_BEFORE_PAUSE = 3
/** RFC 8628 3.5: on `slow_down` the interval "MUST be increased by 5 seconds" for good. */
const SLOW_DOWN_MS = 5000
const LONGEST_BACKOFF_MS = 30_000
/** A longer Retry-After is an outage, or a date read with a wrong clock. */
const LONGEST_THROTTLE_MS = 600_000

/** The state before the first request, which goes out at once. */
export const INITIAL: Progress = {
  signIn: { status: 'requesting' },
  codes: 0,
  failures: 0,
  wait_ms: 0,
  least_ms: 0,
}

/** The state of the sign-in after an event (RFC 8628 3.5); the same object when the event changes nothing. */
export function afterEvent(progress: Progress, event: SignInEvent): Progress {
  const { signIn, replaced } = progress
  switch (event.type) {
    case 'code_received':
    case 'code_restored': {
      const { grant } = event
      const codes = progress.codes + 1
      return { ...progress, ...atInterval(grant), codes, signIn: { status: 'waiting', grant } }
    }
    case 'replaced_code_restored':
      return { ...progress, replaced: { ...atInterval(event.grant), grant: event.grant } }
    case 'code_request_failed':
      return afterRequestFailed(progress, event.failure)
    case 'new_code_requested':
      return { ...INITIAL, ...withReplaced(codeOnScreen(progress) ?? replaced) }
    default: {
      const { device_code } = event
      if (signIn.status === 'waiting' && signIn.grant.device_code === device_code)
        return afterCodeOnScreen(progress, signIn, event)
      return replaced?.grant.device_code === device_code
        ? afterReplacedCode(progress, replaced, event)
        : progress
    }
  }
}

/** The code with this device_code, on the screen or replaced; undefined when it is polled no more. */
export function polledCode(progress: Progress, device_code: string): PolledCode | undefined {
  return [codeOnScreen(progress), progress.replaced].find(
    (code) => code?.grant.device_code === device_code,
  )
}

function codeOnScreen({ signIn, failures, wait_ms, least_ms }: Progress): PolledCode | undefined {
  return signIn.status === 'waiting'
    ? { grant: signIn.grant, failures, wait_ms, least_ms }
    : undefined
}

function afterRequestFailed(progress: Progress, failure: Failure): Progress {
  if (failure.kind === 'http') return { ...progress, signIn: { status: 'misconfigured', failure } }
  const pace = backedOff(progress, DEFAULT_INTERVAL_MS, progress.failures)
  return { ...progress, ...heldBy(failure, pace), signIn: { status: 'requesting', failure } }
}

type CodeEvent = Extract<SignInEvent, { device_code: string }>

function afterCodeOnScreen(
  progress: Progress,
  signIn: Extract<SignIn, { status: 'waiting' }>,
  event: CodeEvent,
): Progress {
  const { grant } = signIn
  switch (event.type) {
    case 'code_expired':
      return afterExpiry(progress)
    case 'expiry_corrected':
      return { ...progress, signIn: { ...signIn, grant: corrected(grant, event) } }
    case 'poll_failed':
      return {
        ...progress,
        ...afterFailedPoll({ ...progress, grant }, event.failure),
        signIn: { status: 'waiting', grant, failure: event.failure },
      }
    case 'poll_answered':
      return afterResponse(progress, signIn, event.result)
  }
}

function afterResponse(
  progress: Progress,
  signIn: Extract<SignIn, { status: 'waiting' }>,
  result: PollResponse,
): Progress {
  const { replaced } = progress
  switch (result.status) {
    case 'access_denied':
      return { ...INITIAL, ...withReplaced(replaced), signIn: { status: 'access_denied' } }
    case 'expired_token':
      return afterExpiry(progress)
    case 'tokenlimit_reached':
    case 'misconfigured':
      return { ...INITIAL, ...withReplaced(replaced), signIn: result }
    default: {
      const { grant, ...pace } = afterLivingResponse({ ...progress, grant: signIn.grant }, result)
      const isSame = grant === signIn.grant && signIn.failure === undefined
      return { ...progress, ...pace, signIn: isSame ? signIn : { status: 'waiting', grant } }
    }
  }
}

/** The replaced code is on no screen, so its end changes nothing that the viewer sees. */
function afterReplacedCode(progress: Progress, code: PolledCode, event: CodeEvent): Progress {
  const { replaced: _, ...without } = progress
  switch (event.type) {
    case 'code_expired':
      return without
    case 'expiry_corrected':
      return { ...progress, replaced: { ...code, grant: corrected(code.grant, event) } }
    case 'poll_failed':
      return { ...progress, replaced: { ...code, ...afterFailedPoll(code, event.failure) } }
    case 'poll_answered':
      break
  }
  const { result } = event
  switch (result.status) {
    case 'tokenlimit_reached':
      // Somebody approved it and looks at this TV, so it has to be said.
      return { ...INITIAL, signIn: result }
    case 'access_denied':
    case 'expired_token':
    case 'misconfigured':
      return without
    default:
      return { ...progress, replaced: afterLivingResponse(code, result) }
  }
}

type LivingResponse = Extract<
  PollResponse,
  { status: 'authorization_pending' | 'slow_down' | 'throttled' }
>

/** The pace after an answer that only a living code gets. */
function afterLivingResponse(code: PolledCode, result: LivingResponse): PolledCode {
  const { grant } = code
  switch (result.status) {
    case 'authorization_pending':
      return { grant, ...atInterval(grant) }
    case 'slow_down': {
      const slower = { ...grant, interval_ms: grant.interval_ms + SLOW_DOWN_MS }
      return { grant: slower, ...atInterval(slower) }
    }
    case 'throttled': {
      const pace = backedOff(code, grant.interval_ms, code.failures)
      return { grant, ...throttled(pace, result.retryAfter_ms) }
    }
  }
}

function afterFailedPoll(code: PolledCode, failure: Failure): Pace {
  return heldBy(failure, backedOff(code, code.grant.interval_ms, code.failures + 1))
}

/** A 429 holds, and so does whatever else says for how long, such as a 503 (RFC 9110 10.2.3). */
function heldBy(failure: Failure, pace: Pace): Pace {
  const asked_ms = requestedWait_ms(failure)
  return failure.kind === 'throttled' || asked_ms > 0 ? throttled(pace, asked_ms) : pace
}

function corrected(grant: DeviceGrant, { expiresAt }: { expiresAt: number }): DeviceGrant {
  return { ...grant, expiresAt }
}

const withReplaced = (replaced: PolledCode | undefined) => (replaced ? { replaced } : {})

/** A new code is requested at once, unless several have expired unused. */
function afterExpiry({ codes, replaced }: Progress): Progress {
  if (codes >= CODES_BEFORE_PAUSE)
    return { ...INITIAL, ...withReplaced(replaced), signIn: { status: 'paused' } }
  return { ...INITIAL, ...withReplaced(replaced), codes }
}

function atInterval({ interval_ms }: DeviceGrant): Pace {
  return { failures: 0, wait_ms: interval_ms, least_ms: interval_ms }
}

/**
 * RFC 8628 3.5: after a connection timeout doubling the interval "is RECOMMENDED". A poll begins with the
 * doubled interval; the request for a code, which has no interval of its own, with a single one.
 */
function backedOff({ failures }: Pace, interval_ms: number, doublings: number): Pace {
  const backoff_ms = Math.min(interval_ms * 2 ** doublings, LONGEST_BACKOFF_MS)
  const wait_ms = Math.max(interval_ms, backoff_ms)
  return { failures: failures + 1, wait_ms, least_ms: interval_ms }
}

function throttled(pace: Pace, retryAfter_ms: number): Pace {
  const wait_ms = Math.max(pace.wait_ms, Math.min(retryAfter_ms, LONGEST_THROTTLE_MS))
  return { ...pace, wait_ms, least_ms: wait_ms }
}
