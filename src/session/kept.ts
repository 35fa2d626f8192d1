// What a session left on the disk, parsed like an answer of Webex: an older version of Foyer, a
// half-written record or a curious hand may have been there. What cannot be read counts as absent.

import * as v from 'valibot'
import { type Clock, isInstant } from '../clock'
import { LONGEST } from '../webex/bounds'
import {
  DEFAULT_INTERVAL_MS,
  type DeviceGrant,
  GrantTexts,
  LONGEST_LIFE_MS,
  withOneHost,
} from '../webex/device-grant'
import { id, keptLine, maybe, word } from '../webex/fields'
import type { Person } from '../webex/people'
import { type Tokens, TokenText } from '../webex/tokens'

const Ms = v.custom<number>(isInstant)
/** When something ends whose end cannot be read: it may be over, and the server knows. */
const End = v.fallback(Ms, 0)
/** A code that Webex has slowed down again and again waits less than this between two polls. */
const LONGEST_INTERVAL_MS = 600_000

// A token is worth more than what is known of it: an end that cannot be read only means that it is
// renewed at once.
const KeptTokens = v.pipe(
  v.object({
    access_token: TokenText,
    refresh_token: v.fallback(v.optional(TokenText), undefined),
    expiresAt: End,
    refreshExpiresAt: v.fallback(v.optional(Ms), undefined),
  }),
  v.check(({ expiresAt, refresh_token }) => expiresAt > 0 || refresh_token !== undefined),
)

const KeptGrant = v.object({
  ...GrantTexts,
  verification_uri_complete: v.fallback(v.optional(GrantTexts.verification_uri), undefined),
  interval_ms: v.fallback(
    v.pipe(v.number(), v.minValue(1000), v.maxValue(LONGEST_INTERVAL_MS)),
    DEFAULT_INTERVAL_MS,
  ),
  expiresAt: End,
})

export const KeptPerson = v.object({
  id,
  displayName: v.fallback(keptLine(LONGEST.name), ''),
  avatar: maybe(v.pipe(v.string(), v.maxLength(LONGEST.fileLink))),
  timezone: word,
})

export const keptTokens = (value: unknown): Tokens | undefined => read(KeptTokens, value)

export const keptPerson = (value: unknown): Person | undefined => read(KeptPerson, value)

/**
 * A TV that has just booted may believe in 1970; the code's end is then brought within an hour of
 * that belief, and the server says the rest.
 */
export function keptGrant(value: unknown, clock: Clock): DeviceGrant | undefined {
  const grant = read(KeptGrant, value)
  return (
    grant && {
      ...withOneHost(grant),
      expiresAt: Math.min(grant.expiresAt, clock.now() + LONGEST_LIFE_MS),
    }
  )
}

function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const parsed = v.safeParse(schema, value)
  return parsed.success ? parsed.output : undefined
}
