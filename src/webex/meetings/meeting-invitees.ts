// The invitees of a meeting, a page at a time: a webinar has thousands.
// https://developer.webex.com/docs/api/v1/meeting-invitees/list-meeting-invitees

import * as v from 'valibot'
import type { WebexClient } from '../client/client'
import { getPage, PAGE_SIZE, type Page } from '../client/pages'
import { address, flag, name } from '../fields/fields'
import type { Result } from '../http/failure'

const WebexInvitee = v.pipe(
  v.object({
    email: address,
    displayName: name,
    coHost: flag,
  }),
  // Either is enough to tell who it is.
  v.check(({ email, displayName }) => email !== undefined || displayName !== undefined),
)

export type WebexInvitee = v.InferOutput<typeof WebexInvitee>

/**
 * Lists a hundred of a meeting's invitees (`GET /meetingInvitees`), by address.
 * @param next `next` of the page before; without it, the first page
 * @returns `http` with 400 for the meeting of a personal room, which has no list
 * @throws AbortError when `signal` aborts
 */
export function listInvitees(
  client: WebexClient,
  {
    meetingId,
    next,
    signal,
  }: { meetingId: string; next?: string | undefined; signal?: AbortSignal | undefined },
): Promise<Result<Page<WebexInvitee>>> {
  const filters = { meetingId, max: PAGE_SIZE }
  const url = next ?? client.url('meetingInvitees', filters)
  return getPage(client, WebexInvitee, { url, filters, signal })
}
