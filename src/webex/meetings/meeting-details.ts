// What is read of one meeting when the viewer opens it, and is not stored: above all its passwords.
// https://developer.webex.com/docs/api/v1/meetings/get-a-meeting

import * as v from 'valibot'
import type { Clock } from '../../clock'
import type { WebexClient } from '../client/client'
import { password, prose, rule, telephony, word } from '../fields/fields'
import { err, ok, type Result } from '../http/failure'
import { failureOf, type HttpResponse, unreadable } from '../http/response'

// Again only what is named: no `hostKey`.
const WebexMeetingDetails = v.object({
  /** The one for people; that in digits, for telephones, is shown nowhere. */
  password,
  meetingNumber: word,
  agenda: prose,
  /** RFC 2445; of a series alone, not of its occurrences. */
  recurrence: rule,
  telephony,
})

export type WebexMeetingDetails = v.InferOutput<typeof WebexMeetingDetails>

/**
 * Reads one meeting (`GET /meetings/{meetingId}`): a series, an occurrence or an instance.
 * @returns `http` with 403 or 404 for a meeting that this person may not see (any more)
 * @throws AbortError when `signal` aborts
 */
export function getMeeting(
  client: WebexClient,
  { meetingId, signal }: { meetingId: string; signal?: AbortSignal | undefined },
): Promise<Result<WebexMeetingDetails>> {
  const url = client.url(`meetings/${encodeURIComponent(meetingId)}`)
  return client.request({ url, signal }, parseMeeting)
}

/**
 * Parses the answer to `getMeeting`. Any object will do: nothing in it is needed, and all of it may be missing.
 * @returns `unreadable` for what is no object, else the failure of its status
 */
export function parseMeeting(response: HttpResponse, clock: Clock): Result<WebexMeetingDetails> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  const body = response.json()
  const parsed = v.safeParse(WebexMeetingDetails, body)
  if (parsed.success && !Array.isArray(body)) return ok(parsed.output)
  return err(unreadable(response, 'a meeting that is no object'))
}
