// Sign-in in a browser as Webex speaks it: `GET /v1/authorize` with a code, with PKCE or without, and the
// implicit flow that Cisco itself discourages. https://developer.webex.com/docs/login-with-webex

import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Env } from '../answer'
import { accountOf } from '../calendar/people'
import type { Authority } from './authorization-server'
import { claimsOf, type IdTokens, profileOf } from './id-token'
import type { Integration } from './integration'
import { wrongRequestPage } from './pages/login-pages'
import { AUTHORIZE, CLIENT_ID, CLIENT_SECRET, LOGIN, RESPONSE_TYPE } from './provider'

/** What goes on to the OAuth server as it came. */
const PASSED = ['state', 'prompt', 'login_hint', 'code_challenge']
/** Only with `openid` does the OAuth server know these; Webex does not mind. */
const PASSED_WITH_OPENID = ['nonce', 'max_age']

const RESPONSE_TYPES = ['code', 'id_token', 'token', 'id_token token']

/** What is wrong with a request, by RFC 6749 4.1.2.1 and OpenID Connect Core 3.1.2.6. */
interface Problem {
  error: string
  error_description: string
}

/** Why a request is not of this client, in a sentence: it is then sent nowhere (RFC 6749 4.1.2.1). */
function refusalOf(asked: URLSearchParams, integration: Integration): string | undefined {
  if (new Set(asked.keys()).size !== [...asked.keys()].length) return 'A parameter is repeated.'
  if (!integration.knows(asked.get('client_id'))) return 'Client Id is invalid.'
  return undefined
}

/** The request as the OAuth server gets it, which speaks the code flow alone. */
function passedOn(asked: URLSearchParams, redirect_uri: string, response_type: string) {
  const scopes = scopesOf(asked)
  const passed = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri,
    response_type: 'code',
    scope: scopes.join(' '),
    [RESPONSE_TYPE]: response_type,
  })
  const names = scopes.includes('openid') ? [...PASSED, ...PASSED_WITH_OPENID] : PASSED
  for (const name of names) {
    const value = asked.get(name)
    if (value !== null) passed.set(name, value)
  }
  if (response_type === 'code') challenge(passed, asked.get('code_challenge_method'))
  else passed.delete('code_challenge')
  return passed
}

/**
 * The authorization endpoint, to be mounted at the root.
 * @param redirectUris those registered with the integration; one of them, letter by letter
 */
export function authorizeRoutes(
  authority: Authority,
  integration: Integration,
  idTokens: IdTokens,
  redirectUris: string[],
) {
  const routes = new Hono<Env>()

  routes.get(AUTHORIZE, async (c) => {
    const asked = new URL(c.req.url).searchParams
    const redirect_uri =
      asked.get('redirect_uri') ?? (redirectUris.length === 1 ? redirectUris[0] : undefined)
    const refusal = refusalOf(asked, integration)
    if (refusal) return c.html(wrongRequestPage(refusal), 400)
    if (!redirect_uri || !redirectUris.includes(redirect_uri))
      return c.html(wrongRequestPage('The redirect URI is not registered with this client.'), 400)

    const response_type = (asked.get('response_type') ?? '').split(' ').sort().join(' ')
    const problem = problemOf(asked, response_type, integration)
    if (problem) {
      const params = new URLSearchParams({ ...problem })
      return sendBack(c, redirect_uri, params, asked.get('state'), response_type)
    }
    const passed = passedOn(asked, redirect_uri, response_type)
    return goOn(c, `${AUTHORIZE}?${passed}`, redirect_uri, response_type)
  })

  routes.get(`${AUTHORIZE}/:uid`, async (c) => {
    const uid = c.req.param('uid')
    const request = await authority.requestOf(uid)
    if (!request) return c.html(wrongRequestPage('This sign-in is over. Begin again.'), 400)
    return goOn(c, `${AUTHORIZE}/${uid}`, request.redirect_uri, request.response_type)
  })

  /** Lets the OAuth server decide, and takes the browser to its page or back to the client. */
  async function goOn(c: Context<Env>, path: string, redirect_uri: string, response_type: string) {
    const answer = await authority.authorize(path, c.req.header('Cookie') ?? '')
    for (const cookie of answer.headers.getSetCookie())
      c.header('Set-Cookie', withoutExpiry(cookie), { append: true })
    const location = answer.headers.get('Location')
    if (location?.startsWith(LOGIN)) return c.redirect(location, 303)
    // It has no page of its own but those for errors, such as a browser without cookies.
    if (!location) return c.html(wrongRequestPage('This browser did not begin this sign-in.'), 400)
    const params = new URL(location).searchParams
    const state = params.get('state')
    // Webex does not send RFC 9207's.
    for (const name of ['iss', 'state']) params.delete(name)
    const code = params.get('code')
    const given =
      code && response_type !== 'code' ? await exchanged(code, redirect_uri, response_type) : params
    return sendBack(c, redirect_uri, given, state, response_type)
  }

  /** What the fragment holds, in the implicit flow. */
  async function exchanged(code: string, redirect_uri: string, response_type: string) {
    const form = { grant_type: 'authorization_code', code, redirect_uri }
    const { body } = await authority.post('token', form, { id: CLIENT_ID, secret: CLIENT_SECRET })
    const given = new URLSearchParams()
    const access_token = response_type.split(' ').includes('token')
      ? String(body.access_token)
      : undefined
    if (response_type.includes('id_token')) {
      // Without a call to /userinfo to come, the ID token says it all (OpenID Connect Core 5.4).
      const account = accountOf(String(claimsOf(String(body.id_token)).sub))
      const claims = profileOf(account, new Set(String(body.scope).split(' ')))
      given.set('id_token', idTokens.reissue(String(body.id_token), claims, access_token))
    }
    if (access_token !== undefined) {
      given.set('access_token', access_token)
      given.set('token_type', 'Bearer')
      given.set('expires_in', String(body.expires_in))
    }
    return given
  }

  return routes
}

