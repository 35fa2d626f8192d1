// The life of one account's tokens. The access token is renewed shortly before its end, and once when the
// server refuses it; one renewal at a time, however many calls wait. Only the server's own refusal ends the
// account. When a renewal fails for any other reason the old token is tried, since the TV's clock may be
// wrong by years and the token alive. https://www.rfc-editor.org/rfc/rfc6749#section-6
//
// Another window may use the same account. Where refresh tokens rotate (RFC 9700 4.14), the second renewal
// with one is refused. So storage is read before a renewal and before a refusal counts, and newer tokens
// found there are used.

import { aborted } from '../../clock'
import type { AppStorage } from '../../tv/storage/storage'
import type { InTurn } from '../../tv/storage/turns'
import { type Failure, ok, type Result } from '../../webex/http/failure'
import type { Authorized, Http } from '../../webex/http/http'
import { type Endpoints, type OAuthClient, refresh, type Tokens } from '../../webex/sign-in/tokens'
import { parseStoredTokens } from '../stored'
import { createLease, LEASE_MS } from './lease'
import { createRenewalBackoff } from './renewal-backoff'

export interface AccountDeps {
  http: Http
  /** Of the profile; `tokens` is written here. */
  storage: AppStorage
  oauthClient: OAuthClient
  endpoints: Endpoints
  /** The account's tokens, already stored. */
  tokens: Tokens
  /** Keeps two windows from renewing at once, where the engine can. When left out, there is one window. */
  inTurn?: InTurn | undefined
  /** Whether tokens that another window stored are this account's. When left out, they are. */
  isTheirs?(): Promise<boolean>
}

/**
 * An account outlives the session that uses it. The server may already have granted a renewal that is under
 * way, and the old refresh token be worth nothing, so nothing but the account's own end cuts a renewal off.
 */
export interface Account {
  /** The newest tokens. */
  tokens(): Tokens
  /** Gives calls a live token until `signal` aborts; a call that ends later gives `signed_out`. */
  authorized(signal: AbortSignal): Authorized
  /** Whom to tell, once, that the server ended the account. Replaces an earlier listener. */
  onSignedOut(listener: SignedOutListener): void
  /** Resolves when no renewal is under way. */
  idle(): Promise<void>
  /** Aborts what is under way; nothing is written after it, and `onSignedOut` is not called. */
  end(): void
}

/** @param tokens those that the server refused */
type SignedOutListener = (failure: SignedOut, tokens: Tokens) => void

/** The server ended the account. */
export type SignedOut = Extract<Failure, { kind: 'signed_out' }>

/** How long before its end a token is renewed; what several Webex clients use. */
const MARGIN_MS = 300_000
/** A 401 for a token this young is about the call, not about the token. */
const YOUNG_MS = 60_000

/**
 * Waits before storage is read again after a refusal, where two windows may have sent the same refresh
 * token: the other one's new tokens may not have been written yet.
 */
const REREAD_MS = [0, 1000, 4000, 10_000]

/** How often a window that waits for the lease asks for it. */
const LEASE_POLL_MS = 1000

const SIGNED_OUT: FailedWith<SignedOut> = {
  ok: false,
  failure: { kind: 'signed_out', code: 'signed_out' },
}

