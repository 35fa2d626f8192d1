// Who signed in. The device grant has no OpenID scopes, so the name comes from the REST side:
// https://developer.webex.com/docs/api/v1/people/get-my-own-details

import * as v from 'valibot'
import type { Clock } from '../clock'
import { LONGEST } from './bounds'
import { err, ok, type Result } from './failure'
import { each, exact, fieldPath, id, maybe, name, word } from './fields'
import { failureOf, type Http, type HttpResponse, request, unreadable } from './http'
import { fileLink } from './links'

export interface Person {
  id: string
  displayName: string
  /** A link to a picture, by https or on this very machine. */
  avatar?: string
  /** IANA name, such as "Europe/Oslo"; absent when the viewer has set none. */
  timezone?: string
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
 * Reads the signed-in person.
 * @param api the REST base, such as https://webexapis.com/v1
 * @returns `http` (403) when the integration lacks `spark:people_read`; nothing depends on it
 * @throws AbortError when `signal` aborts
 */
export async function getMe(
  http: Http,
  api: string,
  accessToken: string,
  signal?: AbortSignal,
): Promise<Result<Person>> {
  const sent = await request(http, { url: `${api}/people/me`, accessToken, signal })
  return sent.ok ? parseMe(sent.value, http.clock) : sent
}

/** Parses the answer of `people/me`. Only an id is needed; a nameless person goes by the address. */
export function parseMe(response: HttpResponse, clock: Clock): Result<Person> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  const said = v.safeParse(Me, response.json())
  if (!said.success) return err(unreadable(response, fieldPath(said.issues[0])))
  const { id, displayName, nickName, emails, avatar, timezone } = said.output
  const person: Person = { id, displayName: displayName ?? nickName ?? emails?.[0] ?? '' }
  if (avatar) person.avatar = avatar
  if (timezone) person.timezone = timezone
  return ok(person)
}
