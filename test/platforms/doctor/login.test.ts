// What the checks of signing in in a browser make of answers.

import { describe, expect, it } from 'vitest'
import { checkImplicit } from '../../../platforms/doctor/checks/integration/implicit'
import { checkRedirects } from '../../../platforms/doctor/checks/integration/redirects'
import { checkDiscovery } from '../../../platforms/doctor/checks/webex/discovery'
import { checkPerson } from '../../../platforms/doctor/checks/webex/person'
import { checkStatus } from '../../../platforms/doctor/checks/webex/status'
import { API, type Reply, subject } from './subject'

describe('the redirect addresses', () => {
  const answering = (missing: string[], how: 'page' | 'redirect' = 'page') =>
    subject((path) => {
      const asked = new URL(path, API).searchParams.get('redirect_uri') ?? ''
      if (!missing.some((region) => asked.includes(`helper-${region}`)))
        return {
          status: 302,
          headers: {
            Location: `https://idbroker.webex.com/idb/login?goto=${encodeURIComponent(asked)}`,
          },
        }
      const says = 'The redirect_uri does not match a registered one'
      return how === 'page'
        ? { status: 400, body: `<html>${says}</html>` }
        : {
            status: 302,
            headers: {
              Location: `https://idbroker.webex.com/error?text=${encodeURIComponent(says)}`,
            },
          }
    })

  it('are right when each leads on to the log-in', async () => {
    expect(await checkRedirects(answering([]))).toMatchObject({ status: 'passed' })
  })

  it.each(['page', 'redirect'] as const)('that are missing are named (%s)', async (how) => {
    expect(await checkRedirects(answering(['k', 'd'], how))).toMatchObject({
      status: 'failed',
      todo: expect.stringMatching(/helper-k\.wbx2.*helper-d\.wbx2/),
    })
  })

  it('are not spoken of where the answer says nothing, nor at other servers', async () => {
    expect(await checkRedirects(subject(() => ({ status: 503 })))).toBeUndefined()
    const setUp = { clientId: 'C1', scopes: [], api: 'https://oauth.example.org/v1' }
    expect(await checkRedirects(subject(() => ({}), { setUp }))).toBeUndefined()
  })
})

describe('the implicit flow', () => {
  const with_ = (types: string[], answer: Reply) =>
    checkImplicit(
      subject((path) =>
        path.startsWith('/.well-known') ? { body: { response_types_supported: types } } : answer,
      ),
    )

  it('is no word worth where the server does not speak it', async () => {
    expect(await with_(['code'], {})).toEqual({
      status: 'passed',
      text: 'The implicit flow is not spoken.',
    })
  })

  it('is said where the integration would allow it', async () => {
    const login = { status: 302, headers: { Location: 'https://idbroker.webex.com/idb/login' } }
    expect(await with_(['code', 'id_token token'], login)).toMatchObject({
      status: 'hint',
      text: expect.stringContaining('integration would allow the implicit flow'),
    })
  })

  it('is well where the integration does not', async () => {
    const back =
      'https://oauth-helper-a.wbx2.com/helperservice/v1/actions/device/callback#error=unsupported_response_type'
    expect(
      await with_(['code', 'token'], { status: 302, headers: { Location: back } }),
    ).toMatchObject({
      status: 'passed',
    })
  })

  it('is said of the server where the integration cannot be told', async () => {
    expect(await with_(['code', 'token'], { status: 500 })).toMatchObject({
      status: 'hint',
      text: 'The server speaks the implicit flow; Foyer never uses it.',
    })
  })
})

