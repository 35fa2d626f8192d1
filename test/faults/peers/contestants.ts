// Foyer and three libraries that speak the device grant (RFC 8628), each used as its own documentation says, before
// the same Webex. What Webex says in another dialect is put into the protocol's own words on the way to them.

import { createOAuthDeviceAuth } from '@octokit/auth-oauth-device'
import { request as octokitRequest } from '@octokit/request'
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import type { SessionState } from '../../../src/session/session'
import type { Television } from '../sign-in/television'
import { CLIENT, SCOPE } from '../sockets/webex-server'

/** What ended a sign-in: the tokens, or a word of the server or of the screen that says why there are none. */
export type Ended = { tokens: true } | { error: string }

export interface Contestant {
  name: string
  /** Signs in once. @param onCode is called with each code that a viewer sees */
  signIn(tv: Television, onCode: (user_code: string) => void): Promise<Ended>
}

/** A library's way in two steps, or in one where it has only that. */
interface Library {
  name: string
  /** @throws what the library throws */
  begin(
    base: string,
    fetchInItsWords: typeof fetch,
    onCode: (user_code: string) => void,
  ): Promise<() => Promise<unknown>>
  /** The protocol's code of an error; undefined where it is none of the protocol. */
  errorCode(error: unknown): string | undefined
}

const { clientId, clientSecret } = CLIENT

/** https://github.com/panva/openid-client#device-authorization-grant-device-flow */
const openidClient: Library = {
  name: 'openid-client',
  async begin(base, fetchInItsWords, onCode) {
    const server = {
      issuer: base,
      device_authorization_endpoint: `${base}/device/authorize`,
      token_endpoint: `${base}/device/token`,
    }
    const auth = client.ClientSecretBasic(clientSecret)
    const config = new client.Configuration(server, clientId, undefined, auth)
    client.allowInsecureRequests(config)
    config[client.customFetch] = fetchInItsWords as client.CustomFetch
    const response = await client.initiateDeviceAuthorization(config, { scope: SCOPE })
    onCode(response.user_code)
    return () => client.pollDeviceAuthorizationGrant(config, response)
  },
  errorCode: (error) => (error instanceof client.ResponseBodyError ? error.error : undefined),
}

/** https://github.com/panva/oauth4webapi/blob/main/examples/device_authorization_grant.ts */
const oauth4webapi: Library = {
  name: 'oauth4webapi',
  async begin(base, fetchInItsWords, onCode) {
    const as: oauth.AuthorizationServer = {
      issuer: base,
      device_authorization_endpoint: `${base}/device/authorize`,
      token_endpoint: `${base}/device/token`,
    }
    const c: oauth.Client = { client_id: clientId }
    const auth = oauth.ClientSecretBasic(clientSecret)
    const options = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: fetchInItsWords }
    const asked = await oauth.deviceAuthorizationRequest(as, c, auth, { scope: SCOPE }, options)
    const code = await oauth.processDeviceAuthorizationResponse(as, c, asked)
    let { interval = 5 } = code
    onCode(code.user_code)
    async function pollOnce() {
      await new Promise((resolve) => setTimeout(resolve, interval * 1000))
      const polled = await oauth.deviceCodeGrantRequest(as, c, auth, code.device_code, options)
      return oauth.processDeviceCodeResponse(as, c, polled).catch((error) => {
        const said = error instanceof oauth.ResponseBodyError ? error.error : undefined
        if (said === 'slow_down') interval += 5
        else if (said !== 'authorization_pending') throw error
      })
    }
    return async () => {
      let tokens: unknown
      while (!tokens) tokens = await pollOnce()
      return tokens
    }
  },
  errorCode: (error) => (error instanceof oauth.ResponseBodyError ? error.error : undefined),
}

/** https://github.com/octokit/auth-oauth-device.js#usage */
const octokit: Library = {
  name: '@octokit/auth-oauth-device',
  async begin(base, fetchInItsWords, onCode) {
    const auth = createOAuthDeviceAuth({
      clientType: 'oauth-app',
      clientId,
      scopes: SCOPE.split(' '),
      request: octokitRequest.defaults({
        baseUrl: base,
        request: { fetch: atWebexsAddresses(fetchInItsWords) },
      }),
      onVerification: ({ user_code }) => onCode(user_code),
    })
    return () => auth({ type: 'oauth' })
  },
  errorCode(error) {
    const { response } = error as { response?: { data?: { error?: unknown } } }
    const said = response?.data?.error
    return typeof said === 'string' ? said : undefined
  },
}

