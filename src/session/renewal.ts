// Keeps an account's access token alive: renews it shortly before its end and once when the server
// refuses it, one renewal at a time however many calls wait. Nothing but the server's own refusal ends
// the account; when a renewal fails for any other reason, the old token is tried, since the TV's clock
// may be wrong by years and the token alive.
//
// Another window may have the same account. Where refresh tokens rotate (RFC 9700 4.14), the second
// renewal with one is refused, so the disk is read before a renewal and before a refusal counts, and newer
// tokens there are used.

import { aborted } from '../clock'
import type { AppStorage } from '../tv/storage'
import type { InTurn } from '../tv/turns'
import { askedToWait_ms, err, type Failure, ok, type Result } from '../webex/failure'
import { type Client, type Endpoints, refresh, type Tokens } from '../webex/tokens'
import type { Authorized, Wire } from '../webex/wire'
import { keptTokens } from './kept'
import { createLease, LEASE_MS } from './lease'

export interface AccountParts {
  wire: Wire
  storage: AppStorage
  client: Client
  endpoints: Endpoints
  /** The account's tokens, kept already. */
  tokens: Tokens
  /** Keeps two windows from renewing at once, where the engine can; there is one alone when not given. */
  inTurn?: InTurn
  /** Whether tokens that another window kept are this account's; yes when not given. */
  isTheirs?(): Promise<boolean>
}

/**
 * An account outlives the session that uses it: a renewal whose request is on its way may already be
 * granted, and the old refresh token be worth nothing, so it is never cut off but by the account's end.
 */
export interface Account {
  /** The newest there are. */
  tokens(): Tokens
  /** Gives calls their token until `signal` aborts; what comes in after that comes to nothing. */
  authorized(signal: AbortSignal): Authorized
  /** Whom to tell that the server refused the account for good: the one who asked last, once. */
  onRefused(tell: (refusal: Refusal, refused: Tokens) => void): void
  /** Resolves when no renewal is under way. */
  idle(): Promise<void>
  /** Aborts what is under way; nothing is written after it. */
  end(): void
}

export type Refusal = Extract<Failure, { kind: 'signed-out' }>

/** So long before its end a token is renewed; what several Webex clients use. */
const MARGIN_MS = 300_000
/** After a renewal that failed, calls go out with the old token for this long before the next try. */
const HOLD_MS = 30_000
/** What that grows to while the token endpoint goes on to put renewals off. */
const LONGEST_HOLD_MS = 300_000
/** A 401 for a token this young says something about the call, not about the token. */
const YOUNG_MS = 60_000

/**
 * Where two windows may have sent the same refresh token, the one that is refused waits so long, each time,
 * for what the other one was given.
 */
const SECOND_LOOKS_MS = [0, 1000, 4000, 10_000]

/** How often a window that waits for its turn asks for it. */
const LEASE_LOOK_MS = 1000

const OVER: Unauthorized = { ok: false, failure: { kind: 'signed-out', code: 'signed_out' } }

