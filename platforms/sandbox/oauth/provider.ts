// oidc-provider, set up as the identity broker behind Webex: one client, its scopes and lifetimes, and
// pages of one's own to ask on. https://github.com/panva/node-oidc-provider/blob/v9.x/docs/README.md

import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Provider } from 'oidc-provider'
import { accountOf } from '../calendar/people'
import { OPENID_SCOPES, SCOPES } from './scopes'
import type { createStore } from './store'

export const CLIENT_ID = 'foyer-sandbox'
export const CLIENT_SECRET = 'sandbox-secret'
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** Where a browser asks, here and outside: cookies are bound to the path. */
export const AUTHORIZE = '/v1/authorize'
/** Where a browser is sent to be asked; the request's id follows. */
export const LOGIN = '/login'
/** The parameter that carries the real `response_type` through the OAuth server, which gives codes alone. */
export const RESPONSE_TYPE = 'asked_response_type'

export interface Lifetimes {
  /** Device and user code, and the code of a browser's sign-in, in seconds. */
  code_s: number
  /** Access token, in seconds. */
  accessToken_s: number
  /** Refresh token, in seconds, counted anew at each renewal. */
  refreshToken_s: number
  /** How long a refresh token still works after it was exchanged for a new one, in seconds. */
  refreshGrace_s: number
}

const DAY_S = 86_400

/** The OAuth server, not yet listening. @param redirectUris where browsers may be sent back to */
export async function createProvider(
  lifetimes: Lifetimes,
  redirectUris: string[],
  adapter: ReturnType<typeof createStore>['adapter'],
): Promise<Provider> {
  return quietly(async () => {
    const { Provider, interactionPolicy } = await import('oidc-provider')
    const { Check, Prompt, base } = interactionPolicy
    const policy = base()
    policy.add(new Prompt({ name: 'select_account', requestable: true }), 0)
    // Nobody is silently signed in as another one than the hint names.
    policy.get('login')?.checks.add(
      new Check('login_hint', 'another person is signed in', 'login_required', ({ oidc }) => {
        const { session, params, result } = oidc
        const hint = params?.login_hint
        if (!session?.accountId || !hint || result?.login) return Check.NO_NEED_TO_PROMPT
        return accountOf(session.accountId).email !== hint
      }),
    )
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    return new Provider('http://localhost', {
      adapter,
      claims: { openid: ['sub', 'auth_time'] },
      // Its 15 s of leniency are for clocks that differ; here all is one clock.
      clockTolerance: 0,
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          client_name: 'Foyer',
          // id-token.ts signs the ID tokens anew; a key must be here too, and this kind is quick to make.
          id_token_signed_response_alg: 'ES256',
          grant_types: [DEVICE_CODE_GRANT, 'refresh_token', 'authorization_code'],
          redirect_uris: redirectUris,
          response_types: ['code'],
          token_endpoint_auth_method: 'client_secret_basic',
        },
      ],
      cookies: { keys: [randomBytes(32).toString('hex')] },
      // The approval of a television and the sign-in of a browser outlive the browser's session.
      expiresWithSession: () => false,
      extraParams: [RESPONSE_TYPE],
      features: {
        deviceFlow: { enabled: true, charset: 'digits', mask: '******' },
        devInteractions: { enabled: false },
      },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
      interactions: { policy, url: (_, { uid }) => `${LOGIN}/${uid}` },
      issueRefreshToken: () => true,
      jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', kid: 'sandbox' }] },
      pkce: { required: () => false },
      // Cisco does not say whether Webex rotates, and its own SDK has met answers without a new refresh
      // token. The sandbox rotates, with the grace: whoever stands that stands the milder cases too.
      // https://github.com/webex/webex-js-sdk (packages/@webex/webex-core, token.js)
      rotateRefreshToken: true,
      renderError(ctx, { error }) {
        ctx.body = error
      },
      routes: { authorization: AUTHORIZE },
      scopes: [...Object.keys(SCOPES), ...Object.keys(OPENID_SCOPES)],
      ttl: {
        AccessToken: lifetimes.accessToken_s,
        AuthorizationCode: lifetimes.code_s,
        DeviceCode: lifetimes.code_s,
        // The grant outlives its tokens, so that it is always a token's own age that ends it.
        Grant: lifetimes.refreshToken_s * 100,
        IdToken: 3600,
        Interaction: 3600,
        RefreshToken: lifetimes.refreshToken_s,
        Session: 14 * DAY_S,
      },
    })
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
