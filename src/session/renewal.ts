// Keeps an account's access token alive: renews it shortly before its end and once when the server
// refuses it, one renewal at a time however many calls wait. Nothing but the server's own refusal ends
// the account; when a renewal fails for any other reason, the old token is tried, since the TV's clock
// may be wrong by years and the token alive.

import { aborted } from '../clock'
import type { Keep } from '../tv/keep'
import type { Client, Endpoints } from '../webex/device-grant'
import { bad, type Failure, type Judged } from '../webex/failure'
import { refresh, type Tokens } from '../webex/tokens'
import type { Authorized, Wire } from '../webex/wire'

export interface RenewalParts {
  wire: Wire
  keep: Keep
  client: Client
  endpoints: Endpoints
  /** The account's tokens, kept already. */
  tokens: Tokens
  /** The account's end: nothing is written after it, and late answers come to nothing. */
  signal: AbortSignal
  /** The server refused this account for good. */
  onRefused(failure: Refusal): void
}

export type Refusal = Extract<Failure, { kind: 'signed-out' }>

/** So long before its end a token is renewed; what several Webex clients use. */
const MARGIN_MS = 300_000
/** After a renewal that failed, calls go out with the old token for this long before the next try. */
const HOLD_MS = 30_000
/** A 401 for a token this young says something about the call, not about the token. */
const YOUNG_MS = 60_000

const OVER = bad({ kind: 'signed-out', code: 'signed_out' })

/** Gives the calls of one account their token. */
export function keepAlive(parts: RenewalParts): Authorized {
  const { wire, keep, client, endpoints, signal } = parts
  const { clock } = wire
  let { tokens } = parts
  let margin_ms = MARGIN_MS
  let renewing: Promise<Judged<Tokens>> | undefined
  let renewedAt: number | undefined
  let held: { from: number; ms: number } | undefined

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
    const judged = await refresh(wire, endpoints, client, tokens, signal)
    stopIfOver()
    if (!judged.ok) {
      const { failure } = judged
      const asked_ms = failure.kind === 'throttled' ? (failure.retryAfter_ms ?? 0) : 0
      held = { from: clock.now(), ms: Math.max(HOLD_MS, asked_ms) }
      if (failure.kind === 'signed-out') parts.onRefused(failure)
      return judged
    }
    // Written before it is used: the old refresh token may be worth nothing from here on.
    await keep.set('tokens', judged.value)
    stopIfOver()
    tokens = judged.value
    held = undefined
    renewedAt = clock.now()
    // A token that lives shorter than the margin must not be renewed for every call.
    margin_ms = Math.min(MARGIN_MS, (tokens.expiresAt - renewedAt) / 10)
    return judged
  }

  async function authorized<T>(call: (accessToken: string) => Promise<Judged<T>>) {
    const before = isDue() ? await renew() : undefined
    if (before && !before.ok && before.failure.kind === 'signed-out') return before

    const used = tokens.access_token
    const answer = await once(call, used)
    if (!isUnauthorized(answer)) return answer
    if (tokens.access_token === used) {
      if (!tokens.refresh_token) return ended(answer)
      if (before && !before.ok) return before
      if (since(renewedAt, YOUNG_MS)) return asRefused(answer)
      const renewal = await renew()
      if (!renewal.ok) return renewal
    }
    const again = await once(call, tokens.access_token)
    return isUnauthorized(again) ? asRefused(again) : again
  }

  /** One call, whose answer counts only while the account does. */
  async function once<T>(call: (accessToken: string) => Promise<Judged<T>>, accessToken: string) {
    stopIfOver()
    const answer = await call(accessToken)
    stopIfOver()
    return isForbiddenByLaw(answer) ? ended(answer) : answer
  }

  function stopIfOver() {
    if (signal.aborted) throw aborted(signal)
  }

  function ended(answer: Unauthorized) {
    parts.onRefused(answer.failure)
    return answer
  }

  return async (call) => {
    try {
      return await authorized(call)
    } catch (error) {
      if (signal.aborted) return OVER
      throw error
    }
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
