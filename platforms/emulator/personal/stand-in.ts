// What stands between the app and Webex when there is a personal access token and no integration. The token
// never leaves this process: the app signs in here, at once and without a phone, gets a token that is good here
// alone, and reads through here. Nothing is written, to the disk or at Webex, and only the emulator's pages may
// call.

import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { type Listening, listen } from '../../cli/listen'
import { STATUS_PAGE } from '../../relay/addresses'
import { refusal } from '../../relay/refusal'
import { statusPage } from '../../relay/status'
import { OVER } from './token'

export interface StandInOptions {
  /** The personal access token. */
  token: string
  /** Where Webex's API is, without a slash at the end. */
  upstream: string
  /** The emulator's and the app's own. */
  origins: string[]
  /** Told once, in a sentence, when the token is over. */
  onOver(sentence: string): void
}

/** The client id that the app is given; there is no integration. */
export const NO_CLIENT = 'personal-access-token'

const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
/** What goes on to Webex with a call, and what comes back. */
const SENT = ['Accept', 'Timezone', 'Range']
const PASSED = ['Age', 'Content-Type', 'Date', 'Link', 'Retry-After', 'Trackingid']
/** The token's own life; Webex ends it earlier. */
const LIFE_S = 12 * 3600
const TIMEOUT_MS = 20_000

const BY_ITSELF =
  'Foyer signs in by itself with the token in WEBEX_TOKEN. There is nothing to do here.'

const newSecret = () => randomBytes(32).toString('base64url')

/**
 * Starts what stands between the app and Webex when there is a personal access token and no integration.
 * @param port 0 for any that is free
 * @throws Node's `EADDRINUSE` error when the port is taken
 */
export function startStandIn(options: StandInOptions, port: number): Promise<Listening> {
  const { fetch } = standIn(options)
  return listen(createAdaptorServer({ fetch }) as Server, port)
}

/** The server's routes: the device grant (RFC 8628), and every GET of the API. */
function standIn({ token, upstream, origins, onOver }: StandInOptions): Hono {
  const [device_code, access_token, refresh_token] = [newSecret(), newSecret(), newSecret()]
  let isOver = false

  function over() {
    if (!isOver) onOver(`${OVER}.`)
    isOver = true
  }

  const readStatus = statusPage({ url: STATUS_PAGE, fetch, now: Date.now, timeout_ms: TIMEOUT_MS })
  const routes = new Hono()
  routes.use(cors({ origin: origins, exposeHeaders: PASSED, maxAge: 600 }))
  const inWords = (c: Context) => c.text(isOver ? `${OVER}.` : BY_ITSELF)
  for (const path of ['/', '/v1/authorize']) routes.get(path, inWords)
  // A browser says whose page is asking; another page may not read what is the token owner's.
  routes.use((c, next) =>
    origins.includes(c.req.header('Origin') ?? '')
      ? next()
      : Promise.resolve(refusal(403, 'Only the emulator may call.')),
  )

  routes.post('/v1/device/authorize', (c) => {
    if (isOver) return refusal(400, OVER)
    const verification_uri = new URL('/', c.req.url).href
    const user_code = String(randomInt(1e6)).padStart(6, '0')
    return c.json({ device_code, user_code, verification_uri, interval: 1, expires_in: 300 })
  })

  routes.post('/v1/device/token', async (c) => {
    const form = await c.req.parseBody()
    if (form.grant_type !== DEVICE_CODE_GRANT || !isSame(form.device_code, device_code))
      return refusal(400, 'invalid_grant')
    return c.json({ access_token, refresh_token, token_type: 'Bearer', expires_in: LIFE_S })
  })

  routes.post('/v1/access_token', async (c) => {
    const form = await c.req.parseBody()
    if (isOver || !isSame(form.refresh_token, refresh_token)) return refusal(400, 'invalid_grant')
    return c.json({ access_token, refresh_token, token_type: 'Bearer', expires_in: LIFE_S })
  })

  routes.get('/v1/status', () => readStatus())

  routes.get('/v1/*', async (c) => {
    const given = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
    if (isOver || !isSame(given, access_token)) return refusal(401, 'This token is not good here.')
    const answer = await read(c)
    if (answer.status === 401) over()
    return answer
  })

  routes.notFound(() => refusal(405, 'Only reading is possible with a personal access token.'))

  /** Reads from Webex, with the real token. A redirect goes back as it came, or the token would go on with it. */
  async function read(c: Context): Promise<Response> {
    const { pathname, search } = new URL(c.req.url)
    const headers = picked(c.req.raw.headers, SENT)
    headers.set('Authorization', `Bearer ${token}`)
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const url = upstream + pathname.slice('/v1'.length) + search
      const answer = await fetch(url, { headers, signal, redirect: 'manual' })
      const body = await answer.arrayBuffer()
      return new Response(body.byteLength ? body : null, {
        status: answer.status,
        headers: picked(answer.headers, PASSED),
      })
    } catch {
      return signal.aborted
        ? refusal(504, 'Webex did not answer in time.')
        : refusal(502, 'Webex could not be reached.')
    }
  }

  return routes
}

function picked(from: Headers, names: string[]): Headers {
  const headers = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

function isSame(given: unknown, secret: string): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '')
  return bytes.length === secret.length && timingSafeEqual(bytes, Buffer.from(secret))
}