describe('the discovery document', () => {
  const RIGHT = {
    issuer: 'https://idbroker-b-us.webex.com/idb',
    authorization_endpoint: `${API}/authorize`,
    token_endpoint: `${API}/access_token`,
    userinfo_endpoint: `${API}/userinfo`,
    jwks_uri: `${API}/verification`,
    response_types_supported: ['code', 'token'],
    code_challenge_methods_supported: ['plain', 'S256'],
    scopes_supported: ['openid', 'profile', 'email'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  }

  it('of Webex is right', async () => {
    expect(await checkDiscovery(subject(() => ({ body: RIGHT })))).toMatchObject({
      status: 'passed',
    })
  })

  it.each([
    [{ issuer: undefined }, /no issuer/],
    [{ issuer: 'http://idbroker.webex.com/idb' }, /no issuer with https/],
    [{ issuer: 'https://idbroker.webex.com.evil.example/idb' }, /another server's/],
    [{ jwks_uri: 'https://keys.example/jwks' }, /names https:\/\/keys\.example/],
    [{ jwks_uri: 'not an address' }, /no jwks_uri/],
    [{ token_endpoint: 'https://oauth.example/token' }, /token_endpoint is at oauth\.example/],
    [{ code_challenge_methods_supported: undefined }, /S256/],
    [{ code_challenge_methods_supported: 'S256 only' }, /S256/],
    [{ token_endpoint_auth_methods_supported: ['private_key_jwt'] }, /client_secret_basic/],
    [{ scopes_supported: ['openid'] }, /profile, email/],
    [{ response_types_supported: ['id_token'] }, /code/],
  ])('with %j is wrong', async (change, says) => {
    const finding = await checkDiscovery(subject(() => ({ body: { ...RIGHT, ...change } })))
    expect(finding).toMatchObject({ status: 'failed', text: expect.stringMatching(says) })
  })
})

describe('a person', () => {
  const look = (replies: (path: string) => Reply, person = 'ada@example.com') =>
    checkPerson(subject(replies, { person }))
  const link = {
    rel: 'http://openid.net/specs/connect/1.0/issuer',
    href: 'https://idbroker-eu.webex.com/idb',
  }

  it('is said to sign in where WebFinger says, below the API or at its root', async () => {
    const text = 'ada@example.com signs in at https://idbroker-eu.webex.com/idb.'
    expect(await look(() => ({ body: { links: [link] } }))).toEqual({ status: 'passed', text })
    const atRoot = (path: string) =>
      path.startsWith('https://webexapis.com/.well-known/')
        ? { body: { links: [link] } }
        : { status: 404 }
    expect(await look(atRoot)).toEqual({ status: 'passed', text })
  })

  it.each([{ status: 404 }, { body: {} }, { body: { links: [{ rel: link.rel }] } }, { body: '[' }])(
    'of whom it says nothing is asked to be checked (%j)',
    async (reply) => {
      expect(await look(() => reply)).toMatchObject({ status: 'failed' })
    },
  )

  it('without an @ is not looked up', async () => {
    expect(await look(() => new Error('asked') as never, 'ada')).toMatchObject({
      status: 'failed',
      text: 'ada is no e-mail address.',
    })
  })

  it('is asked for as one resource, whatever stands in the address', async () => {
    const asked: string[] = []
    await look((path) => {
      asked.push(path)
      return { body: { links: [link] } }
    }, 'ada+tv&x=1@example.com')
    expect(new URL(asked[0] ?? '', API).searchParams.get('resource')).toBe(
      'acct:ada+tv&x=1@example.com',
    )
  })
})

describe('Webex’s status page', () => {
  const look = (reply: Reply) => checkStatus(subject(() => reply))
  const calm = { incidents: [], status: { indicator: 'none' } }

  it('is asked itself where there is no relay, and is calm', async () => {
    expect(await look({ body: calm })).toEqual({
      status: 'passed',
      text: 'Webex reports no problems.',
    })
  })

  it.each([{ status: 503 }, { body: '<html>' }, { body: { incidents: 'none' } }])(
    'says nothing where it cannot be read: %j',
    async (reply) => {
      expect(await look(reply)).toMatchObject({ status: 'hint' })
    },
  )

  it('is nobody’s but Webex’s', async () => {
    const setUp = { clientId: 'C1', scopes: [], api: 'https://oauth.example.org/v1' }
    expect(await checkStatus(subject(() => ({ body: calm }), { setUp }))).toBeUndefined()
  })

  it('is missed at a relay that does not pass it on', async () => {
    const given = { relay: 'https://relay.example.org/v1' }
    expect(await checkStatus(subject(() => ({ status: 404 }), given))).toMatchObject({
      status: 'hint',
      text: expect.stringContaining('Update it'),
    })
  })
})
