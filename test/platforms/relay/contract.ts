// What the relay does on any runtime: tests that each of them must pass.

import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { GivenSettings } from '../../../platforms/relay/settings'
import {
  APP_ORIGIN,
  CLIENT_ID,
  CLIENT_SECRET,
  EXCHANGE,
  type OpenRelay,
  POLL,
  type Relayed,
  relayBeforeStandIn,
} from './fake-upstream'

/** A body over what the relay takes unless it is told otherwise. */
const LARGE = 'x'.repeat(9000)

/** Says, as tests, what a relay does wherever it runs. */
export function relayContract(open: OpenRelay): void {
  let relayed: Relayed
  const start = async (options?: {
    upstream?: string
    clientSecret?: string
    settings?: GivenSettings
    statusUrl?: string
  }) => {
    relayed = await relayBeforeStandIn(options, open)
    return relayed
  }
  afterEach(() => relayed.close())

  const basic = `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`

  describe('what is forwarded', () => {
    it('a request for a code goes to device/authorize, without the secret', async () => {
      const { post, received } = await start()
      await post('/device/authorize', { client_id: CLIENT_ID, scope: 'meeting:schedules_read' })
      expect(received).toHaveLength(1)
      expect(received[0]).toMatchObject({ method: 'POST', url: '/v1/device/authorize' })
      expect(received[0]?.headers.authorization).toBeUndefined()
      expect(received[0]?.form.get('scope')).toBe('meeting:schedules_read')
    })

    it('a poll goes to device/token with the secret as Basic authentication', async () => {
      const { post, received } = await start()
      await post('/device/token', POLL)
      expect(received[0]?.url).toBe('/v1/device/token')
      expect(received[0]?.headers.authorization).toBe(basic)
      expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(POLL)
    })

    it.each([
      ['s3cret', 's3cret'],
      ['a:b+c d/e=f%', 'a%3Ab%2Bc+d%2Fe%3Df%25'],
      ["!'()*~-._", '%21%27%28%29*%7E-._'],
      ['päss 🔑', 'p%C3%A4ss+%F0%9F%94%91'],
    ])('a secret such as %j is form-encoded first', async (clientSecret, encoded) => {
      const { post, received } = await start({ clientSecret })
      expect((await post('/device/token', POLL)).status).toBe(200)
      const [, base64 = ''] = received[0]?.headers.authorization?.split(' ') ?? []
      expect(Buffer.from(base64, 'base64').toString()).toBe(`${CLIENT_ID}:${encoded}`)
    })

    it('a renewal goes to access_token with the secret', async () => {
      const { post, received } = await start()
      const renewal = {
        grant_type: 'refresh_token',
        refresh_token: 'r3fresh',
        client_id: CLIENT_ID,
      }
      await post('/access_token', renewal)
      expect(received[0]?.url).toBe('/v1/access_token')
      expect(received[0]?.headers.authorization).toBe(basic)
      expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(renewal)
    })

    it.each([`${APP_ORIGIN}/`, APP_ORIGIN, `${APP_ORIGIN}/tv/index.html?signed=in`])(
      'the exchange of a code of a page at %s goes to access_token with the secret',
      async (redirect_uri) => {
        const { post, received } = await start()
        const exchange = { ...EXCHANGE, redirect_uri }
        const answer = await post('/access_token', exchange, { Origin: APP_ORIGIN })
        expect(answer.status).toBe(200)
        expect(received[0]).toMatchObject({ method: 'POST', url: '/v1/access_token' })
        expect(received[0]?.headers.authorization).toBe(basic)
        expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(exchange)
      },
    )

    it.each([
      ['/device/authorize', { client_id: CLIENT_ID, scope: 'spark:people_read' }],
      ['/device/token', POLL],
      ['/access_token', EXCHANGE],
    ])('at %s no parameter is but those of the call', async (path, form) => {
      const { post, received } = await start()
      const more = { client_assertion: 'eyJ', client_assertion_type: 'x', audience: 'y', a: 'b' }
      await post(path, { ...form, ...more })
      expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(form)
    })

    it("the caller's own secret, authorization and cookies are not", async () => {
      const { post, received } = await start()
      await post(
        '/device/token',
        { ...POLL, client_secret: 'guess' },
        { Authorization: 'Basic Z3Vlc3M=', Cookie: 'a=b', 'X-Forwarded-For': '1.2.3.4' },
      )
      expect(received[0]?.form.has('client_secret')).toBe(false)
      expect(received[0]?.headers).toMatchObject({ authorization: basic })
      expect(received[0]?.headers).not.toHaveProperty('cookie')
      expect(received[0]?.headers).not.toHaveProperty('x-forwarded-for')
    })
  })

  describe('what is refused, and never reaches Webex', () => {
    it.each([
      ['another client id', '/device/token', { ...POLL, client_id: 'other' }, 'invalid_client'],
      ['no client id', '/device/authorize', { scope: 'x' }, 'invalid_client'],
      [
        'the client credentials grant',
        '/access_token',
        { grant_type: 'client_credentials', client_id: CLIENT_ID },
        'unsupported_grant_type',
      ],
      [
        'a grant by a name of every object',
        '/access_token',
        { grant_type: 'constructor', client_id: CLIENT_ID },
        'unsupported_grant_type',
      ],
      ['no grant', '/access_token', { client_id: CLIENT_ID }, 'unsupported_grant_type'],
      [
        'the exchange of a code at the wrong door',
        '/device/token',
        EXCHANGE,
        'unsupported_grant_type',
      ],
      [
        'a renewal at the wrong door',
        '/device/token',
        { grant_type: 'refresh_token', client_id: CLIENT_ID },
        'unsupported_grant_type',
      ],
      [
        'a parameter sent twice',
        '/device/authorize',
        `client_id=${CLIENT_ID}&client_id=other`,
        'invalid_request',
      ],
    ])('%s: 400 in the words of the protocol', async (_, path, form, error) => {
      const { post, received } = await start()
      const answer = await post(path, form)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({
        error,
        message: expect.any(String),
        errors: [{ description: expect.any(String) }],
        trackingId: answer.headers.get('Trackingid'),
      })
      expect(received).toHaveLength(0)
    })

    it.each([
      ['for another client', { client_id: 'other' }, 'invalid_client'],
      ['without a code', { code: '' }, 'invalid_request'],
      ['without a verifier', { code_verifier: undefined }, 'invalid_request'],
      ['with an empty verifier', { code_verifier: '' }, 'invalid_request'],
      ['with a verifier too short', { code_verifier: 'v'.repeat(42) }, 'invalid_request'],
      ['with a verifier too long', { code_verifier: 'v'.repeat(129) }, 'invalid_request'],
      [
        'with a verifier of other letters',
        { code_verifier: `${'v'.repeat(43)}+` },
        'invalid_request',
      ],
      ['without a redirect address', { redirect_uri: undefined }, 'invalid_request'],
      ['with one that is no address', { redirect_uri: '/' }, 'invalid_request'],
      ['with one of a packaged app', { redirect_uri: 'file:///index.html' }, 'invalid_request'],
      ['with one that is no origin', { redirect_uri: 'null' }, 'invalid_request'],
      ['with a script for one', { redirect_uri: 'javascript:alert(1)' }, 'invalid_request'],
      ['with a name in it', { redirect_uri: 'http://me@localhost:5173/' }, 'invalid_request'],
      [
        'with a name and a password in it',
        { redirect_uri: 'http://a:b@localhost:5173/' },
        'invalid_request',
      ],
      [
        'with its host for a name',
        { redirect_uri: `${APP_ORIGIN}@evil.example/` },
        'invalid_request',
      ],
      [
        'with a backslash in it',
        { redirect_uri: `${APP_ORIGIN}\\@evil.example/` },
        'invalid_request',
      ],
      ['with a fragment', { redirect_uri: `${APP_ORIGIN}/#a` }, 'invalid_request'],
      ['with a line break', { redirect_uri: `${APP_ORIGIN}/\n` }, 'invalid_request'],
      ['on another host', { redirect_uri: 'https://elsewhere.example/' }, 'unauthorized_client'],
      [
        'on a host that begins alike',
        { redirect_uri: `${APP_ORIGIN}.example/` },
        'invalid_request',
      ],
      ['on another port', { redirect_uri: 'http://localhost:5174/' }, 'unauthorized_client'],
      ['on the usual port', { redirect_uri: 'http://localhost/' }, 'unauthorized_client'],
      ['by https', { redirect_uri: 'https://localhost:5173/' }, 'unauthorized_client'],
    ])('the exchange of a code %s: 400', async (_, change, error) => {
      const { post, received, lines } = await start()
      const form = Object.entries({ ...EXCHANGE, ...change }).filter(
        ([, value]) => value !== undefined,
      )
      const answer = await post(
        '/access_token',
        new URLSearchParams(form as [string, string][]).toString(),
      )
      expect(answer.status).toBe(400)
      const text = await answer.text()
      expect(JSON.parse(text)).toMatchObject({ error, message: expect.any(String) })
      for (const secret of [CLIENT_SECRET, EXCHANGE.code, EXCHANGE.code_verifier])
        expect(text + lines).not.toContain(secret)
      expect(received).toHaveLength(0)
    })

    it.each(['code', 'code_verifier', 'redirect_uri', 'client_id', 'grant_type'])(
      'the exchange of a code with a second %s: 400',
      async (name) => {
        const { post, received } = await start()
        const twice = `${new URLSearchParams(EXCHANGE)}&${name}=second`
        const answer = await post('/access_token', twice)
        expect(answer.status).toBe(400)
        expect(await answer.json()).toMatchObject({ error: 'invalid_request' })
        expect(received).toHaveLength(0)
      },
    )

    it('any other call of the API: 404', async () => {
      const { post, received } = await start()
      expect((await post('/people/me', { client_id: CLIENT_ID })).status).toBe(404)
      expect((await post('/device/token/', POLL)).status).toBe(404)
      expect(received).toHaveLength(0)
    })

    it('another method: 405, saying which is allowed', async () => {
      const { relay } = await start()
      const answer = await fetch(`${relay.url}/v1/device/token`)
      expect(answer.status).toBe(405)
      expect(answer.headers.get('Allow')).toBe('POST')
    })

    it('a body over the limit: 413', async () => {
      const { post, received } = await start()
      expect((await post('/device/token', { ...POLL, device_code: LARGE })).status).toBe(413)
      expect(received).toHaveLength(0)
    })

    it('a body over the limit that does not say its length: 413', async () => {
      const { relay, received } = await start()
      const status = await new Promise((resolve, reject) => {
        const call = request(`${relay.url}/v1/device/token`, { method: 'POST' }, (answer) =>
          resolve(answer.statusCode),
        )
        call.on('error', reject)
        call.write('client_id=')
        call.end(LARGE)
      })
      expect(status).toBe(413)
      expect(received).toHaveLength(0)
    })
  })

  describe('what comes back', () => {
    it.each([
      ['428 without a body', 428, ''],
      ['428 with HTML', 428, '<html>wait</html>'],
      ['400 slow_down', 400, '{"message":"slow_down","errors":[]}'],
      ['503', 503, 'upstream connect error'],
      ['200 cut short in its meaning', 200, '{"access_token":"ey'],
    ])('%s: status and body unchanged', async (_, status, body) => {
      const { post, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(status).end(body))
      const answer = await post('/device/token', POLL)
      expect(answer.status).toBe(status)
      expect(await answer.text()).toBe(body)
    })

    it('the headers a television needs, readable across origins, and no others', async () => {
      const { post, webexAnswers } = await start()
      webexAnswers((response) =>
        response
          .writeHead(429, {
            'Retry-After': '7',
            Trackingid: 'ROUTER_1',
            Date: 'Mon, 02 Mar 2026 09:00:00 GMT',
            'Content-Type': 'application/json;charset=UTF-8',
            'Set-Cookie': 'a=b',
            Server: 'envoy',
          })
          .end('{}'),
      )
      const { headers } = await post('/device/token', POLL, { Origin: APP_ORIGIN })
      expect(headers.get('Retry-After')).toBe('7')
      expect(headers.get('Trackingid')).toBe('ROUTER_1')
      expect(headers.get('Date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT')
      expect(headers.get('Content-Type')).toBe('application/json;charset=UTF-8')
      expect(headers.get('Access-Control-Expose-Headers')).toBe(
        'Age,Content-Type,Date,Retry-After,Trackingid',
      )
      expect(headers.get('Cache-Control')).toBe('no-store')
      expect(headers.get('Set-Cookie')).toBeNull()
      expect(headers.get('Server')).toBeNull()
    })

    it('a redirect is handed back, not followed with the secret', async () => {
      const { post, received, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(302, { Location: '/v1/elsewhere' }).end())
      expect((await post('/device/token', POLL)).status).toBe(302)
      expect(received).toHaveLength(1)
    })

    it('502 in the shape of a Webex error when it cannot be reached', async () => {
      const { post } = await start({ upstream: 'http://localhost:1/v1' })
      const answer = await post('/device/token', POLL)
      expect(answer.status).toBe(502)
      expect(await answer.json()).toMatchObject({
        message: 'Webex could not be reached.',
        errors: [{ description: 'Webex could not be reached.' }],
        trackingId: expect.stringMatching(/^RELAY_/),
      })
    })

    it('502 when Webex hangs up half-way', async () => {
      const { post, webexAnswers } = await start()
      webexAnswers((response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('{"access_')
        setImmediate(() => response.destroy())
      })
      expect((await post('/device/token', POLL)).status).toBe(502)
    })
  })

  describe('who may call', () => {
    it.each([
      ['a configured origin', APP_ORIGIN],
      ['a packaged app (null)', 'null'],
      ['a packaged app (file)', 'file://'],
      ['a packaged app (file with a host)', 'file://com.example.foyer-webos'],
    ])('%s', async (_, origin) => {
      const { post } = await start()
      const answer = await post('/device/token', POLL, { Origin: origin })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
      expect(answer.headers.get('Vary')).toContain('Origin')
    })

    it('anyone without an origin', async () => {
      const { post } = await start()
      const answer = await post('/device/token', POLL)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    })

    it.each(['https://elsewhere.example', 'http://localhost:5174', `${APP_ORIGIN}.example`])(
      'not %s: 403, which its page can read, and nothing is forwarded',
      async (origin) => {
        const { post, received } = await start()
        const answer = await post('/device/token', POLL, { Origin: origin })
        expect(answer.status).toBe(403)
        // Without this header the page would be told of a network error, and so would the viewer.
        expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
        expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
        const { message } = (await answer.json()) as { message: string }
        expect(message).toContain(
          `unauthorized_client: this origin is not allowed to use the relay: ${origin} `,
        )
        expect(received).toHaveLength(0)
      },
    )

    it('not an origin that is no address, of which a safe beginning is repeated', async () => {
      const { post } = await start()
      const long = `https://\u00e9.${'x'.repeat(300)}`
      const answer = await post('/device/token', POLL, { Origin: long })
      expect(answer.status).toBe(403)
      const { message } = (await answer.json()) as { message: string }
      expect(message).toMatch(/: https:\/\/\.x{71} \(name it with --origin/)
      expect(message.length).toBeLessThan(200)
    })

    it.each([
      ['of the app', APP_ORIGIN],
      ['of another, which is refused by the answer that follows', 'https://elsewhere.example'],
    ])('a preflight %s is answered without asking Webex', async (_, origin) => {
      const { relay, received } = await start()
      const answer = await fetch(`${relay.url}/v1/device/token`, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      })
      expect(answer.status).toBe(204)
      expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('POST')
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
      expect(received).toHaveLength(0)
    })
  })

  describe('what a television is told that has no settings', () => {
    it('always whose integration it is, what it may read, and where the API is', async () => {
      const { get, webexUrl } = await start()
      const answer = await get('/settings')
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toBe('application/json')
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300')
      expect(await answer.json()).toEqual({
        clientId: CLIENT_ID,
        scopes: 'meeting:schedules_read spark:people_read',
        api: `${webexUrl}/v1`,
      })
    })

    it('what the sideloader chose, but neither a secret nor a relay', async () => {
      const chosen = {
        scopes: 'spark:people_read',
        api: 'https://integration.webexapis.com/v1',
        language: 'de',
        keys: { back: [166] },
        silentSignIn: 'on',
        newestVersion: '0.2.0',
      }
      const empty = { timeZone: '', clientSecret: '' }
      const { get, received } = await start({
        settings: { ...chosen, ...empty, relay: 'https://elsewhere.example/v1' },
      })
      const text = await (await get('/settings')).text()
      expect(JSON.parse(text)).toEqual({ clientId: CLIENT_ID, ...chosen })
      expect(text).not.toContain(CLIENT_SECRET)
      expect(received).toHaveLength(0)
    })

    it.each(['https://any.example', 'null', 'file://'])(
      'also on a page of %s, without asking Webex',
      async (origin) => {
        const { get, received } = await start()
        const { status, headers } = await get('/settings', { Origin: origin })
        expect(status).toBe(200)
        expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
        expect(headers.get('Set-Cookie')).toBeNull()
        expect(received).toHaveLength(0)
      },
    )

    it('by HEAD the same without a body, by POST nothing', async () => {
      const { relay, post } = await start()
      const head = await fetch(`${relay.url}/v1/settings`, { method: 'HEAD' })
      expect([head.status, await head.text()]).toEqual([200, ''])
      const answer = await post('/settings', POLL)
      expect(answer.status).toBe(405)
      expect(answer.headers.get('Allow')).toBe('GET, HEAD')
    })
  })

  describe('what Webex’s status page says', () => {
    const PAGE = '{ "status": { "indicator": "green" }, "incidents": [], "ü": 1 }'

    it('comes as it is, on any page, with its age', async () => {
      const { get, received, webexAnswers } = await start()
      webexAnswers((response) => response.setHeader('Set-Cookie', 'a=b').end(PAGE))
      const answer = await get('/status', { Origin: 'https://any.example' })
      expect(answer.status).toBe(200)
      expect(await answer.text()).toBe(PAGE)
      const { headers } = answer
      expect(headers.get('Content-Type')).toBe('application/json')
      expect(headers.get('Cache-Control')).toBe('public, max-age=60')
      expect(headers.get('Age')).toBe('0')
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.get('Set-Cookie')).toBeNull()
      expect(received).toMatchObject([{ method: 'GET', url: '/status/index.json' }])
    })

    it('is asked for without the secret, and without anything of the caller', async () => {
      const { get, received } = await start()
      await get('/status?code=1', { Authorization: 'Bearer t0ken', Cookie: 'a=b' })
      expect(received[0]?.url).toBe('/status/index.json')
      for (const header of ['authorization', 'cookie', 'origin', 'x-forwarded-for'])
        expect(received[0]?.headers).not.toHaveProperty(header)
    })

    it('is asked for once, however many ask at a time, and once more by nobody soon after', async () => {
      const { get, received, webexAnswers } = await start()
      let end = () => {}
      const asked = new Promise<void>((resolve) => {
        webexAnswers((response) => {
          end = () => response.end(PAGE)
          resolve()
        })
      })
      const answers = Promise.all(Array.from({ length: 20 }, () => get('/status')))
      await asked
      end()
      const bodies = await Promise.all((await answers).map((answer) => answer.text()))
      expect(new Set(bodies)).toEqual(new Set([PAGE]))
      expect(await (await get('/status')).text()).toBe(PAGE)
      expect(received).toHaveLength(1)
    })

    it('comes to the next who asks when the first has left', async () => {
      const { relay, get, received, webexAnswers } = await start()
      let end = () => {}
      const asked = new Promise<void>((resolve) => {
        webexAnswers((response) => {
          end = () => response.end(PAGE)
          resolve()
        })
      })
      const leave = new AbortController()
      const first = fetch(`${relay.url}/v1/status`, { signal: leave.signal })
      await asked
      leave.abort()
      await expect(first).rejects.toThrow()
      const next = get('/status')
      end()
      expect(await (await next).text()).toBe(PAGE)
      expect(received).toHaveLength(1)
    })

    it('is followed where it moved on its own host', async () => {
      const { get, webexAnswers } = await start()
      webexAnswers((response, url) =>
        url === '/moved'
          ? response.end(PAGE)
          : response.writeHead(301, { Location: '/moved' }).end(),
      )
      expect(await (await get('/status')).text()).toBe(PAGE)
    })

    it.each([
      ['an error', 500, PAGE, {}],
      ['an error of ours', 404, PAGE, {}],
      ['a web page', 200, '<html>', { 'Content-Type': 'text/html' }],
      ['nothing', 200, '', {}],
      ['JSON cut short', 200, PAGE.slice(0, -1), {}],
      ['bytes that are no text', 200, Buffer.from([0x22, 0xff, 0x22]), {}],
      ['more than 512 kB', 200, `"${'x'.repeat(512 * 1024)}"`, {}],
      ['a redirect to nowhere', 302, '', { Location: 'http://' }],
      ['a redirect to another port', 302, '', { Location: 'http://localhost:1/index.json' }],
      ['a redirect to another host', 302, '', { Location: 'https://elsewhere.example/' }],
      ['a redirect to itself, again and again', 302, '', { Location: '/status/index.json' }],
    ])('is a 502 when it gives %s', async (_, status, body, headers) => {
      const { get, received, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(status, headers).end(body))
      const answer = await get('/status')
      expect(answer.status).toBe(502)
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(await answer.json()).toMatchObject({
        message: "Webex's status page could not be read.",
        trackingId: expect.stringMatching(/^RELAY_/),
      })
      expect(received.length).toBeLessThan(5)
    })

    it('is a 502 when it cannot be reached', async () => {
      const { get } = await start({ statusUrl: 'http://localhost:1/index.json' })
      expect((await get('/status')).status).toBe(502)
    })
  })

  describe('what a person sees who opens its address', () => {
    it.each(['/', '/v1'])('at %s: what it is and what it forwards, and no secret', async (path) => {
      const { relay, received } = await start()
      const answer = await fetch(relay.url + path, { headers: { Origin: 'https://any.example' } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
      const text = await answer.text()
      expect(text).toMatch(/^This is the token relay of Foyer/)
      for (const call of ['device/authorize', 'device/token', 'access_token'])
        expect(text).toContain(`POST /v1/${call}\n`)
      for (const call of ['settings', 'status']) expect(text).toContain(`GET /v1/${call}\n`)
      for (const own of [CLIENT_ID, CLIENT_SECRET]) expect(text).not.toContain(own)
      expect(received).toHaveLength(0)
    })

    it('nothing by another method, or at another path: 404', async () => {
      const { relay } = await start()
      expect((await fetch(relay.url, { method: 'POST' })).status).toBe(404)
      expect((await fetch(`${relay.url}/v2`)).status).toBe(404)
    })
  })

  describe('what is logged', () => {
    it('method, path, status, duration and tracking id, one line a request', async () => {
      const { post, lines, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(428, { Trackingid: 'ROUTER_1' }).end())
      await post('/device/token', POLL)
      expect(lines).toEqual([
        expect.stringMatching(/^POST \/v1\/device\/token 428 \d+ ms ROUTER_1$/),
      ])
    })

    it('no secret, token or code, wherever it stood', async () => {
      const { post, lines, webexAnswers } = await start()
      webexAnswers((response) => response.end('{"access_token":"t0ken","refresh_token":"r3fresh"}'))
      await post('/device/token?device_code=d3vice-c0de', POLL)
      await post('/access_token/r3fresh', POLL, { Authorization: 'Bearer t0ken' })
      await post('/access_token', { ...POLL, client_id: 'd3vice-c0de' })
      expect(lines).toHaveLength(3)
      for (const word of ['d3vice-c0de', 't0ken', 'r3fresh', CLIENT_SECRET])
        expect(lines.join('\n')).not.toContain(word)
    })
  })
}
