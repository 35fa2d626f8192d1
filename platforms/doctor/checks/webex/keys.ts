// The keys by which Webex signs ID tokens (RFC 7517).

import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'
import { parseDiscovery } from './discovery'
import { discoveryOf } from './webex'

/** Fetches the key set that the discovery document names. */
export async function checkKeys({ setUp, get }: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const answer = await get(discoveryOf(setUp.api))
  const url = answer.ok && parseDiscovery(answer.response)?.jwks_uri
  if (typeof url !== 'string') return undefined
  const todo =
    'ID tokens cannot be checked without, so signing in on a box with a keyboard fails. Try again later.'
  const keys = await get(url)
  if (!keys.ok) return failed(keys.why, todo)
  const found = (keys.response.json() as { keys?: unknown } | null | undefined)?.keys
  if (keys.response.status !== 200 || !Array.isArray(found))
    return failed(`There is no key set at ${url} (${keys.response.status}).`, todo)
  const good = found.filter(isSigning)
  if (good.length > 0)
    return passed(`${good.length} ${good.length === 1 ? 'key' : 'keys'} for ID tokens.`)
  return failed(`The key set at ${url} has no RSA key for signatures with a kid.`, todo)
}

/** Login with Webex: RS256, named by `kid`. */
function isSigning(key: unknown): boolean {
  const { kty, use, kid, n, e } = Object(key) as Record<string, unknown>
  return (
    kty === 'RSA' && (use ?? 'sig') === 'sig' && [kid, n, e].every((one) => typeof one === 'string')
  )
}
