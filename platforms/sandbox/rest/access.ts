// Who may call what: a bearer token, and the scope that Cisco's table names for each call.
// https://developer.webex.com/docs/meetings ("User-level authentication and scopes")

import { createMiddleware } from 'hono/factory'
import { bearerOf, type Env, Refusal } from '../answer'
import type { Faults } from '../faults/faults'
import type { Authority } from '../oauth/authorization-server'

const POLICY = 'Access to this integration was denied by the policy of your organization.'

/** The scopes of each path below /v1, all of them needed; the first that matches counts. */
const NEEDED: readonly [RegExp, ...string[]][] = [
  [/^\/meetingParticipants/, 'meeting:participants_read'],
  [/^\/recordings/, 'meeting:recordings_read'],
  [/^\/meetingTranscripts/, 'meeting:transcripts_read', 'meeting:schedules_read'],
  [/^\/meetingSummaries/, 'meeting:summaries_read'],
  [/^\/meetingPreferences/, 'meeting:preferences_read'],
  [/^\/people/, 'spark:people_read'],
  [/^\/meeting/, 'meeting:schedules_read'],
]

/**
 * Lets a request through whose token lives (else 401) and may do what it asks for (else 403), and
 * says in the context whose it is.
 */
export function access(authority: Authority, faults: Faults) {
  return createMiddleware<Env>(async (c, next) => {
    const token = bearerOf(c)
    const bearer = token && (await authority.bearer(token))
    if (!bearer) throw new Refusal(401)
    // Webex's words are not written down anywhere; these are of the kind that its forum quotes.
    if (faults.state('policy')) throw new Refusal(403, POLICY, POLICY)
    const path = c.req.path.replace(/^\/v1/, '')
    const [, ...scopes] = NEEDED.find(([pattern]) => pattern.test(path)) ?? []
    if (!scopes.every((scope) => bearer.scopes.has(scope))) throw new Refusal(403)
    c.set('accountId', bearer.accountId)
    await next()
  })
}
