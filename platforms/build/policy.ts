// The Content-Security-Policy of the app's page (https://www.w3.org/TR/CSP3/), as a <meta> in it: the one
// place for it that all televisions and all servers have. On Samsung's it must not stand in config.xml,
// see platforms/tizen/config.ts. The built page lets the app call any https host, since settings.js lies
// beside it and can be changed; the packages for televisions narrow it to the hosts of their settings.

import { createHash } from 'node:crypto'
import type { Reach } from './reach'

const META = /<meta http-equiv="Content-Security-Policy" content="[^"]*" \/>/

/**
 * Writes a Content-Security-Policy (https://www.w3.org/TR/CSP3/) into a page, in place of the one that it has.
 * @param reach the hosts that the app may call
 * @throws Error when there is no place for it before the first script
 */
export function withPolicy(page: string, reach: Reach): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(page, reach)}" />`
  if (META.test(page)) return page.replace(META, () => meta)
  const charset = '<meta charset="utf-8" />'
  if (!page.includes(charset)) throw new Error(`index.html has no ${charset}`)
  return page.replace(charset, () => `${charset}\n    ${meta}`)
}

/**
 * The policy for a page: its own files, its inline scripts by their hashes, and nothing of others but
 * from the hosts in `reach`.
 */
function policyOf(page: string, { connect, pictures, videos }: Reach): string {
  const directives: Record<string, string[]> = {
    'default-src': [],
    // A packaged page is a file, which 'self' means in some engines only.
    'script-src': ["'self'", 'file:', ...inlineScripts(page).map(hashOf)],
    // The page's stylesheet stands in it, and a script that is loaded later brings its own along.
    'style-src': ["'unsafe-inline'"],
    'font-src': ['data:'],
    'img-src': ['data:', ...pictures],
    'media-src': videos,
    'connect-src': connect,
    'object-src': [],
    'base-uri': [],
    'form-action': [],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ') || "'none'"}`)
    .join('; ')
}

/** The texts of the scripts that stand in the page itself. */
function inlineScripts(page: string): string[] {
  const scripts = page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)
  return [...scripts].flatMap(([, attributes = '', code = '']) =>
    /\ssrc=/.test(attributes) ? [] : code,
  )
}

const hashOf = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`
