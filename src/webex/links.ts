import * as v from 'valibot'
import { LONGEST } from './bounds'
import { maybe } from './fields'

/**
 * https; plain http only to this very machine, where the sandbox runs. Never a script, and never a name
 * or password: what stands before an @ passes for the host with whoever reads it.
 */
export function isHttpsOrLoopback(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text)
    if (username || password) return false
    const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
    return protocol === 'https:' || (protocol === 'http:' && loopback)
  } catch {
    return false
  }
}

/** A link as the URL parser has it (host in small letters and punycode), so that all read it alike. */
export const parsedLink = (text: string) => new URL(text).href

/** The host with its port of a safe link. */
export const hostOf = (link: string) => new URL(link).host

/** A link to a file that the television fetches, without a token. */
export const fileLink = maybe(
  v.pipe(v.string(), v.maxLength(LONGEST.fileLink), v.check(isHttpsOrLoopback)),
)
