import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { APP, exchange, openBrowser, S256, VERIFIER, verified } from '../browser'
import { later, NOW, startTv } from '../tv'

const heading = (page: string) => /<h1>(.*?)<\/h1>/.exec(page)?.[1]
const chosen = (page: string) => /value="(\w+)" checked/.exec(page)?.[1]

async function open(options = {}) {
  const tv = await startTv(options)
  return { tv, browser: openBrowser(tv) }
}

describe('signing in in a browser', () => {
  it('asks who it is and what Foyer may, and comes back with a code and the state', async () => {
    const { browser } = await open()
    const page = await browser.authorize()
    expect([page.status, heading(page.body)]).toEqual([200, 'Sign in to Foyer'])
    for (const words of ['localhost:5173', 'Ada Brandt', 'See your email address'])
      expect(page.body).toContain(words)
    const back = browser.left(await browser.answer(page, { account: 'bo', answer: 'approve' }))
    expect(back).toEqual({
      to: APP,
      query: { code: expect.stringMatching(/^.{40,}$/), state: 's-1' },
      fragment: {},
    })
  })

  it('gives for the code the tokens, and an ID token with Webex’s claims', async () => {
    const { tv, browser } = await open()
    const { query } = await browser.approve('ada')
    const { status, body } = await exchange(tv, query.code)
    expect(status).toBe(200)
    expect(body).toEqual({
      scope: 'openid profile email spark:people_read',
      expires_in: 64799,
      token_type: 'Bearer',
      refresh_token: expect.any(String),
      access_token: expect.any(String),
      refresh_token_expires_in: 7697037,
      id_token: expect.any(String),
    })
    const hash = createHash('sha256').update(body.access_token).digest()
    expect(await verified(tv, body.id_token)).toEqual({
      iss: `${tv.sandbox.url}/idb`,
      sub: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      aud: 'foyer-sandbox',
      iat: NOW / 1000,
      exp: NOW / 1000 + 3600,
      auth_time: NOW / 1000,
      nonce: 'n-1',
      at_hash: hash.subarray(0, 16).toString('base64url'),
    })
    expect((await tv.get('/v1/people/me', body.access_token)).body.emails).toEqual([
      'ada@foyer.example',
    ])
  })

  it('writes the sandbox’s time into the ID token, also after a night', async () => {
    const now_ms = Date.parse('2031-12-31T22:00:00Z')
    const { tv, browser } = await open({ now_ms })
    await browser.approve('ada')
    await tv.send('POST', '/sandbox/pass', { seconds: 3600 })
    const { query } = await browser.silently()
    const { body } = await exchange(tv, query.code)
    expect(await verified(tv, body.id_token)).toMatchObject({
      auth_time: now_ms / 1000,
      iat: now_ms / 1000 + 3600,
      exp: now_ms / 1000 + 7200,
    })
  })

  it('gives no ID token without openid, also when a nonce is sent', async () => {
    const { tv, browser } = await open()
    const { query } = await browser.approve('ada', { scope: 'meeting:schedules_read' })
    const { body } = await exchange(tv, query.code)
    expect(body.scope).toBe('meeting:schedules_read')
    expect(body).not.toHaveProperty('id_token')
  })

  it('renews like the sign-in of a television does', async () => {
    const { tv, browser } = await open()
    const first = (await exchange(tv, (await browser.approve('ada')).query.code)).body
    const { status, body } = await tv.renew(first.refresh_token)
    expect(status).toBe(200)
    expect(body.access_token).not.toBe(first.access_token)
    const before = await verified(tv, first.id_token)
    expect(await verified(tv, body.id_token)).toMatchObject({ sub: before.sub })
  })

  it('comes back with access_denied after Cancel, and nothing is left to answer', async () => {
    const { browser } = await open()
    const page = await browser.authorize()
    const { query } = browser.left(await browser.answer(page, { answer: 'cancel' }))
    expect(query).toMatchObject({ error: 'access_denied', state: 's-1' })
    const late = await browser.answer(page, { account: 'ada', answer: 'approve' })
    expect([late.status, heading(late.body)]).toEqual([410, 'This sign-in does not work'])
    expect((await browser.go(page.path)).status).toBe(410)
  })

  it('shows the page again when it is not said who it is', async () => {
    const { browser } = await open()
    const page = await browser.authorize()
    const again = await browser.answer(page, { account: 'eve', answer: 'approve' })
    expect([again.path, heading(again.body)]).toEqual([page.path, 'Sign in to Foyer'])
  })

  it('is of use to nobody in whose browser it did not begin', async () => {
    const { tv, browser } = await open()
    const page = await browser.authorize()
    await browser.answer(page, { account: 'ada', answer: 'approve' })
    const other = openBrowser(tv)
    const { status, headers } = await other.go((await other.authorize()).path.replace('login', 'x'))
    expect([status, headers.get('Location')]).toEqual([404, null])
    const uid = (await browser.authorize({ prompt: 'login' })).path.split('/').at(-1)
    const foreign = await other.go(`/v1/authorize/${uid}`)
    expect([foreign.status, foreign.headers.get('Location')]).toEqual([400, null])
  })
})

