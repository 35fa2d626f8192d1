// What is asked of one meeting when somebody looks at it, and is not kept: its passwords, above all.
// https://developer.webex.com/docs/api/v1/meetings/get-a-meeting

import * as v from 'valibot'
import type { Clock } from '../clock'
import { err, ok, type Result } from './failure'
import { password, prose, rule, telephony, word } from './fields'
import { type Answer, failureOf, json, send, trackingId, type Wire } from './wire'

// Again only what is named: no `hostKey`.
const WireDetails = v.object({
  /** For people. */
  password,
  /** The same in eight digits, for telephones and room systems. */
  phoneAndVideoSystemPassword: password,
  meetingNumber: word,
  agenda: prose,
  /** RFC 2445; of a series alone, not of its occurrences. */
  recurrence: rule,
  telephony,
})

export type WireDetails = v.InferOutput<typeof WireDetails>

/**
 * Reads one meeting: a series, an occurrence or an instance.
 * @returns `refused` with 403 or 404 for a meeting that this person may not see (any more)
 * @throws AbortError when `signal` aborts
 */
export async function getMeeting(
  wire: Wire,
  api: string,
  accessToken: string,
  { meetingId, signal }: { meetingId: string; signal?: AbortSignal },
): Promise<Result<WireDetails>> {
  const url = `${api}/meetings/${encodeURIComponent(meetingId)}`
  const sent = await send(wire, { url, accessToken, signal })
  return sent.ok ? parseMeeting(sent.value, wire.clock) : sent
}

/** Parses the answer. Any object will do: nothing in it is needed, and all of it may be missing. */
export function parseMeeting(answer: Answer, clock: Clock): Result<WireDetails> {
  const failure = failureOf(answer, clock)
  if (failure) return err(failure)
  const body = json(answer)
  const parsed = v.safeParse(WireDetails, body)
  if (parsed.success && !Array.isArray(body)) return ok(parsed.output)
  return err({
    kind: 'unreadable',
    status: answer.status,
    detail: 'a meeting that is no object',
    trackingId: trackingId(answer),
  })
}
