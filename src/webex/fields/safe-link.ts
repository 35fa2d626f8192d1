// The link to join is drawn as a QR code and opened on a phone, so it has to lead to Webex: a link to
// anywhere else would borrow the television's word for it.

/**
 * Where meetings of Webex live. "*.webex.com" is Cisco's own list for meetings, which all sites
 * (example.webex.com) are below. https://help.webex.com/article/WBX000028782
 */
const WEBEX = 'webex.com'

/**
 * The link to join, if it is https, without a name, password or port in it, and leads to Webex or to the meeting's
 * own site; undefined otherwise.
 * @param siteUrl the wire's word: a host, such as "example.webex.com"
 */
export function safeLink(
  webLink: string | undefined,
  siteUrl: string | undefined,
): string | undefined {
  const link = webLink !== undefined && isPlainHttps(webLink) ? parsed(webLink) : undefined
  if (!link) return undefined
  const { hostname } = link
  const own = siteUrl && parsed(`https://${siteUrl.replace(/^https:\/\//i, '')}`)
  const isWebex = hostname === WEBEX || hostname.endsWith(`.${WEBEX}`)
  return isWebex || (own && own.hostname === hostname) ? link.href : undefined
}

/** Whether a text is an address with https, and without a name, password or port in it. */
export function isPlainHttps(text: string): boolean {
  const { protocol, hostname, host, username, password } = parsed(text) ?? {}
  return protocol === 'https:' && !username && !password && host === hostname
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
