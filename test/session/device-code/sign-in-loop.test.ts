import { describe, expect, it } from 'vitest'
import type { SignIn } from '../../../src/session/device-code/sign-in'
import { startSignIn } from '../../../src/session/device-code/sign-in-loop'
import type { Tokens } from '../../../src/webex/sign-in/tokens'
import { settle } from '../../hand-clock'
import { memoryDisk } from '../../tv/memory-storage'
import { PORTAL } from '../../webex/response'
import {
  code,
  endpoints,
  oauthClient,
  pending,
  type Reply,
  says,
  sessionFixture,
  token,
} from '../fixture'

function start(on = sessionFixture(), disk = memoryDisk()) {
  const stop = new AbortController()
  const seen: SignIn[] = []
  const tokens: Tokens[] = []
  const loop = startSignIn({
    http: on.http,
    storage: disk.storage,
    oauthClient,
    endpoints,
    signal: stop.signal,
    onChange: (signIn) => seen.push(signIn),
    onApproved: (given) => tokens.push(given),
    onFound: (given) => tokens.push(given),
  })
  const polls = () => on.to('device/token').map((call) => call.at)
  return { ...on, ...loop, disk, stop, seen, tokens, polls, last: () => seen[seen.length - 1] }
}

function webex(...polls: Reply[]) {
  const on = sessionFixture()
  on.on('device/authorize', code(1), code(2), code(3), code(4))
  on.on('device/token', ...polls)
  return on
}

const userCode = (signIn: SignIn | undefined) =>
  signIn?.status === 'waiting' ? signIn.grant.user_code : signIn?.status

describe('the way to the tokens', () => {
  it('shows the code at once, and polls first after one interval', async () => {
    const tv = start(webex(pending, token()))
    await settle()
    expect(userCode(tv.last())).toBe('000001')
    await tv.clock.advance(4999)
    expect(tv.polls()).toEqual([])
    await tv.clock.advance(1)
    expect(tv.polls()).toHaveLength(1)
    await tv.clock.advance(5000)
    expect(tv.tokens).toMatchObject([{ access_token: 'access-1' }])
    await tv.clock.advance(600_000)
    expect(tv.calls).toHaveLength(3)
    expect(tv.mostOpen()).toBe(1)
  })

  const gaps = async (...polls: Reply[]) => {
    const tv = start(webex(...polls))
    await tv.clock.advance(110_000)
    const at = tv.polls()
    return { gaps: at.slice(1).map((time, i) => time - (at[i] ?? 0)), tv }
  }
  const late = says(400, { message: 'slow_down' })

  it.each<[string, Reply, number[]]>([
    ['428', says(428), [5000, 5000]],
    ['428 with an empty body', says(428, ''), [5000, 5000]],
    ['428 with HTML', says(428, PORTAL), [5000, 5000]],
    ['400 authorization_pending', says(400, { error: 'authorization_pending' }), [5000, 5000]],
    ['400 slow_down', late, [10_000, 10_000]],
    ['429 with Retry-After', says(429, '', { 'retry-after': '20' }), [20_000, 5000]],
    ['429 with a short Retry-After', says(429, '', { 'retry-after': '1' }), [5000, 5000]],
    ['429 without one', says(429), [10_000, 10_000]],
    ['500', says(500), [10_000, 5000]],
    ['503 with HTML', says(503, PORTAL), [10_000, 5000]],
    ['no network', 'offline', [10_000, 5000]],
    ['a captive portal', says(200, PORTAL), [10_000, 5000]],
    ['truncated JSON', says(200, '{"access_token": "acc'), [10_000, 5000]],
    ['an empty 200', says(200, ''), [10_000, 5000]],
    ['a request that hangs for 15 s', 'never', [25_000, 5000]],
  ])('goes on polling after %s', async (_, reply, expected) => {
    const { gaps: measured, tv } = await gaps(reply, pending)
    expect(measured.slice(0, 2)).toEqual(expected)
    expect(userCode(tv.last())).toBe('000001')
  })

  it('backs off to 30 s while there is no network, and shows why', async () => {
    const { gaps: measured, tv } = await gaps('offline')
    expect(measured).toEqual([10_000, 20_000, 30_000, 30_000])
    expect(tv.last()).toMatchObject({ status: 'waiting', failure: { kind: 'offline' } })
  })

  it('stops when the viewer declines, and deletes the stored code', async () => {
    const tv = start(webex(says(400, { errors: [{ description: 'access_denied' }] }), pending))
    await tv.clock.advance(60_000)
    expect(tv.last()).toEqual({ status: 'access_denied' })
    expect(tv.polls()).toHaveLength(1)
    expect(tv.disk.values.has('grant')).toBe(false)
    expect(tv.to('device/authorize')).toHaveLength(1)
  })

  it.each(['expired_token', 'invalid_grant'])('requests a new code after %s', async (error) => {
    const tv = start(webex(says(400, { error }), pending))
    await tv.clock.advance(5000)
    expect(userCode(tv.last())).toBe('000002')
  })

  it.each([
    says(401),
    says(400, { error: 'invalid_client' }),
    says(400, { error: 'unauthorized_client' }),
    says(400, { error: 'invalid_scope' }),
  ])('stops polling when the app is set up wrongly', async (reply) => {
    const tv = start(webex(reply))
    await tv.clock.advance(3_600_000)
    expect(tv.last()).toMatchObject({ status: 'misconfigured', failure: { kind: 'http' } })
    expect(tv.calls).toHaveLength(2)
  })
})

