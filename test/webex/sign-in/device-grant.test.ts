import { describe, expect, it } from 'vitest'
import { parseCode, parsePoll, poll, requestCode } from '../../../src/webex/sign-in/device-grant'
import { handClock } from '../../hand-clock'
import { endpoints, oauthClient, pending, sessionFixture } from '../../session/fixture'
import { PORTAL, response } from '../response'

const clock = handClock()
const now = clock.now()
const webex = {
  device_code: '5d5cf602',
  expires_in: 300,
  user_code: '729703',
  verification_uri: 'https://oauth-helper-r.wbx2.com/verify',
  verification_uri_complete: 'https://oauth-helper-r.wbx2.com/verify?userCode=6587b0',
  interval: 2,
}
const codeFrom = (change: object, status = 200) =>
  parseCode(response(status, { ...webex, ...change }), clock)

describe('the answer to the request for a code', () => {
  it('reads a grant with its times in ms', () => {
    expect(codeFrom({})).toEqual({
      ok: true,
      value: {
        device_code: '5d5cf602',
        user_code: '729703',
        verification_uri: webex.verification_uri,
        verification_uri_complete: webex.verification_uri_complete,
        interval_ms: 2000,
        expiresAt: now + 300_000,
      },
    })
  })

  it.each([
    ['a password', 'https://login.webex.com:443@evil.example/v'],
    ['a name', 'https://login.webex.com@evil.example/v'],
    ['another host', 'https://login-k.webex.com.evil.example/verify?userCode=6587b0'],
    ['another port', 'https://oauth-helper-r.wbx2.com:8443/verify'],
  ])('shows the short link in place of a complete one with %s', (_, complete) => {
    const parsed = codeFrom({ verification_uri_complete: complete })
    expect(parsed).toMatchObject({ ok: true, value: { verification_uri: webex.verification_uri } })
    expect(parsed.ok && parsed.value.verification_uri_complete).toBe(undefined)
  })

  it('reads no grant when the link to type has a user name in it', () => {
    const verification_uri = 'https://login.webex.com@evil.example/v'
    expect(codeFrom({ verification_uri })).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', detail: 'verification_uri' },
    })
  })

  it('reads the links as the URL parser has them', () => {
    expect(
      codeFrom({
        verification_uri: 'https://LOGIN.webex.com\\@evil.example/v',
        verification_uri_complete: 'https://login.WEBEX.com/v?userCode=1',
      }),
    ).toMatchObject({
      value: {
        verification_uri: 'https://login.webex.com/@evil.example/v',
        verification_uri_complete: 'https://login.webex.com/v?userCode=1',
      },
    })
  })

  it.each([
    [undefined, 5000],
    [null, 5000],
    ['2', 2000],
    ['', 5000],
    ['soon', 5000],
    [-1, 5000],
    [0, 5000],
    [0.01, 1000],
    [1e12, 60_000],
    [[2], 5000],
  ])('reads an interval of %j as %i ms', (interval, interval_ms) => {
    expect(codeFrom({ interval })).toMatchObject({ ok: true, value: { interval_ms } })
  })

  it.each([
    [undefined, 300_000],
    ['900', 900_000],
    [-300, 300_000],
    [0, 300_000],
    ['NaN', 300_000],
    [1e12, 3_600_000],
  ])('reads an expires_in of %j as %i ms', (expires_in, life_ms) => {
    expect(codeFrom({ expires_in })).toMatchObject({ value: { expiresAt: now + life_ms } })
  })

  it.each([
    ['http://localhost:8080/verify', true],
    ['http://127.0.0.1:8080/verify', true],
    ['http://[::1]:8080/verify', true],
    ['http://login.webex.com/verify', false],
    ['http://127.0.0.1.evil.com/verify', false],
    ['http://localhost@evil.com/', false],
    ['javascript:alert(1)', false],
    ['data:text/html,hello', false],
    ['login.webex.com/verify', false],
    [`https://webex.com/${'a'.repeat(3000)}`, false],
    ['', false],
    [42, false],
  ])('parses the link %s: %s', (verification_uri, ok) => {
    expect(codeFrom({ verification_uri }).ok).toBe(ok)
  })

  it.each(['javascript:alert(1)', 'http://webex.com/', '', null, 7])(
    'does without a complete link that is %j',
    (verification_uri_complete) => {
      const parsed = codeFrom({ verification_uri_complete })
      expect(parsed.ok && parsed.value.verification_uri_complete).toBe(undefined)
    },
  )

  it.each([
    ['user_code', ''],
    ['user_code', '   '],
    ['user_code', '7'.repeat(10_000)],
    ['user_code', 729703],
    ['user_code', undefined],
    ['device_code', ''],
    ['device_code', null],
  ])('reads no grant when %s is %j', (field, value) => {
    expect(codeFrom({ [field]: value })).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', detail: field },
    })
  })

  it.each(['', PORTAL, '{"device_code": "5d5', '[]', 'null', '"x"'])(
    'is no code when the body is %j',
    (body) => {
      expect(parseCode(response(200, body), clock)).toMatchObject({
        failure: { kind: 'unreadable' },
      })
    },
  )

  it('takes the most telling of Webex’s error messages for the code of a failure', () => {
    const body = {
      message: 'The request could not be understood by the server due to malformed syntax.',
      errors: [{ description: 'Client Id is invalid' }],
      trackingId: 'ROUTER_62E0',
    }
    expect(parseCode(response(400, body), clock)).toEqual({
      ok: false,
      failure: {
        kind: 'http',
        status: 400,
        code: 'Client Id is invalid',
        trackingId: 'ROUTER_62E0',
      },
    })
    const oauth = { error: 'invalid_scope', error_description: 'no', trackingID: 'CLIENT_1' }
    expect(parseCode(response(400, oauth), clock)).toMatchObject({
      failure: { kind: 'http', code: 'invalid_scope', trackingId: 'CLIENT_1' },
    })
  })

  it.each([
    [429, 'throttled'],
    [500, 'server_error'],
    [503, 'server_error'],
    [408, 'server_error'],
    [400, 'unreadable'],
    [403, 'unreadable'],
    [302, 'unreadable'],
    [401, 'http'],
  ])('takes status %i with a page of HTML for %s', (status, kind) => {
    expect(parseCode(response(status, PORTAL), clock)).toMatchObject({ failure: { kind } })
  })
})

