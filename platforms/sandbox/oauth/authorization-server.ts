// The OAuth server behind the sandbox: oidc-provider with its device flow (RFC 8628), on a loopback
// port of its own, as Webex's identity broker stands behind its API gateway. It decides what is
// pending, approved, expired, rotated and revoked; `dialect.ts` only translates, `approval.ts` only asks.

import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Provider } from 'oidc-provider'
import { createStore } from './store'

export const CLIENT_ID = 'foyer-sandbox'
export const CLIENT_SECRET = 'sandbox-secret'
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** The scopes that are ticked on the sandbox's integration, in the words of the approval page. */
export const SCOPES: Record<string, string> = {
  'meeting:schedules_read': 'See your meetings and who is invited',
  'meeting:participants_read': 'See who took part in meetings that you host',
  'meeting:recordings_read': 'See your recordings',
  'meeting:transcripts_read': 'Read transcripts of your meetings',
  'meeting:summaries_read': 'Read summaries of your meetings',
  'meeting:preferences_read': 'See your meeting sites and your personal room',
  'meeting:controls_read': 'See the state of a meeting in progress',
  'spark:people_read': 'See your name and picture',
}

export interface Lifetimes {
  /** Device and user code, in seconds. */
  code_s: number
  /** Access token, in seconds. */
  accessToken_s: number
  /** Refresh token, in seconds, counted anew at each renewal. */
  refreshToken_s: number
  /** How long a refresh token still works after it was exchanged for a new one, in seconds. */
  refreshGrace_s: number
}

/** Where a user code stands. */
type Standing = 'unknown' | 'pending' | 'approved' | 'denied' | 'expired'

export interface Authority {
  /** Sends a form to one of the OAuth endpoints with Basic credentials; answers as RFC 6749 does. */
  post(
    endpoint: 'device/auth' | 'token',
    form: Record<string, string>,
    credentials: { id: string; secret: string },
  ): Promise<{ status: number; body: Record<string, unknown> }>
  /** Seconds that a refresh token has left; 0 when it is unknown. */
  refreshTokenLeft_s(refreshToken: string): Promise<number>
  /** Whose token it is and what it may do; undefined when it is unknown, expired or revoked. */
  bearer(accessToken: string): Promise<{ accountId: string; scopes: Set<string> } | undefined>
  standing(user_code: string): Promise<Standing>
  /** Grants what was asked, but for the scopes in `without`, to the account. The code must be pending. */
  approve(user_code: string, accountId: string, without?: string[]): Promise<void>
  /** Refuses; the next poll is answered `access_denied`. The code must be pending. */
  deny(user_code: string): Promise<void>
  forgetAccessTokens(): void
  forgetRefreshTokens(): void
  /** Ends every grant with all its tokens; of one account, or of all. */
  revoke(accountId?: string): void
  /** Makes every code and token so many seconds older. */
  age(by_s: number): void
  close(): Promise<void>
}

/** Starts the OAuth server on a free loopback port. */
export async function startAuthority(lifetimes: Lifetimes): Promise<Authority> {
  const store = createStore(lifetimes.refreshGrace_s * 1000)
  const provider = await quietly(() => createProvider(lifetimes, store.adapter))
  const server = createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const codeOf = (user_code: string) =>
    provider.DeviceCode.findByUserCode(user_code, { ignoreExpiration: true })

  async function pendingCode(user_code: string) {
    const code = await codeOf(user_code)
    if (!code) throw new Error(`user code ${user_code} is not known`)
    return code
  }

  return {
    async post(endpoint, form, credentials) {
      // RFC 6749 2.3.1: both halves are form-encoded before they are joined.
      const pair = [credentials.id, credentials.secret].map(encodeURIComponent).join(':')
      const response = await fetch(`${base}/${endpoint}`, {
        method: 'POST',
        headers: { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
        body: new URLSearchParams(form),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },

    async refreshTokenLeft_s(refreshToken) {
      return (await provider.RefreshToken.find(refreshToken))?.remainingTTL ?? 0
    },

    async bearer(accessToken) {
      const token = await provider.AccessToken.find(accessToken)
      return token && { accountId: token.accountId, scopes: new Set(token.scope?.split(' ')) }
    },

    async standing(user_code) {
      const code = await codeOf(user_code)
      if (!code) return 'unknown'
      if (code.error) return 'denied'
      if (code.accountId) return 'approved'
      return code.isExpired ? 'expired' : 'pending'
    },

    async approve(user_code, accountId, without = []) {
      const code = await pendingCode(user_code)
      const asked = String(code.params?.scope ?? '').split(' ')
      const scope = asked.filter((one) => !without.includes(one)).join(' ')
      const grant = new provider.Grant({ accountId, clientId: CLIENT_ID })
      grant.addOIDCScope(scope)
      const authTime = Math.floor(Date.now() / 1000)
      Object.assign(code, { accountId, scope, authTime, grantId: await grant.save() })
      await code.save()
    },

    async deny(user_code) {
      const code = await pendingCode(user_code)
      Object.assign(code, { error: 'access_denied', errorDescription: 'refused on the phone' })
      await code.save()
    },

    forgetAccessTokens: () => store.forget('AccessToken'),
    forgetRefreshTokens: () => store.forget('RefreshToken'),
    revoke(accountId) {
      for (const model of ['Grant', 'RefreshToken', 'AccessToken']) store.forget(model, accountId)
    },

    age: (by_s) => store.age(by_s * 1000),

    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function createProvider(
  lifetimes: Lifetimes,
  adapter: ReturnType<typeof createStore>['adapter'],
): Promise<Provider> {
  const { Provider } = await import('oidc-provider')
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  return new Provider('http://localhost', {
    adapter,
    // Its 15 s of leniency are for clocks that differ; here all is one clock.
    clockTolerance: 0,
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        client_name: 'Foyer',
        // No id token is ever made, but a key must be there for it; this kind is quick to make.
        id_token_signed_response_alg: 'ES256',
        grant_types: [DEVICE_CODE_GRANT, 'refresh_token'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    features: {
      deviceFlow: { enabled: true, charset: 'digits', mask: '******' },
      devInteractions: { enabled: false },
    },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    issueRefreshToken: () => true,
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', kid: 'sandbox' }] },
    // Cisco does not say whether Webex rotates, and its own SDK has met answers without a new refresh
    // token. The sandbox rotates, with the grace: whoever stands that stands the milder cases too.
    // https://github.com/webex/webex-js-sdk (packages/@webex/webex-core, token.js)
    rotateRefreshToken: true,
    scopes: Object.keys(SCOPES),
    ttl: {
      AccessToken: lifetimes.accessToken_s,
      DeviceCode: lifetimes.code_s,
      // The grant outlives its tokens, so that it is always a token's own age that ends it.
      Grant: lifetimes.refreshToken_s * 100,
      RefreshToken: lifetimes.refreshToken_s,
    },
  })
}

/**
 * oidc-provider warns on the console that Node 20 is old, while it runs on it; nobody who
 * started a sandbox can act on that. https://github.com/panva/node-oidc-provider/blob/v9.x/lib/index.js
 */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = (first: unknown, ...rest: unknown[]) => {
    if (!String(first).includes('oidc-provider')) warn(first, ...rest)
  }
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}
