import { expect, it, onTestFinished } from 'vitest'
import { startStandIn } from '../../../../platforms/emulator/personal/stand-in'
import { startTv, type Tv } from '../../sandbox/tv'

const APP = 'http://localhost:5173'
const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** Ada's token at a sandbox, which is Webex here, and what stands between it and the app. */
async function open() {
  const webex: Tv = await startTv()
  const { access_token: token } = await webex.signIn('ada')
  const sentences: string[] = []
  const server = await startStandIn(
    {
      token,
      upstream: `${webex.sandbox.url}/v1`,
      origins: [APP],
      onOver: (sentence) => sentences.push(sentence),
    },
    0,
  )
  onTestFinished(() => server.close())

  async function call(path: string, init: RequestInit = {}, origin: string | undefined = APP) {
    const headers = { ...(origin ? { Origin: origin } : {}), ...init.headers }
    const answer = await fetch(`${server.url}${path}`, { ...init, headers, redirect: 'manual' })
    const text = await answer.text()
    const isJson = answer.headers.get('Content-Type')?.startsWith('application/json')
    return {
      status: answer.status,
      headers: answer.headers,
      body: isJson ? JSON.parse(text) : text,
    }
  }
  const post = (path: string, form: Record<string, string> = {}, origin?: string) =>
    call(path, { method: 'POST', body: new URLSearchParams(form) }, origin)
  const signIn = async () => {
    const { device_code } = (await post('/v1/device/authorize')).body
    return (await post('/v1/device/token', { grant_type: DEVICE_CODE_GRANT, device_code })).body
  }
  const get = (path: string, access_token: string) =>
    call(path, { headers: { Authorization: `Bearer ${access_token}` } })
  const endToken = () => webex.send('PUT', '/sandbox/faults', { kind: 'access-expired' })
  return { webex, token, sentences, server, call, post, signIn, get, endToken }
}

it('signs the app in at once, with a token that is good here alone', async () => {
  const { signIn, get, token, webex } = await open()
  const tokens = await signIn()
  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 43_200 })
  expect(JSON.stringify(tokens)).not.toContain(token)
  expect((await get('/v1/people/me', tokens.access_token)).body.displayName).toBe('Ada Brandt')
  expect((await webex.get('/v1/people/me', tokens.access_token)).status).toBe(401)
})

it('passes on what was asked, and the headers that a page of many needs', async () => {
  const { signIn, get, call } = await open()
  const { access_token } = await signIn()
  const range = 'from=2026-03-01T00:00:00Z&to=2026-03-09T00:00:00Z'
  const query = `meetingType=scheduledMeeting&max=1&${range}`
  const { status, headers, body } = await get(`/v1/meetings?${query}`, access_token)
  expect([status, body.items.length]).toEqual([200, 1])
  expect(headers.get('Link')).toContain('rel="next"')
  expect(headers.get('Trackingid')).toMatch(/^ROUTER_/)
  const zoned = await call(`/v1/meetings?${query}`, {
    headers: { Authorization: `Bearer ${access_token}`, Timezone: 'Asia/Tokyo' },
  })
  expect(zoned.body.items[0].start).toMatch(/\+09:00$/)
})

it('is open to the emulator’s pages alone', async () => {
  const { post, call, signIn, server } = await open()
  const { access_token } = await signIn()
  const headers = { Authorization: `Bearer ${access_token}` }
  for (const origin of ['https://evil.example', 'null', '']) {
    const foreign = await fetch(`${server.url}/v1/device/authorize`, {
      method: 'POST',
      headers: origin ? { Origin: origin } : {},
    })
    expect([foreign.status, foreign.headers.get('Access-Control-Allow-Origin')]).toEqual([
      403,
      null,
    ])
    const read = await fetch(`${server.url}/v1/meetings`, {
      headers: { ...headers, ...(origin ? { Origin: origin } : {}) },
    })
    expect(read.status).toBe(403)
  }
  expect((await post('/v1/device/authorize')).headers.get('Access-Control-Allow-Origin')).toBe(APP)
  expect((await call('/v1/meetings')).status).toBe(401)
})

it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('changes nothing at Webex: %s', async (method) => {
  const { call, signIn } = await open()
  const { access_token } = await signIn()
  const headers = { Authorization: `Bearer ${access_token}` }
  expect((await call('/v1/meetings/x', { method, headers })).status).toBe(405)
})

it('gives nothing for another code, another grant or another refresh token', async () => {
  const { post, signIn } = await open()
  const { device_code } = (await post('/v1/device/authorize')).body
  const refused = [
    ['/v1/device/token', { grant_type: DEVICE_CODE_GRANT, device_code: 'guess' }],
    ['/v1/device/token', { grant_type: 'password', device_code }],
    ['/v1/access_token', { grant_type: 'refresh_token', refresh_token: 'guess' }],
  ] as const
  for (const [path, form] of refused) {
    const { status, body } = await post(path, form)
    expect([status, body.message]).toEqual([400, 'invalid_grant'])
  }
  const { refresh_token } = await signIn()
  expect((await post('/v1/access_token', { refresh_token })).status).toBe(200)
})

it('says in words, once, when the token is over, and signs nobody in any more', async () => {
  const { post, signIn, get, call, endToken, sentences } = await open()
  const { access_token, refresh_token } = await signIn()
  await endToken()
  for (let call = 0; call < 2; call++) {
    expect((await get('/v1/meetings', access_token)).status).toBe(401)
  }
  expect(sentences).toEqual([
    expect.stringMatching(/is over\. Get a new one at https:\/\/developer\.webex/),
  ])
  expect((await post('/v1/access_token', { refresh_token })).body.message).toBe('invalid_grant')
  const { status, body } = await post('/v1/device/authorize')
  expect(status).toBe(400)
  expect(`${body.errors[0].description}.`).toBe(sentences[0])
  expect((await call('/', {}, '')).body).toBe(sentences[0])
})

it('tells what is Webex’s trouble, and does not take it for the token’s end', async () => {
  const { webex, signIn, get, sentences } = await open()
  const { access_token } = await signIn()
  await webex.send('PUT', '/sandbox/faults', [
    { kind: 'status', status: 503, retry_after: 9 },
    { kind: 'offline' },
  ])
  const late = await get('/v1/meetings', access_token)
  expect([late.status, late.headers.get('Retry-After')]).toEqual([503, '9'])
  expect((await get('/v1/meetings', access_token)).status).toBe(502)
  expect((await get('/v1/meetings', access_token)).status).toBe(200)
  expect(sentences).toEqual([])
})

it('says at its own address that there is nothing to do', async () => {
  const { call } = await open()
  for (const path of ['/', '/v1/authorize?client_id=x'])
    expect((await call(path, {}, '')).body).toContain('Foyer signs in by itself')
})
