import { describe, expect, it } from 'vitest'
import { parseRefresh, parseTokens, refresh, type Tokens } from '../../../src/webex/sign-in/tokens'
import { handClock } from '../../hand-clock'
import { endpoints, invalidGrant, oauthClient, sessionFixture, token } from '../../session/fixture'
import { PORTAL, response } from '../response'

const clock = handClock()
const now = clock.now()
const old: Tokens = {
  access_token: 'old-access',
  refresh_token: 'old-refresh',
  expiresAt: now,
  refreshExpiresAt: now + 1000,
}
const body = {
  access_token: 'new-access',
  refresh_token: 'new-refresh',
  token_type: 'Bearer',
  expires_in: 64_799,
  refresh_token_expires_in: 7_697_037,
}
const parsed = (change: object) => parseTokens(response(200, { ...body, ...change }), clock)

describe('the answer of the token endpoint', () => {
  it('reads the tokens with their ends as times', () => {
    expect(parsed({})).toEqual({
      ok: true,
      value: {
        access_token: 'new-access',
        refresh_token: 'new-refresh',
        expiresAt: now + 64_799_000,
        refreshExpiresAt: now + 7_697_037_000,
      },
    })
  })

  it.each(['Bearer', 'bearer', 'BEARER', undefined, null])('takes token_type %j', (token_type) => {
    expect(parsed({ token_type }).ok).toBe(true)
  })

  it.each(['DPoP', 'mac', '', 7])('cannot use token_type %j', (token_type) => {
    expect(parsed({ token_type })).toMatchObject({
      failure: { kind: 'unreadable', detail: 'token_type' },
    })
  })

  it.each(['', 'two words', 'line\nbreak', 'ä', 7, null, undefined])(
    'cannot use the access token %j, and does not repeat it',
    (access_token) => {
      const response = parsed({ access_token })
      expect(response).toMatchObject({ failure: { kind: 'unreadable', detail: 'access_token' } })
    },
  )

  it.each([
    ['3600', 3_600_000],
    [undefined, 3_600_000],
    ['never', 3_600_000],
    [-5, 3_600_000],
    [0, 3_600_000],
    [60, 60_000],
    [1e12, 366 * 24 * 3_600_000],
  ])(
    'reads an expires_in of %j as %i ms, since a token is never thrown away for it',
    (expires_in, ms) => {
      expect(parsed({ expires_in })).toMatchObject({ ok: true, value: { expiresAt: now + ms } })
    },
  )

  it.each([undefined, null, ''])('keeps the old refresh token when %j comes back', (given) => {
    const change = { refresh_token: given, refresh_token_expires_in: undefined }
    expect(parseTokens(response(200, { ...body, ...change }), clock, old)).toMatchObject({
      value: { refresh_token: 'old-refresh', refreshExpiresAt: now + 1000 },
    })
  })
})

describe('the scope of the token endpoint’s answer', () => {
  it.each([
    ['meeting:schedules_read spark:people_read', 'meeting:schedules_read spark:people_read'],
    [' meeting:schedules_read ', 'meeting:schedules_read'],
    [undefined, undefined],
    [null, undefined],
    ['', undefined],
    ['two\nlines', undefined],
    [['meeting:schedules_read'], undefined],
    ['x'.repeat(9000), undefined],
  ])('is read from %j, and costs no token where it cannot be', (scope, read) => {
    const answer = parsed({ scope })
    expect(answer.ok && answer.value.scope).toBe(read)
    expect(answer).toMatchObject({ value: { access_token: 'new-access' } })
  })

  it('stays as it was where a renewal does not say (RFC 6749 6), and is another where it does', () => {
    const before = { ...old, scope: 'spark:people_read' }
    const renewed = (scope?: string) =>
      parseTokens(response(200, { ...body, scope }), clock, before)
    expect(renewed()).toMatchObject({ value: { scope: 'spark:people_read' } })
    expect(renewed('spark:kms')).toMatchObject({ value: { scope: 'spark:kms' } })
  })
})

describe('the answer to a renewal', () => {
  it.each([
    { error: 'invalid_grant' },
    { message: 'invalid_grant' },
    { message: 'Bad request', errors: [{ description: 'The refresh token is invalid' }] },
    { error: 'invalid_request', message: 'expired refresh token' },
    { error: 'invalid_token' },
    { errors: [{ description: 'Token has been revoked' }] },
  ])('gives signed_out for %j', (body) => {
    expect(parseRefresh(response(400, body, { trackingid: 'R1' }), clock, old)).toMatchObject({
      failure: { kind: 'signed_out', trackingId: 'R1' },
    })
  })

  it('gives signed_out for 451', () => {
    expect(parseRefresh(response(451, PORTAL), clock, old)).toEqual({
      ok: false,
      failure: { kind: 'signed_out', code: '451', trackingId: undefined },
    })
  })

  it.each([
    [401, '', 'http'],
    [401, { error: 'invalid_grant' }, 'http'],
    [400, { error: 'invalid_client' }, 'http'],
    [400, { error: 'invalid_client', message: 'invalid token for client' }, 'http'],
    [400, { error: 'unsupported_grant_type' }, 'http'],
    [403, { message: 'this origin is not allowed to use the relay' }, 'http'],
    [403, { message: 'unauthorized_client: https://expired-token.example' }, 'http'],
    [400, PORTAL, 'unreadable'],
    [400, '', 'unreadable'],
    [200, PORTAL, 'unreadable'],
    [200, '{"access_token": "ab', 'unreadable'],
    [200, '', 'unreadable'],
    [429, { error: 'invalid_grant' }, 'throttled'],
    [500, { error: 'invalid_grant' }, 'server_error'],
    [503, PORTAL, 'server_error'],
    [423, '', 'server_error'],
  ])('gives no signed_out for %i %j, but %s', (status, body, kind) => {
    expect(parseRefresh(response(status, body), clock, old)).toMatchObject({ failure: { kind } })
  })
})

describe('renewing', () => {
  it('sends the refresh token in the body and nothing secret in the address', async () => {
    const { http, calls, on } = sessionFixture()
    on('access_token', token(2))
    expect(await refresh(http, endpoints, oauthClient, old)).toMatchObject({
      value: { access_token: 'access-2' },
    })
    expect(calls).toMatchObject([
      {
        path: 'access_token',
        form: { grant_type: 'refresh_token', refresh_token: 'old-refresh', client_id: 'C1' },
        authorization: null,
      },
    ])
  })

  it('tells offline from a refused grant', async () => {
    const { http, on } = sessionFixture()
    on('access_token', 'offline', invalidGrant)
    expect(await refresh(http, endpoints, oauthClient, old)).toMatchObject({
      failure: { kind: 'offline' },
    })
    expect(await refresh(http, endpoints, oauthClient, old)).toMatchObject({
      failure: { kind: 'signed_out', code: 'invalid_grant' },
    })
  })

  it('sends no request when there is nothing to renew with', async () => {
    const { http, calls } = sessionFixture()
    const without = { access_token: 'a', expiresAt: 0 }
    expect(await refresh(http, endpoints, oauthClient, without)).toMatchObject({
      failure: { kind: 'signed_out' },
    })
    expect(calls).toEqual([])
  })
})
