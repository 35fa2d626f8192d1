import { describe, expect, it } from 'vitest'
import { createFaults } from '../../../platforms/sandbox/faults/faults'
import { claimsOf } from '../../../platforms/sandbox/oauth/id-token'
import { exchange, openBrowser, verified } from './browser'
import { startTv } from './tv'

async function open(...faults: object[]) {
  const tv = await startTv()
  const order = (...next: object[]) => tv.send('PUT', '/sandbox/faults', next)
  if (faults.length) await order(...faults)
  return { tv, order, browser: openBrowser(tv) }
}

describe('an integration that is set up wrongly', () => {
  it('is unknown: no code for a television, no page for a browser, no tokens', async () => {
    const { tv, browser } = await open({ kind: 'unknown-client' })
    const refused = await tv.ask()
    expect(refused.errors[0].description).toBe('Client Id is invalid')
    expect((await browser.authorize()).status).toBe(400)
    expect((await tv.renew('any')).body.message).toBe('invalid_client')
  })

  it('has another secret: a dead code is told invalid_client, not invalid_grant', async () => {
    const { tv, order } = await open()
    expect((await tv.poll('dead')).body.message).toBe('invalid_grant')
    await order({ kind: 'wrong-secret' })
    expect((await tv.poll('dead')).body.message).toBe('invalid_client')
    expect((await exchange(tv, 'dead')).body.message).toBe('invalid_client')
    expect(await tv.ask()).toHaveProperty('device_code')
  })

  it('lacks scopes, and does not say which', async () => {
    const lacking = ['meeting:recordings_read', 'meeting:summaries_read']
    const { tv, browser } = await open(...lacking.map((scope) => ({ kind: 'unticked', scope })))
    expect((await tv.ask('meeting:schedules_read spark:people_read')).user_code).toMatch(/^\d{6}$/)
    for (const scope of lacking) {
      const { errors } = await tv.ask(`meeting:schedules_read ${scope}`)
      expect(errors).toEqual([{ description: 'The requested scope is invalid' }])
      const { query } = await browser.silently({ scope })
      expect(query).toMatchObject({ error: 'invalid_scope' })
      expect(JSON.stringify(query)).not.toContain(scope)
    }
  })

  it('is forbidden by the organization: every call of its tokens is refused', async () => {
    const { tv, order } = await open()
    const ada = await tv.signIn('ada')
    await order({ kind: 'policy' })
    const { status, body } = await ada.get('/meetings')
    expect([status, body.message]).toEqual([
      403,
      'Access to this integration was denied by the policy of your organization.',
    ])
    await tv.send('DELETE', '/sandbox/faults')
    expect((await ada.get('/meetings')).status).toBe(200)
  })
})

