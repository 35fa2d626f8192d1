// A set-up whose questions get literal answers.

import { createAsk } from '../../../platforms/doctor/ask'
import { createSubject, type Subject } from '../../../platforms/doctor/subject'

export const NOW = Date.parse('2026-11-28T12:00:00Z')
export const API = 'https://webexapis.com/v1'

export type Reply = { status?: number; body?: unknown; headers?: Record<string, string> }

/** A set-up whose questions get these answers, by the beginning of what follows the API's address. */
export function subject(
  replies: (path: string, form: URLSearchParams, headers: Headers) => Reply | Error,
  given: Partial<Subject> = {},
): Subject {
  const ask = createAsk({
    now: () => NOW,
    timeout_ms: 1000,
    signal: new AbortController().signal,
    fetch: async (url, init) => {
      const form = new URLSearchParams(String(init?.body ?? ''))
      const reply = replies(String(url).replace(API, ''), form, new Headers(init?.headers))
      if (reply instanceof Error) throw reply
      const { status = 200, body = {}, headers = {} } = reply
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return new Response(status === 204 ? null : text, { status, headers })
    },
  })
  const deps = {
    ask,
    probe: () => Promise.reject(new Error('not asked')),
    now: () => NOW,
    env: {},
    roots: [],
  }
  const setUp = {
    clientId: 'C1',
    clientSecret: 's3',
    scopes: ['meeting:schedules_read', 'spark:people_read'],
    api: API,
  }
  return createSubject({ ...deps, ...given }, { setUp, ...given })
}

export const refusal = (description: string, status = 400): Reply => ({
  status,
  body: { message: 'The request could not be understood.', errors: [{ description }] },
})
