// How large a request may be. What says its size is believed, since no HTTP server hands on more than that; only
// one that does not is counted as it comes, which costs as much as all the rest of a call.

import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

interface Refusals {
  /** Makes the answer to a body that has too much, a 413. */
  tooLarge(): Response
  /** Makes the answer to one that broke off while it was counted, a 400. */
  unreadable(): Response
}

/** Refuses requests whose body has more than `most_bytes`, before it is handled. */
export function limitBody(most_bytes: number, refuse: Refusals): MiddlewareHandler {
  const count = bodyLimit({ maxSize: most_bytes, onError: refuse.tooLarge })
  return async (c, next) => {
    const length = c.req.header('content-length')
    // Of both, the length is the one that does not count (RFC 9112 6.3).
    if (length === undefined || c.req.header('transfer-encoding') !== undefined)
      try {
        return await count(c, next)
      } catch {
        // Of the reading alone: what throws behind `next` is answered there.
        return refuse.unreadable()
      }
    return Number(length) <= most_bytes ? next() : refuse.tooLarge()
  }
}
