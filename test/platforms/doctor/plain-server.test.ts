// A second OAuth server, a certified one that speaks nothing of Webex's dialect: what the doctor reads is the
// protocol's, not one vendor's.

import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { Provider } from 'oidc-provider'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../platforms/cli/listen'
import { diagnose } from '../../../platforms/doctor/doctor'
import { file, wrong } from './fixture'

const SCOPES = 'meeting:schedules_read spark:people_read'

const SECRET = 'a secret: of "signs" & spaces'

/**
 * RFC 8628 3.1 lets a server ask for the secret already with the request for a code, and this one does. Webex
 * does not, so Foyer sends none there, and a gateway adds it.
 */
async function vouch(request: IncomingMessage & { body?: string }) {
  let body = ''
  for await (const piece of request) body += piece
  request.body = body
  if (new URLSearchParams(body).get('client_id') !== 'tv') return
  request.headers.authorization = `Basic ${btoa(`tv:${encodeURIComponent(SECRET)}`)}`
}

async function startPlainServer() {
  const server = createServer()
  const { url, close } = await listen(server, 0)
  onTestFinished(close)
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const provider = new Provider(`${url}/v1`, {
    clients: [
      {
        client_id: 'tv',
        client_secret: SECRET,
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'authorization_code'],
        redirect_uris: ['https://tv.example.org/'],
        response_types: ['code'],
        scope: `${SCOPES} openid`,
      },
    ],
    scopes: ['openid', 'meeting:recordings_read', ...SCOPES.split(' ')],
    claims: { profile: ['name'], email: ['email'] },
    features: { deviceFlow: { enabled: true }, devInteractions: { enabled: false } },
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', kid: 'one', alg: 'RS256' }] },
    routes: { device_authorization: '/device/authorize', token: '/device/token' },
    cookies: { keys: ['for this test alone'] },
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  })
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    request.url = request.url?.replace(/^\/v1/, '')
    if (request.url === '/device/authorize') await vouch(request)
    void answer(request, response)
  })
  return { clientId: 'tv', clientSecret: SECRET, scopes: SCOPES, api: `${url}/v1` }
}

it('finds nothing to do at a plain server', async () => {
  const settings = await startPlainServer()
  const findings = await diagnose({ settings: file(settings) }, { env: {} })
  expect(wrong(findings)).toEqual({})
})

it('tells a wrong id, a wrong secret and a wrong scope apart there too', async () => {
  const right = await startPlainServer()
  const checksOf = async (settings: object) =>
    Object.keys(wrong(await diagnose({ settings: file({ ...right, ...settings }) }, { env: {} })))
  expect(await checksOf({ clientId: 'nobody' })).toEqual(['client id'])
  expect(await checksOf({ clientSecret: 'wrong' })).toEqual(['client secret'])
  expect(await checksOf({ scopes: `${SCOPES} meeting:recordings_read` })).toEqual(['scopes'])
})
