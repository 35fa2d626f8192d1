import { describe, expect, it } from 'vitest'
import { later, startTv, WRONG_BASIC } from '../tv'

const TRACKING_ID = /^ROUTER_[0-9A-F-]{36}$/

describe('asking for a code', () => {
  it('gives what Webex gives: six digits, a hashed link, 300 and 2 seconds', async () => {
    const { ask, sandbox } = await startTv()
    const answer = await ask('meeting:schedules_read')
    expect(answer).toEqual({
      device_code: expect.stringMatching(/^.{40,}$/),
      expires_in: 300,
      user_code: expect.stringMatching(/^\d{6}$/),
      verification_uri: `${sandbox.url}/verify`,
      verification_uri_complete: expect.stringMatching(
        new RegExp(`^${sandbox.url}/verify\\?userCode=[0-9a-f]{64}$`),
      ),
      interval: 2,
    })
    expect(answer.verification_uri_complete).not.toContain(answer.user_code)
  })

  it.each([
    ['an unknown client', { client_id: 'other', scope: 'meeting:schedules_read' }, 'Client Id'],
    ['an unknown scope', { client_id: 'foyer-sandbox', scope: 'meeting:everything' }, 'scope'],
    ['an OpenID scope', { client_id: 'foyer-sandbox', scope: 'openid' }, 'scope'],
    ['no scope', { client_id: 'foyer-sandbox' }, 'scope'],
  ])('refuses %s with 400 and Webex’s error body', async (_, fields, complaint) => {
    const { form } = await startTv()
    const { status, headers, body } = await form('/v1/device/authorize', fields)
    expect(status).toBe(400)
    expect(body.message).toMatch(/malformed syntax/)
    expect(body.errors[0].description).toContain(complaint)
    expect(body.trackingId).toMatch(TRACKING_ID)
    expect(headers.get('Trackingid')).toBe(body.trackingId)
  })

  it('takes forms only', async () => {
    const { send } = await startTv()
    const { status } = await send('POST', '/v1/device/authorize', { client_id: 'foyer-sandbox' })
    expect(status).toBe(415)
  })
})

describe('polling', () => {
  it('is told 428 while the viewer looks for the phone, then gets the tokens', async () => {
    const { ask, poll, send } = await startTv()
    const { device_code, user_code } = await ask('meeting:schedules_read')
    const pending = await poll(device_code)
    expect(pending.status).toBe(428)
    expect(pending.body).toEqual({
      message: 'authorization_pending',
      errors: [{ description: 'authorization_pending' }],
      trackingId: expect.stringMatching(TRACKING_ID),
    })

    await send('POST', '/sandbox/approve', { user_code, account: 'ada' })
    later(2)
    const { status, body } = await poll(device_code)
    expect(status).toBe(200)
    expect(body).toEqual({
      scope: 'meeting:schedules_read',
      expires_in: 64799,
      token_type: 'Bearer',
      refresh_token: expect.any(String),
      access_token: expect.any(String),
      refresh_token_expires_in: 7697037,
    })
  })

  it('is told slow_down when it comes too early, and the interval grows by 5 s for good', async () => {
    const { ask, poll } = await startTv()
    const { device_code } = await ask()
    const afterWaiting = async (seconds: number) => {
      later(seconds)
      const { status, body } = await poll(device_code)
      return `${status} ${body.errors[0].description}`
    }
    expect(await afterWaiting(2)).toBe('428 authorization_pending')
    expect(await afterWaiting(1)).toBe('400 slow_down')
    expect(await afterWaiting(2)).toBe('400 slow_down')
    expect(await afterWaiting(11)).toBe('400 slow_down')
    expect(await afterWaiting(17)).toBe('428 authorization_pending')
    expect(await afterWaiting(17)).toBe('428 authorization_pending')
  })

  it('may come a blink early, since timers and networks do', async () => {
    const { ask, poll } = await startTv()
    const { device_code } = await ask()
    await poll(device_code)
    later(1.9)
    expect((await poll(device_code)).status).toBe(428)
  })

  it('is told access_denied after a refusal', async () => {
    const { ask, poll, send } = await startTv()
    const { device_code, user_code } = await ask()
    await send('POST', '/sandbox/deny', { user_code })
    const { status, body } = await poll(device_code)
    expect([status, body.message]).toEqual([400, 'access_denied'])
  })

  it('is told expired_token when the time is over', async () => {
    const { ask, poll, send } = await startTv({ codeLifetime_s: 20 })
    const { device_code, user_code, expires_in } = await ask()
    expect(expires_in).toBe(20)
    later(21)
    const { status, body } = await poll(device_code)
    expect([status, body.message]).toEqual([400, 'expired_token'])
    const late = await send('POST', '/sandbox/approve', { user_code, account: 'ada' })
    expect(late.status).toBe(409)
  })

  it('gets tokens once: a code that was used is invalid_grant', async () => {
    const { ask, poll, send } = await startTv({ interval_s: 0 })
    const { device_code, user_code } = await ask()
    await send('POST', '/sandbox/approve', { user_code, account: 'ada' })
    await poll(device_code)
    expect((await poll(device_code)).body.message).toBe('invalid_grant')
    expect((await poll('no-such-code')).body.message).toBe('invalid_grant')
  })

  it('needs the right credentials, and says which are wrong', async () => {
    const { ask, poll, form } = await startTv()
    const { device_code } = await ask()
    const { status, body } = await poll(device_code, WRONG_BASIC)
    expect([status, body.message]).toEqual([400, 'invalid_client'])
    expect((await form('/v1/device/token', { device_code })).status).toBe(401)
    const odd = await form('/v1/device/token', { grant_type: 'password' }, WRONG_BASIC)
    expect(odd.body.message).toBe('unsupported_grant_type')
  })

  it('keeps the sign-ins of several TVs apart', async () => {
    const { ask, poll, send } = await startTv()
    const [one, two] = [await ask(), await ask()]
    await send('POST', '/sandbox/approve', { user_code: two.user_code, account: 'bo' })
    expect((await poll(one.device_code)).status).toBe(428)
    expect((await poll(two.device_code)).status).toBe(200)
  })
})

