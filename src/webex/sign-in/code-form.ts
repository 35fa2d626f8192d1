// The request for a code, in as much as the app and the page's own script, which may have sent it already, have to
// write it alike.

import { scopesIn } from '../client/scopes'

/** The path of the request below the relay's address, which ends in /v1. */
export const CODE_PATH = '/device/authorize'

/**
 * The form that asks for a device code (RFC 8628 3.1).
 * @param scope a list as OAuth writes it (RFC 6749 3.3)
 */
export function codeForm(clientId: string, scope: string): Record<string, string> {
  return { client_id: clientId, scope: scopesIn(scope).join(' ') }
}
