// What Webex answers where several people sign in on one television: their refresh tokens rotate, and whatever
// an answer holds bears the mark of whoever it is for.

import type { Clock } from '../../src/clock'

export type Who = 'ana' | 'bob' | 'cleo'

interface Grant {
  who: Who
  access: string
  refresh: string
}

interface Request {
  path: string
  query: URLSearchParams
  form: URLSearchParams
  bearer: string
}

type Answer = readonly [status: number, body: object]

const INVALID_GRANT: Answer = [400, { error: 'invalid_grant' }]

/** A Webex that nobody has signed in to yet. */
export function webexOfPeople(clock: Clock) {
  const grants: Grant[] = []
  const approved = new Map<string, Who>()
  const used = new Set<string>()
  const reused: string[] = []
  let codes = 0
  let issued = 0

  function newTokens(who: Who) {
    issued += 1
    const mine = { who, access: `${who}-access-${issued}`, refresh: `${who}-refresh-${issued}` }
    grants.push(mine)
    return {
      access_token: mine.access,
      refresh_token: mine.refresh,
      token_type: 'Bearer',
      expires_in: 64_799,
    }
  }

  function authorizeDevice(): Answer {
    codes += 1
    const n = String(codes).padStart(6, '0')
    return [
      200,
      {
        device_code: `device-${n}`,
        user_code: n,
        verification_uri: 'https://login.webex.test/verify',
        expires_in: 300,
        interval: 5,
      },
    ]
  }

  function pollDevice(form: URLSearchParams): Answer {
    const code = (form.get('device_code') ?? '').replace('device-', '')
    const who = approved.get(code)
    if (used.has(code)) return INVALID_GRANT
    if (!who) return [428, {}]
    used.add(code)
    return [200, newTokens(who)]
  }

  /** A refresh token is good for one renewal: a second one with it signs the person out. */
  function renew(form: URLSearchParams): Answer {
    const refresh = form.get('refresh_token') ?? ''
    const at = grants.findIndex((one) => one.refresh === refresh)
    const [old] = at < 0 ? [] : grants.splice(at, 1)
    if (old) return [200, newTokens(old.who)]
    reused.push(refresh)
    return INVALID_GRANT
  }

  function answer({ path, query, form, bearer }: Request): Answer {
    if (path === 'device/authorize') return authorizeDevice()
    if (path === 'device/token') return pollDevice(form)
    if (path === 'access_token') return renew(form)
    const mine = grants.find(({ access }) => `Bearer ${access}` === bearer)
    if (!mine) return [401, { message: 'The request requires a valid access token' }]
    return [200, dataOf(mine.who, path, query, clock.now())]
  }

  return {
    answer,
    /** The tokens that are good, in the order in which they were issued. */
    grants,
    /** Refresh tokens that came a second time. */
    reused,
    approve: (user_code: string, who: Who) => void approved.set(user_code, who),
  }
}

/** What there is of a person at a path. */
function dataOf(who: Who, path: string, query: URLSearchParams, now: number): object {
  if (path === 'people/me')
    return {
      id: `${who}-id`,
      displayName: `${who} the Person`,
      avatar: `https://pictures.test/${who}`,
    }
  if (path === 'meetings' && query.get('state') === 'inProgress')
    return { items: [{ scheduledMeetingId: `${who}-meeting-1` }] }
  if (path === 'meetings') return { items: [0, 1, 2].map((n) => meetingOf(who, n, now)) }
  if (path.startsWith('meetings/')) return { id: path.slice(9), password: `${who}-password` }
  return { items: [] }
}

/** One that begins in so many hours. */
function meetingOf(who: Who, hours: number, now: number) {
  const start = now + hours * 3_600_000
  return {
    id: `${who}-meeting-${hours}`,
    title: `${who} plans ${hours}`,
    start: new Date(start).toISOString(),
    end: new Date(start + 1_800_000).toISOString(),
    state: 'ready',
  }
}