describe('the answer to a poll', () => {
  const token = { access_token: 'a', token_type: 'Bearer', expires_in: 64_799 }

  it('takes a token for the approval', () => {
    expect(parsePoll(response(200, token), clock)).toEqual({
      status: 'approved',
      tokens: { access_token: 'a', expiresAt: now + 64_799_000 },
    })
  })

  it.each(['', PORTAL, '{"access_token": "a', '{}', 'null', '{"access_token": ""}'])(
    'with status 200 and the body %j is trouble',
    (body) => {
      expect(parsePoll(response(200, body), clock)).toMatchObject({
        status: 'failed',
        failure: { kind: 'unreadable' },
      })
    },
  )

  it.each([
    ['', 'authorization_pending'],
    [PORTAL, 'authorization_pending'],
    [{ message: 'authorizationPending' }, 'authorization_pending'],
    [{ errors: [{ description: 'access_denied' }] }, 'authorization_pending'],
  ])('takes status 428 for pending whatever the body: %j', (body, result) => {
    expect(parsePoll(response(428, body), clock)).toEqual({ status: result })
  })

  const general = 'The request could not be understood by the server due to malformed syntax.'
  it.each([
    ['authorization_pending', 'authorization_pending'],
    ['slow_down', 'slow_down'],
    ['access_denied', 'access_denied'],
    ['expired_token', 'expired_token'],
    ['invalid_grant', 'expired_token'],
    ['invalid_client', 'misconfigured'],
    ['unauthorized_client', 'misconfigured'],
    ['invalid_scope', 'misconfigured'],
    ['unsupported_grant_type', 'misconfigured'],
    ['tokenlimit_reached', 'tokenlimit_reached'],
  ])('takes %s in any field for %s', (text, result) => {
    const bodies = [
      { error: text },
      { message: text },
      { message: `Error: ${text.toUpperCase()}.` },
      { message: general, errors: [{ description: text }], trackingId: 'R' },
      { message: general, errors: [null, {}, { description: text }] },
    ]
    for (const body of bodies)
      for (const status of [400, 403])
        expect(parsePoll(response(status, body), clock)).toMatchObject({ status: result })
  })

  it('takes status 401 for a wrong set-up, with its code and the tracking id', () => {
    expect(
      parsePoll(response(401, { error: 'invalid_client' }, { trackingid: 'ROUTER_9' }), clock),
    ).toEqual({
      status: 'misconfigured',
      failure: { kind: 'http', status: 401, code: 'invalid_client', trackingId: 'ROUTER_9' },
    })
    expect(parsePoll(response(401), clock)).toMatchObject({ status: 'misconfigured' })
  })

  it('waits after status 429 as long as Retry-After says, in seconds or until a date', () => {
    const retryAfter = (text: string) =>
      parsePoll(response(429, '', { 'retry-after': text }), clock)
    expect(retryAfter('40')).toEqual({ status: 'throttled', retryAfter_ms: 40_000 })
    expect(retryAfter(new Date(now + 60_000).toUTCString())).toEqual({
      status: 'throttled',
      retryAfter_ms: 60_000,
    })
  })

  it.each([undefined, '', '-1', 'later'])(
    'with status 429 and Retry-After %j is slow_down',
    (text) => {
      const headers: Record<string, string> = text === undefined ? {} : { 'retry-after': text }
      expect(parsePoll(response(429, '', headers), clock)).toEqual({ status: 'slow_down' })
    },
  )

  it.each([
    [500, { error: 'invalid_grant' }],
    [502, PORTAL],
    [503, ''],
    [423, ''],
    [400, ''],
    [400, PORTAL],
    [403, PORTAL],
    [302, ''],
    [511, PORTAL],
  ])('takes status %i with %j for a failed poll', (status, body) => {
    expect(parsePoll(response(status, body), clock)).toMatchObject({ status: 'failed' })
  })
})

