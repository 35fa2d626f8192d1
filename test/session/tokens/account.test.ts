import { describe, expect, it } from 'vitest'
import { createAccount, type SignedOut } from '../../../src/session/tokens/account'
import { err, ok, type Result } from '../../../src/webex/http/failure'
import { request } from '../../../src/webex/http/http'
import { failureOf } from '../../../src/webex/http/response'
import { settle } from '../../hand-clock'
import { memoryDisk, slowDisk } from '../../tv/memory-storage'
import {
  api,
  endpoints,
  invalidGrant,
  oauthClient,
  type SessionFixture,
  says,
  sessionFixture,
  token,
} from '../fixture'

const HOUR = 3_600_000

function signedIn({ life_ms = 18 * HOUR, renewable = true, disk = memoryDisk() } = {}) {
  const on = sessionFixture()
  const stop = new AbortController()
  const refusals: SignedOut[] = []
  const tokens = {
    access_token: 'access-1',
    expiresAt: on.clock.now() + life_ms,
    ...(renewable && { refresh_token: 'refresh-1' }),
  }
  disk.values.set('tokens', tokens)
  const account = createAccount({
    http: on.http,
    storage: disk.storage,
    oauthClient,
    endpoints,
    tokens,
  })
  account.onSignedOut((refusal) => refusals.push(refusal))
  const authorized = account.authorized(stop.signal)
  /** One REST call, whose value is the token it went out with. */
  const get = (by = authorized) =>
    by(async (accessToken): Promise<Result<string>> => {
      const sent = await request(on.http, { url: `${api}/meetings`, accessToken })
      if (!sent.ok) return sent
      const failure = failureOf(sent.value, on.clock)
      return failure ? err(failure) : ok(accessToken)
    })
  on.on('meetings', says(200, {}))
  return { ...on, disk, stop, refusals, get, authorized, account }
}

const renewed = ok('access-2')
const still = ok('access-1')
const unauthorized = says(401, { message: 'The request requires a valid access token' })

describe('renewing a token before its end', () => {
  it('a token is renewed five minutes before its end, and stored before it is used', async () => {
    const { get, clock, on, disk, to } = signedIn()
    on('access_token', token(2))
    await clock.advance(18 * HOUR - 301_000)
    expect(await get()).toEqual(still)
    await clock.advance(2000)
    on('meetings', () => {
      expect(disk.values.get('tokens')).toMatchObject({ refresh_token: 'refresh-2' })
      return Response.json({})
    })
    expect(await get()).toEqual(renewed)
    expect(to('access_token')).toHaveLength(1)
  })

  it('a renewed token is not used before it is stored, nor at all when the account is over by then', async () => {
    for (const over of [false, true]) {
      const disk = slowDisk()
      const { get, on, to, stop } = signedIn({ life_ms: 0, disk })
      on('access_token', token(2))
      const call = get()
      await settle()
      expect(to('meetings')).toEqual([])
      if (over) stop.abort()
      disk.finish()
      expect(await call).toEqual(over ? err({ kind: 'signed_out', code: 'signed_out' }) : renewed)
      expect(to('meetings')).toHaveLength(over ? 0 : 1)
    }
  })

  it('one renewal serves all calls that wait for it', async () => {
    const { get, on, to } = signedIn({ life_ms: 0 })
    on('access_token', token(2))
    const answers = await Promise.all(Array.from({ length: 20 }, () => get()))
    expect(answers).toEqual(Array(20).fill(renewed))
    expect(to('access_token')).toHaveLength(1)
  })

  it.each([
    ['no network', 'offline' as const],
    ['server trouble', says(503)],
    ['throttling', says(429)],
    ['a captive portal', says(200, '<html>')],
    ['a wrong set-up', says(401, { error: 'invalid_client' })],
  ])('an expired token is tried all the same when its renewal meets %s', async (_, reply) => {
    const { get, on, refusals, to } = signedIn({ life_ms: -10 * 365 * 24 * HOUR })
    on('access_token', reply)
    expect(await get()).toEqual(still)
    expect(await get()).toEqual(still)
    expect(to('access_token')).toHaveLength(1)
    expect(refusals).toEqual([])
  })

  it('a renewal that failed is tried again after half a minute', async () => {
    const { get, on, clock } = signedIn({ life_ms: 0 })
    on('access_token', 'offline', token(2))
    await get()
    await clock.advance(30_000)
    expect(await get()).toEqual(renewed)
  })

  it('a token that lives shorter than five minutes is not renewed for every call', async () => {
    const { get, on, to, clock } = signedIn({ life_ms: 0 })
    on('access_token', token(2, { expires_in: 100 }), token(3, { expires_in: 100 }))
    for (let call = 0; call < 8; call++) {
      await get()
      await clock.advance(10_000)
    }
    expect(to('access_token')).toHaveLength(1)
    await clock.advance(15_000)
    expect(await get()).toEqual(ok('access-3'))
  })

  it('a token without a refresh token is used until the server refuses it', async () => {
    const { get, on, to, refusals } = signedIn({ life_ms: 0, renewable: false })
    expect(await get()).toEqual(still)
    on('meetings', unauthorized)
    await get()
    expect(refusals).toHaveLength(1)
    expect(to('access_token')).toEqual([])
  })
})

