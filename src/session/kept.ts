// What a session left on the disk, judged like an answer from the wire: an older version of Foyer, a
// half-written record or a curious hand may have been there. What cannot be read counts as absent.

import * as v from 'valibot'
import type { Clock } from '../clock'
import { type DeviceGrant, GrantTexts, LONGEST_LIFE_MS } from '../webex/device-grant'
import type { Person } from '../webex/people'
import { type Tokens, TokenText } from '../webex/tokens'

const Ms = v.pipe(v.number(), v.finite())

const KeptTokens = v.object({
  access_token: TokenText,
  refresh_token: v.optional(TokenText),
  expiresAt: Ms,
  refreshExpiresAt: v.optional(Ms),
})

const KeptGrant = v.object({
  ...GrantTexts,
  verification_uri_complete: v.optional(GrantTexts.verification_uri),
  interval_ms: v.pipe(Ms, v.minValue(1000)),
  expiresAt: Ms,
})

export const KeptPerson = v.object({
  id: v.string(),
  displayName: v.string(),
  avatar: v.optional(v.string()),
  timezone: v.optional(v.string()),
})

export const keptTokens = (value: unknown): Tokens | undefined => read(KeptTokens, value)

export const keptPerson = (value: unknown): Person | undefined => read(KeptPerson, value)

/**
 * A TV that has just booted may believe in 1970; the code's end is then brought within an hour of
 * that belief, and the server says the rest.
 */
export function keptGrant(value: unknown, clock: Clock): DeviceGrant | undefined {
  const grant = read(KeptGrant, value)
  return grant && { ...grant, expiresAt: Math.min(grant.expiresAt, clock.now() + LONGEST_LIFE_MS) }
}

function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const judged = v.safeParse(schema, value)
  return judged.success ? judged.output : undefined
}
