// The relay under Node, on its own: `npm run relay`.

import type { Server } from 'node:http'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { readCredentials, SANDBOX } from '../cli/credentials'
import { readFlags, readPort } from '../cli/flags'
import { type Ending, type Listening, listen, runCli } from '../cli/listen'
import { readSettingsFile } from '../cli/settings-file'
import {
  isLoopback,
  readOrigins,
  readStatusUrl,
  readUpstream,
  STATUS_PAGE,
  WEBEX,
} from './addresses'
import { lastForwarded } from './node/caller'
import { send } from './node/send'
import { isOfRelay, pageOrigins, servePages } from './node/serve'
import { lineWriter } from './node/write-lines'
import { createRelay, type RelayOptions } from './relay'
import { foreignApi, type GivenSettings, readSettings } from './settings'

const SANDBOX_API = 'http://localhost:5180/v1'
const SANDBOX_STATUS = 'http://localhost:5180/status/index.json'

const HELP = `The token relay: keeps a Webex client secret off the TV.

  npm run relay -- [flags]

  --port 5181        where to listen; 0 for any free port
  --host 127.0.0.1   the address to listen on. The relay speaks http, which Foyer accepts only on the
                     same machine: for a TV, put a reverse proxy that adds https in front of it.
                     0.0.0.0, all addresses, is for a proxy that runs elsewhere
  --behind-proxy     there is such a proxy: counts requests by the last address in X-Forwarded-For.
                     Do not use it without one: callers could write there what they like
  --upstream URL     Webex's API; ${WEBEX} with an integration of your own,
                     else the sandbox's, ${SANDBOX_API}
  --origin URL       a web page that is allowed to call, as often as needed; packaged apps always are
  --settings FILE    what televisions are told that ask GET /v1/settings: a settings.js, or JSON of it.
                     Public; without it, they are told the client id, two scopes and the API. It is
                     said when they would not take its api, or nothing answers there
  --serve FOLDER     the app beside the relay: an unpacked hosted zip, at /. Its pages may call
  --status-url URL   Webex's status page as JSON, for GET /v1/status; ${STATUS_PAGE}
                     with an integration of your own, else the sandbox's
  --help             this

The integration is read from WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET, in the environment or in .env. Webex is reached
through the proxy that HTTPS_PROXY names, as companies demand; hosts in NO_PROXY and this machine itself without it.`

export interface ServerOptions extends RelayOptions {
  port: number
  host?: string | undefined
  /** Whether X-Forwarded-For is believed: only where a server in front writes it. */
  behindProxy?: boolean | undefined
  patience?: Patience | undefined
  /** A folder with the hosted app, which is then at `/`. */
  serve?: string | undefined
}

/** How long a caller may take to send, in ms; a request is some hundred bytes. */
export interface Patience {
  /** From the connection, or the request before, to the end of the headers. */
  headers_ms: number
  /** From there to the end of the body, with the headers. */
  request_ms: number
  /** How often it is looked who takes longer. */
  check_ms: number
}

// Node's own are 60 s and 300 s, looked at every 30 s: a few callers that send a byte now and then would
// keep as many connections open as the machine has.
export const PATIENCE: Patience = { headers_ms: 5000, request_ms: 10_000, check_ms: 1000 }

/** How long a connection without a call is kept where a server in front keeps them too, ms. */
const BEHIND_PROXY_MS = 75_000

/**
 * Starts the relay on a port of its own.
 * @throws Node's `EADDRINUSE` error when the port is taken; Error when there is no app in `serve`
 */
