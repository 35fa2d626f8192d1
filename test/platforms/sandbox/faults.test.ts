import { expect, it } from 'vitest'
import { startTv } from './tv'

async function signedIn() {
  const tv = await startTv()
  const ada = await tv.signIn('ada')
  const order = (faults: unknown) => tv.send('PUT', '/sandbox/faults', faults)
  return { tv, ada, order }
}

it('drops the connection without an answer', async () => {
  const { ada, order } = await signedIn()
  await order({ kind: 'offline' })
  await expect(ada.get('/meetings')).rejects.toThrow('fetch failed')
  expect((await ada.get('/meetings')).status).toBe(200)
})

it('answers late', async () => {
  const { ada, order } = await signedIn()
  await order([
    { kind: 'delay', ms: 60 },
    { kind: 'status', status: 503 },
  ])
  const before = performance.now()
  expect((await ada.get('/meetings')).status).toBe(503)
  expect(performance.now() - before).toBeGreaterThanOrEqual(55)
})

it('answers a status to the next calls of a path, with Retry-After and a body', async () => {
  const { tv, ada, order } = await signedIn()
  const fault = { kind: 'status', path: '/v1/meetings', count: 2, status: 429, retry_after: 7 }
  await order({ ...fault, body: { message: 'slow' } })
  expect((await ada.get('/people/me')).status).toBe(200)
  const { status, headers, body } = await ada.get('/meetings')
  expect([status, headers.get('Retry-After'), body]).toEqual([429, '7', { message: 'slow' }])
  expect((await tv.call('/sandbox/faults')).body.items).toMatchObject([{ ...fault, count: 1 }])
  expect((await ada.get('/meetings')).status).toBe(429)
  expect((await ada.get('/meetings')).status).toBe(200)
})

it('gives a status Webex’s error body, a text, or nothing', async () => {
  const { ada, order } = await signedIn()
  const status = { kind: 'status', status: 500 }
  await order([status, { ...status, body: 'oops' }, { ...status, body: '' }])
  expect((await ada.get('/meetings')).body.trackingId).toMatch(/^ROUTER_/)
  expect((await ada.get('/meetings')).body).toBe('oops')
  expect((await ada.get('/meetings')).body).toBe('')
})

it('stops JSON half-way, in an answer that is otherwise complete', async () => {
  const { ada, order } = await signedIn()
  await order({ kind: 'truncated' })
  await expect(ada.get('/meetings')).rejects.toThrow(SyntaxError)
})

it('ends the connection half-way', async () => {
  const { ada, order } = await signedIn()
  await order({ kind: 'cut' })
  await expect(ada.get('/meetings')).rejects.toThrow('terminated')
})

it('answers as a captive portal does', async () => {
  const { ada, order } = await signedIn()
  await order({ kind: 'html' })
  const { status, headers, body } = await ada.get('/meetings')
  expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=UTF-8'])
  expect(body).toContain('Hotel')
})

it('forgets access tokens: 401 until they are renewed', async () => {
  const { tv, ada, order } = await signedIn()
  await order({ kind: 'access-expired' })
  expect((await ada.get('/meetings')).status).toBe(401)
  const { body } = await tv.renew(ada.refresh_token)
  expect((await tv.get('/v1/meetings', body.access_token)).status).toBe(200)
})

it('forgets refresh tokens: the access token lives on, its renewal does not', async () => {
  const { tv, ada, order } = await signedIn()
  await order({ kind: 'refresh-expired' })
  expect((await ada.get('/meetings')).status).toBe(200)
  expect((await tv.renew(ada.refresh_token)).body.message).toBe('invalid_grant')
})

it('ends all grants', async () => {
  const { tv, ada, order } = await signedIn()
  await order({ kind: 'revoked' })
  expect((await ada.get('/meetings')).status).toBe(401)
  expect((await tv.renew(ada.refresh_token)).body.message).toBe('invalid_grant')
})

it('goes on until it is cleared, and never spoils its own calls', async () => {
  const { tv, ada, order } = await signedIn()
  await order({ kind: 'status', status: 502, path: '/', count: 'always' })
  for (let call = 0; call < 3; call++) expect((await ada.get('/meetings')).status).toBe(502)
  expect((await tv.call('/verify')).status).toBe(502)
  expect((await tv.send('DELETE', '/sandbox/faults')).body).toEqual({ items: [] })
  expect((await ada.get('/meetings')).status).toBe(200)
})

it('waits as long after the first as was ordered, of whichever call that is', async () => {
  const { tv, ada, order } = await signedIn()
  const at = (after_s: number, path: string) => ({ kind: 'status', status: 503, path, after_s })
  await order([at(0, '/v1/meetings'), at(60, '/v1/meetings'), at(90, '/v1/people')])
  const statuses = async () => [
    (await ada.get('/meetings')).status,
    (await ada.get('/people/me')).status,
  ]
  const pass = (seconds: number) => tv.send('POST', '/sandbox/pass', { seconds })
  // Nothing has begun yet, however long it takes.
  expect((await ada.get('/people/me')).status).toBe(200)
  await pass(1000)
  expect(await statuses()).toEqual([503, 200])
  await pass(55)
  expect(await statuses()).toEqual([200, 200])
  await pass(6)
  expect(await statuses()).toEqual([503, 200])
  await pass(30)
  expect(await statuses()).toEqual([200, 503])
  expect(await statuses()).toEqual([200, 200])
  expect((await order({ ...at(-1, '/v1') })).status).toBe(400)
})

it('leaves a browser’s preflight alone, except on a dead line', async () => {
  const { tv, order } = await signedIn()
  const preflight = () =>
    tv.call('/v1/meetings', {
      method: 'OPTIONS',
      headers: { Origin: 'null', 'Access-Control-Request-Method': 'GET' },
    })
  await order({ kind: 'status', status: 500 })
  expect((await preflight()).status).toBe(204)
  expect((await tv.call('/sandbox/faults')).body.items).toHaveLength(1)
  await order({ kind: 'offline' })
  await expect(preflight()).rejects.toThrow('fetch failed')
})

it.each([
  ['an unknown kind', { kind: 'flood' }],
  ['a status that is none', { kind: 'status', status: 99 }],
  ['a misspelt field', { kind: 'offline', cuont: 2 }],
  ['a count of nothing', { kind: 'html', count: 0 }],
  ['a path without a slash', { kind: 'html', path: 'v1' }],
  ['nothing', undefined],
])('refuses %s and says what is allowed', async (_, fault) => {
  const { tv, order } = await signedIn()
  const { status, body } = await order(fault)
  expect(status).toBe(400)
  expect(body.errors[0].description).toContain('{"kind": "offline"}')
  expect((await tv.call('/sandbox/faults')).body.items).toEqual([])
})