describe('the request for a code', () => {
  it('requests a code again until the router is up', async () => {
    const on = webex(pending)
    on.on('device/authorize', 'offline', 'never', says(200, PORTAL), says(503), code(1))
    const tv = start(on)
    await tv.clock.advance(5000 + 15_000 + 10_000 + 20_000)
    expect(tv.last()).toMatchObject({ status: 'requesting', failure: { kind: 'server_error' } })
    await tv.clock.advance(30_000)
    expect(userCode(tv.last())).toBe('000001')
    expect(tv.mostOpen()).toBe(1)
  })

  it('requests a code at once when the viewer asks for one, whatever it was waiting for', async () => {
    const on = webex(pending)
    on.on('device/authorize', 'offline', 'offline', code(1))
    const tv = start(on)
    await tv.clock.advance(6000)
    expect(tv.last()).toMatchObject({ status: 'requesting', failure: { kind: 'offline' } })
    tv.newCode()
    await settle()
    expect(userCode(tv.last())).toBe('000001')
    await tv.clock.advance(60_000)
    expect(tv.to('device/authorize')).toHaveLength(3)
    expect(tv.mostOpen()).toBe(1)
  })

  it('requests one code when the viewer asks for one before storage has been read', async () => {
    const tv = start(webex(pending))
    tv.newCode()
    await tv.clock.advance(60_000)
    expect(userCode(tv.last())).toBe('000001')
    expect(tv.to('device/authorize')).toHaveLength(1)
    expect(tv.mostOpen()).toBe(1)
  })

  it('requests a code sooner when the network is back, but not before one interval', async () => {
    const on = webex(pending)
    on.on('device/authorize', 'offline', 'offline', 'offline', code(1))
    const tv = start(on)
    await tv.clock.advance(15_000)
    expect(tv.to('device/authorize')).toHaveLength(3)
    await tv.clock.advance(1000)
    tv.resume()
    tv.resume()
    await tv.clock.advance(3999)
    expect(tv.to('device/authorize')).toHaveLength(3)
    await tv.clock.advance(1)
    expect(userCode(tv.last())).toBe('000001')
  })

  it('requests no further code when the app is set up wrongly', async () => {
    const on = sessionFixture()
    on.on('device/authorize', says(400, { errors: [{ description: 'Client Id is invalid' }] }))
    const tv = start(on)
    await tv.clock.advance(3_600_000)
    expect(tv.last()).toMatchObject({ failure: { code: 'Client Id is invalid' } })
    expect(tv.calls).toHaveLength(1)
  })
})

