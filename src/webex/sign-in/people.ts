// Who signed in. The device grant has no OpenID scopes, so the name comes from the REST side:
// https://developer.webex.com/docs/api/v1/people/get-my-own-details

import * as v from 'valibot'
import type { Clock } from '../../clock'
import type { WebexClient } from '../client/client'
import { each, exact, fieldPath, id, maybe, name, word } from '../fields/fields'
import { fileLink } from '../fields/links'
import { err, ok, type Result } from '../http/failure'
import { failureOf, type HttpResponse, unreadable } from '../http/response'
import { LONGEST } from '../text/bounds'

/** Who signed in, as far as Webex says. */
export interface Person {
  id: string
  displayName: string
  /** A link to a picture, by https or on this very machine. */
  avatar?: string | undefined
  /** IANA name, such as "Europe/Oslo"; absent when the viewer has set none. */
  timezone?: string | undefined
  /** Names them to Webex when they have to sign in again on a set with a browser; never shown. */
  email?: string | undefined
}

const Me = v.object({
  id: v.pipe(v.string(), v.trim(), id),
  displayName: name,
  nickName: name,
  emails: maybe(each(exact(LONGEST.address))),
  avatar: fileLink,
  timezone: word,
})

/**
 * Reads the signed-in person (`GET /people/me`).
 * @returns `http` (403) when the integration lacks `spark:people_read`; nothing depends on it
 * @throws AbortError when `signal` aborts
 */
export function getMe(
  client: WebexClient,
  signal?: AbortSignal | undefined,
): Promise<Result<Person>> {
  return client.request({ url: client.url('people/me'), signal }, parseMe)
}

/**
 * Parses the answer to `getMe`. Only an id is needed; a nameless person goes by the address.
 * @returns `unreadable` without an id, else the failure of its status
 */
export function parseMe(response: HttpResponse, clock: Clock): Result<Person> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  const parsed = v.safeParse(Me, response.json())
  if (!parsed.success) return err(unreadable(response, fieldPath(parsed.issues[0])))
  const { id, displayName, nickName, emails, avatar, timezone } = parsed.output
  const person: Person = { id, displayName: displayName ?? nickName ?? emails?.[0] ?? '' }
  if (avatar) person.avatar = avatar
  if (timezone) person.timezone = timezone
  if (emails?.[0]) person.email = emails[0]
  return ok(person)
}
