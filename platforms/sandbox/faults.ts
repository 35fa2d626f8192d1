// What goes wrong, on demand. Each fault waits for calls whose path begins with its own and spoils so
// many of them; faults of one path take turns in the order they were set, and delays add to them.

import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as v from 'valibot'
import { type Env, Refusal, refusalBody } from './answer'

const where = {
  path: v.optional(v.pipe(v.string(), v.startsWith('/')), '/v1'),
  count: v.optional(
    v.union([v.pipe(v.number(), v.integer(), v.minValue(1)), v.literal('always')]),
    1,
  ),
}

const Fault = v.variant('kind', [
  v.strictObject({ kind: v.literal('offline'), ...where }),
  v.strictObject({
    kind: v.literal('delay'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(0)),
    ...where,
  }),
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    retry_after: v.optional(v.union([v.number(), v.string()])),
    body: v.optional(v.unknown()),
    ...where,
  }),
  v.strictObject({ kind: v.literal('truncated'), ...where }),
  v.strictObject({ kind: v.literal('cut'), ...where }),
  v.strictObject({ kind: v.literal('stall'), ...where }),
  v.strictObject({ kind: v.literal('html'), ...where }),
  v.strictObject({ kind: v.literal('access-expired') }),
  v.strictObject({ kind: v.literal('refresh-expired') }),
  v.strictObject({ kind: v.literal('revoked') }),
])

type Fault = v.InferOutput<typeof Fault>
/** A fault of the tokens: it happens at once, to all of them, and stays. */
type TokenFault = Extract<Fault, { kind: 'access-expired' | 'refresh-expired' | 'revoked' }>
type CallFault = Exclude<Fault, TokenFault>

/** The faults and their fields, for the help and for whoever got them wrong. */
export const FAULTS = `
  {"kind": "offline"}                      the connection is dropped without an answer
  {"kind": "delay", "ms": 3000}            the answer comes so much later
  {"kind": "status", "status": 503, "retry_after": 5, "body": {}}
                                           this status (200 to 599); retry_after in seconds or as an
                                           HTTP date, and a body, JSON or text, are optional
  {"kind": "truncated"}                    a complete answer of which the first half is there
  {"kind": "cut"}                          the connection ends half-way through the body
  {"kind": "stall"}                        half of the body, and then nothing for as long as one waits
  {"kind": "html"}                         200 with a page, as a hotel's captive portal answers
    Each of these may have "path" (a prefix, default "/v1"; "/nbr" is the media, "/avatar" people's
    pictures, "/" everything) and "count" (how many calls, default 1, or "always").
  {"kind": "access-expired"}               all access tokens are forgotten, at once
  {"kind": "refresh-expired"}              all refresh tokens are forgotten, at once
  {"kind": "revoked"}                      all grants end with all their tokens, at once`

const OWN = '/sandbox/'

const PORTAL = `<!doctype html><html lang="en"><head><title>Welcome</title></head>
<body><h1>Welcome to Hotel Foyer</h1><p>Please accept the terms to use the network.</p></body></html>`

export interface Faults {
  /**
   * Replaces what was set.
   * @returns the token faults, which are for the caller to carry out
   * @throws Refusal 400 that says what is allowed
   */
  set(input: unknown): TokenFault[]
  clear(): void
  /** What is still to go wrong. */
  pending(): CallFault[]
  /** How much later a call is answered, in ms; counts its delays off. */
  delay_ms(path: string): number
  /** The fault that strikes a call, if it is one of these kinds; counts it off. */
  strike<K extends CallFault['kind']>(
    path: string,
    kinds: K[],
  ): (CallFault & { kind: K }) | undefined
}

