// How large a request may be. What says its size is believed, since no HTTP server hands on more than that; only
// one that does not is counted as it comes, which costs as much as all the rest of a call.

import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/**
 * Refuses requests whose body has more than `most_bytes`, before it is handled.
 * @param refuse makes the answer, a 413
 */
export function limitBody(most_bytes: number, refuse: () => Response): MiddlewareHandler {
  const count = bodyLimit({ maxSize: most_bytes, onError: refuse })
  return async (c, next) => {
    const length = c.req.header('content-length')
    // Of both, the length is the one that does not count (RFC 9112 6.3).
    if (length === undefined || c.req.header('transfer-encoding') !== undefined)
      return count(c, next)
    return Number(length) <= most_bytes ? next() : refuse()
  }
}
