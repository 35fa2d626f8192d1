// The OAuth server behind the sandbox: oidc-provider with its device flow (RFC 8628) and its flow for
// browsers (RFC 6749 4.1), on a loopback port of its own, as Webex's identity broker stands behind its
// API gateway. It decides what is pending, approved, expired, rotated and revoked; `dialect.ts` and
// `authorize.ts` only translate, `approval.ts` and `login.ts` only ask.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CLIENT_ID, createProvider, type Lifetimes, RESPONSE_TYPE } from './provider'
import { createStore } from './store'

/** Where a user code stands. */
type Standing = 'unknown' | 'pending' | 'approved' | 'denied' | 'expired'

/** What a browser was sent to be asked: OpenID Connect Core 3.1.2.1, as far as Webex knows it. */
export interface Request {
  redirect_uri: string
  scopes: string[]
  /** `code`, or what of the implicit flow was asked for. */
  response_type: string
  login_hint: string | undefined
  /** Who is signed in in this browser, if anybody. */
  accountId: string | undefined
}

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
  /**
   * The authorization endpoint (RFC 6749 3.1), or the way back to it from the page that asked.
   * @param path with its query
   * @param cookie that the browser sent
   * @returns the redirect, with the cookies to set
   */
  authorize(path: string, cookie: string): Promise<Response>
  /** What a browser is being asked; undefined when that is unknown, answered or over. */
  requestOf(uid: string): Promise<Request | undefined>
  /** Notes the answer: who it is, or a refusal (`access_denied`). @returns whether it was still awaited */
  answer(uid: string, accountId: string | undefined): Promise<boolean>
  forgetAccessTokens(): void
  forgetRefreshTokens(): void
  /** Ends every grant with all its tokens; of one account, or of all. */
  revoke(accountId?: string): void
  /** Makes every code and token so many seconds older. */
  age(by_s: number): void
  close(): Promise<void>
}

/**
 * Starts the OAuth server on a free loopback port.
 * @param redirectUris where browsers may be sent back to
 */
export async function startAuthority(
  lifetimes: Lifetimes,
  redirectUris: string[],
): Promise<Authority> {
  const store = createStore(lifetimes.refreshGrace_s * 1000)
  const provider = await createProvider(lifetimes, redirectUris, store.adapter)
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

    authorize: (path, cookie) =>
      fetch(base + path, { headers: { Cookie: cookie }, redirect: 'manual' }),

    async requestOf(uid) {
      const { params, session } = (await provider.Interaction.find(uid)) ?? {}
      return (
        params && {
          redirect_uri: String(params.redirect_uri),
          scopes: String(params.scope).split(' '),
          response_type: String(params[RESPONSE_TYPE]),
          login_hint: params.login_hint as string | undefined,
          accountId: session?.accountId,
        }
      )
    },

    async answer(uid, accountId) {
      const interaction = await provider.Interaction.find(uid)
      if (!interaction || interaction.result) return false
      if (accountId === undefined) interaction.result = { error: 'access_denied' }
      else {
        const { session } = interaction
        if (session?.accountId && session.accountId !== accountId) {
          // Another person in the same browser: the session of the one before ends, as Webex's does.
          await (await provider.Session.findByUid(session.uid))?.destroy()
          Object.assign(interaction, { session: undefined })
        }
        const grant = new provider.Grant({ accountId, clientId: CLIENT_ID })
        grant.addOIDCScope(String(interaction.params.scope))
        interaction.result = {
          login: { accountId },
          select_account: {},
          consent: { grantId: await grant.save() },
        }
      }
      await interaction.persist()
      return true
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