describe('renewing', () => {
  it('gives a new pair, and the old refresh token works on for the grace, no longer', async () => {
    const { signIn, renew, get } = await startTv({ refreshGrace_s: 30 })
    const first = await signIn('ada')
    const second = await renew(first.refresh_token)
    expect(second.status).toBe(200)
    expect(Object.keys(second.body)).toEqual(Object.keys(first).filter((key) => key !== 'get'))
    expect(second.body.refresh_token).not.toBe(first.refresh_token)

    later(29)
    const again = await renew(first.refresh_token)
    expect(again.status).toBe(200)
    expect((await get('/v1/people/me', again.body.access_token)).status).toBe(200)

    later(2)
    const late = await renew(first.refresh_token)
    expect([late.status, late.body.message]).toEqual([400, 'invalid_grant'])
    expect(late.body.errors[0].description).toMatch(/expired, revoked, malformed, or invalid/)
  })

  it('takes a rotated token that comes back late for stolen, and ends the whole grant', async () => {
    const { signIn, renew } = await startTv({ refreshGrace_s: 0 })
    const first = await signIn('ada')
    const second = await renew(first.refresh_token)
    await renew(first.refresh_token)
    expect((await renew(second.body.refresh_token)).body.message).toBe('invalid_grant')
  })

  it('takes the credentials from the body as well', async () => {
    const { signIn, form } = await startTv()
    const { refresh_token } = await signIn('ada')
    const fields = {
      grant_type: 'refresh_token',
      client_id: 'foyer-sandbox',
      client_secret: 'sandbox-secret',
      refresh_token,
    }
    expect((await form('/v1/access_token', fields)).status).toBe(200)
    const wrong = await form('/v1/access_token', { ...fields, client_secret: 'guess' })
    expect(wrong.body.message).toBe('invalid_client')
    expect((await form('/v1/access_token', { grant_type: 'refresh_token' })).status).toBe(401)
  })

  it('ends with the refresh token’s life, which starts anew at each renewal', async () => {
    const { signIn, renew } = await startTv({ refreshTokenLifetime_s: 100 })
    const first = await signIn('ada')
    expect(first.refresh_token_expires_in).toBe(100)
    later(90)
    const second = await renew(first.refresh_token)
    expect(second.body.refresh_token_expires_in).toBe(100)
    later(90)
    const third = await renew(second.body.refresh_token)
    later(101)
    expect((await renew(third.body.refresh_token)).body.message).toBe('invalid_grant')
  })

  it('is refused after the grant was ended, and so is the access token', async () => {
    const { signIn, renew, send } = await startTv()
    const ada = await signIn('ada')
    const bo = await signIn('bo')
    await send('POST', '/sandbox/revoke', { account: 'ada' })
    expect((await renew(ada.refresh_token)).body.message).toBe('invalid_grant')
    expect((await ada.get('/people/me')).status).toBe(401)
    expect((await bo.get('/people/me')).status).toBe(200)
  })
})

it('turns an access token away after its time', async () => {
  const { signIn } = await startTv({ accessTokenLifetime_s: 60 })
  const ada = await signIn('ada')
  expect((await ada.get('/people/me')).status).toBe(200)
  later(61)
  const { status, body } = await ada.get('/people/me')
  expect(status).toBe(401)
  expect(body).toEqual({
    message: expect.stringMatching(/valid access token/),
    errors: [{ description: expect.any(String) }],
    trackingId: expect.stringMatching(TRACKING_ID),
  })
})

it('answers a browser of another origin, and lets it read what it needs', async () => {
  const { call } = await startTv()
  const preflight = await call('/v1/meetings', {
    method: 'OPTIONS',
    headers: {
      Origin: 'null',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization,timezone',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('timezone')

  const refused = await call('/v1/meetings', { headers: { Origin: 'https://tv.example' } })
  expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*')
  const exposed = refused.headers.get('Access-Control-Expose-Headers')
  for (const name of ['Date', 'Link', 'Retry-After', 'Trackingid']) expect(exposed).toContain(name)
})

it('starts at any time one wants, and says so in the Date header', async () => {
  const { call } = await startTv({ now_ms: Date.parse('2031-12-31T22:59:30Z') })
  later(10)
  const { headers } = await call('/v1/meetings')
  expect(headers.get('Date')).toBe('Wed, 31 Dec 2031 22:59:40 GMT')
})
