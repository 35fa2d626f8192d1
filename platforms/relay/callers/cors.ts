// Which pages may read the relay's answers (https://fetch.spec.whatwg.org/#http-cors-protocol).

import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { PASSED_HEADERS } from '../forward'

interface Readers {
  /** The value of Access-Control-Allow-Origin, by the caller's origin and the path. */
  origin(origin: string, path: string): string
  /** What a preflight says that a path takes. */
  methods(path: string): string[]
}

const DAY_S = 86_400
const EXPOSED = PASSED_HEADERS.join(',')

/**
 * Adds to each answer which pages may read it, and answers preflights
 * (https://fetch.spec.whatwg.org/#http-cors-protocol). The headers are set on the answer once it is there: hono's own
 * middleware, which begins one before, has every answer's body copied from stream to stream.
 */
export function readableBy({ origin, methods }: Readers): MiddlewareHandler {
  const preflight = cors({
    origin: (from, c) => origin(from, c.req.path),
    allowMethods: (_, c) => methods(c.req.path),
    exposeHeaders: PASSED_HEADERS,
    maxAge: DAY_S,
  })
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, next)
    await next()
    const { headers } = c.res
    const allowed = origin(c.req.header('origin') ?? '', c.req.path)
    if (allowed) headers.set('Access-Control-Allow-Origin', allowed)
    headers.set('Access-Control-Expose-Headers', EXPOSED)
    headers.append('Vary', 'Origin')
  }
}
