import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { type Listening, listen } from '../../../platforms/cli/listen'
import { type Patience, type ServerOptions, startRelay } from '../../../platforms/relay/main'
import type { Limits } from '../../../platforms/relay/relay'
import type { GivenSettings } from '../../../platforms/relay/settings'

interface Received {
  method?: string | undefined
  url?: string | undefined
  headers: IncomingHttpHeaders
  form: URLSearchParams
}

export const CLIENT_ID = 'C0ffee'
export const CLIENT_SECRET = 's3cret'
export const APP_ORIGIN = 'http://localhost:5173'
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** Starts a relay on some runtime. */
export type OpenRelay = (options: ServerOptions) => Promise<Listening>

export type Relayed = Awaited<ReturnType<typeof relayBeforeStandIn>>

/** A real relay in front of a real server that stands in for Webex, both on ports of their own. */
export async function relayBeforeStandIn(
  {
    limits,
    now,
    upstream,
    behindProxy,
    patience,
    settings,
    statusUrl,
    serve,
    clientSecret = CLIENT_SECRET,
  }: {
    limits?: Partial<Limits> | undefined
    now?: (() => number) | undefined
    upstream?: string
    behindProxy?: boolean | undefined
    patience?: Patience | undefined
    settings?: GivenSettings
    statusUrl?: string
    serve?: string | undefined
    clientSecret?: string
  } = {},
  open: OpenRelay = startRelay,
) {
  const received: Received[] = []
  const lines: string[] = []
  let answer = (response: ServerResponse, _url: string) => {
    response.end('{}')
  }
  const webex = await listen(
    createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += piece
      const { method, url, headers } = request
      received.push({ method, url, headers, form: new URLSearchParams(body) })
      answer(response, url ?? '')
    }),
    0,
  )
  const relay = await open({
    clientId: CLIENT_ID,
    clientSecret,
    upstream: upstream ?? `${webex.url}/v1`,
    statusUrl: statusUrl ?? `${webex.url}/status/index.json`,
    origins: [APP_ORIGIN],
    port: 0,
    limits,
    now,
    behindProxy,
    patience,
    settings,
    serve,
    log: (line) => lines.push(line),
  })
  return {
    relay,
    /** Where the stand-in is, without a slash at the end. */
    webexUrl: webex.url,
    received,
    /** What the relay logged. */
    lines,
    webexAnswers(how: (response: ServerResponse, url: string) => void) {
      answer = how
    },
    post(
      path: string,
      form: Record<string, string> | string,
      headers: Record<string, string> = {},
    ) {
      return fetch(`${relay.url}/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
        redirect: 'manual',
      })
    },
    /** Reads what is public, as a page of some origin does. */
    get(path: string, headers: Record<string, string> = {}) {
      return fetch(`${relay.url}/v1${path}`, { headers: { Origin: APP_ORIGIN, ...headers } })
    },
    async close() {
      await Promise.all([relay.close(), webex.close()])
    },
  }
}

export const POLL = {
  grant_type: DEVICE_CODE_GRANT,
  device_code: 'd3vice-c0de',
  client_id: CLIENT_ID,
}

/** A code of this device's own browser, as the app exchanges it; the verifier is that of RFC 7636 appendix B. */
export const EXCHANGE = {
  grant_type: 'authorization_code',
  client_id: CLIENT_ID,
  code: 'auth-c0de',
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  redirect_uri: `${APP_ORIGIN}/`,
}