/** An account, alive until it is ended or refused. */
export function createAccount(parts: AccountParts): Account {
  const { wire, storage, client, endpoints, isTheirs = async () => true } = parts
  const inTurn = parts.inTurn ?? ((work) => work(true))
  const { clock } = wire
  const life = new AbortController()
  const lease = createLease(storage, clock, 'renewing')
  let { tokens } = parts
  let margin_ms = MARGIN_MS
  let renewing: Promise<Result<Tokens>> | undefined
  /** Those for whom the renewal under way was begun. */
  const wanting = new Set<AbortSignal>()
  let renewedAt: number | undefined
  let held: { from: number; ms: number; failure: Failure } | undefined
  /** Renewals in a row that the server put off. */
  let putOff = 0
  let tell: ((refusal: Refusal, refused: Tokens) => void) | undefined

  const since = (time: number | undefined, ms: number) =>
    time !== undefined && clock.now() >= time && clock.now() < time + ms

  const isDue = () =>
    tokens.refresh_token !== undefined &&
    clock.now() >= tokens.expiresAt - margin_ms &&
    !since(held?.from, held?.ms ?? 0)

  function renew(signal: AbortSignal): Promise<Result<Tokens>> {
    wanting.add(signal)
    renewing ??= renewOnce().finally(() => {
      renewing = undefined
      wanting.clear()
    })
    return renewing
  }

  function renewOnce(): Promise<Result<Tokens>> {
    return inTurn(async (isAlone) => {
      const found = await look()
      if (found === 'none') return gone()
      // Not begun for anybody who has left meanwhile.
      if ([...wanting].every((one) => one.aborted)) throw aborted(life.signal)
      if (found === 'newer') return ok(tokens)
      return heldBack() ?? (isAlone ? renewAlone(true) : renewOnLease())
    })
  }

  /**
   * Where the engine has no locks, the disk says which window renews: a server may end the account when it
   * sees one refresh token twice (RFC 9700 4.14.2).
   */
  async function renewOnLease(): Promise<Result<Tokens>> {
    let waited_ms = 0
    while (!(await lease.take()) && waited_ms < LEASE_MS) {
      await clock.wait(LEASE_LOOK_MS, life.signal)
      waited_ms += LEASE_LOOK_MS
    }
    // Another window may have been done meanwhile.
    const found = await look()
    if (found === 'same') return renewAlone(false).finally(() => void lease.giveBack())
    void lease.giveBack()
    return found === 'newer' ? ok(tokens) : gone()
  }

  async function renewAlone(isAlone: boolean): Promise<Result<Tokens>> {
    const parsed = await refresh(wire, endpoints, client, tokens, life.signal)
    stopIfOver(life.signal)
    if (!parsed.ok) {
      const { failure } = parsed
      putOff = isPutOff(failure) ? putOff + 1 : 0
      const backoff_ms = Math.min(HOLD_MS * 2 ** Math.max(0, putOff - 1), LONGEST_HOLD_MS)
      held = { from: clock.now(), ms: Math.max(backoff_ms, askedToWait_ms(failure)), failure }
      if (failure.kind !== 'signed-out') return parsed
      if (await superseded(isAlone)) return ok(tokens)
      refused(failure)
      return parsed
    }
    // Written before it is used: the old refresh token may be worth nothing from here on.
    await storage.set('tokens', parsed.value)
    stopIfOver(life.signal)
    use(parsed.value)
    renewedAt = clock.now()
    return parsed
  }

  /** What the disk has: the tokens that are in use, newer ones (in use from here on), or none any more. */
  async function look(): Promise<'same' | 'newer' | 'none'> {
    const kept = keptTokens(await storage.look('tokens'))
    stopIfOver(life.signal)
    if (kept?.access_token === tokens.access_token) return 'same'
    const isOurs = await isTheirs()
    stopIfOver(life.signal)
    if (!kept || !isOurs) return 'none'
    use(kept)
    return 'newer'
  }

  /** Whether another window has been given newer tokens for those that were refused. */
  async function superseded(isAlone: boolean): Promise<boolean> {
    for (const wait_ms of isAlone ? [0] : SECOND_LOOKS_MS) {
      if (wait_ms > 0) await clock.wait(wait_ms, life.signal)
      if ((await look()) === 'newer') return true
    }
    return false
  }

  function use(next: Tokens) {
    tokens = next
    held = undefined
    putOff = 0
    // A token that lives shorter than the margin must not be renewed for every call.
    margin_ms = Math.min(MARGIN_MS, Math.max(0, tokens.expiresAt - clock.now()) / 10)
  }

  /** Another window has signed this person out. */
  function gone() {
    refused(OVER.failure)
    return OVER
  }

  /** What the token endpoint said, for as long as it is to be left alone, whatever the calls say. */
  function heldBack(): Result<never> | undefined {
    if (!held || !isPutOff(held.failure) || !since(held.from, held.ms)) return undefined
    return err({ ...held.failure, retryAfter_ms: held.from + held.ms - clock.now() })
  }

  async function answered<T>(
    call: (accessToken: string) => Promise<Result<T>>,
    signal: AbortSignal,
  ): Promise<Result<T>> {
    stopIfOver(signal)
    const before = isDue() ? await renew(signal) : undefined
    if (before && !before.ok && before.failure.kind === 'signed-out') return before

    const used = tokens.access_token
    const answer = await once(call, used, signal)
    if (!isUnauthorized(answer)) return answer
    if (tokens.access_token === used) {
      if (!tokens.refresh_token && !(await superseded(true))) return ended(answer)
      if (before && !before.ok) return before
      if (since(renewedAt, YOUNG_MS) && !(await superseded(true))) return asRefused(answer)
      stopIfOver(signal)
      if (tokens.access_token === used) {
        const renewal = await renew(signal)
        if (!renewal.ok) return renewal
      }
    }
    const again = await once(call, tokens.access_token, signal)
    return isUnauthorized(again) ? asRefused(again) : again
  }

  /** One call, whose answer counts only while somebody is there for it. */
  async function once<T>(
    call: (accessToken: string) => Promise<Result<T>>,
    accessToken: string,
    signal: AbortSignal,
  ) {
    stopIfOver(signal)
    const answer = await call(accessToken)
    stopIfOver(signal)
    if (!isForbiddenByLaw(answer)) return answer
    return accessToken !== tokens.access_token || (await superseded(true))
      ? asRefused(answer)
      : ended(answer)
  }

  function stopIfOver(signal: AbortSignal) {
    for (const over of [life.signal, signal]) if (over.aborted) throw aborted(over)
  }

  function ended(answer: Unauthorized) {
    refused(answer.failure)
    return answer
  }

  function refused(refusal: Refusal) {
    if (life.signal.aborted) return
    life.abort()
    tell?.(refusal, tokens)
  }

  return {
    tokens: () => tokens,
    authorized: (signal) => async (call) => {
      try {
        return await answered(call, signal)
      } catch (error) {
        if (signal.aborted || life.signal.aborted) return OVER
        throw error
      }
    },
    onRefused(listener) {
      tell = listener
    },
    async idle() {
      await renewing?.catch(() => {}) // ended meanwhile
    },
    end: () => life.abort(),
  }
}

type PutOff = Extract<Failure, { kind: 'throttled' | 'server-trouble' }>

/** Whether the server wants to be left alone for a while. */
function isPutOff(failure: Failure): failure is PutOff {
  return failure.kind === 'throttled' || failure.kind === 'server-trouble'
}

type Unauthorized = { ok: false; failure: Refusal }

function isUnauthorized(answer: Result<unknown>): answer is Unauthorized {
  return !answer.ok && answer.failure.kind === 'signed-out' && !isForbiddenByLaw(answer)
}

/** 451: Webex's own SDK discards the credentials then, and a renewal would change nothing. */
function isForbiddenByLaw(answer: Result<unknown>): answer is Unauthorized {
  return !answer.ok && answer.failure.kind === 'signed-out' && answer.failure.code === '451'
}

/** Newer tokens have just shown that the session lives, so this is about the call alone. */
function asRefused({ failure }: Unauthorized) {
  const { code, trackingId } = failure
  return err({ kind: 'refused', status: code === '451' ? 451 : 401, code, trackingId })
}
