// The runner of the sign-in: requests a code, waits, and polls it, one request at a time for each code, until
// a viewer approves or its signal aborts. What follows from an answer is decided in sign-in.ts.

import { aborted } from '../../clock'
import type { AppStorage } from '../../tv/storage/storage'
import type { Http } from '../../webex/http/http'
import {
  type DeviceGrant,
  parseCode,
  parsePoll,
  poll,
  requestCode,
} from '../../webex/sign-in/device-grant'
import type { Endpoints, OAuthClient, Tokens } from '../../webex/sign-in/tokens'
import { parseStoredGrant, parseStoredTokens } from '../stored'
import { createCodeLife, isFromLivingCode, type OpenResult } from './code-life'
import { clamp, createPollTimer, type PollTimer } from './poll-timer'
import type { PollTurns } from './poll-turns'
import {
  afterEvent,
  INITIAL,
  type PolledCode,
  polledCode,
  type SignIn,
  type SignInEvent,
} from './sign-in'

export interface SignInDeps {
  http: Http
  /** Of the profile: `grant` and `replaced` are written here, `tokens` only read. */
  storage: AppStorage
  oauthClient: OAuthClient
  endpoints: Endpoints
  /** Aborts the wait and the request; no callback is called after it. */
  signal: AbortSignal
  /** Keeps two windows from polling one code more often than it allows. When left out, there is one window. */
  pollTurns?: PollTurns | undefined
  onChange(signIn: SignIn): void
  /** A code was approved, the shown or the replaced one. Called once, and the last call of all. */
  onApproved(tokens: Tokens): void
  /** Another window has signed in, and stored these. Called instead of `onApproved`. */
  onFound(tokens: Tokens): void
}

/** How often a window that shows a code looks whether another one has signed in, ms. */
const LOOK_MS = 2000

export interface SignInLoop {
  /** Resumed from standby, or the network is back: sends the next request as soon as it may. */
  resume(): void
  /** The viewer wants another code; the approval of the one that is there still counts. */
  newCode(): void
}

/**
 * Starts signing in (RFC 8628 3.1 to 3.5), with the codes that an earlier run of the app left if they are
 * still valid. Failed requests are repeated; they are shown through `onChange`, never thrown.
 */
