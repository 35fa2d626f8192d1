// What an earlier run of the app stored of a session, parsed like an answer of Webex: an older version of
// Foyer, a half-written record or a curious hand may have been there. What cannot be read counts as absent.

import * as v from 'valibot'
import { type Clock, isInstant } from '../clock'
import { isHttpsOrLoopback } from '../webex/fields/addresses'
import { address, id, maybe, storedLine, word } from '../webex/fields/fields'
import {
  DEFAULT_INTERVAL_MS,
  type DeviceGrant,
  GrantTexts,
  LONGEST_LIFE_MS,
  withOneHost,
} from '../webex/sign-in/device-grant'
import type { Person } from '../webex/sign-in/people'
import { ScopeText, type Tokens, TokenText } from '../webex/sign-in/tokens'
import { LONGEST } from '../webex/text/bounds'

const Ms = v.custom<number>(isInstant)
/** An end that cannot be read counts as passed: the server is asked, and knows. */
const End = v.fallback(Ms, 0)
/** More than any interval that `slow_down` after `slow_down` could have led to. */
const LONGEST_INTERVAL_MS = 600_000

// A token is not thrown away because its end cannot be read: it is then renewed at once.
const StoredTokens = v.pipe(
  v.object({
    access_token: TokenText,
    refresh_token: v.fallback(v.optional(TokenText), undefined),
    expiresAt: End,
    refreshExpiresAt: v.fallback(v.optional(Ms), undefined),
    // Foyer 0.1.0 stored none.
    scope: v.fallback(v.optional(ScopeText), undefined),
    token_endpoint: maybe(v.pipe(v.string(), v.check(isHttpsOrLoopback))),
  }),
  v.check(({ expiresAt, refresh_token }) => expiresAt > 0 || refresh_token !== undefined),
)

const StoredGrant = v.object({
  ...GrantTexts,
  verification_uri_complete: v.fallback(v.optional(GrantTexts.verification_uri), undefined),
  interval_ms: v.fallback(
    v.pipe(v.number(), v.minValue(1000), v.maxValue(LONGEST_INTERVAL_MS)),
    DEFAULT_INTERVAL_MS,
  ),
  expiresAt: End,
})

/** The schema of a stored person. A name that cannot be read is '', a picture is left out. */
export const StoredPerson = v.object({
  id,
  displayName: v.fallback(storedLine(LONGEST.name), ''),
  avatar: maybe(v.pipe(v.string(), v.maxLength(LONGEST.fileLink))),
  timezone: word,
  email: address,
})

/** Parses stored tokens, whose ends are in ms since 1970; undefined when there are none that can be used or renewed. */
export const parseStoredTokens = (value: unknown): Tokens | undefined => read(StoredTokens, value)

/** Parses a stored person; undefined when there is none with an id. */
export const parseStoredPerson = (value: unknown): Person | undefined => read(StoredPerson, value)

/**
 * Parses a stored device code; undefined when there is none. A TV that has just booted may believe that it is 1970;
 * the code's end is then brought within an hour of that, and the server says when the code is really over.
 */
export function parseStoredGrant(value: unknown, clock: Clock): DeviceGrant | undefined {
  const grant = read(StoredGrant, value)
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