describe('a code', () => {
  it.each([
    ['another verifier', { code_verifier: VERIFIER.replace('a-', 'b-') }],
    ['no verifier', {}],
    ['another redirect address', { code_verifier: VERIFIER, redirect_uri: `${APP}other` }],
  ])('that was asked for with a challenge is worth nothing with %s', async (_, more) => {
    const { tv, browser } = await open()
    const asked = { code_challenge: S256, code_challenge_method: 'S256' }
    const { query } = await browser.approve('ada', asked)
    const { status, body } = await exchange(tv, query.code, more as Record<string, string>)
    expect([status, body.message]).toEqual([400, 'invalid_grant'])
  })

  it.each([
    ['S256', S256],
    ['plain', VERIFIER],
    [undefined, VERIFIER],
  ])('is exchanged with the verifier of its challenge (%s)', async (method, code_challenge) => {
    const { tv, browser } = await open()
    const asked = { code_challenge, code_challenge_method: method }
    const { query } = await browser.approve('ada', asked)
    expect((await exchange(tv, query.code, { code_verifier: VERIFIER })).status).toBe(200)
  })

  it('needs the client’s secret also with PKCE, by Basic or in the form', async () => {
    const { tv, browser } = await open()
    const asked = { code_challenge: S256, code_challenge_method: 'S256' }
    const { query } = await browser.approve('ada', asked)
    const form = {
      grant_type: 'authorization_code',
      redirect_uri: APP,
      code: query.code ?? '',
      code_verifier: VERIFIER,
    }
    expect((await tv.form('/v1/access_token', form)).status).toBe(401)
    const wrong = await exchange(tv, query.code, { ...form, client_secret: 'guess' })
    expect([wrong.status, wrong.body.message]).toEqual([400, 'invalid_client'])
    const foreign = await exchange(tv, query.code, { ...form, client_id: 'other' })
    expect(foreign.body.message).toBe('invalid_client')
    const basic = `Basic ${btoa('foyer-sandbox:sandbox-secret')}`
    expect((await tv.form('/v1/access_token', form, basic)).status).toBe(200)
  })

  it('works once; whoever sends it again ends what came of it', async () => {
    const { tv, browser } = await open()
    const { query } = await browser.approve('ada')
    const { status, body } = await exchange(tv, query.code)
    expect(status).toBe(200)
    expect((await exchange(tv, query.code)).body.message).toBe('invalid_grant')
    expect((await tv.get('/v1/people/me', body.access_token)).status).toBe(401)
  })

  it('works for some minutes, and must be there', async () => {
    const { tv, browser } = await open()
    const { query } = await browser.approve('ada')
    later(301)
    expect((await exchange(tv, query.code)).body.message).toBe('invalid_grant')
    expect((await exchange(tv, '')).body.message).toBe('invalid_request')
  })
})

describe('a request that is wrong', () => {
  it.each([
    ['an unknown client', { client_id: 'other' }, 'Client Id is invalid.'],
    ['an unregistered address', { redirect_uri: `${APP}index.html` }, 'redirect URI'],
    ['a foreign address', { redirect_uri: 'https://evil.example/' }, 'redirect URI'],
    ['no address where several are registered', { redirect_uri: undefined }, 'redirect URI'],
  ])('is told so on a page and sent nowhere: %s', async (_, more, words) => {
    const { browser } = await open()
    const { status, headers, body } = await browser.authorize(more)
    expect([status, headers.get('Location')]).toEqual([400, null])
    expect(body).toContain(words)
  })

  it('may leave the only registered address out', async () => {
    const { browser } = await open({ redirectUris: [APP] })
    expect((await browser.approve('ada', { redirect_uri: undefined })).to).toBe(APP)
  })

  it('of which a parameter is repeated is told so as well', async () => {
    const { browser } = await open()
    const { status } = await browser.go('/v1/authorize?client_id=foyer-sandbox&client_id=other')
    expect(status).toBe(400)
  })

  it.each([
    ['a scope that is not ticked', { scope: 'openid spark:all' }, 'invalid_scope'],
    ['no scope', { scope: undefined }, 'invalid_scope'],
    ['an unknown type', { response_type: 'code token' }, 'unsupported_response_type'],
    ['no type', { response_type: undefined }, 'unsupported_response_type'],
    [
      'a short challenge',
      { code_challenge: 'x', code_challenge_method: 'S256' },
      'invalid_request',
    ],
    [
      'an unknown challenge',
      { code_challenge: S256, code_challenge_method: 'S1' },
      'invalid_request',
    ],
    ['an unknown prompt', { prompt: 'perhaps' }, 'invalid_request'],
  ])('goes back with the state: %s', async (_, more, error) => {
    const { browser } = await open()
    expect(await browser.silently(more)).toMatchObject({
      to: APP,
      query: { error, state: 's-1', error_description: expect.any(String) },
    })
  })
})

