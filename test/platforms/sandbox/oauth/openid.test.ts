import { expect, it } from 'vitest'
import { exchange, openBrowser } from '../browser'
import { startTv } from '../tv'

async function tokenOf(scope: string) {
  const tv = await startTv()
  const { query } = await openBrowser(tv).approve('ada', { scope })
  const { access_token } = (await exchange(tv, query.code)).body
  return { tv, access_token }
}

it('tells of somebody what the scopes of OpenID allow, verified as a string', async () => {
  const { tv, access_token } = await tokenOf('openid email profile')
  expect((await tv.get('/v1/userinfo', access_token)).body).toEqual({
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
    email: 'ada@foyer.example',
    email_verified: 'true',
    name: 'Ada Brandt',
    given_name: 'Ada',
    family_name: 'Brandt',
  })
})

it('tells who it is alone when only that was asked', async () => {
  const { tv, access_token } = await tokenOf('openid')
  expect(Object.keys((await tv.get('/v1/userinfo', access_token)).body)).toEqual(['sub'])
})

it('has one subject for one person, the one inside of people/me', async () => {
  const { tv, access_token } = await tokenOf('openid spark:people_read')
  const { id } = (await tv.get('/v1/people/me', access_token)).body
  const { sub } = (await tv.get('/v1/userinfo', access_token)).body
  expect(Buffer.from(id, 'base64url').toString()).toBe(`ciscospark://us/PEOPLE/${sub}`)
})

it('tells a television nothing, and a stranger neither', async () => {
  const tv = await startTv()
  const ada = await tv.signIn('ada')
  expect(ada).not.toHaveProperty('id_token')
  expect((await ada.get('/userinfo')).status).toBe(403)
  expect((await tv.call('/v1/userinfo')).status).toBe(401)
  expect((await tv.get('/v1/userinfo', 'guess')).status).toBe(401)
})

it.each(['/v1', '', '/idb'])('describes itself at %s/.well-known', async (base) => {
  const tv = await startTv()
  const { url } = tv.sandbox
  const { status, body } = await tv.call(`${base}/.well-known/openid-configuration`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    issuer: `${url}/idb`,
    authorization_endpoint: `${url}/v1/authorize`,
    token_endpoint: `${url}/v1/access_token`,
    userinfo_endpoint: `${url}/v1/userinfo`,
    jwks_uri: `${url}/v1/verification`,
    scopes_supported: ['openid', 'profile', 'email', 'phone', 'address'],
    code_challenge_methods_supported: ['plain', 'S256'],
    token_endpoint_auth_methods_supported: expect.arrayContaining(['client_secret_basic']),
  })
  expect(JSON.stringify(body)).not.toContain('device')
})

it('shows its keys as Webex does', async () => {
  const tv = await startTv()
  const { body } = await tv.call('/v1/verification')
  const key = { kty: 'RSA', use: 'sig', e: 'AQAB' }
  expect(body).toEqual({
    keys: [{ ...key, kid: expect.any(String), n: expect.stringMatching(/^[\w-]{342}$/) }],
  })
  expect((await tv.call('/v1/verification')).body).toEqual(body)
})

it.each(['/v1', ''])('says at %s/.well-known/webfinger where somebody lives', async (base) => {
  const tv = await startTv()
  const ask = (resource: string) =>
    tv.call(`${base}/.well-known/webfinger?resource=${encodeURIComponent(resource)}`)
  expect((await ask('acct:ada@foyer.example')).body).toEqual({
    subject: 'acct:ada@foyer.example',
    links: [{ rel: 'http://openid.net/specs/connect/1.0/issuer', href: `${tv.sandbox.url}/idb` }],
  })
  expect((await ask('acct:eve@foyer.example')).status).toBe(404)
  expect((await ask('ada@foyer.example')).status).toBe(400)
})