export async function startRelay(options: ServerOptions): Promise<Ending> {
  const relay = createRelay({ fetch: send, log: lineWriter(), ...options })
  const pages = options.serve === undefined ? undefined : servePages(options.serve)
  const { headers_ms, request_ms, check_ms } = options.patience ?? PATIENCE
  const server = createAdaptorServer({
    // https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener
    serverOptions: {
      headersTimeout: headers_ms,
      requestTimeout: request_ms,
      connectionsCheckingInterval: check_ms,
      // A server in front keeps connections for a minute or so, and would send into one that is just being closed.
      ...(options.behindProxy && { keepAliveTimeout: BEHIND_PROXY_MS }),
    },
    fetch: (request, env) => {
      if (pages && !isOfRelay(new URL(request.url).pathname)) return pages(request)
      const { remoteAddress } = (env as HttpBindings).incoming.socket
      const noted = (header: string) => (options.behindProxy ? request.headers.get(header) : null)
      return relay(request, {
        address: lastForwarded(noted('X-Forwarded-For')) ?? remoteAddress,
        pageOrigins: pages && pageOrigins(request.url, noted('X-Forwarded-Host')),
      })
    },
  }) as Server
  return listen(server, options.port, options.host)
}

/**
 * A relay keeps little, so V8 is told to collect what calls leave behind before it asks for more memory: new objects
 * stay in the space they begin with, and old ones may grow by 40 % between two collections, not to threefold.
 */
const LEAN_HEAP = ['--semi-space-growth-factor=1', '--heap-growing-percent=40']

/** How long an API may take to say anything, ms. */
const LOOK_MS = 5000

async function main(): Promise<void> {
  const flags = readFlags({
    port: { type: 'string' },
    host: { type: 'string' },
    'behind-proxy': { type: 'boolean' },
    upstream: { type: 'string' },
    origin: { type: 'string', multiple: true, default: ['http://localhost:5173'] },
    settings: { type: 'string' },
    serve: { type: 'string' },
    'status-url': { type: 'string' },
    help: { type: 'boolean' },
  })
  if (flags.help) return console.log(HELP)
  for (const flag of LEAN_HEAP) setFlagsFromString(flag)
  const own = readCredentials()
  const credentials = own ?? SANDBOX
  const upstream = readUpstream('--upstream', flags.upstream ?? (own ? WEBEX : SANDBOX_API))
  const settings =
    flags.settings === undefined
      ? undefined
      : readSettings(flags.settings, await readSettingsFile(flags.settings), credentials.clientId)
  const listening = await startRelay({
    ...credentials,
    upstream,
    statusUrl: readStatusUrl(
      '--status-url',
      flags['status-url'] ?? (own ? STATUS_PAGE : SANDBOX_STATUS),
    ),
    settings,
    origins: readOrigins('--origin', flags.origin),
    port: readPort('port', flags.port, 5181),
    host: flags.host,
    behindProxy: flags['behind-proxy'],
    serve: flags.serve,
  })
  // Tokens are given once: an answer that is cut off may sign somebody out.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => listening.finish(PATIENCE.request_ms).then(() => process.exit(0)))
  console.log(introduce(listening, upstream, flags.serve))
  if (settings) await warn(`${flags.settings}: api.`, settings)
}

/** Says what of the API in the settings would fail only on a television. */
async function warn(where: string, settings: GivenSettings): Promise<void> {
  const foreign = foreignApi(settings)
  if (!foreign) return
  const { api, host } = foreign
  console.error(
    `${where} ${host} is not Webex's. A television takes it only from a relay that it reaches at ${new URL(api).hostname}.`,
  )
  try {
    await fetch(api, { redirect: 'manual', signal: AbortSignal.timeout(LOOK_MS) })
  } catch {
    console.error(`${where} Nothing answers there. A television could show no meetings.`)
  }
}

function introduce({ url, everywhere }: Listening, upstream: string, serve?: string): string {
  const elsewhere = everywhere ? ' and every other address of this machine' : ''
  const lines = [`The relay is at ${url}/v1${elsewhere}, in front of ${upstream}. Ctrl-C ends it.`]
  if (serve !== undefined) lines.push(`Foyer is at ${url}/, out of ${serve}.`)
  if (everywhere || !isLoopback(new URL(url).hostname))
    lines.push('It speaks http. Televisions reach it only through a server that adds https.')
  return lines.join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCli(main)