describe('whoever is signed in at Webex already', () => {
  it('comes back at once with prompt=none, and nobody else does', async () => {
    const { browser, tv } = await open()
    expect((await browser.silently({ prompt: 'none' })).query).toMatchObject({
      error: 'login_required',
      state: 's-1',
    })
    await browser.approve('bo')
    const { query } = await browser.silently({ prompt: 'none' })
    const { body } = await exchange(tv, query.code)
    expect((await tv.get('/v1/userinfo', body.access_token)).body.name).toBe('Bo Lindqvist')
  })

  it('is asked again for more than was granted', async () => {
    const { browser } = await open()
    await browser.approve('bo')
    const scope = 'openid meeting:schedules_read'
    expect((await browser.silently({ prompt: 'none', scope })).query.error).toBe('consent_required')
    expect(heading((await browser.authorize({ scope })).body)).toBe('Sign in to Foyer')
  })

  it('is asked again after the grant was ended', async () => {
    const { browser, tv } = await open()
    await browser.approve('bo')
    await tv.send('POST', '/sandbox/revoke', { account: 'bo' })
    expect((await browser.silently({ prompt: 'none' })).query.error).toBe('consent_required')
  })

  it.each(['login', 'select_account', 'consent'])(
    'is asked again with prompt=%s',
    async (prompt) => {
      const { browser, tv } = await open()
      await browser.approve('bo')
      const page = await browser.authorize({ prompt })
      expect([heading(page.body), chosen(page.body)]).toEqual(['Sign in to Foyer', 'bo'])
      const back = browser.left(await browser.answer(page, { account: 'cy', answer: 'approve' }))
      const { body } = await exchange(tv, back.query.code)
      expect((await tv.get('/v1/userinfo', body.access_token)).body.email).toBe('cy@foyer.example')
      const silent = await exchange(tv, (await browser.silently({ prompt: 'none' })).query.code)
      expect((await tv.get('/v1/userinfo', silent.body.access_token)).body.name).toBe('Cy Okafor')
    },
  )

  it('is asked again once max_age is over', async () => {
    const { browser, tv } = await open()
    await browser.approve('bo')
    later(100)
    expect((await browser.silently({ max_age: '120' })).query).toHaveProperty('code')
    await tv.send('POST', '/sandbox/pass', { seconds: 21 })
    expect((await browser.silently({ max_age: '120', prompt: 'none' })).query.error).toBe(
      'login_required',
    )
    expect(heading((await browser.authorize({ max_age: '120' })).body)).toBe('Sign in to Foyer')
  })

  it('is not taken for somebody else whom the hint names', async () => {
    const { browser } = await open()
    await browser.approve('bo')
    const login_hint = 'di@foyer.example'
    const page = await browser.authorize({ login_hint })
    expect(chosen(page.body)).toBe('di')
    const silent = await browser.silently({ login_hint, prompt: 'none' })
    expect(silent.query.error).toBe('login_required')
    const same = await browser.silently({ login_hint: 'bo@foyer.example', prompt: 'none' })
    expect(same.query).toHaveProperty('code')
  })
})

describe('the implicit flow', () => {
  it('gives an ID token in the fragment, with all that was asked for in it', async () => {
    const { tv, browser } = await open()
    const { query, fragment } = await browser.approve('ada', { response_type: 'id_token' })
    expect(query).toEqual({})
    expect(Object.keys(fragment)).toEqual(['id_token', 'state'])
    expect(await verified(tv, fragment.id_token ?? '')).toMatchObject({
      nonce: 'n-1',
      email: 'ada@foyer.example',
      email_verified: 'true',
      name: 'Ada Brandt',
    })
  })

  it('gives an access token, without openid as well', async () => {
    const { tv, browser } = await open()
    const asked = { response_type: 'token', scope: 'spark:people_read', nonce: undefined }
    const { fragment } = await browser.approve('ada', asked)
    expect(fragment).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: '64799',
      state: 's-1',
    })
    expect((await tv.get('/v1/people/me', fragment.access_token ?? '')).status).toBe(200)
  })

  it('gives both, bound to each other', async () => {
    const { tv, browser } = await open()
    const { fragment } = await browser.approve('ada', { response_type: 'id_token token' })
    const hash = createHash('sha256')
      .update(fragment.access_token ?? '')
      .digest()
    expect(await verified(tv, fragment.id_token ?? '')).toMatchObject({
      at_hash: hash.subarray(0, 16).toString('base64url'),
    })
  })

  it.each([
    ['no nonce', { nonce: undefined }],
    ['no openid', { scope: 'email' }],
  ])('refuses an ID token with %s, in the fragment', async (_, more) => {
    const { browser } = await open()
    const { query, fragment } = await browser.silently({ response_type: 'id_token', ...more })
    expect(query).toEqual({})
    expect(fragment).toMatchObject({ error: 'invalid_request', state: 's-1' })
  })

  it('says access_denied in the fragment, too', async () => {
    const { browser } = await open()
    const page = await browser.authorize({ response_type: 'token' })
    const { query, fragment } = browser.left(await browser.answer(page, { answer: 'cancel' }))
    expect(query).toEqual({})
    expect(fragment).toMatchObject({ error: 'access_denied', state: 's-1' })
  })
})