describe('a Webex that is wrong', () => {
  it('has a clock of its own, in the header and in ID tokens', async () => {
    const { tv, browser } = await open({ kind: 'clock', seconds: -7200 })
    const { headers } = await tv.call('/v1/meetings')
    expect(headers.get('Date')).toBe('Wed, 04 Mar 2026 08:00:00 GMT')
    const { body } = await exchange(tv, (await browser.approve('ada')).query.code)
    expect(claimsOf(body.id_token).iat).toBe(Date.parse('2026-03-04T08:00:00Z') / 1000)
  })

  it('lets no page read its answers, and is still told what to do', async () => {
    const { tv } = await open({ kind: 'no-cors' })
    const preflight = await tv.call('/v1/meetings', {
      method: 'OPTIONS',
      headers: { Origin: 'null', 'Access-Control-Request-Method': 'GET' },
    })
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBeNull()
    const answer = await tv.call('/v1/meetings', { headers: { Origin: 'https://tv.example' } })
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    const own = await tv.call('/sandbox/faults', { headers: { Origin: 'https://tv.example' } })
    expect(own.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it.each([
    ['issuer', { issuer: 'https://idbroker-b-us.webex.com/idb' }],
    ['S256', { code_challenge_methods_supported: ['plain'] }],
    ['basic', { token_endpoint_auth_methods_supported: ['client_secret_jwt'] }],
    ['scopes', { scopes_supported: ['email', 'phone'] }],
  ])('describes its sign-in wrongly: %s', async (wrong, part) => {
    const { tv } = await open({ kind: 'discovery', wrong })
    const { body } = await tv.call('/v1/.well-known/openid-configuration')
    expect(body).toMatchObject({ token_endpoint: `${tv.sandbox.url}/v1/access_token`, ...part })
  })

  it('has no keys', async () => {
    const { tv } = await open({ kind: 'discovery', wrong: 'keys' })
    expect((await tv.call('/v1/verification')).body).toEqual({ keys: [] })
  })

  it('signs with another key from now on, and shows it', async () => {
    const { tv, order, browser } = await open()
    const before = (await exchange(tv, (await browser.approve('ada')).query.code)).body.id_token
    await verified(tv, before)
    await order({ kind: 'keys-rotated' })
    await expect(verified(tv, before)).rejects.toThrow('signature')
    const after = (await exchange(tv, (await browser.silently()).query.code)).body.id_token
    expect(await verified(tv, after)).toMatchObject({ nonce: 'n-1' })
  })

  it.each([
    ['issuer', { iss: 'https://idbroker.example/idb' }],
    ['audience', { aud: 'another-client' }],
    ['nonce', { nonce: 'another' }],
    ['expired', { exp: Date.parse('2026-03-03T11:00:00Z') / 1000 }],
    ['at_hash', { at_hash: expect.not.stringMatching(/^$/) }],
    ['subject', { sub: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
  ])('gives ID tokens of which one thing is wrong, rightly signed: %s', async (wrong, claims) => {
    const { tv, order, browser } = await open()
    const right = await exchange(tv, (await browser.approve('ada')).query.code)
    await order({ kind: 'id-token', wrong })
    const { body } = await exchange(tv, (await browser.silently()).query.code)
    const spoilt = await verified(tv, body.id_token)
    expect(spoilt).toMatchObject(claims)
    const others = Object.entries(await verified(tv, right.body.id_token)).filter(
      ([name]) => !(name in claims) && !['at_hash', 'iat'].includes(name),
    )
    expect(spoilt).toMatchObject(Object.fromEntries(others))
    if (wrong !== 'subject') return
    const { sub } = (await tv.get('/v1/userinfo', body.access_token)).body
    expect(sub).not.toBe(spoilt.sub)
  })

  it('gives ID tokens of a foreign key under a known name', async () => {
    const { tv, order, browser } = await open()
    await order({ kind: 'id-token', wrong: 'key' })
    const { body } = await exchange(tv, (await browser.approve('ada')).query.code)
    await expect(verified(tv, body.id_token)).rejects.toThrow('signature')
    const [header = ''] = body.id_token.split('.')
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
    expect((await tv.call('/v1/verification')).body.keys[0].kid).toBe(kid)
  })
})

describe('a state', () => {
  it('lasts until it is cleared, beside faults of calls, and is listed', async () => {
    const { tv, order } = await open()
    const both = [{ kind: 'html', path: '/v1', count: 1 }, { kind: 'wrong-secret' }]
    expect((await order(...both)).body.items).toEqual(both)
    for (let call = 0; call < 2; call++) await tv.poll('dead')
    expect((await tv.call('/sandbox/faults')).body.items).toEqual([{ kind: 'wrong-secret' }])
    await tv.send('DELETE', '/sandbox/faults')
    expect((await tv.poll('dead')).body.message).toBe('invalid_grant')
  })

  it.each([
    ['without its field', { kind: 'unticked' }],
    ['of an unknown part', { kind: 'discovery', wrong: 'everything' }],
    ['with a count', { kind: 'policy', count: 2 }],
    ['since a time that is none', { kind: 'status-page', says: 'incident', since: 'noon' }],
  ])('is refused %s, with what is allowed', async (_, fault) => {
    const { order } = await open()
    const { status, body } = await order(fault)
    expect(status).toBe(400)
    expect(body.errors[0].description).toContain('{"kind": "wrong-secret"}')
  })

  it('may hold from the start', async () => {
    const tv = await startTv({ faults: { kind: 'unknown-client' } })
    expect(await tv.ask()).not.toHaveProperty('device_code')
  })

  it('is set beside others that are none of its kind', () => {
    const faults = createFaults()
    faults.set([{ kind: 'clock', seconds: 60 }, { kind: 'no-cors' }])
    expect(faults.state('clock')?.seconds).toBe(60)
    expect(faults.state('no-cors')).toEqual({ kind: 'no-cors' })
    expect(faults.state('policy')).toBeUndefined()
  })
})

it.each([
  [428, /scanned for malware/],
  [423, /temporarily unavailable/],
])('says %i of a recording in Webex’s words', async (status, words) => {
  const { tv, order } = await open()
  const ada = await tv.signIn('ada')
  const [recording] = (await ada.get('/recordings')).body.items
  await order({ kind: 'status', status, path: '/v1/recordings/', retry_after: 60 })
  const refused = await ada.get(`/recordings/${recording.id}`)
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([status, '60'])
  expect(refused.body.message).toMatch(words)
  expect((await ada.get(`/recordings/${recording.id}`)).status).toBe(200)
})
