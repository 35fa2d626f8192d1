// The runner of the sign-in: requests a code, waits, and polls it, one request at a time for each code, until
// a viewer approves or its signal aborts. What follows from an answer is decided in sign-in.ts.
//
// Timers freeze in standby, and clocks jump when the TV gets its time from the network. So the code's lifetime
// is measured twice: by the clock, and by the time waited here, which is never more than what really passed.
// When either says that the code is over, the server is asked once more, and its answer counts.

import { aborted } from '../clock'
import type { AppStorage } from '../tv/storage'
import {
  type DeviceGrant,
  type PollResult,
  parseCode,
  parsePoll,
  poll,
  requestCode,
} from '../webex/device-grant'
import type { Http } from '../webex/http'
import type { Endpoints, OAuthClient, Tokens } from '../webex/tokens'
import { clamp, createPollTimer, type PollTimer } from './poll-timer'
import { afterEvent, INITIAL, polledCode, type SignIn, type SignInEvent } from './sign-in'
import { parseStoredGrant, parseStoredTokens } from './stored'

export interface SignInDeps {
  http: Http
  /** Of the profile: `grant` and `replaced` are written here, `tokens` only read. */
  storage: AppStorage
  oauthClient: OAuthClient
  endpoints: Endpoints
  /** Aborts the wait and the request; no callback is called after it. */
  signal: AbortSignal
  onChange(signIn: SignIn): void
  /** A code was approved, the shown or the replaced one. Called once, and the last call of all. */
  onApproved(tokens: Tokens): void
  /** Another window has signed in, and stored these. Called instead of `onApproved`. */
  onFound(tokens: Tokens): void
}

export interface SignInLoop {
  /** Resumed from standby, or the network is back: sends the next request as soon as it may. */
  resume(): void
  /** The viewer wants another code; the approval of the one that is there still counts. */
  newCode(): void
}

/** A timer may fire a little early by the clock; that is no jump. */
const JITTER_MS = 1000

/**
 * Starts signing in (RFC 8628 3.1 to 3.5), with the codes that an earlier run of the app left if they are
 * still valid. Failed requests are repeated; they are shown through `onChange`, never thrown.
 */
