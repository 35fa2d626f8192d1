// A Webex that says what the test tells it to, a clock moved by hand, and storage in memory that
// outlives a "kill": everything a session needs, and nothing that waits by itself.

import type { Session } from '../../src/session/session'
import { ok, type Result } from '../../src/webex/http/failure'
import type { Endpoints, OAuthClient } from '../../src/webex/sign-in/tokens'
import { API, fakeWebex } from '../webex/fake-webex'

export const oauthClient: OAuthClient = {
  clientId: 'C1',
  scope: 'meeting:schedules_read spark:people_read',
}
export const api = API
export const endpoints: Endpoints = {
  deviceAuthorization: `${api}/device/authorize`,
  deviceToken: `${api}/device/token`,
  token: `${api}/access_token`,
}

export type Reply = (() => Response) | 'offline' | 'never' | Promise<Response>

export const says =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Reply =>
  () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })

export const code = (n = 1, more: object = {}) =>
  says(200, {
    device_code: `device-${n}`,
    user_code: `00000${n}`,
    verification_uri: 'https://login.webex.test/verify',
    expires_in: 300,
    interval: 5,
    ...more,
  })
export const pending = says(428)
export const token = (n = 1, more: object = {}) =>
  says(200, {
    access_token: `access-${n}`,
    refresh_token: `refresh-${n}`,
    token_type: 'Bearer',
    expires_in: 64_799,
    ...more,
  })
export const ana = { id: 'p1', displayName: 'Ana' }
export const invalidGrant = says(400, { error: 'invalid_grant' }, { trackingid: 'ROUTER_1' })

interface Call {
  path: 'device/authorize' | 'device/token' | 'access_token' | 'people/me' | string
  form: Record<string, string>
  authorization: string | null
  at: number
}

export function sessionFixture() {
  const calls: Call[] = []
  const replies: Record<string, Reply[]> = {}
  const { http, clock, mostOpen } = fakeWebex(({ url, form, authorization, at }) => {
    const path = url.href.replace(`${api}/`, '')
    calls.push({ path, form, authorization, at })
    const queue = replies[path] ?? []
    return (queue.length > 1 ? queue.shift() : queue[0]) ?? 'offline'
  })

  return {
    clock,
    http,
    calls,
    /** What a path answers, one after the other; the last one stays. */
    on(path: string, ...answers: Reply[]) {
      replies[path] = answers
    },
    to: (path: string) => calls.filter((call) => call.path === path),
    mostOpen,
  }
}

export type SessionFixture = ReturnType<typeof sessionFixture>

/** The token that a request of the session goes out with; its failure when none does. */
export async function tokenOf(
  { client }: Session,
  { on, to }: SessionFixture,
): Promise<Result<string>> {
  on('meetings', says(200, {}))
  const sent = await client.request({ url: client.url('meetings') }, ok)
  const bearer = to('meetings').pop()?.authorization ?? ''
  return sent.ok ? ok(bearer.replace('Bearer ', '')) : sent
}
