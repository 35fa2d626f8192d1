// The sandbox: a simulated Webex on loopback. One server speaks for Webex's hosts: OAuth in
// Webex's dialect, the REST API, the approval page for the phone, and calls to automate them. Another
// one, on an origin of its own, has the media.

import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { type Listening, listen } from '../cli/listen'
import { type Env, newTrackingId, Refusal, refusalBody } from './answer'
import { automationRoutes } from './automation'
import { createFaults } from './faults/faults'
import { OWN, spoilAnswer, spoilLine } from './faults/spoil'
import { frontPage } from './front'
import { createMedia } from './media/media'
import { mediaOrigin } from './media/origin'
import { startAuthority } from './oauth/authorization-server'
import { authorizeRoutes } from './oauth/authorize'
import { createDialect } from './oauth/dialect'
import { createIdTokens } from './oauth/id-token'
import { createIntegration } from './oauth/integration'
import { issuerOf, openidRoutes } from './oauth/openid'
import { approvalRoutes } from './oauth/pages/approval'
import { loginRoutes } from './oauth/pages/login'
import { access } from './rest/access'
import { attendanceRoutes } from './rest/attendance'
import { meetingRoutes } from './rest/meetings'
import { peopleRoutes } from './rest/people'
import { recordingRoutes } from './rest/recordings'
import { summaryRoutes } from './rest/summaries'
import { transcriptRoutes } from './rest/transcripts'
import { createWorld } from './rest/world'
import { statusPageRoutes } from './status-page'

/** Where `npm start` serves the app. */
export const REDIRECT_URIS = ['http://localhost:5173/', 'http://127.0.0.1:5173/']

export interface SandboxOptions {
  /** Port on 127.0.0.1; 0 (the default) takes a free one. */
  port?: number
  /** Port of the media origin on 127.0.0.1; 0 (the default) takes a free one. */
  mediaPort?: number
  /** How long device and user codes live, in seconds; 300. */
  codeLifetime_s?: number | undefined
  /** Least time between two polls, in seconds; 2. */
  interval_s?: number | undefined
  /** How long access tokens live, in seconds; 64799, as in Webex's example. */
  accessTokenLifetime_s?: number | undefined
  /** How long refresh tokens live, in seconds; 7697037, as in Webex's example. */
  refreshTokenLifetime_s?: number | undefined
  /** How long a refresh token still works after its exchange for a new one, in seconds; 60. */
  refreshGrace_s?: number | undefined
  /** The redirect addresses that are registered with the integration; REDIRECT_URIS. */
  redirectUris?: string[] | undefined
  /** The calendars follow from it; 'foyer'. */
  seed?: string | undefined
  /** IANA zone of the accounts; this machine's. */
  timezone?: string | undefined
  /** What goes wrong from the start, as for PUT /sandbox/faults; nothing. */
  faults?: unknown
  /** What the time is when the sandbox starts, in ms since 1970; it runs on from there. Now. */
  now_ms?: number | undefined
}

export interface Sandbox {
  /** http://localhost:PORT */
  url: string
  port: number
  /** http://localhost:PORT of the media, an origin of its own. */
  mediaUrl: string
  close(): Promise<void>
}

/**
 * Starts a sandbox, a simulated Webex on loopback.
 * @throws Error with code EADDRINUSE when a port is taken; Refusal 400 when `faults` are none of those it knows
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const redirectUris = options.redirectUris ?? REDIRECT_URIS
  const world = createWorld({
    seed: options.seed ?? 'foyer',
    timezone: options.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    start_ms: options.now_ms ?? Date.now(),
  })
  let url = ''
  let mediaUrl = ''
  const media = createMedia(world.now_ms, () => mediaUrl)
  const faults = createFaults(world.now_ms)
  if (options.faults !== undefined) faults.set(options.faults)
  // Nothing is open before what may be refused.
  const authority = await startAuthority(
    {
      code_s: options.codeLifetime_s ?? 300,
      accessToken_s: options.accessTokenLifetime_s ?? 64_799,
      refreshToken_s: options.refreshTokenLifetime_s ?? 7_697_037,
      refreshGrace_s: options.refreshGrace_s ?? 60,
    },
    redirectUris,
  )
  /** The time that this Webex says it is; its calendars go by the world's. */
  const clock_ms = () => world.now_ms() + (faults.state('clock')?.seconds ?? 0) * 1000
  const idTokens = createIdTokens(
    () => issuerOf(url),
    () => clock_ms() - Date.now(),
    faults,
  )
  const integration = createIntegration(faults)
  const interval_s = options.interval_s ?? 2
  const dialect = createDialect(authority, integration, idTokens, () => url, interval_s)

  const app = new Hono<Env>()
  app.use(spoilLine(faults))
  const openToAll = cors({
    origin: '*',
    exposeHeaders: ['Age', 'Date', 'Link', 'Retry-After', 'Trackingid'],
    maxAge: 600,
  })
  app.use((c, next) =>
    faults.state('no-cors') && !c.req.path.startsWith(OWN) ? next() : openToAll(c, next),
  )
  app.use(async (c, next) => {
    c.set('trackingId', newTrackingId())
    await next()
    c.header('Trackingid', c.get('trackingId'))
    c.header('Date', new Date(clock_ms()).toUTCString())
  })
  app.use(spoilAnswer(faults))
  app.get('/', (c) => c.html(frontPage(url)))
  app.route('/sandbox', automationRoutes({ authority, dialect, idTokens, faults, world, media }))
  app.route('/', approvalRoutes(authority, dialect))
  app.route('/', loginRoutes(authority))
  app.route('/', authorizeRoutes(authority, integration, idTokens, redirectUris))
  app.route(
    '/',
    openidRoutes(authority, idTokens, faults, () => url),
  )
  app.route('/v1', dialect.routes)
  app.route('/status', statusPageRoutes(faults, world.now_ms))
  app.use('/v1/*', access(authority, faults))
  for (const routes of [meetingRoutes, attendanceRoutes]) app.route('/v1', routes(world))
  for (const routes of [peopleRoutes, recordingRoutes, transcriptRoutes, summaryRoutes])
    app.route('/v1', routes(world, media))
  app.notFound(() => {
    throw new Refusal(404)
  })
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) console.error(error)
    const { status, message, description } =
      error instanceof Refusal ? error : new Refusal(500, String(error))
    return c.json(refusalBody(message, description ?? message, c.get('trackingId')), status)
  })

  const started: { close(): Promise<void> }[] = [authority]
  const close = async () => {
    await Promise.all(started.map((one) => one.close()))
  }
  try {
    const api = await serve(app, options.port ?? 0)
    started.push(api)
    const origin = await serve(mediaOrigin(media, faults, world.now_ms), options.mediaPort ?? 0)
    started.push(origin)
    url = api.url
    mediaUrl = origin.url
    return { url, port: api.port, mediaUrl, close }
  } catch (error) {
    await close()
    throw error
  }
}

function serve({ fetch }: Hono<Env>, port: number): Promise<Listening> {
  return listen(createAdaptorServer({ fetch }) as Server, port)
}
