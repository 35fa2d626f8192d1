// How calls go wrong: late, dead, refused, cut off. What is ordered stands in faults.ts.

import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Env, messageOf, refusalBody } from '../answer'
import type { Faults } from './faults'
import type { CallFault } from './kinds'

/** Where the sandbox's own calls are, which no fault spoils. */
export const OWN = '/sandbox/'

const PORTAL = `<!doctype html><html lang="en"><head><title>Welcome</title></head>
<body><h1>Welcome to Hotel Foyer</h1><p>Please accept the terms to use the network.</p></body></html>`

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
  const text = messageOf(status) ?? `Fault ${status}, as ordered.`
  return c.json(
    body ?? refusalBody(text, text, c.get('trackingId')),
    status as ContentfulStatusCode,
  )
}