describe('a 401 on a call', () => {
  it('a 401 renews the token once, and the call is made again', async () => {
    const { get, on, to } = signedIn()
    on('meetings', unauthorized, says(200, {}))
    on('access_token', token(2))
    expect(await get()).toEqual(renewed)
    expect(to('meetings').map((call) => call.authorization)).toEqual([
      'Bearer access-1',
      'Bearer access-2',
    ])
  })

  it('twenty calls with a 401 share one renewal, also one that is answered late', async () => {
    const { get, on, to } = signedIn()
    let answer: (response: Response) => void = () => {}
    const late = new Promise<Response>((resolve) => {
      answer = resolve
    })
    on('meetings', late, ...Array(19).fill(unauthorized), says(200, {}))
    on('access_token', token(2))
    const calls = Array.from({ length: 20 }, () => get())
    await settle()
    answer(new Response('', { status: 401 }))
    expect(await Promise.all(calls)).toEqual(Array(20).fill(renewed))
    expect(to('access_token')).toHaveLength(1)
  })

  it('401 after 401 starts no further renewals and ends no account, since a renewal was granted', async () => {
    const { get, on, to, refusals } = signedIn()
    on('meetings', unauthorized)
    on('access_token', token(2), token(3))
    const answers = [...(await Promise.all([get(), get(), get()])), await get(), await get()]
    for (const answer of answers)
      expect(answer).toMatchObject({ failure: { kind: 'unauthorized', status: 401 } })
    expect(to('access_token')).toHaveLength(1)
    expect(to('meetings')).toHaveLength(8)
    expect(refusals).toEqual([])
  })

  it('the account ends when the renewal is refused too', async () => {
    const { get, on, refusals } = signedIn()
    on('meetings', unauthorized)
    on('access_token', invalidGrant)
    const answers = await Promise.all([get(), get()])
    for (const answer of answers) expect(answer).toMatchObject({ failure: { kind: 'signed_out' } })
    expect(refusals).toEqual([
      { kind: 'signed_out', code: 'invalid_grant', trackingId: 'ROUTER_1' },
    ])
  })

  it.each(['offline' as const, says(500), says(429), says(401)])(
    'the account goes on while its renewal fails for another reason',
    async (reply) => {
      const { get, on, refusals } = signedIn()
      on('meetings', unauthorized)
      on('access_token', reply)
      const answer = await get()
      expect(answer.ok).toBe(false)
      expect(answer).not.toMatchObject({ failure: { kind: 'signed_out' } })
      expect(refusals).toEqual([])
    },
  )

  it('a call causes one renewal at most, though its token was due and refused', async () => {
    const { get, on, to } = signedIn({ life_ms: 0 })
    on('meetings', unauthorized)
    on('access_token', 'offline')
    expect(await get()).toEqual(err({ kind: 'offline' }))
    expect(to('access_token')).toHaveLength(1)
  })

  it('a 451 ends the account at once, without a renewal', async () => {
    const { get, on, to, refusals } = signedIn()
    on('meetings', says(451, { message: 'Unavailable' }))
    await get()
    expect(refusals).toMatchObject([{ code: '451' }])
    expect(to('access_token')).toEqual([])
  })
})

