// Keeps an account's access token alive: renews it shortly before its end and once when the server
// refuses it, one renewal at a time however many calls wait. Nothing but the server's own refusal ends
// the account; when a renewal fails for any other reason, the old token is tried, since the TV's clock
// may be wrong by years and the token alive.

import { aborted } from '../clock'
import type { Keep } from '../tv/keep'
import { bad, type Failure, type Judged } from '../webex/failure'
import { type Client, type Endpoints, refresh, type Tokens } from '../webex/tokens'
import type { Authorized, Wire } from '../webex/wire'

export interface AccountParts {
  wire: Wire
  keep: Keep
  client: Client
  endpoints: Endpoints
  /** The account's tokens, kept already. */
  tokens: Tokens
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
  onRefused(tell: (refusal: Refusal) => void): void
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
/** A 401 for a token this young says something about the call, not about the token. */
const YOUNG_MS = 60_000

const OVER = bad({ kind: 'signed-out', code: 'signed_out' })

/** An account, alive until it is ended or refused. */
export function createAccount(parts: AccountParts): Account {
  const { wire, keep, client, endpoints } = parts
  const { clock } = wire
  const life = new AbortController()
  let { tokens } = parts
  let margin_ms = MARGIN_MS
  let renewing: Promise<Judged<Tokens>> | undefined
  let renewedAt: number | undefined
  let held: { from: number; ms: number } | undefined
  let tell: ((refusal: Refusal) => void) | undefined

  const since = (time: number | undefined, ms: number) =>
    time !== undefined && clock.now() >= time && clock.now() < time + ms

  const isDue = () =>
    tokens.refresh_token !== undefined &&
    clock.now() >= tokens.expiresAt - margin_ms &&
    !since(held?.from, held?.ms ?? 0)

  function renew(): Promise<Judged<Tokens>> {
    renewing ??= renewOnce().finally(() => {
      renewing = undefined
    })
    return renewing
  }

  async function renewOnce(): Promise<Judged<Tokens>> {
    const judged = await refresh(wire, endpoints, client, tokens, life.signal)
    stopIfOver(life.signal)
    if (!judged.ok) {
      const { failure } = judged
      const asked_ms = failure.kind === 'throttled' ? (failure.retryAfter_ms ?? 0) : 0
      held = { from: clock.now(), ms: Math.max(HOLD_MS, asked_ms) }
      if (failure.kind === 'signed-out') refused(failure)
      return judged
    }
    // Written before it is used: the old refresh token may be worth nothing from here on.
    await keep.set('tokens', judged.value)
    stopIfOver(life.signal)
    tokens = judged.value
    held = undefined
    renewedAt = clock.now()
    // A token that lives shorter than the margin must not be renewed for every call.
    margin_ms = Math.min(MARGIN_MS, (tokens.expiresAt - renewedAt) / 10)
    return judged
  }

  async function answered<T>(
    call: (accessToken: string) => Promise<Judged<T>>,
    signal: AbortSignal,
  ): Promise<Judged<T>> {
    stopIfOver(signal)
    const before = isDue() ? await renew() : undefined
    if (before && !before.ok && before.failure.kind === 'signed-out') return before

    const used = tokens.access_token
    const answer = await once(call, used, signal)
    if (!isUnauthorized(answer)) return answer
    if (tokens.access_token === used) {
      if (!tokens.refresh_token) return ended(answer)
      if (before && !before.ok) return before
      if (since(renewedAt, YOUNG_MS)) return asRefused(answer)
      stopIfOver(signal)
      const renewal = await renew()
      if (!renewal.ok) return renewal
    }
    const again = await once(call, tokens.access_token, signal)
    return isUnauthorized(again) ? asRefused(again) : again
  }

  /** One call, whose answer counts only while somebody is there for it. */
  async function once<T>(
    call: (accessToken: string) => Promise<Judged<T>>,
    accessToken: string,
    signal: AbortSignal,
  ) {
    stopIfOver(signal)
    const answer = await call(accessToken)
    stopIfOver(signal)
    return isForbiddenByLaw(answer) ? ended(answer) : answer
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
    tell?.(refusal)
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

type Unauthorized = { ok: false; failure: Refusal }

function isUnauthorized(answer: Judged<unknown>): answer is Unauthorized {
  return !answer.ok && answer.failure.kind === 'signed-out' && !isForbiddenByLaw(answer)
}

/** 451: Webex's own SDK discards the credentials then, and a renewal would change nothing. */
function isForbiddenByLaw(answer: Judged<unknown>): answer is Unauthorized {
  return !answer.ok && answer.failure.kind === 'signed-out' && answer.failure.code === '451'
}

/** The renewal has just shown that the session lives, so this 401 is about the call alone. */
function asRefused({ failure }: Unauthorized) {
  const { code, trackingId } = failure
  return bad({ kind: 'refused', status: 401, code, trackingId })
}
