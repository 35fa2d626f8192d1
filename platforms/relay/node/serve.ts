// The hosted app beside the relay, under Node: an unpacked hosted zip at `/`, so that one server is all that a
// set-top box needs. Its pages are of the relay's own origin, and so may call it without being named.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { isLoopback } from '../addresses'

/** Vite writes a hash of the content into these names, so a file of the same name is the same file. */
const IMMUTABLE = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/
const YEAR_S = 31_536_000

/**
 * Serves the files of a folder, by GET and HEAD. Names that begin with a dot are not given, nor are paths with `%`,
 * which none of the app's has; serveStatic refuses `..`, `//` and backslashes.
 * @throws Error when there is no index.html in the folder
 */
export function servePages(folder: string): (request: Request) => Promise<Response> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(
      `There is no index.html in ${folder}. Unzip what npm run package:hosted made there.`,
    )
  const pages = new Hono()
  pages.use(async (c, next) => {
    await next()
    // The page and its settings are looked at each time; what was edited on the server holds at the next start.
    const isImmutable = c.res.ok && IMMUTABLE.test(c.req.path)
    c.header('Cache-Control', isImmutable ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
    c.header('X-Content-Type-Options', 'nosniff')
    // A page that signs in on this device has a code in its address for a moment.
    c.header('Referrer-Policy', 'no-referrer')
  })
  pages.on(['GET', 'HEAD'], '*', (c, next) =>
    c.req.path.includes('/.') ? next() : serveStatic({ root: folder })(c, next),
  )
  pages.on(['GET', 'HEAD'], '*', (c) => c.text('There is no such file.', 404))
  pages.all((c) => c.text('Only GET and HEAD are answered here.', 405, { Allow: 'GET, HEAD' }))
  return async (request) => pages.fetch(request)
}

/** Whether a path is one of the relay's calls, at or below `/v1`, and not that of a file. */
export function isOfRelay(path: string): boolean {
  return path === '/v1' || path.startsWith('/v1/')
}

/**
 * The origins that the served pages have: where this request was sent to, by https as a server in front adds
 * it, or by http on this machine. By another name that leads here by http, any web page may come
 * (https://en.wikipedia.org/wiki/DNS_rebinding).
 * @param forwardedHost what a trusted server in front noted in X-Forwarded-Host; the last one counts
 */
export function pageOrigins(url: string, forwardedHost: string | null): string[] {
  const host = forwardedHost?.split(',').pop()?.trim() || new URL(url).host
  return ['https:', 'http:']
    .map((protocol) => `${protocol}//${host}`)
    .filter((origin) => URL.canParse(origin))
    .map((origin) => new URL(origin))
    .filter(({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname))
    .map(({ origin }) => origin)
}
