// Who may call from a browser. A packaged app has no web origin: it sends `null`, `file://`, or
// nothing at all, depending on the television, and so does any program that is not a browser. That
// is no loss: an origin protects the user of a browser, and nobody's cookies are at stake here.

import { refusal } from '../refusal'

/** Apps cut what they show of an error; what to do about it stands after the origin. */
const LONGEST_SHOWN = 80
const REMEDY = '(name it with --origin, or on Workers in ORIGINS)'

/**
 * The origins (RFC 6454) of the web pages that may call.
 * @param configured addresses on their servers
 * @throws TypeError for one that is no address
 */
export function knownOrigins(configured: string[]): Set<string> {
  return new Set(configured.map((address) => new URL(address).origin))
}

/** Whether an `Origin` header (RFC 6454 7) is that of a packaged app, or of no browser at all; those always pass. */
export function isPackaged(origin: string): boolean {
  return origin === '' || origin === 'null' || origin.startsWith('file://')
}

/**
 * The answer, a 403, to an origin that may not call, which says what to mend to whoever set the relay up. The code
 * (RFC 6749 5.2) stands in the sentence, as Webex puts it, and not in `error`: it ends the asking there too, and an
 * app that shows the `error` alone would not tell which origin.
 * @param origin as it was sent, so anything may stand in it
 */
export function foreignOrigin(origin: string): Response {
  return refusal(
    403,
    `unauthorized_client: this origin is not allowed to use the relay: ${shown(origin)} ${REMEDY}`,
  )
}

/**
 * The answer, a 400, to a sign-in whose `redirect_uri` is on an origin that may not call; here the code (RFC 6749
 * 5.2) stands in `error`.
 * @param origin of `redirect_uri`
 */
export function foreignRedirect(origin: string): Response {
  return refusal(400, `The origin of redirect_uri is not allowed: ${shown(origin)} ${REMEDY}`, {
    error: 'unauthorized_client',
  })
}

const shown = (origin: string) => origin.replace(/[^!-~]/g, '').slice(0, LONGEST_SHOWN)
