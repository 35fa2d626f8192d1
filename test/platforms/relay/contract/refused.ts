// What is refused, and never reaches Webex.

import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { APP_ORIGIN, CLIENT_ID, CLIENT_SECRET, EXCHANGE, POLL } from '../fake-upstream'
import type { Start } from './start'

/** A body over what the relay takes unless it is told otherwise. */
const LARGE = 'x'.repeat(9000)

export function refusesForms(start: Start): void {
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
}
