// What a caller may send: one of the forwarded calls, for the relay's own integration, in a form
// that cannot be read in two ways.

import { refusal } from './refusal'

/** The grant each endpoint is forwarded for; without this, anyone could spend the secret on others. */
const GRANTS: Record<string, string | undefined> = {
  '/device/token': 'urn:ietf:params:oauth:grant-type:device_code',
  '/access_token': 'refresh_token',
}

/**
 * Checks the body of a call.
 * @param path below `/v1`
 * @returns the form to send on, free of any client secret, or the answer that refuses it, with an
 *   `error` of RFC 6749 5.2
 */
export function checkForm(
  path: string,
  body: string,
  clientId: string,
): URLSearchParams | Response {
  const form = new URLSearchParams(body)
  // Two of one name could be read differently here and there; RFC 6749 3.2 forbids them.
  if (new Set(form.keys()).size !== [...form.keys()].length)
    return refusal(400, 'A parameter is repeated.', { error: 'invalid_request' })
  if (form.get('client_id') !== clientId)
    return refusal(400, 'Client Id is not the one this relay serves.', { error: 'invalid_client' })
  const grant = GRANTS[path]
  if (grant && form.get('grant_type') !== grant)
    return refusal(400, `Only grant_type=${grant} is relayed.`, { error: 'unsupported_grant_type' })
  form.delete('client_secret')
  return form
}
