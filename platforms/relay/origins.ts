// Who may call from a browser. A packaged app has no web origin: it sends `null`, `file://`, or
// nothing at all, depending on the television, and so does any program that is not a browser. That
// is no loss: an origin protects the user of a browser, and nobody's cookies are at stake here.

/**
 * A judge of `Origin` headers (RFC 6454 7).
 * @param configured addresses whose origin may call
 * @throws TypeError for one that is no address
 */
export function originGate(configured: string[]): (origin: string | undefined) => boolean {
  const known = new Set(configured.map((address) => new URL(address).origin))
  return (origin) =>
    origin === undefined || origin === 'null' || origin.startsWith('file://') || known.has(origin)
}