/** No faults yet. */
export function createFaults(): Faults {
  let pending: CallFault[] = []

  function use(fault: CallFault) {
    if (fault.count === 'always') return
    fault.count--
    if (fault.count === 0) pending = pending.filter((other) => other !== fault)
  }

  return {
    set(input) {
      const parsed = v.safeParse(v.array(Fault), Array.isArray(input) ? input : [input])
      if (!parsed.success) {
        const [issue] = parsed.issues
        throw new Refusal(
          400,
          `${v.getDotPath(issue) ?? 'body'}: ${issue.message}. Allowed:${FAULTS}`,
        )
      }
      pending = parsed.output.filter((fault): fault is CallFault => 'count' in fault)
      return parsed.output.filter((fault): fault is TokenFault => !('count' in fault))
    },
    clear() {
      pending = []
    },
    pending: () => pending,
    delay_ms(path) {
      let total_ms = 0
      for (const fault of pending)
        if (fault.kind === 'delay' && path.startsWith(fault.path)) {
          total_ms += fault.ms
          use(fault)
        }
      return total_ms
    },
    strike<K extends CallFault['kind']>(path: string, kinds: K[]) {
      const next = pending.find((f) => f.kind !== 'delay' && path.startsWith(f.path))
      const isAsked = (fault: CallFault): fault is CallFault & { kind: K } =>
        (kinds as string[]).includes(fault.kind)
      if (!next || !isAsked(next)) return undefined
      use(next)
      return next
    },
  }
}

/** Node's own request and response, which lines that break need. */
type FaultEnv = Env & { Bindings: HttpBindings }

/**
 * Makes calls late, and lines dead. It stands before CORS, since on a dead line a browser's
 * preflight dies as well; the sandbox's own calls are never spoilt.
 */
export function spoilLine(faults: Faults) {
  return createMiddleware<FaultEnv>(async (c, next) => {
    const { path, method } = c.req
    if (path.startsWith(OWN)) return next()
    const delay_ms = method === 'OPTIONS' ? 0 : faults.delay_ms(path)
    if (delay_ms) await sleep(delay_ms, undefined, { ref: false })
    if (!faults.strike(path, ['offline'])) return next()
    c.env.incoming.socket.destroy()
    return RESPONSE_ALREADY_SENT
  })
}

/** Spoils answers. It stands behind CORS, so that a browser can read what it got. */
export function spoilAnswer(faults: Faults) {
  return createMiddleware<FaultEnv>(async (c, next) => {
    if (c.req.path.startsWith(OWN)) return next()
    const fault = faults.strike(c.req.path, ['html', 'status', 'truncated', 'cut', 'stall'])
    switch (fault?.kind) {
      case undefined:
        return next()
      case 'html':
        return c.html(PORTAL)
      case 'status':
        return statusAnswer(c, fault)
      case 'truncated': {
        await next()
        const whole = await c.res.arrayBuffer()
        c.res = new Response(whole.slice(0, whole.byteLength / 2), c.res)
        c.res.headers.delete('Content-Length')
        return
      }
      case 'cut':
      case 'stall': {
        await next()
        const whole = Buffer.from(await c.res.arrayBuffer())
        const { outgoing } = c.env
        const headers = new Headers(c.res.headers)
        headers.set('Content-Length', String(whole.length))
        outgoing.writeHead(c.res.status, Object.fromEntries(headers))
        outgoing.write(whole.subarray(0, whole.length / 2), () => {
          if (fault.kind === 'cut') outgoing.destroy()
        })
        c.res = RESPONSE_ALREADY_SENT
      }
    }
  })
}

function statusAnswer(c: Context<FaultEnv>, fault: Extract<CallFault, { kind: 'status' }>) {
  const { retry_after, body, status } = fault
  if (retry_after !== undefined) c.header('Retry-After', String(retry_after))
  if (body === '') return c.body(null, status as ContentfulStatusCode)
  if (typeof body === 'string') return c.text(body, status as ContentfulStatusCode)
  const text = `Fault ${status}, as ordered.`
  return c.json(
    body ?? refusalBody(text, text, c.get('trackingId')),
    status as ContentfulStatusCode,
  )
}
