import * as v from 'valibot'
import { LONGEST } from './bounds'
import { maybe } from './fields'

/** https; plain http only to this very machine, where the sandbox runs. Never a script. */
export function isSafeLink(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text)
    const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
    return protocol === 'https:' || (protocol === 'http:' && loopback)
  } catch {
    return false
  }
}

/** A link to a file that the television fetches, without a token. */
export const fileLink = maybe(
  v.pipe(v.string(), v.maxLength(LONGEST.fileLink), v.check(isSafeLink)),
)
