// Catches tokens where none belongs. Links to media carry tickets of their own; an access token that
// is sent along has left the hosts it was meant for. What was caught is told without the token.

import { createMiddleware } from 'hono/factory'
import type { Env } from '../answer'

/** A request that brought a token, or asked a preflight for leave to bring one. */
interface Hit {
  method: string
  path: string
  /** Names alone, of all headers and of all parameters. */
  headers: string[]
  query: string[]
}

export interface Trap {
  hits(): Hit[]
  clear(): void
  /** Takes down a request if it brings a token. @returns whether it does */
  springs(request: Request): boolean
}

/** A trap for tokens that were sent to where none belongs; empty. */
export function createTrap(): Trap {
  let hits: Hit[] = []
  return {
    hits: () => hits,
    clear() {
      hits = []
    },
    springs({ method, url, headers }) {
      const { pathname, searchParams } = new URL(url)
      const asksLeave = headers.get('Access-Control-Request-Headers') ?? ''
      const brings =
        headers.has('Authorization') ||
        searchParams.has('access_token') ||
        /\bauthorization\b/i.test(asksLeave)
      if (brings)
        hits.push({
          method,
          path: pathname,
          headers: [...headers.keys()],
          query: [...searchParams.keys()],
        })
      return brings
    },
  }
}

/**
 * Notes in `trap` whoever brings a token, and answers with the login page, as Webex's media servers do.
 * @param loginPage HTML
 */
export function caughtIn(trap: Trap, loginPage: string) {
  return createMiddleware<Env>(async (c, next) =>
    trap.springs(c.req.raw) ? c.html(loginPage) : next(),
  )
}
