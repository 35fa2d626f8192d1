// The token relay. Webex wants the client secret at two of its endpoints and forbids shipping it in
// an app (https://developer.webex.com/admin/docs/integrations), so the television asks here and the
// relay adds the secret (forward.ts). It is one fetch handler without sessions, and imports nothing of Node,
// so the same file runs under Node (main.ts) and on edge platforms (worker.ts).

import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { STATUS_PAGE } from './addresses'
import { limitBody } from './callers/body-size'
import { readableBy } from './callers/cors'
import { checkForm } from './callers/form'
import { networkOf } from './callers/network'
import { foreignOrigin, isPackaged, knownOrigins } from './callers/origins'
import { rateLimiter } from './callers/rate-limit'
import { type Forward, forwarder } from './forward'
import { refusal, trackingIdOf } from './refusal'
import { type GivenSettings, settingsBody } from './settings'
import { type KeepAlive, statusPage } from './status'

/** How a relay is set up. */
export interface RelayOptions extends Forward {
  /** Browser origins that may call, such as `http://localhost:5173`; packaged apps always may. */
  origins: string[]
  /** What `GET /v1/settings` tells beside client id, scopes and API; only what is public is told. */
  settings?: GivenSettings | undefined
  /** Where Webex's status page is as JSON; STATUS_PAGE when not given. */
  statusUrl?: string | undefined
  /** How long what it said is passed on without asking anew; a minute when not given. */
  statusFresh_ms?: number | undefined
  limits?: Partial<Limits> | undefined
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined
  /** Takes one line a request: method, path, status, duration. Never a body or a header. */
  log?: (line: string) => void
}

/** What the relay takes at most. */
export interface Limits {
  /** A request's body; the calls that are forwarded have a few hundred bytes. */
  body_bytes: number
  /** Requests an address, or an IPv6 /64, may send in a minute, in one burst or spread. */
  perMinute: number
  /** Addresses and networks remembered at once; the one unheard for longest is forgotten first. */
  addresses: number
  /** How long Webex may take for a whole answer. */
  timeout_ms: number
}

/** Who sends a request, as the runtime around the relay knows it. */
export interface Client {
  /** Who is calling, for the rate limit; all without an address share one limit. */
  address?: string | undefined
  /** Origins of the pages that are served beside the relay; they may call as those in `origins` do. */
  pageOrigins?: string[] | undefined
  keepAlive?: KeepAlive | undefined
}

// A television polls at most once in 2 s (Webex's `interval`), so 240 lets eight sign in at once from
// behind one home's address.
const LIMITS: Limits = { body_bytes: 8192, perMinute: 240, addresses: 10_000, timeout_ms: 10_000 }

/** The calls that go to Webex. */
const FORWARDED = ['/v1/device/authorize', '/v1/device/token', '/v1/access_token']
/** What anybody may read, from any page. */
const PUBLIC = ['/v1/settings', '/v1/status']

/** Where a person looks whether the relay is there: its host, and the address that the app is given. */
const DOORS = ['/', '/v1']
const WELCOME = `This is the token relay of Foyer, a television app for Webex meetings. It forwards three calls to Webex:
${FORWARDED.map((path) => `  POST ${path}\n`).join('')}
It tells a television how it is set up, and what Webex's status page says:
${PUBLIC.map((path) => `  GET ${path}\n`).join('')}`

/** The paths that the log repeats. */
const KNOWN_PATHS = new Set([...FORWARDED, ...PUBLIC, ...DOORS])

const READS = ['GET', 'HEAD']
/** Those who set the relay up again wait no longer than this for televisions to notice. */
const SETTINGS_AGE_S = 300

interface Env {
  Bindings: Client
}

/**
 * Makes the relay for one integration.
 * @returns a fetch handler that never rejects: whatever goes wrong is an answer
 */