describe('the end of a code', () => {
  it('polls once more at the end of a code, and then shows a new one', async () => {
    const tv = start(webex(pending))
    await tv.clock.advance(299_999)
    expect(userCode(tv.last())).toBe('000001')
    const before = tv.polls().length
    await tv.clock.advance(1)
    expect(tv.polls()).toHaveLength(before + 1)
    expect(userCode(tv.last())).toBe('000002')
  })

  it('does not wait past the end of a code when the back-off is longer', async () => {
    const on = webex('offline')
    on.on('device/authorize', code(1, { expires_in: 40 }), code(2))
    const tv = start(on)
    await tv.clock.advance(40_000)
    expect(tv.polls()).toHaveLength(4)
    expect(userCode(tv.last())).toBe('000002')
  })

  it('accepts an approval that comes with the last poll', async () => {
    const on = webex(pending, pending, token())
    on.on('device/authorize', code(1, { expires_in: 15 }))
    const tv = start(on)
    await tv.clock.advance(15_000)
    expect(tv.tokens).toHaveLength(1)
  })

  it('pauses after three codes, and sends nothing more', async () => {
    const tv = start(webex(pending))
    await tv.clock.advance(900_000)
    expect(tv.last()).toEqual({ status: 'paused' })
    const sent = tv.calls.length
    await tv.clock.advance(86_400_000)
    expect(tv.calls).toHaveLength(sent)
    expect(tv.to('device/authorize')).toHaveLength(3)
  })
})

describe('a clock that jumps', () => {
  const YEARS = 10 * 365 * 86_400_000

  it.each([YEARS, -YEARS])(
    'keeps the code and its time left when the clock jumps by %i ms',
    async (jump) => {
      const tv = start(webex(pending))
      await tv.clock.advance(60_000)
      tv.clock.jump(jump)
      await tv.clock.advance(5000)
      const now = tv.last()
      expect(userCode(now)).toBe('000001')
      expect(now?.status === 'waiting' && now.grant.expiresAt - tv.clock.now()).toBe(235_000)
      expect(tv.disk.values.get('grant')).toEqual(now?.status === 'waiting' && now.grant)
      await tv.clock.advance(235_000)
      expect(userCode(tv.last())).toBe('000002')
    },
  )

  it('keeps the code when the server’s date corrects the clock', async () => {
    const on = webex(pending)
    const right = new Date(on.clock.now() + YEARS).toUTCString()
    on.on('device/token', says(428, '', { date: right }))
    const tv = start(on)
    await tv.clock.advance(10_000)
    expect(userCode(tv.last())).toBe('000001')
  })

  it('accepts an approval after the clock has jumped', async () => {
    const tv = start(webex(pending, token()))
    await tv.clock.advance(5000)
    tv.clock.jump(YEARS)
    await tv.clock.advance(5000)
    expect(tv.tokens).toHaveLength(1)
  })
})

describe('standby', () => {
  it('polls at once on resume when an interval has passed', async () => {
    const tv = start(webex(pending, token()))
    await tv.clock.advance(6000)
    tv.clock.jump(60_000)
    tv.resume()
    await settle()
    expect(tv.tokens).toHaveLength(1)
  })

  it('does not poll before the interval or Retry-After has passed, also on resume', async () => {
    const tv = start(webex(says(429, '', { 'retry-after': '60' }), pending))
    await tv.clock.advance(1000)
    tv.resume()
    await settle()
    expect(tv.polls()).toHaveLength(0)
    await tv.clock.advance(4000)
    tv.clock.jump(30_000)
    tv.resume()
    await settle()
    expect(tv.polls()).toHaveLength(1)
    await tv.clock.advance(30_000)
    expect(tv.polls()).toHaveLength(2)
  })

  it('polls once and shows a new code on resume after the end of a code', async () => {
    const tv = start(webex(pending, says(400, { error: 'expired_token' }), pending))
    await tv.clock.advance(6000)
    tv.clock.jump(3_600_000)
    tv.resume()
    await settle()
    expect(tv.polls()).toHaveLength(2)
    expect(userCode(tv.last())).toBe('000002')
  })

  it('requests a new code until it comes when there is no network on resume', async () => {
    const tv = start(webex(pending, 'offline', pending))
    tv.on('device/authorize', code(1), 'offline', code(2))
    await tv.clock.advance(6000)
    tv.clock.jump(3_600_000)
    tv.resume()
    await settle()
    expect(tv.last()).toMatchObject({ status: 'requesting', failure: { kind: 'offline' } })
    await tv.clock.advance(5000)
    expect(userCode(tv.last())).toBe('000002')
  })

  it('sends the next request sooner when standby ends during a request', async () => {
    const tv = start(webex('never', pending))
    await tv.clock.advance(6000)
    tv.resume()
    await tv.clock.advance(14_000)
    expect(tv.polls()).toHaveLength(1)
    await tv.clock.advance(5000)
    expect(tv.polls()).toHaveLength(2)
  })
})