/**
 * A cookie for as long as the browser is open. Browsers hold its date against the answer's (RFC 6265bis 5.7), and
 * the OAuth server's clock is this machine's, while the sandbox's can be in any year. One that is taken away, with
 * a date of 1970, stays so.
 */
function withoutExpiry(cookie: string): string {
  return cookie.replace(/; expires=(?!Thu, 01 Jan 1970)[^;]*/i, '')
}

function scopesOf(asked: URLSearchParams): string[] {
  return (asked.get('scope') ?? '').split(' ').filter(Boolean)
}

function problemOf(
  asked: URLSearchParams,
  response_type: string,
  integration: Integration,
): Problem | undefined {
  const scopes = scopesOf(asked)
  if (!RESPONSE_TYPES.includes(response_type))
    return {
      error: 'unsupported_response_type',
      error_description: 'The response type is not supported',
    }
  if (!scopes.length || !scopes.every(integration.isTickedOrOpenid))
    return { error: 'invalid_scope', error_description: 'The requested scope is invalid' }
  if (!response_type.includes('id_token')) return undefined
  if (!scopes.includes('openid') || !asked.get('nonce'))
    return {
      error: 'invalid_request',
      error_description: 'An ID token needs the scope openid and a nonce',
    }
  return undefined
}

/**
 * Webex takes `plain` challenges too (the default, RFC 7636 4.3), the OAuth server only those by SHA-256. Of a
 * plain one the hash is just what the verifier will hash to.
 */
function challenge(passed: URLSearchParams, method: string | null) {
  const plain = passed.get('code_challenge')
  if (plain === null) return
  passed.set('code_challenge_method', method === null || method === 'plain' ? 'S256' : method)
  if (passed.get('code_challenge_method') !== method && /^[\w.~-]{43,128}$/.test(plain))
    passed.set('code_challenge', createHash('sha256').update(plain).digest('base64url'))
}

/** Back to the client: in the query, and of the implicit flow in the fragment. */
function sendBack(
  c: Context<Env>,
  redirect_uri: string,
  params: URLSearchParams,
  state: string | null,
  response_type: string,
) {
  const url = new URL(redirect_uri)
  const all = [...params, ...(state === null ? [] : [['state', state]])] as [string, string][]
  if (response_type === 'code' || !RESPONSE_TYPES.includes(response_type))
    for (const [name, value] of all) url.searchParams.append(name, value)
  else url.hash = new URLSearchParams(all).toString()
  return c.redirect(url.href, 302)
}