export function createRelay(
  options: RelayOptions,
): (request: Request, client?: Client) => Promise<Response> {
  const { now = Date.now, log = console.log } = options
  const limits = { ...LIMITS, ...options.limits }
  const known = knownOrigins(options.origins)
  const isKnown = (origin: string, { env }: Context<Env>) =>
    known.has(origin) || env.pageOrigins?.includes(origin) === true
  const settings = settingsBody(options, options.settings)
  const readStatus = statusPage({
    url: options.statusUrl ?? STATUS_PAGE,
    fetch,
    timeout_ms: limits.timeout_ms,
    fresh_ms: options.statusFresh_ms,
    now,
  })

  const logged = createMiddleware<Env>(async (c, next) => {
    const start = now()
    await next()
    // An unknown path is not repeated: someone may have put a code or a token into it.
    const path = KNOWN_PATHS.has(c.req.path) ? c.req.path : '(unknown path)'
    const id = trackingIdOf(c.res)
    log(`${c.req.method} ${path} ${c.res.status} ${now() - start} ms${id ? ` ${id}` : ''}`)
  })

  const fromAllowedOrigin = createMiddleware<Env>(async (c, next) => {
    const origin = c.req.header('origin') ?? ''
    return isPackaged(origin) || isKnown(origin, c) ? next() : foreignOrigin(origin)
  })

  const rateLimited = () => {
    const wait_s = rateLimiter(limits, now)
    return createMiddleware<Env>(async (c, next) => {
      const seconds = wait_s(networkOf(c.env.address ?? 'unknown'))
      if (seconds === 0) return next()
      return refusal(429, 'Too many requests.', { headers: { 'Retry-After': String(seconds) } })
    })
  }

  const sendOn = forwarder(options, limits.timeout_ms)
  const forward = async (c: Context<Env>) => {
    const path = c.req.path.slice('/v1'.length)
    let body: string
    try {
      body = await c.req.text()
    } catch {
      return unreadable()
    }
    const checked = checkForm(path, body, {
      clientId: options.clientId,
      isKnown: (origin) => isKnown(origin, c),
    })
    if (checked instanceof Response) return checked
    return sendOn(path, checked)
  }

  const relay = new Hono<Env>()
  // Every origin may read its answer, also one that gets nothing but a refusal: that holds no secret and
  // nothing was forwarded for it, and only so can the app say what to mend rather than "No network".
  relay.use(
    logged,
    readableBy({
      // What is public is cached on its way, also where `Vary: Origin` is not understood.
      origin: (origin, path) => (PUBLIC.includes(path) ? '*' : origin),
      methods: (path) => (PUBLIC.includes(path) ? READS : ['POST']),
    }),
  )
  relay.on('GET', DOORS, (c) => c.text(WELCOME))
  // A limit of their own: a foreign web page must not use up that of a television behind the same address.
  const limited = rateLimited()
  for (const path of PUBLIC) relay.get(path, limited)
  relay.get('/v1/settings', (c) =>
    c.body(settings, 200, {
      'Content-Type': 'application/json',
      'Cache-Control': `public, max-age=${SETTINGS_AGE_S}`,
    }),
  )
  relay.get('/v1/status', (c) => readStatus(c.env.keepAlive))
  for (const path of PUBLIC) relay.all(path, () => notAllowed(READS))
  // The limit comes after the check of the origin, so that pages that are refused do not use it up.
  relay.use(
    fromAllowedOrigin,
    rateLimited(),
    limitBody(limits.body_bytes, {
      tooLarge: () => refusal(413, 'The request is too large.'),
      unreadable,
    }),
  )
  for (const path of FORWARDED) {
    relay.post(path, forward)
    relay.all(path, () => notAllowed(['POST']))
  }
  relay.notFound(() => refusal(404, 'The relay forwards only the calls of the sign-in.'))
  relay.onError(() => refusal(500, 'The relay could not handle this request.'))
  return async (request, client = {}) => relay.fetch(request, client)
}

/** The answer to a body that breaks off, or whose chunks are none; Node refuses the latter by itself. */
const unreadable = () =>
  refusal(400, 'The request could not be read.', { error: 'invalid_request' })

function notAllowed(methods: string[]): Response {
  const allowed = methods.join(', ')
  return refusal(405, `Only ${allowed} is answered here.`, { headers: { Allow: allowed } })
}
