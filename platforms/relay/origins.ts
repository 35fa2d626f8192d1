// Who may call from a browser. A packaged app has no web origin: it sends `null`, `file://`, or
// nothing at all, depending on the television, and so does any program that is not a browser. That
// is no loss: an origin protects the user of a browser, and nobody's cookies are at stake here.

import { refusal } from './refusal'

/** Apps cut what they show of an error; what to do about it stands after the origin. */
const LONGEST_SHOWN = 80

/**
 * A check of `Origin` headers (RFC 6454 7). None, `null` and `file://` always pass: packaged apps send those.
 * @param configured addresses whose origin may call
 * @throws TypeError for one that is no address
 */
export function originGate(configured: string[]): (origin: string | undefined) => boolean {
  const known = new Set(configured.map((address) => new URL(address).origin))
  return (origin) =>
    origin === undefined || origin === 'null' || origin.startsWith('file://') || known.has(origin)
}

/**
 * The answer to an origin that may not call, which says what to mend to whoever set the relay up. The
 * code (RFC 6749 5.2) stands in the sentence, as Webex puts it, and not in `error`: it ends the asking
 * there too, and an app that shows the `error` alone would not tell which origin.
 * @param origin as it was sent, so anything may stand in it
 */
export function foreignOrigin(origin = ''): Response {
  const shown = origin.replace(/[^!-~]/g, '').slice(0, LONGEST_SHOWN)
  return refusal(
    403,
    `unauthorized_client: this origin is not allowed to use the relay: ${shown} (name it with --origin, or on Workers in ORIGINS)`,
  )
}
