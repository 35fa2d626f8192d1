// What a caller may send: one of the forwarded calls, for the relay's own integration, in a form
// that cannot be read in two ways.

import { refusal } from '../refusal'
import { foreignRedirect } from './origins'

/**
 * What is forwarded, by path and grant, with the parameters of each beside client_id; without this, anyone
 * could spend the secret on other grants. Asking for a code has no grant. Parameters of RFC 8628 3.1 and 3.4,
 * RFC 6749 4.1.3 and 6, RFC 7636 4.5.
 */
const CALLS: Record<string, Record<string, string[]>> = {
  '/device/authorize': { '': ['scope'] },
  '/device/token': { 'urn:ietf:params:oauth:grant-type:device_code': ['device_code'] },
  '/access_token': {
    refresh_token: ['refresh_token', 'scope'],
    authorization_code: ['code', 'code_verifier', 'redirect_uri'],
  },
}

/** RFC 7636 4.1. */
const CODE_VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/

/** What a caller's form is checked against. */
export interface Caller {
  clientId: string
  /** Whether an origin is one of those whose pages may sign in. */
  isKnown(origin: string): boolean
}

/**
 * Checks the body of a call that is to be forwarded.
 * @param path below `/v1`, such as `/device/token`
 * @param body application/x-www-form-urlencoded
 * @returns the form to send on, of the call's own parameters alone and so without any client secret, or the answer
 *   that refuses it, with an `error` of RFC 6749 5.2
 */
export function checkForm(path: string, body: string, caller: Caller): URLSearchParams | Response {
  const form = new URLSearchParams(body)
  // Two of one name could be read differently here and there; RFC 6749 3.2 forbids them.
  if (new Set(form.keys()).size !== [...form.keys()].length)
    return refusal(400, 'A parameter is repeated.', { error: 'invalid_request' })
  if (form.get('client_id') !== caller.clientId)
    return refusal(400, 'Client Id is not the one this relay serves.', { error: 'invalid_client' })
  const grants = CALLS[path] ?? {}
  const grant = '' in grants ? '' : (form.get('grant_type') ?? '')
  const parameters = Object.hasOwn(grants, grant) ? grants[grant] : undefined
  if (!parameters)
    return refusal(400, `Only grant_type=${Object.keys(grants).join(' or ')} is relayed.`, {
      error: 'unsupported_grant_type',
    })
  if (grant === 'authorization_code') {
    const wrong = checkExchange(form, caller)
    if (wrong) return wrong
  }
  const own = ['client_id', ...parameters, ...(grant ? ['grant_type'] : [])]
  return new URLSearchParams([...form].filter(([name]) => own.includes(name)))
}

/**
 * Checks the exchange of a code that came to a web page. The relay makes whoever holds a code a confidential
 * client, so the code must be bound to the page that asked for it: by a verifier, which a stolen code comes
 * without (RFC 9700 2.1.1), and by an address that the relay's owner has named.
 * @returns the answer that refuses it
 */
function checkExchange(form: URLSearchParams, { isKnown }: Caller): Response | undefined {
  if (!form.get('code')) return refusal(400, 'code is missing.', { error: 'invalid_request' })
  if (!CODE_VERIFIER.test(form.get('code_verifier') ?? ''))
    return refusal(400, 'code_verifier is missing or is none (RFC 7636 4.1).', {
      error: 'invalid_request',
    })
  const origin = originOfRedirect(form.get('redirect_uri') ?? '')
  if (origin === undefined)
    return refusal(400, 'redirect_uri is missing or is no address of a web page.', {
      error: 'invalid_request',
    })
  return isKnown(origin) ? undefined : foreignRedirect(origin)
}

/**
 * The origin that an address leads to, if whoever reads the address cannot take it for another: as browsers
 * write it, without a name, a password or a fragment (RFC 6749 3.1.2).
 */
function originOfRedirect(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { origin, protocol } = new URL(text)
  const rest = text.slice(origin.length)
  const isPlain = text.startsWith(origin) && /^$|^[/?][^\s\\#]*$/.test(rest)
  return isPlain && /^https?:$/.test(protocol) ? origin : undefined
}
