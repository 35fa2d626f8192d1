// Which addresses calls may go to. The page's own script uses this as well, so it knows no library.

/**
 * Whether a text is an address that calls may go to: https, or plain http to this very machine, where the sandbox
 * runs. Never a script, and never one with a name or password: what stands before an @ passes for the host with
 * whoever reads it.
 */
export function isHttpsOrLoopback(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text)
    if (username || password) return false
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  } catch {
    return false
  }
}

/** Whether a URL's `hostname` is this very machine. */
export const isLoopback = (hostname: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

/** What cannot stand in an address, although URL parsers drop it or read it as something else. */
const UNFIT = /[\s\\?#]|^https?:\/\/[^/]*@/i

/**
 * The address of Webex's API, or of what speaks for it: https, or http on this very machine, since tokens
 * travel there. Calls are written behind it, so it ends in `/v1`, and nothing may follow; a name or a
 * password in it would be refused by every `fetch` (https://fetch.spec.whatwg.org/#dom-request).
 * @returns the address as URL parsers write it, without a slash at the end; undefined for anything else
 */
export function apiAddress(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (UNFIT.test(text) || !/^https?:\/\/[^/]/i.test(text) || !isHttpsOrLoopback(text))
    return undefined
  const { origin, pathname } = new URL(text)
  const path = pathname.replace(/\/+$/, '')
  return /\/v1$/.test(path) ? origin + path : undefined
}
