// The faults that can be ordered: what is allowed, and how the help says it.

import * as v from 'valibot'

const where = {
  path: v.optional(v.pipe(v.string(), v.startsWith('/')), '/v1'),
  count: v.optional(
    v.union([v.pipe(v.number(), v.integer(), v.minValue(1)), v.literal('always')]),
    1,
  ),
  after_s: v.optional(v.pipe(v.number(), v.minValue(0))),
}

/** Calls that are late, refused or cut off: so many of them, and then no more. */
const CALLS = [
  v.strictObject({ kind: v.literal('offline'), ...where }),
  v.strictObject({
    kind: v.literal('delay'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(0)),
    ...where,
  }),
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    retry_after: v.optional(v.union([v.number(), v.string()])),
    body: v.optional(v.unknown()),
    ...where,
  }),
  v.strictObject({ kind: v.literal('truncated'), ...where }),
  v.strictObject({ kind: v.literal('cut'), ...where }),
  v.strictObject({ kind: v.literal('stall'), ...where }),
  v.strictObject({ kind: v.literal('html'), ...where }),
] as const

/** What happens to all tokens or keys at once, and stays. */
const EVENTS = [
  v.strictObject({ kind: v.literal('access-expired') }),
  v.strictObject({ kind: v.literal('refresh-expired') }),
  v.strictObject({ kind: v.literal('revoked') }),
  v.strictObject({ kind: v.literal('keys-rotated') }),
] as const

/** How an integration, an organization or Webex itself is, until the faults are cleared. */
const STATES = [
  v.strictObject({ kind: v.literal('unknown-client') }),
  v.strictObject({ kind: v.literal('wrong-secret') }),
  v.strictObject({ kind: v.literal('unticked'), scope: v.string() }),
  v.strictObject({ kind: v.literal('policy') }),
  v.strictObject({ kind: v.literal('clock'), seconds: v.pipe(v.number(), v.integer()) }),
  v.strictObject({ kind: v.literal('no-cors') }),
  v.strictObject({
    kind: v.literal('discovery'),
    wrong: v.picklist(['issuer', 'S256', 'basic', 'scopes', 'keys']),
  }),
  v.strictObject({
    kind: v.literal('id-token'),
    wrong: v.picklist(['issuer', 'audience', 'nonce', 'expired', 'key', 'at_hash', 'subject']),
  }),
  v.strictObject({
    kind: v.literal('status-page'),
    says: v.picklist(['incident', 'maintenance', 'planned', 'garbage']),
    since: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  }),
] as const

export const CallFault = v.variant('kind', CALLS)
export const EventFault = v.variant('kind', EVENTS)
export const StateFault = v.variant('kind', STATES)
export const Fault = v.variant('kind', [...CALLS, ...EVENTS, ...STATES])

export type CallFault = v.InferOutput<typeof CallFault>
export type EventFault = v.InferOutput<typeof EventFault>
export type StateFault = v.InferOutput<typeof StateFault>

/** The faults and their fields, for the help and for whoever got them wrong. */
export const FAULTS = `
  {"kind": "offline"}                      the connection is dropped without an answer
  {"kind": "delay", "ms": 3000}            the answer comes so much later
  {"kind": "status", "status": 503, "retry_after": 5, "body": {}}
                                           this status (200 to 599); retry_after in seconds or as an
                                           HTTP date, and a body, JSON or text, are optional
  {"kind": "truncated"}                    a complete answer of which the first half is there
  {"kind": "cut"}                          the connection ends half-way through the body
  {"kind": "stall"}                        half of the body, and then nothing for as long as one waits
  {"kind": "html"}                         200 with a page, as a hotel's captive portal answers
    Each of these may have "path" (a prefix, default "/v1"; "/nbr" is the media, "/avatar" people's
    pictures, "/status" the status page, "/" everything) and "count" (how many calls, default 1, or
    "always"), and "after_s": it waits until so many seconds after the first of them has struck. A
    recording that Webex cannot scan for malware is {"kind": "status", "status": 428, "path":
    "/v1/recordings/"}; what is locked for now, 423.
  {"kind": "access-expired"}               all access tokens are forgotten, at once
  {"kind": "refresh-expired"}              all refresh tokens are forgotten, at once
  {"kind": "revoked"}                      all grants end with all their tokens, at once
  {"kind": "keys-rotated"}                 another key signs the ID tokens from now on
    The rest lasts until the faults are cleared:
  {"kind": "unknown-client"}               the client id is none
  {"kind": "wrong-secret"}                 the client secret is another one
  {"kind": "unticked", "scope": "meeting:recordings_read"}
                                           the integration lacks this scope
  {"kind": "policy"}                       the organization forbids the integration
  {"kind": "clock", "seconds": 7200}       Webex's clock is ahead, or behind with a minus
  {"kind": "no-cors"}                      no page of another origin may read an answer
  {"kind": "discovery", "wrong": "issuer"} the description of the sign-in names another issuer; or it lacks
                                           "S256", "basic" (the client's secret), "scopes", or "keys"
  {"kind": "id-token", "wrong": "nonce"}   each ID token is wrong: "issuer", "audience", "nonce", "expired",
                                           "key", "at_hash" or "subject" (that of /userinfo is another)
  {"kind": "status-page", "says": "incident", "since": "2026-03-04T09:52:00Z"}
                                           what /status/index.json reports of Webex Meetings: "incident",
                                           "maintenance" (since half an hour without "since"), "planned" (in
                                           an hour) or "garbage"`
