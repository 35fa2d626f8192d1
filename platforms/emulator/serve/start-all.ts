// The servers of `npm start`: the app with its emulator, the relay, and the sandbox behind it. Each
// gets its port before anything is built, so a taken one is said at once; when one cannot start,
// those that already have are closed again.

import { createServer } from 'node:http'
import { type Credentials, SANDBOX } from '../../cli/credentials'
import { listen } from '../../cli/listen'
import { WEBEX } from '../../relay/addresses'
import { startRelay } from '../../relay/main'
import { type SandboxOptions, startSandbox } from '../../sandbox/server'
import { NO_CLIENT, startStandIn } from '../personal/stand-in'
import type { Likeness } from '../tv/likeness'
import { builtPages } from './built-pages'
import { devPages } from './dev-pages'
import { madeFiles, usualSettings } from './generated-files'

export interface StartOptions {
  /** Ports; 0 for any that is free. */
  port: number
  sandboxPort: number
  relayPort: number
  /** Vite's dev server with hot reload instead of the built bundle. */
  dev?: boolean | undefined
  /** An integration of one's own: the real Webex instead of the sandbox. */
  credentials?: Credentials | undefined
  /** A personal access token: the real Webex without an integration. It goes before `credentials`. */
  personalToken?: string | undefined
  /** Where Webex's API is for that token; the real one. */
  upstream?: string | undefined
  /** Takes a line about what is being done. */
  tell?: (line: string) => void
  /** Where the built app is; `dist` when not given. */
  dist?: string
  /** How the sandbox is; as it is by itself when not given. */
  sandbox?: Omit<SandboxOptions, 'port'> | undefined
  /** Further settings for the app, or other ones. */
  settings?: Record<string, unknown> | undefined
  /** Whether the app is set up by nobody yet, as it ships, and asks for its relay. */
  setup?: boolean | undefined
  /** The television that the emulator is to be like; one of the usual ones when not given. */
  television?: Likeness | undefined
}

export interface Urls {
  app: string
  emulator: string
  relay: string
  /** Absent with the real Webex. */
  sandbox?: string | undefined
  /** The origin of the sandbox's media; absent with the real Webex. */
  media?: string | undefined
}

/** The addresses and the client id in settings.js as it ships (platforms/settings/settings.js). */
const setupSettings = ({ setup }: StartOptions) =>
  setup ? { clientId: '', relay: '', api: WEBEX } : {}

/** The host of the relay, which the television is to be told of where nobody has set it up. */
const hostToType = ({ setup }: StartOptions, relay: string) =>
  setup ? new URL(relay).host : undefined

/** Where the relay asks for Webex's status page; what a sandbox is told to say there counts at once. */
const statusOf = (sandbox?: { url: string }) =>
  sandbox && { statusUrl: `${sandbox.url}/status/index.json`, statusFresh_ms: 0 }

/**
 * Starts what `npm start` serves: the app, the emulator, the sandbox or what stands in for it, and the relay.
 * @returns where each is, and what ends them all
 * @throws what kept it from starting, with nothing left running; `plainly` words it
 */
export async function startAll(
  options: StartOptions,
): Promise<{ urls: Urls; close(): Promise<void> }> {
  const { tell = () => {}, credentials, personalToken } = options
  const started: { close?(): Promise<void> }[] = []
  const close = async () => {
    await Promise.all(started.splice(0).map((one) => one.close?.()))
  }
  const keep = <T extends { close?(): Promise<void> }>(one: T): T => {
    started.push(one)
    return one
  }

  try {
    const server = createServer()
    const { url } = keep(await listen(server, options.port))
    const origins = [url, url.replace('localhost', '127.0.0.1')]
    const sandbox =
      credentials || personalToken
        ? undefined
        : keep(
            await startSandbox({
              redirectUris: origins.map((origin) => `${origin}/`),
              ...options.sandbox,
              port: options.sandboxPort,
            }),
          )
    const webex = sandbox ? `${sandbox.url}/v1` : (options.upstream ?? WEBEX)
    // A personal token may do whatever its owner may.
    const usual = usualSettings(sandbox !== undefined || personalToken !== undefined)
    const relay = keep(
      personalToken
        ? await startStandIn(
            { token: personalToken, upstream: webex, origins, onOver: tell },
            options.relayPort,
          )
        : await startRelay({
            ...(credentials ?? SANDBOX),
            upstream: webex,
            ...statusOf(sandbox),
            settings: { ...usual, ...options.settings },
            origins,
            port: options.relayPort,
            log: () => {},
          }),
    )

    const files = madeFiles({
      settings: {
        ...usual,
        clientId: personalToken ? NO_CLIENT : (credentials ?? SANDBOX).clientId,
        relay: `${relay.url}/v1`,
        api: personalToken ? `${relay.url}/v1` : webex,
        ...options.settings,
        ...setupSettings(options),
      },
      sandbox: sandbox?.url,
      television: options.television,
      relay: hostToType(options, relay.url),
      isPersonal: personalToken !== undefined,
    })
    // Whoever asks while the app is being built waits for it.
    const pages = options.dev ? devPages(server, files) : builtPages(files, tell, options.dist)
    server.on('request', (request, response) => {
      pages.then(
        (made) => made.listener(request, response),
        () => response.destroy(),
      )
    })
    keep(await pages)

    return {
      urls: {
        app: `${url}/`,
        emulator: `${url}/emulator/`,
        relay: `${relay.url}/v1`,
        sandbox: sandbox && `${sandbox.url}/`,
        media: sandbox && `${sandbox.mediaUrl}/`,
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
