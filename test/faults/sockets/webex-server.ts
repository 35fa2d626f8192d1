// A Webex on 127.0.0.1 that signs people in by the device grant, and tells who they are: with the statuses, the
// bodies and the headers of https://developer.webex.com/docs/login-with-webex. It knows which codes and tokens
// live, and when each request came. In front of it lies the network, on which a test brings faults about.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import type { Answer, Fault } from './faults'
import type { Steps } from './steps'

export const CLIENT = { clientId: 'C1', clientSecret: 'S1' }
export const SCOPE =
  'meeting:schedules_read spark:people_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read'
const BASIC = `Basic ${btoa(`${CLIENT.clientId}:${CLIENT.clientSecret}`)}`

/** A code lives five minutes, and an access token 18 hours, as in Cisco's examples. */
const CODE_LIFE_S = 300
export const TOKEN_LIFE_S = 64_799

/** The kinds of requests that a fault can be planned for. */
export type Kind = 'code' | 'poll' | 'renewal' | 'other'

/** One request, from when it was sent. */
export interface Exchange {
  kind: Kind
  /** Path and query, after `/v1/`. */
  path: string
  form: URLSearchParams
  /** When it was sent, ms of running time. */
  at: number
  /** When whoever sent it had an answer, or gave up. */
  endedAt?: number
  fault?: Fault | undefined
  /** What Webex made of it; undefined where it never got there. */
  status?: number
  /** How many bytes of a body without measure were taken. */
  takenBytes?: number
}

/** A code as Webex knows it. */
export interface Code {
  device_code: string
  user_code: string
  /** ms of running time */
  issuedAt: number
  expiresAt: number
  interval_ms: number
  isApproved: boolean
  isDenied: boolean
  isUsed: boolean
}

type Reply = [status: number, body: unknown, headers?: Record<string, string>]

export interface WebexServerOptions {
  steps: Steps
  /** The fault that meets a request; undefined: none. Called once for each, when it is sent. */
  faultFor?(exchange: Exchange): Fault | undefined
  /** Fields that the answer with a code has besides, or in place of the usual. */
  codeFields?: object
  /** Answers the REST calls other than `people/me`; undefined: 404. */
  rest?(path: string): { body: unknown; headers?: Record<string, string> } | undefined
}

export type WebexServer = Awaited<ReturnType<typeof startWebexServer>>

const error = (status: number, code: string): Reply => [
  status,
  {
    message: 'The request could not be understood by the server due to malformed syntax.',
    errors: [{ description: code }],
    trackingId: `ROUTER_${code}`,
  },
]

