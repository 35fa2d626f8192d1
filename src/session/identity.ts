// Whose account it is. Webex says so (GET /people/me), or, where it may not, the ID token of the sign-in.

import type { Clock } from '../clock'
import type { WebexClient } from '../webex/client/client'
import type { Throttle } from '../webex/client/throttle'
import { isRefusal, ok, type Result } from '../webex/http/failure'
import { getMe, type Person } from '../webex/sign-in/people'

interface IdentityDeps {
  client: WebexClient
  throttle: Pick<Throttle, 'left_ms'>
  clock: Clock
  /** Whom the ID token of this account's sign-in names; undefined where there was none. */
  named(): Person | undefined
}

/** Waits before each request for the identity, where it has to be known before anything is shown. */
const IDENTITY_RETRIES_MS = [0, 2000, 4000, 8000]
/** Who has just approved does not wait longer than this for it. */
const LONGEST_IDENTITY_WAIT_MS = 30_000

/**
 * Who has signed in, after some retries.
 * @returns undefined when Webex does not say, or not in time, or when `signal` aborts meanwhile
 */
export async function fetchIdentity(
  deps: IdentityDeps,
  signal: AbortSignal,
): Promise<Person | undefined> {
  for (const least_ms of IDENTITY_RETRIES_MS) {
    if (!(await waitForThrottle(deps, least_ms, signal))) return undefined
    const me = await identify(deps, signal)
    if (me.ok) return me.value
    if (isRefusal(me.failure)) return undefined
  }
  return undefined
}

/** Waits `least_ms`, or as long as a 429 holds requests. @returns whether one for the identity may be sent */
async function waitForThrottle(
  { throttle, clock }: IdentityDeps,
  least_ms: number,
  signal: AbortSignal,
): Promise<boolean> {
  const wait_ms = Math.max(least_ms, throttle.left_ms())
  if (wait_ms > LONGEST_IDENTITY_WAIT_MS) return false
  if (wait_ms > 0) await clock.wait(wait_ms, signal).catch(() => {}) // closed meanwhile
  return !signal.aborted
}

/**
 * Asks once who has signed in.
 * @returns whom the ID token names where Webex refuses to say it; any other failure as it is
 * @throws AbortError when `signal` aborts
 */
export async function identify(
  { client, named }: IdentityDeps,
  signal: AbortSignal,
): Promise<Result<Person>> {
  const me = await getMe(client, signal)
  const person = named()
  return !me.ok && isRefusal(me.failure) && person ? ok(person) : me
}