describe('what is sent', () => {
  const { signal } = new AbortController()
  const grant = {
    device_code: 'd',
    user_code: 'u',
    verification_uri: 'https://x.test',
    interval_ms: 1,
    expiresAt: 1,
  }
  const secret = { ...oauthClient, clientSecret: 's:ä €' }

  it('asks for a code with the scopes parted by single spaces, and with no secret', async () => {
    const { http, calls, on } = sessionFixture()
    on('device/authorize', pending)
    await requestCode(http, endpoints, { ...secret, scope: ' a:b\n  c ' }, signal)
    expect(calls[0]).toMatchObject({
      form: { client_id: 'C1', scope: 'a:b c' },
      authorization: null,
    })
  })

  it('polls without authentication when a relay adds it, else with Basic', async () => {
    const { http, calls, on } = sessionFixture()
    on('device/token', pending)
    await poll(http, endpoints, oauthClient, grant, signal)
    await poll(http, endpoints, secret, grant, signal)
    expect(calls[0]).toMatchObject({
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: 'd',
        client_id: 'C1',
      },
      authorization: null,
    })
    expect(calls[1]?.authorization).toBe(`Basic ${btoa('C1:s%3A%C3%A4+%E2%82%AC')}`)
    expect(calls[1]?.form).toEqual(calls[0]?.form)
  })
})

describe('an account with too many sign-ins', () => {
  it.each([
    [400, { error: 'tokenlimit_reached' }],
    [400, { errors: [{ description: 'tokenlimit_reached' }] }],
    [403, { message: 'The token limit: TOKEN_LIMIT_REACHED' }],
  ])('takes an account with too many sign-ins for no wrong set-up (%i %j)', (status, body) => {
    expect(parsePoll(response(status, body), clock)).toMatchObject({
      status: 'tokenlimit_reached',
      failure: { kind: 'http', status },
    })
  })
})