export function startSignIn(deps: SignInDeps): SignInLoop {
  const { http, storage, oauthClient, endpoints, pollTurns } = deps
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

  /** Goes on with the codes that an earlier run of the app had on the screen, or requests one. */
  async function restoreCodes() {
    const [shown, replaced] = await Promise.all([storage.get('grant'), storage.get('replaced')])
    throwIfAborted()
    restoreReplaced(replaced)
    await restoreShown(shown)
    // The viewer may have requested a code meanwhile; one request at a time is enough.
    if (!codeScope && !lifetime.signal.aborted) startCodes()
  }

  function restoreReplaced(stored: unknown) {
    const grant = parseStoredGrant(stored, clock)
    if (grant) {
      dispatch({ type: 'replaced_code_restored', grant })
      runInBackground(pollUntilOver(grant))
    } else if (stored !== undefined) void storage.delete('replaced')
  }

  async function restoreShown(stored: unknown) {
    const grant = parseStoredGrant(stored, clock)
    if (!grant) return
    const isAlive = grant.expiresAt > clock.now() || (await isStillAlive(grant))
    if (codeScope || lifetime.signal.aborted) return
    if (isAlive) dispatch({ type: 'code_restored', grant })
    else void storage.delete('grant')
  }

  /**
   * Asks the server about a code that is over by the clock. The viewer may have approved it while the app was
   * closed (which ends the sign-in), or the TV's clock is ahead, which the answer's Date header corrects.
   */
  async function isStillAlive(grant: DeviceGrant): Promise<boolean> {
    const result = await pollOnce(grant)
    return result !== undefined && isFromLivingCode(result) && grant.expiresAt > clock.now()
  }

  /** One code after the other, until the viewer requests another one. */
  async function requestAndPoll() {
    const scope = abortedWith(lifetime.signal)
    codeScope = scope
    while (!scope.signal.aborted) {
      const { signIn } = progress
      if (signIn.status === 'requesting') await requestOnce(scope.signal)
      else if (signIn.status === 'waiting') await showUntilOver(signIn.grant, scope.signal)
      else return
    }
  }

  async function showUntilOver(grant: DeviceGrant, signal: AbortSignal) {
    const shown = abortedWith(signal)
    runInBackground(followOthers(shown.signal), shown.signal)
    await pollUntilOver(grant)
    shown.abort()
  }

  async function requestOnce(signal: AbortSignal) {
    const from = clock.now()
    const { wait_ms, least_ms } = progress
    await withTimer((timer) => timer.wait(wait_ms, () => leftSince(from, least_ms), signal))
    if (await isSignedInElsewhere()) return
    throwIfAborted(signal)
    const sent = await requestCode(http, endpoints, oauthClient, signal)
    throwIfAborted(signal)
    const code = sent.ok ? parseCode(sent.value, clock) : sent
    if (code.ok) dispatch({ type: 'code_received', grant: code.value })
    else dispatch({ type: 'code_request_failed', failure: code.failure })
  }

  /**
   * Polls until the code is approved (which ends the sign-in), declined, expired or given up: RFC 8628 3.4 and
   * 3.5. The first poll comes one interval after the code.
   */
  function pollUntilOver({ device_code, expiresAt }: DeviceGrant): Promise<void> {
    const codeNow = () => polledCode(progress, device_code)
    return withTimer(async (timer) => {
      const life = createCodeLife(expiresAt, clock)
      let answeredAt = clock.now()
      const soonest_ms = () => leftSince(answeredAt, codeNow()?.least_ms)
      for (let code = codeNow(); code; code = codeNow()) {
        life.waited(await timer.wait(life.untilPoll_ms(code), soonest_ms, lifetime.signal))
        life.waited(await waitForTurn(code.grant, timer))
        const grant = codeNow()?.grant
        if (!grant) return
        const wasOver = life.isOver(grant)
        const result = await pollOnce(grant)
        answeredAt = clock.now()
        if (!result || (await isUsedElsewhere(result))) return
        life.eventsAfter(result, grant, wasOver).forEach(dispatch)
        void holdTurn(codeNow())
      }
    })
  }

  /** Waits while another window polls the code. @returns for how many ms */
  async function waitForTurn(grant: DeviceGrant, timer: PollTimer): Promise<number> {
    let waited_ms = 0
    for (;;) {
      const left_ms = (await pollTurns?.take(grant)) ?? 0
      throwIfAborted()
      if (left_ms === 0) return waited_ms
      const from = clock.now()
      waited_ms += await timer.wait(left_ms, () => leftSince(from, left_ms), lifetime.signal)
    }
  }

  /** Keeps other windows from polling a code sooner than this one may. */
  async function holdTurn(code?: PolledCode) {
    if (code) await pollTurns?.hold(code.grant, code.least_ms)
  }

  /** Follows another window that signs in with a code of this one, until `signal` aborts. */
  async function followOthers(signal: AbortSignal) {
    do await clock.wait(LOOK_MS, signal)
    while (!(await isSignedInElsewhere()))
  }

  /** Whether the code is dead because another window has got its tokens. */
  const isUsedElsewhere = async (result: OpenResult) =>
    result.status === 'expired_token' && (await isSignedInElsewhere())

  /** What is left of `least_ms` that began at `since`, ms; never more than that when the clock is set back. */
  function leftSince(since: number, least_ms = 0): number {
    return clamp(0, least_ms - (clock.now() - since), least_ms)
  }

  /** Whether another window has signed in meanwhile, perhaps with this very code. */
  async function isSignedInElsewhere(): Promise<boolean> {
    const tokens = parseStoredTokens(await storage.look('tokens'))
    throwIfAborted()
    if (tokens) finish(() => deps.onFound(tokens))
    return tokens !== undefined
  }

  /**
   * One poll, unless another window has signed in: the code may be used then.
   * @returns what it says of a code that is not approved; undefined when the sign-in is over
   */
  async function pollOnce(grant: DeviceGrant): Promise<OpenResult | undefined> {
    if (await isSignedInElsewhere()) return undefined
    const sent = await poll(http, endpoints, oauthClient, grant, lifetime.signal)
    throwIfAborted()
    if (!sent.ok) return { status: 'failed', failure: sent.failure }
    const result = parsePoll(sent.value, clock)
    if (result.status !== 'approved') return result
    finish(() => deps.onApproved(result.tokens))
    return undefined
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

/** A controller that aborts with `signal`, which keeps nothing of one that is over. */
function abortedWith(signal: AbortSignal): AbortController {
  const controller = new AbortController()
  const abort = () => controller.abort()
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort)
  controller.signal.addEventListener('abort', () => signal.removeEventListener('abort', abort))
  return controller
}
