// Who has signed in, as Webex says it (`GET /people/me`); where Webex may not say it, whom the ID token of the
// sign-in names.

import type { WebexClient } from '../webex/client/client'
import type { Throttle } from '../webex/client/throttle'
import { isRefusal, ok, type Result } from '../webex/http/failure'
import { getMe, type Person } from '../webex/sign-in/people'

/**
 * Whether this profile is that of whoever has signed in. When it is not, the session does nothing more.
 * @param person undefined when Webex does not say who it is
 */
export type IdentityCheck = (person: Person | undefined) => Promise<boolean>

/** Waits before each request for the identity, where it has to be known before anything is shown. */
const RETRIES_MS = [0, 2000, 4000, 8000]
/** Whoever has just approved waits no longer than this before one of the requests. */
const LONGEST_WAIT_MS = 30_000

/**
 * Asks once who has signed in.
 * @param named whom the ID token of this account's sign-in names, for when Webex may not say who it is
 */
export function identify(
  client: WebexClient,
  signal: AbortSignal,
  named?: Person,
): Promise<Result<Person>> {
  return getMe(client, signal).then((me) =>
    !me.ok && isRefusal(me.failure) && named ? ok(named) : me,
  )
}

/**
 * Asks up to four times who has signed in, after 0, 2, 4 and 8 s, or as long after each as a 429 demands.
 * @param throttle of the requests that `client` sends
 * @param named as for `identify`
 * @returns undefined when Webex refuses or does not answer, and when it would have to be waited for longer than 30 s
 * @throws AbortError when `signal` aborts during a request
 */
export async function fetchIdentity(
  client: WebexClient,
  throttle: Pick<Throttle, 'left_ms'>,
  signal: AbortSignal,
  named?: Person,
): Promise<Person | undefined> {
  for (const least_ms of RETRIES_MS) {
    const wait_ms = Math.max(least_ms, throttle.left_ms())
    if (wait_ms > LONGEST_WAIT_MS) return undefined
    if (wait_ms > 0) await client.clock.wait(wait_ms, signal).catch(() => {}) // closed meanwhile
    if (signal.aborted) return undefined
    const me = await identify(client, signal, named)
    if (me.ok) return me.value
    if (isRefusal(me.failure)) return undefined
  }
  return undefined
}