describe('an app that was killed', () => {
  it('shows the same code with its longer interval after the app was killed', async () => {
    const on = webex(says(400, { error: 'slow_down' }), token())
    const first = start(on)
    await first.clock.advance(5000)
    first.stop.abort()
    const second = start(on, memoryDisk(first.disk.values))
    await settle()
    expect(userCode(second.last())).toBe('000001')
    await second.clock.advance(9999)
    expect(second.tokens).toHaveLength(0)
    await second.clock.advance(1)
    expect(second.tokens).toHaveLength(1)
    expect(on.to('device/authorize')).toHaveLength(1)
  })

  it('accepts an approval from while the app was closed, though the clock says that the code is over', async () => {
    const on = webex(token())
    const first = start(on)
    await settle()
    first.stop.abort()
    on.clock.jump(3_600_000)
    const second = start(on, memoryDisk(first.disk.values))
    await settle()
    expect(second.tokens).toHaveLength(1)
    expect(second.seen).toEqual([])
  })

  it('requests a new code when the stored one is over', async () => {
    const on = webex(says(400, { error: 'expired_token' }))
    const first = start(on)
    await settle()
    first.stop.abort()
    on.clock.jump(86_400_000)
    const second = start(on, memoryDisk(first.disk.values))
    await settle()
    expect(second.seen.map(userCode)).toEqual(['000002'])
  })

  it('shows the same code though the clock was ahead, once the server has put it right', async () => {
    const on = webex(pending)
    const first = start(on)
    await settle()
    first.stop.abort()
    const right = new Date(on.clock.now()).toUTCString()
    on.clock.jump(10 * 365 * 86_400_000)
    on.on('device/token', says(428, '', { date: right }))
    const second = start(on, memoryDisk(first.disk.values))
    await settle()
    expect(userCode(second.last())).toBe('000001')
  })

  it('shows the stored code when the clock says 1970, until the server says that it is over', async () => {
    const on = webex(pending)
    const first = start(on)
    await settle()
    first.stop.abort()
    on.clock.jump(-on.clock.now())
    const second = start(on, memoryDisk(first.disk.values))
    await second.clock.advance(10_000)
    expect(userCode(second.last())).toBe('000001')
    second.on('device/token', says(400, { error: 'invalid_grant' }), pending)
    await second.clock.advance(5000)
    expect(userCode(second.last())).toBe('000002')
  })

  it.each([null, 7, {}, { device_code: 'd' }, 'x'])(
    'requests a code when %j is stored as one',
    async (value) => {
      const tv = start(webex(pending), memoryDisk(new Map([['grant', value]])))
      await settle()
      expect(userCode(tv.last())).toBe('000001')
    },
  )
})

