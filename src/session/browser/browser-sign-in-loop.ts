// The runner of signing in on this device: leads the page to Webex, and when it is back, exchanges the code for
// tokens. What follows from what happened is decided in browser-sign-in.ts. The device code of sign-in-loop.ts stays beside
// it and is polled all the while.

import type { Page } from '../../tv/tv'
import type { Failure } from '../../webex/http/failure'
import type { Http } from '../../webex/http/http'
import { createAuthorizationRequest, exchange } from '../../webex/openid/authorization-code'
import { discover, type OpenIdProvider } from '../../webex/openid/discovery'
import type { Person } from '../../webex/sign-in/people'
import type { Endpoints, OAuthClient, Tokens } from '../../webex/sign-in/tokens'
import {
  type Asked,
  afterBrowserSignInEvent,
  type BrowserSignIn,
  type BrowserSignInEvent,
  IDLE,
} from './browser-sign-in'
import {
  type BrowserSignInStart,
  dropPending,
  endSilence,
  loadAgain,
  storePending,
} from './pending-browser-sign-in'

/** What a profile's sign-in on this device needs besides its session. */
export interface BrowserSignInOptions {
  page: Page
  /** The id of the profile. */
  profile: number
  /** What this start of the app has to do with it. Gives it once. */
  takeStart(): BrowserSignInStart | undefined
  /** Whose sign-in has expired, as an e-mail address; undefined for anybody's. */
  loginHint(): string | undefined
}

export interface BrowserSignInDeps extends Omit<BrowserSignInOptions, 'takeStart'> {
  http: Http
  oauthClient: OAuthClient
  endpoints: Endpoints
  api: string
  /** Aborts what is under way; no callback is called after it. */
  signal: AbortSignal
  onChange(browserSignIn: BrowserSignIn): void
  /** @param person whom the ID token names; undefined without one */
  onApproved(tokens: Tokens, person?: Person): void
}

export interface BrowserSignInLoop {
  /** The viewer wants to sign in here. */
  begin(): void
  /** The viewer would rather use the code. */
  dismiss(): void
}

/**
 * Starts what signs in on this device, by the Authorization Code Grant with PKCE (RFC 6749 4.1, RFC 7636). Failures
 * are shown through `onChange`, never thrown.
 * @param start what this start of the app has to do with it; without it, nothing happens until `begin()`
 */
export function startBrowserSignIn(
  deps: BrowserSignInDeps,
  start?: BrowserSignInStart,
): BrowserSignInLoop {
  const { http, oauthClient, endpoints, api, page, profile, signal } = deps
  let browserSignIn = IDLE
  /** Whether the script for it could not be fetched. */
  let isScriptMissing = false
  /** Of what is under way for the present state. */
  let attempt = new AbortController()
  signal.addEventListener('abort', () => attempt.abort())

  function dispatch(event: BrowserSignInEvent) {
    const before = browserSignIn
    browserSignIn = afterBrowserSignInEvent(browserSignIn, event)
    if (browserSignIn === before || signal.aborted) return
    attempt.abort()
    attempt = new AbortController()
    deps.onChange(browserSignIn)
    if (browserSignIn.status === 'leaving') runInBackground(leave(browserSignIn, attempt.signal))
    if (browserSignIn.status === 'finishing') runInBackground(finish(browserSignIn, attempt.signal))
  }

  async function leave({ prompt, isOpenId }: Asked, signal: AbortSignal) {
    if (prompt === 'none') endSilence(page)
    const found = await discover(http, api, signal)
    if (signal.aborted) return
    if (!found.ok) return dispatch({ type: 'request_failed', failure: found.failure })
    const made = await createAuthorizationRequest({
      provider: found.value,
      oauthClient,
      redirect_uri: page.address,
      isOpenId,
      prompt,
      login_hint: deps.loginHint(),
    })
    if (signal.aborted) return
    if (!made) return scriptMissing()
    if (!storePending(page, { profile, prompt, request: made.request }))
      return dispatch({ type: 'request_failed', failure: NOT_STORED })
    page.leaveFor(made.url)
  }

  /**
   * A script that was not to be had is fetched again only once the page is loaded anew
   * (https://github.com/systemjs/systemjs/issues/2313).
   */
  function scriptMissing() {
    if (isScriptMissing) return loadAgain(page)
    isScriptMissing = true
    dispatch({ type: 'request_failed', failure: { kind: 'offline' } })
  }

  async function finish(
    { code, pending: { request } }: Extract<BrowserSignIn, { status: 'finishing' }>,
    signal: AbortSignal,
  ) {
    const endpoint = tokenEndpoint(request.provider)
    const result = await exchange(http, endpoint, oauthClient, request, code, signal)
    if (signal.aborted) return
    if (result.status !== 'approved') return dispatch({ type: 'exchange_failed', result })
    const { tokens, person } = result
    // Renewed where they come from.
    if (endpoint !== endpoints.token) tokens.token_endpoint = endpoint
    deps.onApproved(tokens, person)
  }

  /** The relay's, which adds the secret; the provider's own where there is no relay. */
  function tokenEndpoint({ token_endpoint }: OpenIdProvider): string {
    return endpoints.token === `${api}/access_token` ? token_endpoint : endpoints.token
  }

  /** That work ends with its attempt is no error. */
  function runInBackground(work: Promise<void>) {
    const { signal } = attempt
    work.catch((error) => {
      if (!signal.aborted) throw error
    })
  }

  const stop = page.onShownAgain(() => {
    if (browserSignIn.status !== 'leaving') return
    dropPending(page)
    dispatch({ type: 'left_unanswered' })
  })
  signal.addEventListener('abort', stop)

  function begin() {
    // The browser's own sign-in must not silently sign the same person in again.
    const prompt = deps.loginHint() === undefined ? ('select_account' as const) : undefined
    dispatch({ type: 'requested', prompt, isOpenId: true })
  }

  if (start?.type === 'silent') dispatch({ type: 'requested', prompt: 'none', isOpenId: true })
  else if (start?.type === 'again') begin()
  else if (start) dispatch(start)
  return {
    begin,
    dismiss() {
      dropPending(page)
      dispatch({ type: 'dismissed' })
    },
  }
}

/** The window's storage takes nothing, so that no answer could be checked. */
const NOT_STORED: Failure = { kind: 'unreadable', status: 0, detail: 'no storage' }
