// OAuth as Webex speaks it, over the OAuth server in authorization-server.ts: other paths, a hashed link, 428
// while pending, codes in `message`, and the one rule that oidc-provider lacks: slow_down
// (RFC 8628 3.5). Source: https://developer.webex.com/docs/login-with-webex

import { createHmac, randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { type Env, json, oauthRefusal, Refusal } from '../answer'
import type { Authority } from './authorization-server'
import type { IdTokens } from './id-token'
import type { Credentials, Integration } from './integration'
import { CLIENT_ID, CLIENT_SECRET, DEVICE_CODE_GRANT } from './provider'

/** A sign-in that a TV asked for. */
export interface SignIn {
  user_code: string
  /** 64 hex digits that stand for the user code in the QR's link. */
  hash: string
  /** The QR's link, `verification_uri_complete`. */
  link: string
  scopes: string[]
  /** Milliseconds since 1970. */
  expiresAt_ms: number
}

export interface Dialect {
  routes: Hono<Env>
  /** The sign-in that a link's hash or typed digits stand for; the newest when digits came twice. */
  find(by: { hash: string } | { user_code: string }): SignIn | undefined
  /** Sign-ins whose time is not over, oldest first. */
  living(): SignIn[]
  /** Makes every sign-in so many seconds older. */
  age(by_s: number): void
}

/** What each grant brings to /access_token, the first of it always. */
const FIELDS: Record<string, string[]> = {
  refresh_token: ['refresh_token'],
  authorization_code: ['code', 'redirect_uri', 'code_verifier'],
}

interface Poller {
  interval_s: number
  lastPoll_ms: number
}

// A TV that waits exactly one interval may still arrive a little early: its timer counts whole
// milliseconds, and the network does not take equally long twice.
const TOLERANCE_MS = 250
/** RFC 8628 3.5: "the interval MUST be increased by 5 seconds for this and all subsequent requests". */
const SLOW_DOWN_S = 5

/**
 * Webex's three OAuth routes, to be mounted under /v1.
 * @param publicUrl gives the address at which phones find the sandbox
 * @param interval_s how often a TV is told to poll, s (RFC 8628 3.2)
 */
export function createDialect(
  authority: Authority,
  integration: Integration,
  idTokens: IdTokens,
  publicUrl: () => string,
  interval_s: number,
): Dialect {
  const signIns: SignIn[] = []
  const pollers = new Map<string, Poller>()
  const salt = randomBytes(32)
  const routes = new Hono<Env>()

  routes.post('/device/authorize', async (c) => {
    const { client_id, scope } = await formOf(c.req.raw)
    if (!integration.knows(client_id)) throw new Refusal(400, 'Client Id is invalid')
    const scopes = (scope ?? '').split(' ').filter(Boolean)
    // Each scope must be ticked on the integration; OpenID's are not for the device grant at all.
    if (!scopes.length || !scopes.every(integration.isTicked))
      throw new Refusal(400, 'The requested scope is invalid')

    const { body } = await authority.post(
      'device/auth',
      { client_id: CLIENT_ID, scope: scopes.join(' ') },
      { id: CLIENT_ID, secret: CLIENT_SECRET },
    )
    const user_code = String(body.user_code)
    const device_code = String(body.device_code)
    const expires_in = Number(body.expires_in)
    const hash = createHmac('sha256', salt).update(user_code).digest('hex')
    const verification_uri = `${publicUrl()}/verify`
    const link = `${verification_uri}?userCode=${hash}`
    signIns.push({ user_code, hash, link, scopes, expiresAt_ms: Date.now() + expires_in * 1000 })
    pollers.set(device_code, { interval_s, lastPoll_ms: Number.NEGATIVE_INFINITY })
    return json(c, {
      device_code,
      expires_in,
      user_code,
      verification_uri,
      verification_uri_complete: link,
      interval: interval_s,
    })
  })

  routes.post('/device/token', async (c) => {
    const form = await formOf(c.req.raw)
    const credentials = basicOf(c.req.header('Authorization'))
    // The gateway turns away what has no credentials; wrong ones are the OAuth server's to refuse.
    if (!credentials) throw new Refusal(401, 'Basic authentication is required')
    if (form.grant_type !== DEVICE_CODE_GRANT) throw oauthRefusal(400, 'unsupported_grant_type')
    if (!form.device_code) throw oauthRefusal(400, 'invalid_request')
    if (form.client_id !== credentials.id) throw oauthRefusal(400, 'invalid_client')
    const { device_code, grant_type } = form
    if (tooFast(pollers.get(device_code))) throw oauthRefusal(400, 'slow_down')
    return json(c, await tokens({ grant_type, device_code }, credentials))
  })

  routes.post('/access_token', async (c) => {
    const form = await formOf(c.req.raw)
    const { client_id: id, client_secret: secret, grant_type } = form
    const credentials =
      basicOf(c.req.header('Authorization')) ?? (id && secret ? { id, secret } : undefined)
    // Also with PKCE: a verifier is no secret of the client's.
    if (!credentials) throw new Refusal(401, 'Client credentials are required')
    if (id && id !== credentials.id) throw oauthRefusal(400, 'invalid_client')
    const [needed, ...optional] = FIELDS[grant_type ?? ''] ?? []
    if (!needed) throw oauthRefusal(400, 'unsupported_grant_type')
    if (!form[needed]) throw oauthRefusal(400, 'invalid_request')
    const fields = ['grant_type', needed, ...optional]
    const passed = fields.flatMap((name) => (form[name] ? [[name, form[name]]] : []))
    return json(c, await tokens(Object.fromEntries(passed), credentials))
  })

  async function tokens(form: Record<string, string>, credentials: Credentials) {
    if (!integration.mayShow()) throw oauthRefusal(400, 'invalid_client')
    const { status, body } = await authority.post('token', form, credentials)
    if (status !== 200) throw translated(String(body.error), form.grant_type)
    const refresh_token = String(body.refresh_token)
    return {
      scope: body.scope,
      expires_in: body.expires_in,
      token_type: 'Bearer',
      refresh_token,
      access_token: body.access_token,
      refresh_token_expires_in: await authority.refreshTokenLeft_s(refresh_token),
      // "ID tokens returned by this endpoint only contain claims for the openid scope."
      ...(body.id_token
        ? { id_token: idTokens.reissue(String(body.id_token), {}, String(body.access_token)) }
        : {}),
    }
  }

  return {
    routes,
    find: (by) =>
      signIns
        .filter((s) => ('hash' in by ? s.hash === by.hash : s.user_code === by.user_code))
        .at(-1),
    living: () => signIns.filter((s) => s.expiresAt_ms > Date.now()),
    age(by_s) {
      for (const signIn of signIns) signIn.expiresAt_ms -= by_s * 1000
      for (const poller of pollers.values()) poller.lastPoll_ms -= by_s * 1000
    },
  }
}

function tooFast(poller: Poller | undefined): boolean {
  if (!poller) return false
  const now = Date.now()
  const early = now - poller.lastPoll_ms < poller.interval_s * 1000 - TOLERANCE_MS
  poller.lastPoll_ms = now
  if (early) poller.interval_s += SLOW_DOWN_S
  return early
}

/** An RFC error code in Webex's status and place; a refused renewal gets the text that Webex gives. */
function translated(code: string, grant_type: string | undefined): Refusal {
  // https://github.com/webex/webex-js-sdk/pull/855
  if (code === 'invalid_grant' && grant_type === 'refresh_token')
    return oauthRefusal(
      400,
      code,
      'The refresh token provided is expired, revoked, malformed, or invalid.',
    )
  return oauthRefusal(code === 'authorization_pending' ? 428 : 400, code)
}

async function formOf(request: Request): Promise<Record<string, string | undefined>> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw new Refusal(
      415,
      'The body must be application/x-www-form-urlencoded',
      'Unsupported Media Type',
    )
  return Object.fromEntries(new URLSearchParams(await request.text()))
}

/** RFC 6749 2.3.1: each half is form-encoded. */
function basicOf(header: string | undefined): Credentials | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(header ?? '')?.[1]
  const [, id, secret] =
    /^([^:]+):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? []
  const plain = (half: string) => new URLSearchParams(`=${half}`).get('') ?? ''
  return id && secret ? { id: plain(id), secret: plain(secret) } : undefined
}