/** The life of one account's tokens (RFC 6749 6), from now until `end()`, or until the server refuses them for good. */
export function createAccount(deps: AccountDeps): Account {
  const { http, storage, oauthClient, endpoints, isTheirs = async () => true } = deps
  const inTurn = deps.inTurn ?? ((work) => work(true))
  const { clock } = http
  const lifetime = new AbortController()
  const lease = createLease(storage, clock, 'renewing')
  const backoff = createRenewalBackoff(clock)
  let { tokens } = deps
  let margin_ms = MARGIN_MS
  let renewal: Promise<Result<Tokens>> | undefined
  /** Who waits for the renewal under way. */
  const waiters = new Set<AbortSignal>()
  let renewedAt: number | undefined
  let listener: SignedOutListener | undefined

  const isDue = () =>
    tokens.refresh_token !== undefined &&
    clock.now() >= tokens.expiresAt - margin_ms &&
    !backoff.isHolding()

  /** Whether this window got the tokens by a renewal just now. */
  const areYoung = () =>
    renewedAt !== undefined && clock.now() >= renewedAt && clock.now() < renewedAt + YOUNG_MS

  function renew(signal: AbortSignal): Promise<Result<Tokens>> {
    waiters.add(signal)
    renewal ??= renewInTurn().finally(() => {
      renewal = undefined
      waiters.clear()
    })
    return renewal
  }

  function renewInTurn(): Promise<Result<Tokens>> {
    return inTurn(async (isAlone) => {
      const stored = await readStored()
      if (stored === 'none') return signedOutElsewhere()
      // Not begun when everybody who waited for it has left.
      if ([...waiters].every((signal) => signal.aborted)) throw aborted(lifetime.signal)
      if (stored === 'newer') return ok(tokens)
      return backoff.deferral() ?? (isAlone ? renewNow(true) : renewUnderLease())
    })
  }

  /**
   * Where the engine has no locks, a lease in storage says which window renews: a server may end the account
   * when it sees one refresh token twice (RFC 9700 4.14.2).
   */
  async function renewUnderLease(): Promise<Result<Tokens>> {
    let waited_ms = 0
    while (!(await lease.acquire()) && waited_ms < LEASE_MS) {
      await clock.wait(LEASE_POLL_MS, lifetime.signal)
      waited_ms += LEASE_POLL_MS
    }
    // Another window may have renewed meanwhile.
    const stored = await readStored()
    if (stored === 'same') return renewNow(false).finally(() => void lease.release())
    void lease.release()
    return stored === 'newer' ? ok(tokens) : signedOutElsewhere()
  }

  async function renewNow(isAlone: boolean): Promise<Result<Tokens>> {
    const renewed = await refresh(http, endpoints, oauthClient, tokens, lifetime.signal)
    throwIfAborted(lifetime.signal)
    if (!renewed.ok) {
      const { failure } = renewed
      backoff.failed(failure)
      if (failure.kind !== 'signed_out') return renewed
      if (await isRenewedElsewhere(isAlone)) return ok(tokens)
      signOut(failure)
      return renewed
    }
    // Stored before it is used: the old refresh token may be worth nothing from here on.
    await storage.set('tokens', renewed.value)
    throwIfAborted(lifetime.signal)
    use(renewed.value)
    renewedAt = clock.now()
    return renewed
  }

  /** What storage has: the tokens in use, newer ones (which are used from here on), or none of this account. */
  async function readStored(): Promise<'same' | 'newer' | 'none'> {
    const stored = parseStoredTokens(await storage.look('tokens'))
    throwIfAborted(lifetime.signal)
    if (stored?.access_token === tokens.access_token) return 'same'
    const isOurs = await isTheirs()
    throwIfAborted(lifetime.signal)
    if (!stored || !isOurs) return 'none'
    use(stored)
    return 'newer'
  }

  /** Whether another window has stored newer tokens than those that were refused. */
  async function isRenewedElsewhere(isAlone: boolean): Promise<boolean> {
    for (const wait_ms of isAlone ? [0] : REREAD_MS) {
      if (wait_ms > 0) await clock.wait(wait_ms, lifetime.signal)
      if ((await readStored()) === 'newer') return true
    }
    return false
  }

  function use(next: Tokens) {
    tokens = next
    backoff.reset()
    // A token that lives shorter than the margin must not be renewed for every call.
    margin_ms = Math.min(MARGIN_MS, Math.max(0, tokens.expiresAt - clock.now()) / 10)
  }

  function signedOutElsewhere() {
    signOut(SIGNED_OUT.failure)
    return SIGNED_OUT
  }

  /** A call with a live token. One that is about to end is renewed before it, one that is refused after it. */
  async function authorize<T>(
    call: (accessToken: string) => Promise<Result<T>>,
    signal: AbortSignal,
  ): Promise<Result<T>> {
    throwIfAborted(signal)
    const renewed = isDue() ? await renew(signal) : undefined
    if (renewed && isSignedOut(renewed)) return renewed
    const used = tokens.access_token
    const result = await callOnce(call, used, signal)
    if (!isUnauthorized(result)) return result
    const failed = await replaceRefused(used, result, renewed, signal)
    return failed ?? callOnce(call, tokens.access_token, signal)
  }

  /**
   * Gets other tokens than those of a call that was answered with 401.
   * @param used the access token that was refused
   * @param renewed what a renewal before that call gave
   * @returns why there are no others; undefined when there are
   */
  async function replaceRefused(
    used: string,
    refusal: FailedWith<Refusal>,
    renewed: Result<Tokens> | undefined,
    signal: AbortSignal,
  ): Promise<FailedWith<Failure> | undefined> {
    if (tokens.access_token !== used) return undefined
    if (!tokens.refresh_token && !(await isRenewedElsewhere(true))) return signedOut(refusal)
    if (renewed && !renewed.ok) return renewed
    // Newer tokens have just shown that the account lives, so this is about the call alone.
    if (areYoung() && !(await isRenewedElsewhere(true))) return refusal
    throwIfAborted(signal)
    if (tokens.access_token !== used) return undefined
    const renewedNow = await renew(signal)
    return renewedNow.ok ? undefined : renewedNow
  }

  /** One call. A 451 ends the account, unless newer tokens show that it is about this call alone. */
  async function callOnce<T>(
    call: (accessToken: string) => Promise<Result<T>>,
    accessToken: string,
    signal: AbortSignal,
  ) {
    throwIfAborted(signal)
    const result = await call(accessToken)
    throwIfAborted(signal)
    if (!isUnavailableForLegalReasons(result)) return result
    const hasNewer = accessToken !== tokens.access_token || (await isRenewedElsewhere(true))
    return hasNewer ? result : signedOut(result)
  }

  function throwIfAborted(signal: AbortSignal) {
    for (const one of [lifetime.signal, signal]) if (one.aborted) throw aborted(one)
  }

  /** Ends the account for the refusal of a call. */
  function signedOut({ failure }: FailedWith<Refusal>): FailedWith<SignedOut> {
    const code = failure.kind === 'http' ? String(failure.status) : failure.code
    const signedOutFailure: SignedOut = { kind: 'signed_out', code, trackingId: failure.trackingId }
    signOut(signedOutFailure)
    return { ok: false, failure: signedOutFailure }
  }

  function signOut(failure: SignedOut) {
    if (lifetime.signal.aborted) return
    lifetime.abort()
    listener?.(failure, tokens)
  }

  return {
    tokens: () => tokens,
    authorized: (signal) => async (call) => {
      try {
        return await authorize(call, signal)
      } catch (error) {
        if (signal.aborted || lifetime.signal.aborted) return SIGNED_OUT
        throw error
      }
    },
    onSignedOut(newListener) {
      listener = newListener
    },
    async idle() {
      await renewal?.catch(() => {}) // the account ended meanwhile
    },
    end: () => lifetime.abort(),
  }
}

type FailedWith<F extends Failure> = { ok: false; failure: F }
type Refusal = Extract<Failure, { kind: 'http' | 'unauthorized' }>

function isUnauthorized(result: Result<unknown>): result is FailedWith<Refusal> {
  return !result.ok && result.failure.kind === 'unauthorized'
}

function isSignedOut(result: Result<unknown>): result is FailedWith<SignedOut> {
  return !result.ok && result.failure.kind === 'signed_out'
}

/** 451 (RFC 7725): no renewal would change it. Webex's own SDK discards the credentials then. */
function isUnavailableForLegalReasons(result: Result<unknown>): result is FailedWith<Refusal> {
  return !result.ok && result.failure.kind === 'http' && result.failure.status === 451
}
