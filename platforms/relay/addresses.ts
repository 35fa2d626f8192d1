// The addresses that whoever sets the relay up names, checked before one request is served. What was
// written is not repeated: under Workers the complaint goes to whoever asks.

/** Webex's API. */
export const WEBEX = 'https://webexapis.com/v1'

/**
 * Webex's public status page as JSON. Documented at https://status.webex.com/api under "Summary": `components`
 * with a `status` (operational, under_maintenance, degraded_performance, partial_outage, major_outage),
 * unresolved `incidents` with `impact` and `status`, `scheduled_maintenances` likewise, and `status.indicator`
 * (green, yellow, red).
 */
export const STATUS_PAGE = 'https://status.webex.com/index.json'

/** Whether a URL's `hostname` is this very machine (localhost, 127.x.x.x, [::1]), so that clear text meets nobody. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

/**
 * Reads the address of Webex's API, which the client secret is sent to.
 * @param name of the flag or the variable, for the error's message
 * @returns the address without a slash at the end
 * @throws Error unless it is https, or http on this machine, without a name, password, query or fragment
 */
export function readUpstream(name: string, text: string): string {
  const url = parseSafe(text)
  // Read as text too: an empty query or an empty name leaves no trace in the parts.
  if (!url || /[\s\\?#@]/.test(text.trim()))
    throw new Error(
      `${name} is the https address of Webex's API, such as ${WEBEX} (http on this machine alone).`,
    )
  return url.href.replace(/\/+$/, '')
}

/**
 * Reads the address of Webex's status page as JSON.
 * @param name of the flag or the variable, for the error's message
 * @throws Error for anything but https, or http on this machine
 */
export function readStatusUrl(name: string, text: string): string {
  const url = parseSafe(text)
  if (!url || /[\s\\#@]/.test(text.trim()))
    throw new Error(
      `${name} is the https address of Webex's status page as JSON, such as ${STATUS_PAGE} (http on this machine alone).`,
    )
  return url.href
}

/**
 * Reads the addresses of the web pages that may call.
 * @param name of the flag or the variable, for the error's message
 * @returns their origins (RFC 6454), such as `https://tv.example.org`
 * @throws Error when one is no address of a page
 */
export function readOrigins(name: string, texts: string[]): string[] {
  return texts.map((text) => {
    const url = parse(text)
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
      throw new Error(`${name} is an address such as https://tv.example.org.`)
    return url.origin
  })
}

/** An address that is https, or on this machine. */
function parseSafe(text: string): URL | undefined {
  const url = parse(text)
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  return isSafe ? url : undefined
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