export function startSignIn(deps: SignInDeps): SignInLoop {
  const { http, storage, oauthClient, endpoints } = deps
  const { clock } = http
  const lifetime = abortedWith(deps.signal)
  const timers = new Set<PollTimer>()
  let progress = INITIAL
  /** Ends requesting a code, and the work that begins with its answer. */
  let codeScope: AbortController | undefined

  function dispatch(event: SignInEvent) {
    const before = progress
    progress = afterEvent(progress, event)
    const { signIn, replaced } = progress
    if (replaced?.grant !== before.replaced?.grant)
      void (replaced ? storage.set('replaced', replaced.grant) : storage.delete('replaced'))
    if (signIn === before.signIn) return
    // Stored at each change, so that a longer interval or a corrected end outlives the app too.
    if (signIn.status === 'waiting') void storage.set('grant', signIn.grant)
    else if (before.signIn.status === 'waiting') void storage.delete('grant')
    deps.onChange(signIn)
  }

  /** Ends all codes and requests, so that a late answer changes nothing. */
  function finish(notify: () => void) {
    lifetime.abort()
    notify()
  }

  async function restoreCodes() {
    const [current, before] = await Promise.all([storage.get('grant'), storage.get('replaced')])
    throwIfAborted()
    const replaced = parseStoredGrant(before, clock)
    if (replaced) {
      dispatch({ type: 'replaced_code_restored', grant: replaced })
      runInBackground(pollUntilOver(replaced.device_code))
    } else if (before !== undefined) void storage.delete('replaced')
    const stored = parseStoredGrant(current, clock)
    if (stored) {
      let isAlive = stored.expiresAt > clock.now()
      if (!isAlive) {
        // The viewer may have approved it while the app was closed. Or the TV's clock is ahead, which the
        // answer's Date header corrects.
        const result = await pollOnce(stored)
        if (result.status === 'approved') return finish(() => deps.onApproved(result.tokens))
        isAlive = isFromLivingCode(result) && stored.expiresAt > clock.now()
      }
      if (codeScope) return
      if (isAlive) dispatch({ type: 'code_restored', grant: stored })
      else void storage.delete('grant')
    }
    // The viewer may have requested a code meanwhile; one request at a time is enough.
    if (!codeScope) startCodes()
  }

  /** One code after the other, until the viewer requests another one. */
  async function requestAndPoll() {
    const scope = abortedWith(lifetime.signal)
    codeScope = scope
    while (!scope.signal.aborted) {
      const { signIn } = progress
      if (signIn.status === 'requesting') await requestOnce(scope.signal)
      else if (signIn.status === 'waiting') await pollUntilOver(signIn.grant.device_code)
      else return
    }
  }

  async function requestOnce(signal: AbortSignal) {
    const from = clock.now()
    await withTimer((timer) => {
      const { wait_ms, least_ms } = progress
      const soonest_ms = () => clamp(0, least_ms - (clock.now() - from), least_ms)
      return timer.wait(wait_ms, soonest_ms, signal)
    })
    if (await isSignedInElsewhere()) return
    throwIfAborted(signal)
    const sent = await requestCode(http, endpoints, oauthClient, signal)
    throwIfAborted(signal)
    const code = sent.ok ? parseCode(sent.value, clock) : sent
    if (code.ok) dispatch({ type: 'code_received', grant: code.value })
    else dispatch({ type: 'code_request_failed', failure: code.failure })
  }

  /** Polls until the code is approved (which ends the sign-in), declined, expired or given up. */
  function pollUntilOver(device_code: string): Promise<void> {
    return withTimer(async (timer) => {
      const first = polledCode(progress, device_code)
      const lifetime_ms = (first?.grant.expiresAt ?? 0) - clock.now()
      let waited_ms = 0
      let answeredAt = clock.now()
      const soonest_ms = () => {
        const { least_ms } = polledCode(progress, device_code) ?? INITIAL
        return clamp(0, least_ms - (clock.now() - answeredAt), least_ms)
      }
      for (;;) {
        const code = polledCode(progress, device_code)
        if (!code) return
        const { interval_ms, expiresAt } = code.grant
        const left_ms = Math.min(expiresAt - clock.now(), lifetime_ms - waited_ms)
        // Not past the code's end, but never sooner than the interval either.
        const wait_ms = Math.min(code.wait_ms, Math.max(left_ms, interval_ms))
        waited_ms += await timer.wait(wait_ms, soonest_ms, lifetime.signal)

        const grant = polledCode(progress, device_code)?.grant
        if (!grant) return
        const isOver = clock.now() >= grant.expiresAt || waited_ms >= lifetime_ms
        const result = await pollOnce(grant)
        answeredAt = clock.now()
        if (result.status === 'approved') return finish(() => deps.onApproved(result.tokens))
        if (result.status === 'expired_token' && (await isSignedInElsewhere())) return
        const isOutlived = waited_ms >= lifetime_ms && isFromLivingCode(result)
        if (isOver && (result.status === 'failed' || isOutlived)) {
          dispatch({ type: 'code_expired', device_code })
          continue
        }
        if (result.status === 'failed')
          dispatch({ type: 'poll_failed', device_code, failure: result.failure })
        else dispatch({ type: 'poll_answered', device_code, result })
        if (isFromLivingCode(result)) correctExpiry(grant, lifetime_ms - waited_ms)
      }
    })
  }

  /** @param most_ms what is left of the code's lifetime by the time waited here */
  function correctExpiry({ device_code, expiresAt }: DeviceGrant, most_ms: number) {
    const left_ms = expiresAt - clock.now()
    if (left_ms <= 0 || left_ms > most_ms + JITTER_MS)
      dispatch({ type: 'expiry_corrected', device_code, expiresAt: clock.now() + most_ms })
  }

  /** Whether another window has signed in meanwhile, perhaps with this very code. */
  async function isSignedInElsewhere(): Promise<boolean> {
    const tokens = parseStoredTokens(await storage.look('tokens'))
    throwIfAborted()
    if (tokens) finish(() => deps.onFound(tokens))
    return tokens !== undefined
  }

  async function pollOnce(grant: DeviceGrant): Promise<PollResult> {
    const sent = await poll(http, endpoints, oauthClient, grant, lifetime.signal)
    throwIfAborted()
    return sent.ok ? parsePoll(sent.value, clock) : { status: 'failed', failure: sent.failure }
  }

  async function withTimer<T>(work: (timer: PollTimer) => Promise<T>): Promise<T> {
    const timer = createPollTimer(clock)
    timers.add(timer)
    try {
      return await work(timer)
    } finally {
      timers.delete(timer)
    }
  }

  function throwIfAborted(signal = lifetime.signal) {
    if (signal.aborted) throw aborted(signal)
  }

  /** Lets work run unattended; that it ends with `signal` is no error. */
  function runInBackground(work: Promise<void>, signal = lifetime.signal) {
    work.catch((error) => {
      if (!signal.aborted) throw error
    })
  }

  function startCodes() {
    const work = requestAndPoll()
    runInBackground(work, codeScope?.signal)
  }

  runInBackground(restoreCodes())
  return {
    resume() {
      for (const timer of timers) timer.hurry()
    },
    newCode() {
      if (lifetime.signal.aborted) return
      codeScope?.abort()
      dispatch({ type: 'new_code_requested' })
      startCodes()
    },
  }
}

/** A controller that aborts with `signal`. */
function abortedWith(signal: AbortSignal): AbortController {
  const controller = new AbortController()
  if (signal.aborted) controller.abort()
  else signal.addEventListener('abort', () => controller.abort())
  return controller
}

/** Whether the server still knows the code: no other gets such an answer. */
function isFromLivingCode({ status }: PollResult): boolean {
  return status === 'authorization_pending' || status === 'slow_down' || status === 'throttled'
}