/** GitHub has other addresses, and takes JSON. */
function atWebexsAddresses(fetchInItsWords: typeof fetch): typeof fetch {
  return (address, init) => {
    const url = String(address)
      .replace('/login/device/code', '/device/authorize')
      .replace('/login/oauth/access_token', '/device/token')
    const fields = JSON.parse(String(init?.body ?? '{}')) as Record<string, string>
    const headers = {
      Accept: 'application/json',
      Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    return fetchInItsWords(url, { ...init, headers, body: new URLSearchParams(fields) })
  }
}

const CODES =
  /^(authorization_pending|slow_down|access_denied|expired_token|invalid_grant|invalid_client)$/

/** Webex's answers in the words of RFC 8628 3.5: its 428, and its codes among the descriptions. */
async function inItsWords(response: Response): Promise<Response> {
  const { status } = response
  if (status !== 428 && status !== 400 && status !== 401) return response
  const text = await response.text()
  const error = status === 428 ? 'authorization_pending' : codeIn(text)
  if (error === undefined) return new Response(text, response)
  return Response.json({ error, error_description: '' }, { status: 400 })
}

function codeIn(text: string): string | undefined {
  try {
    const { errors } = JSON.parse(text) as { errors?: { description?: string }[] }
    return errors?.map(({ description = '' }) => description).find((code) => CODES.test(code))
  } catch {
    return undefined
  }
}

/** As its documentation says. */
function asDocumented(library: Library): Contestant {
  return {
    name: library.name,
    async signIn({ webex }, onCode) {
      const fetchInItsWords = (async (address, init) =>
        inItsWords(await webex.fetch(address, init))) as typeof fetch
      try {
        const poll = await library.begin(webex.base, fetchInItsWords, onCode)
        await poll()
        return { tokens: true }
      } catch (error) {
        return { error: library.errorCode(error) ?? '' }
      }
    },
  }
}

const TIMEOUT_MS = 15_000
const PAUSE_MS = 5000

/**
 * With what a careful developer adds: each request ends after 15 s, and what is no word of the protocol is tried
 * again after a pause, with the same code where there is one.
 */
function withRetries(library: Library): Contestant {
  return {
    name: `${library.name}, with retries`,
    async signIn({ webex, steps }, onCode) {
      const fetchInItsWords = (async (address, init) => {
        const signal = AbortSignal.timeout(TIMEOUT_MS)
        return inItsWords(await webex.fetch(address, { ...init, signal }))
      }) as typeof fetch
      let poll: (() => Promise<unknown>) | undefined
      for (;;) {
        try {
          poll ??= await library.begin(webex.base, fetchInItsWords, onCode)
          await poll()
          return { tokens: true }
        } catch (error) {
          const code = library.errorCode(error)
          if (code !== undefined && CODES.test(code)) return { error: code }
          await steps.clock.wait(PAUSE_MS)
        }
      }
    },
  }
}

const foyer: Contestant = {
  name: 'Foyer',
  signIn(tv, onCode) {
    const session = tv.start()
    let shown = ''
    return new Promise((resolve) => {
      session.subscribe(() => {
        const ended = endOf(session.state())
        if (ended) return resolve(ended)
        const user_code = codeOf(session.state())
        if (user_code !== undefined && user_code !== shown) onCode(user_code)
        shown = user_code ?? shown
      })
    })
  },
}

function codeOf(state: SessionState): string | undefined {
  if (state.status !== 'signed_out' || state.signIn.status !== 'waiting') return undefined
  return state.signIn.grant.user_code
}

function endOf(state: SessionState): Ended | undefined {
  if (state.status === 'signed_in') return { tokens: true }
  if (state.status !== 'signed_out') return undefined
  const { signIn } = state
  if (signIn.status === 'requesting' || signIn.status === 'waiting') return undefined
  return { error: signIn.status }
}

const LIBRARIES = [openidClient, oauth4webapi, octokit]

export const CONTESTANTS: readonly Contestant[] = [
  foyer,
  ...LIBRARIES.map(asDocumented),
  ...LIBRARIES.map(withRetries),
]