describe('an ended account', () => {
  it('an ended account writes nothing, and its calls give signed_out', async () => {
    const { get, on, account, disk, refusals } = signedIn({ life_ms: 0 })
    let answer: (response: Response) => void = () => {}
    const late = new Promise<Response>((resolve) => {
      answer = resolve
    })
    on('access_token', late)
    const call = get()
    await settle()
    account.end()
    answer(Response.json({ access_token: 'late' }))
    expect(await call).toEqual(err({ kind: 'signed_out', code: 'signed_out' }))
    expect(await get()).toEqual(err({ kind: 'signed_out', code: 'signed_out' }))
    expect(disk.values.get('tokens')).toMatchObject({ access_token: 'access-1' })
    expect(refusals).toEqual([])
  })

  it('an answer that comes after the session was closed is not given to the caller', async () => {
    const { get, on, stop, refusals } = signedIn()
    on('meetings', Promise.resolve(Response.json({})))
    const call = get()
    stop.abort()
    expect(await call).toMatchObject({ failure: { kind: 'signed_out' } })
    expect(refusals).toEqual([])
  })

  it('an error that the caller threw is passed on', async () => {
    const { authorized } = signedIn()
    const own = new DOMException('left the screen', 'AbortError')
    await expect(authorized(() => Promise.reject(own))).rejects.toBe(own)
  })
})

describe('closing a session during a renewal', () => {
  /** The answer to a renewal, given when the test says so. */
  function renewal(on: SessionFixture['on']) {
    let answer: (response: Response) => void = () => {}
    on(
      'access_token',
      new Promise<Response>((resolve) => {
        answer = resolve
      }),
    )
    return (status: number, body: object) => answer(Response.json(body, { status }))
  }
  const renewedTokens = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 64_799 }

  it('a renewal under way is finished after its session was closed, and its tokens are stored', async () => {
    const { get, on, stop, disk, account, to } = signedIn({ life_ms: 0 })
    const answer = renewal(on)
    const call = get()
    await settle()
    stop.abort()
    answer(200, renewedTokens)
    expect(await call).toEqual(err({ kind: 'signed_out', code: 'signed_out' }))
    expect(to('meetings')).toEqual([])
    expect(disk.values.get('tokens')).toMatchObject({ refresh_token: 'refresh-2' })
    expect(account.tokens()).toMatchObject({ refresh_token: 'refresh-2' })
  })

  it('the next session starts no second renewal, and gets the result of the first', async () => {
    const { get, on, stop, account, to } = signedIn({ life_ms: 0 })
    const answer = renewal(on)
    void get()
    await settle()
    stop.abort()
    const next = get(account.authorized(new AbortController().signal))
    await settle()
    answer(200, renewedTokens)
    expect(await next).toEqual(renewed)
    expect(to('access_token')).toHaveLength(1)
  })

  it('an account is idle when its renewal is over, however it went', async () => {
    for (const status of [200, 400, 503]) {
      const { get, on, stop, account } = signedIn({ life_ms: 0 })
      const answer = renewal(on)
      void get()
      await settle()
      stop.abort()
      let isIdle = false
      const idle = account.idle().then(() => {
        isIdle = true
      })
      await settle()
      expect(isIdle).toBe(false)
      answer(status, status === 200 ? renewedTokens : { error: 'invalid_grant' })
      await idle
    }
  })

  it('a refusal that comes after the session was closed is still reported', async () => {
    const { get, on, stop, refusals } = signedIn({ life_ms: 0 })
    const answer = renewal(on)
    void get()
    await settle()
    stop.abort()
    answer(400, { error: 'invalid_grant' })
    await settle()
    expect(refusals).toMatchObject([{ code: 'invalid_grant' }])
  })
})
