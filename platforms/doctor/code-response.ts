// What an answer to the request for a code says about the integration. Webex writes one sentence for a wrong
// client id, another for a wrong scope, and documents a third that names both.
// https://developer.webex.com/docs/login-with-webex

import { errorMessages } from '../../src/webex/http/response'
import type { Answer } from './ask'

export type CodeResponse =
  | { status: 'accepted' }
  /** The server does not know the client id, or will not give it codes. */
  | { status: 'client_refused'; says: string }
  /** The relay serves another one. */
  | { status: 'foreign_client' }
  | { status: 'scope_refused' }
  /** One of the two; it does not say which. */
  | { status: 'either_refused' }
  | { status: 'throttled' }
  /** Nothing that says anything about the integration. */
  | { status: 'no_answer'; why: string }

/** What the answer to a request for a device code (RFC 8628 3.1, 3.2) says, by Webex's own sentences. */
export function parseCodeResponse(answer: Answer): CodeResponse {
  if (!answer.ok) return { status: 'no_answer', why: answer.why }
  const { response } = answer
  const { status } = response
  const body = response.json() as { device_code?: unknown } | null | undefined
  if (status === 200 && typeof body?.device_code === 'string') return { status: 'accepted' }
  if (status === 429) return { status: 'throttled' }
  const texts = errorMessages(response)
  const says = texts.join(' ')
  if (status < 400 || status >= 500 || texts.length === 0)
    return {
      status: 'no_answer',
      why: `The answer to the request for a code makes no sense (${status}).`,
    }
  if (/not the one this relay serves/i.test(says)) return { status: 'foreign_client' }
  const isClient = /client[ _]?id|invalid_client|unauthorized_client/i.test(says)
  const isScope = /scope/i.test(says)
  if (isClient && isScope) return { status: 'either_refused' }
  if (isScope) return { status: 'scope_refused' }
  if (isClient || status === 401) return { status: 'client_refused', says: texts.at(-1) ?? says }
  return {
    status: 'no_answer',
    why: `The request for a code was refused: ${texts.at(-1)} (${status}).`,
  }
}