describe('a loop that is stopped', () => {
  it('waits no longer once it is stopped', async () => {
    const tv = start(webex(pending))
    await settle()
    tv.stop.abort()
    expect(tv.clock.waits()).toEqual([])
    await tv.clock.advance(60_000)
    tv.resume()
    await settle()
    expect(tv.polls()).toEqual([])
  })

  it('never acts on an answer that comes after it was stopped, though fetch does not listen to an abort', async () => {
    let answer: (response: Response) => void = () => {}
    const late = new Promise<Response>((resolve) => {
      answer = resolve
    })
    const tv = start(webex(late))
    await tv.clock.advance(5000)
    const seen = tv.seen.length
    tv.stop.abort()
    answer(Response.json({ access_token: 'late', token_type: 'Bearer' }))
    await tv.clock.advance(60_000)
    expect(tv.tokens).toEqual([])
    expect(tv.seen).toHaveLength(seen)
    expect(tv.calls).toHaveLength(2)
    expect(tv.clock.waits()).toEqual([])
  })
})

describe('a code that the viewer replaces', () => {
  /** A television whose codes are answered each by its own replies. */
  function tv(answers: Record<string, Reply[]>) {
    const on = webex()
    const plain = on.http.fetch
    const asked: [device_code: string, at: number][] = []
    on.http.fetch = (async (url: string, init: RequestInit) => {
      const device_code = new URLSearchParams(init.body as string).get('device_code')
      if (!device_code) return plain(url, init)
      asked.push([device_code, on.clock.now()])
      const queue = answers[device_code] ?? []
      const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? pending
      if (typeof reply !== 'function') throw new TypeError('Failed to fetch')
      return reply()
    }) as typeof fetch
    const gapsOf = (code: string) => {
      const at = asked.filter(([one]) => one === code).map(([, time]) => time)
      return at.slice(1).map((time, i) => time - (at[i] ?? 0))
    }
    return { on: { asked, gapsOf }, tv: start(on) }
  }

  it('signs in when the replaced code is approved after all, and ends the other', async () => {
    const { tv: it } = tv({ 'device-1': [pending, pending, token(1)] })
    await it.clock.advance(6000)
    it.newCode()
    await it.clock.advance(1000)
    expect(userCode(it.last())).toBe('000002')
    await it.clock.advance(8000)
    expect(it.tokens).toMatchObject([{ access_token: 'access-1' }])
    await it.clock.advance(600_000)
    expect(it.tokens).toHaveLength(1)
    expect(it.clock.waits()).toEqual([])
  })

  it('polls the replaced code at its own interval, whatever becomes of the other', async () => {
    const slow = says(400, { error: 'slow_down' })
    const { on, tv: it } = tv({ 'device-1': [slow, pending], 'device-2': ['offline', pending] })
    await it.clock.advance(5000)
    it.newCode()
    await it.clock.advance(60_000)
    expect(on.gapsOf('device-1').slice(0, 3)).toEqual([10_000, 10_000, 10_000])
  })

  it('polls two codes at the most, however often the viewer asks for a new one', async () => {
    const { on, tv: it } = tv({})
    await it.clock.advance(5000)
    it.newCode()
    await it.clock.advance(5000)
    it.newCode()
    const before = on.asked.length
    await it.clock.advance(20_000)
    expect(new Set(on.asked.slice(before).map(([code]) => code)).size).toBeLessThanOrEqual(2)
  })

  it('polls the replaced code again after the app was killed', async () => {
    const disk = memoryDisk()
    const on = webex(pending)
    const first = start(on, disk)
    await first.clock.advance(5000)
    first.newCode()
    await settle()
    expect([...disk.values.keys()].sort()).toEqual(['grant', 'replaced'])
    first.stop.abort()
    on.on('device/token', token(7))
    const second = start(on, memoryDisk(disk.values))
    await settle()
    expect(userCode(second.last())).toBe('000002')
    await second.clock.advance(5000)
    expect(second.tokens).toMatchObject([{ access_token: 'access-7' }])
    expect(second.tokens).toHaveLength(1)
  })

  it('signs in once when both codes are approved in the same moment', async () => {
    const { tv: it } = tv({ 'device-1': [pending, token(1)], 'device-2': [token(2)] })
    await it.clock.advance(5000)
    it.newCode()
    await it.clock.advance(30_000)
    expect(it.tokens).toHaveLength(1)
  })
})
