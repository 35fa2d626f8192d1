// What Webex says of itself, for signing in on a box with a keyboard (OpenID Connect Discovery 1.0). The codes
// of the device sign-in need none of it.

import { isHttpsOrLoopback } from '../../../../src/webex/fields/addresses'
import type { HttpResponse } from '../../../../src/webex/http/response'
import { isWebexApi } from '../../authorize'
import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'
import { discoveryOf } from './webex'

type Document = Record<string, unknown>

const ADDRESSES = ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri']

/** What Foyer uses, by the list that must name it; a list that is absent says nothing. */
const USED: Record<string, string[]> = {
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: ['openid', 'profile', 'email'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
}

/** Without the list these hold: RFC 8414 2 (no PKCE), OpenID Connect Discovery 3. */
const WHEN_ABSENT: Document = {
  code_challenge_methods_supported: [],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
}

/** The discovery document in a response (OpenID Connect Discovery 3); undefined where it is no JSON object. */
export function parseDiscovery({ status, json }: HttpResponse): Document | undefined {
  const body = json()
  return status === 200 && typeof body === 'object' && body !== null
    ? (body as Document)
    : undefined
}

/** Checks the discovery document, and that what it names belongs together (OpenID Connect Discovery 3). */
export async function checkDiscovery({ setUp, get }: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const url = discoveryOf(setUp.api)
  const answer = await get(url)
  const document = answer.ok ? parseDiscovery(answer.response) : undefined
  if (!document)
    return failed(
      `There is no discovery document at ${url}${answer.ok ? ` (${answer.response.status})` : ''}.`,
      'Check the setting api. Codes still work; signing in on a box with a keyboard does not.',
    )
  const wrong = misfit(document, setUp.api)
  return wrong
    ? failed(wrong, 'Signing in on a box with a keyboard will fail. Check the setting api.')
    : passed('It names all that Foyer uses.')
}

function misfit(document: Document, api: string): string | undefined {
  const { issuer } = document
  if (typeof issuer !== 'string' || !isHttpsOrLoopback(issuer))
    return 'The discovery document names no issuer with https.'
  const unsafe = ADDRESSES.find((name) => !isHttpsOrLoopback(String(document[name])))
  if (unsafe) return `The discovery document names no ${unsafe} with https.`
  const token = String(document.token_endpoint)
  if (new URL(token).origin !== new URL(api).origin)
    return `The discovery document is another server’s: its token_endpoint is at ${new URL(token).host}.`
  const stranger = [issuer, String(document.jwks_uri)].find((url) => !isOf(url, api))
  if (stranger) return `The discovery document is another server's: it names ${stranger}.`
  for (const [list, names] of Object.entries(USED)) {
    const listed = document[list] ?? WHEN_ABSENT[list] ?? names
    const missing = names.filter((name) => !Array.isArray(listed) || !listed.includes(name))
    if (missing.length > 0) return `${list} does not list ${missing.join(', ')}.`
  }
  return undefined
}

/** Whether an address is of the API's site; https://idbroker-b-us.webex.com/idb issues for webexapis.com. */
function isOf(url: string, api: string): boolean {
  if (siteOf(url) === siteOf(api)) return true
  return isWebexApi(api) && /(^|\.)(webex|wbx2)\.com$/.test(new URL(url).hostname)
}

/** The last two parts of a host's name; close enough to tell strangers. */
const siteOf = (url: string) => new URL(url).hostname.split('.').slice(-2).join('.')