/** Starts it on a free port of 127.0.0.1. */
export async function startWebexServer(options: WebexServerOptions) {
  const { steps, faultFor = () => undefined, codeFields = {}, rest = () => undefined } = options
  const exchanges: Exchange[] = []
  const codes: Code[] = []
  /** When each access token ends, ms of running time. */
  const access = new Map<string, number>()
  const refreshTokens = new Set<string>()
  let isRevoked = false
  /** Requests that followed a redirect. */
  let strayed = 0
  let tokens = 0
  const closedPort = await portWithoutListener()

  function newTokens(): Reply {
    tokens += 1
    access.set(`access-${tokens}`, steps.running_ms() + TOKEN_LIFE_S * 1000)
    refreshTokens.add('refresh-1')
    return [
      200,
      {
        scope: SCOPE,
        expires_in: TOKEN_LIFE_S,
        token_type: 'Bearer',
        access_token: `access-${tokens}`,
        refresh_token: 'refresh-1',
        refresh_token_expires_in: 7_697_037,
      },
    ]
  }

  function newCode(): Reply {
    const n = codes.length + 1
    const texts = { device_code: `device-${n}`, user_code: String(100_000 + n) }
    const sent = {
      ...texts,
      expires_in: CODE_LIFE_S,
      verification_uri: 'https://login.webex.test/verify',
      verification_uri_complete: `https://login.webex.test/verify?userCode=${n}`,
      interval: 5,
      ...codeFields,
    }
    const issuedAt = steps.running_ms()
    codes.push({
      ...texts,
      issuedAt,
      expiresAt: issuedAt + CODE_LIFE_S * 1000,
      interval_ms: leastInterval_ms(sent.interval),
      isApproved: false,
      isDenied: false,
      isUsed: false,
    })
    return [200, sent]
  }

  function answerToPoll(form: URLSearchParams): Reply {
    const code = codes.find((one) => one.device_code === form.get('device_code'))
    if (!code || code.isUsed) return error(400, 'invalid_grant')
    if (steps.running_ms() >= code.expiresAt) return error(400, 'expired_token')
    if (code.isDenied) return error(400, 'access_denied')
    if (!code.isApproved) return error(428, 'authorization_pending')
    code.isUsed = true
    return newTokens()
  }

  function answerToRenewal(form: URLSearchParams): Reply {
    const isKnown = refreshTokens.has(form.get('refresh_token') ?? '')
    return isKnown && !isRevoked ? newTokens() : error(400, 'invalid_grant')
  }

  function answerTo({ kind, path, form }: Exchange, authorization: string): Reply {
    switch (kind) {
      case 'code':
        return form.get('client_id') === CLIENT.clientId
          ? newCode()
          : error(400, 'Client Id is invalid')
      case 'poll':
        return authorization === BASIC ? answerToPoll(form) : error(401, 'invalid_client')
      case 'renewal':
        return authorization === BASIC ? answerToRenewal(form) : error(401, 'invalid_client')
      case 'other':
        return answerToCall(path, authorization.replace('Bearer ', ''))
    }
  }

  function answerToCall(path: string, accessToken: string): Reply {
    const endsAt = access.get(accessToken) ?? 0
    if (steps.running_ms() >= endsAt) return error(401, 'The token is not accepted')
    if (path === 'people/me') return [200, { id: 'p1', displayName: 'Ana', emails: [] }]
    const answered = rest(path)
    return answered ? [200, answered.body, answered.headers ?? {}] : error(404, 'not found')
  }

  const server = createServer((request, response) => void serve(request, response))

  async function serve(request: IncomingMessage, response: ServerResponse) {
    request.resume()
    response.setHeader('Connection', 'close')
    const exchange = exchanges[Number(request.headers['x-exchange'])]
    if (exchange && request.url?.startsWith('/v1/'))
      return answer(exchange, request.headers.authorization ?? '', response)
    // Where a redirect leads to.
    strayed += 1
    response.setHeader('Content-Type', 'text/html')
    response.end('<html><body>Log in.</body></html>')
  }

  async function answer(exchange: Exchange, authorization: string, response: ServerResponse) {
    const { fault } = exchange
    const other = fault?.answer
    response.setHeader('Date', new Date(steps.serverTime_ms()).toUTCString())
    // What stands in between answers by itself; then Webex never hears of the request.
    const isPassed = !other || fault.isLost || other.kind === 'slow' || other.kind === 'typed'
    const [status, body, headers] = isPassed
      ? answerTo(exchange, authorization)
      : ([200, {}] as Reply)
    if (isPassed) exchange.status = status
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    if (other) await spoil(exchange, response, other, { status, text, headers: headers ?? {} })
    else {
      response.writeHead(status, { 'Content-Type': 'application/json;charset=UTF-8', ...headers })
      response.end(text)
    }
  }

  /** Answers as the fault says. @param own what Webex answers */
  async function spoil(
    exchange: Exchange,
    response: ServerResponse,
    answer: Answer,
    own: { status: number; text: string; headers: Record<string, string> },
  ) {
    const { status, text } = own
    const head = { 'Content-Type': 'application/json;charset=UTF-8', ...own.headers }
    const half = text.slice(0, Math.floor(text.length / 2))
    switch (answer.kind) {
      case 'refused':
        throw new Error('a refused request cannot come')
      case 'reset':
        if (answer.at === 'middle') {
          response.writeHead(status, { ...head, 'Content-Length': Buffer.byteLength(text) })
          await new Promise((written) => response.write(half, written))
        }
        response.socket?.resetAndDestroy()
        return
      case 'ended':
        response.writeHead(status, { ...head, 'Content-Length': Buffer.byteLength(text) })
        response.write(half, () => response.socket?.end())
        return
      case 'silent':
        await steps.parked(response, new Promise(() => {}))
        return
      case 'slow':
        return inPieces(response, answer, { ...own, headers: head })
      case 'typed':
        response.writeHead(status, { ...head, 'Content-Type': answer.type })
        response.end(text)
        return
      case 'half':
        response.writeHead(status, head)
        response.end(half)
        return
      case 'says':
        response.writeHead(answer.status, { ...answer.headers, ...retryDate(answer.retryDate_ms) })
        response.end(answer.body)
        return
      case 'huge':
        response.writeHead(200, head)
        exchange.takenBytes = await endlessly(response, answer.bytes)
        return
    }
  }

  function retryDate(from_now_ms?: number): Record<string, string> {
    if (from_now_ms === undefined) return {}
    return { 'Retry-After': new Date(steps.serverTime_ms() + from_now_ms).toUTCString() }
  }

  async function inPieces(
    response: ServerResponse,
    { pieces, every_ms }: Extract<Answer, { kind: 'slow' }>,
    own: { status: number; text: string; headers: Record<string, string> },
  ) {
    response.writeHead(own.status, own.headers)
    response.flushHeaders()
    const size = Math.ceil(own.text.length / pieces)
    for (let piece = 0; piece < pieces; piece++) {
      await steps.parked(response, steps.clock.wait(every_ms))
      if (response.destroyed) return
      response.write(own.text.slice(piece * size, (piece + 1) * size))
    }
    response.end()
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}/v1`

  function kindOf(path: string, form: URLSearchParams): Kind {
    if (path === 'device/authorize') return 'code'
    if (path === 'device/token') return 'poll'
    if (path === 'access_token' && form.get('grant_type') === 'refresh_token') return 'renewal'
    return 'other'
  }

  /** The `fetch` of what is under test: real sockets, and each request is noted and may meet a fault. */
  async function fetchOverNetwork(address: RequestInfo | URL, init: RequestInit = {}) {
    const url = new URL(String(address))
    const path = `${url.pathname}${url.search}`.replace('/v1/', '')
    const form = new URLSearchParams(String(init.body ?? ''))
    const exchange: Exchange = { kind: kindOf(path, form), path, form, at: steps.running_ms() }
    exchange.fault = faultFor(exchange)
    exchanges.push(exchange)
    if (exchange.fault?.answer.kind === 'refused') url.port = String(closedPort)
    const headers = new Headers(init.headers)
    headers.set('X-Exchange', String(exchanges.length - 1))
    return steps.open(fetch(url, { ...init, headers }), () => {
      exchange.endedAt ??= steps.running_ms()
    })
  }

  return {
    base,
    fetch: fetchOverNetwork as typeof fetch,
    exchanges,
    codes,
    strayed: () => strayed,
    polls: (device_code?: string) =>
      exchanges.filter(
        ({ kind, form }) =>
          kind === 'poll' && (device_code === undefined || form.get('device_code') === device_code),
      ),
    code: (user_code: string) => codes.find((one) => one.user_code === user_code),
    isAlive: (user_code: string) =>
      codes.some(
        (one) => one.user_code === user_code && !one.isUsed && steps.running_ms() < one.expiresAt,
      ),
    /** Tokens as an earlier sign-in gave and stored them (src/session/stored.ts). */
    storedTokens() {
      const [, { access_token, refresh_token }] = newTokens() as [number, Record<string, string>]
      const expiresAt = steps.serverTime_ms() + TOKEN_LIFE_S * 1000
      return { access_token, refresh_token, expiresAt }
    },
    /** Access tokens are worth nothing from now on; renewals give new ones. */
    expireAccess: () => access.clear(),
    /** The person has ended the integration's access: every renewal is refused for good. */
    revoke() {
      isRevoked = true
      access.clear()
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The shortest time between two polls that an `interval` allows (RFC 8628 3.2), ms. Nonsense is no value: 5 s. */
function leastInterval_ms(interval: unknown): number {
  const given_s = typeof interval === 'string' && interval.trim() ? Number(interval) : interval
  if (typeof given_s !== 'number' || !Number.isFinite(given_s) || given_s <= 0) return 5000
  return given_s * 1000
}

/** @returns how many bytes were taken */
async function endlessly(response: ServerResponse, bytes: number): Promise<number> {
  const piece = Buffer.alloc(1_000_000, 'x')
  const closed = new Promise((gone) => response.once('close', gone))
  response.write('{"text":"')
  let sent = 0
  for (; sent < bytes && !response.destroyed; sent += piece.length)
    if (!response.write(piece))
      await Promise.race([closed, new Promise((go) => response.once('drain', go))])
  response.end('"}')
  return sent
}

/** A port of 127.0.0.1 at which nobody listens. */
async function portWithoutListener(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
