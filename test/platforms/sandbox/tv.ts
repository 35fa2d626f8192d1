// A television in front of a sandbox, for tests: it knows the client's credentials and speaks real HTTP.
// The time is moved by hand: `Date` alone is faked, so sockets and timers go on as ever.

import { onTestFinished, vi } from 'vitest'
import { type SandboxOptions, startSandbox } from '../../../platforms/sandbox/server'

/** A Wednesday, 11:00 in Berlin; summer time begins there on the 29th. */
export const NOW = Date.parse('2026-03-04T10:00:00Z')

export const ALL_SCOPES =
  'meeting:schedules_read meeting:participants_read meeting:recordings_read ' +
  'meeting:transcripts_read meeting:summaries_read meeting:preferences_read spark:people_read'

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests themselves
type Body = any

export interface Answer {
  status: number
  headers: Headers
  body: Body
}

export type Tv = Awaited<ReturnType<typeof startTv>>

/** Moves the time on by so many seconds. */
export function later(seconds: number) {
  vi.setSystemTime(Date.now() + seconds * 1000)
}

const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
const BASIC = basic('foyer-sandbox', 'sandbox-secret')
export const WRONG_BASIC = basic('foyer-sandbox', 'guess')

/** A sandbox with its clock at NOW, closed after the test. */
export async function startTv(options: SandboxOptions = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  const sandbox = await startSandbox({ timezone: 'Europe/Berlin', ...options })
  onTestFinished(async () => {
    await sandbox.close()
    vi.useRealTimers()
  })

  async function call(path: string, init: RequestInit = {}): Promise<Answer> {
    const url = path.startsWith('http') ? path : sandbox.url + path
    const { status, headers, text } = await fetch(url, { redirect: 'manual', ...init }).then(
      async (response) => ({
        status: response.status,
        headers: response.headers,
        text: await response.text(),
      }),
    )
    const isJson = headers.get('Content-Type')?.startsWith('application/json')
    return { status, headers, body: isJson ? JSON.parse(text) : text }
  }

  const form = (path: string, fields: Record<string, string>, Authorization?: string) =>
    call(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: Authorization ? { Authorization } : {},
    })

  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    call(path, { method, body: body === undefined ? null : JSON.stringify(body), headers })

  const ask = async (scope = ALL_SCOPES) =>
    (await form('/v1/device/authorize', { client_id: 'foyer-sandbox', scope })).body

  const poll = (device_code: string, Authorization: string | undefined = BASIC) =>
    form(
      '/v1/device/token',
      {
        client_id: 'foyer-sandbox',
        device_code,
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      },
      Authorization,
    )

  const renew = (refresh_token: string) =>
    form('/v1/access_token', { grant_type: 'refresh_token', refresh_token }, BASIC)

  const get = (path: string, access_token: string, headers = {}) =>
    call(path, { headers: { Authorization: `Bearer ${access_token}`, ...headers } })

  return {
    sandbox,
    call,
    form,
    send,
    ask,
    poll,
    renew,
    get,
    /** Signs an account in. */
    async signIn(account: string, scope = ALL_SCOPES) {
      const { user_code, device_code } = await ask(scope)
      await send('POST', '/sandbox/approve', { user_code, account })
      const tokens = (await poll(device_code)).body
      return {
        ...tokens,
        get: (path: string, headers = {}) => get(`/v1${path}`, tokens.access_token, headers),
      }
    },
  }
}
