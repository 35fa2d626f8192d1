// The start of a sign-in in a browser (RFC 6749 4.1.1), asked for to see whether it would be refused. Nobody
// signs in by it: without a browser's cookies the server shows its log-in page, and that is the end.

import type { Ask } from './ask'
import type { SetUp } from './set-up'

/**
 * Where Webex's helpers take an approval of the device sign-in; each must be registered with the integration.
 * https://developer.webex.com/docs/login-with-webex (Device Authorization Endpoint)
 */
export const HELPERS = ['a', 'r', 'k', 'd'].map(
  (region) => `https://oauth-helper-${region}.wbx2.com/helperservice/v1/actions/device/callback`,
)

/** Whether an API is Webex's own, whose helpers these are. */
export const isWebexApi = (api: string) => /(^|\.)webexapis\.com$/.test(new URL(api).hostname)

export type Opening =
  /** The server went on to sign somebody in. */
  | 'accepted'
  | 'redirect_refused'
  /** This integration may not use that flow. */
  | 'flow_refused'
  | 'unclear'

/** Begins a sign-in that comes back to `redirect_uri`. */
export async function beginSignIn(
  ask: Ask,
  { api, clientId, scopes }: SetUp,
  redirect_uri: string,
  response_type: 'code' | 'token',
): Promise<Opening> {
  const query = new URLSearchParams({
    response_type,
    client_id: clientId,
    redirect_uri,
    scope: scopes.join(' '),
    state: 'foyer-doctor',
  })
  const answer = await ask({ url: `${api}/authorize?${query}` })
  if (!answer.ok) return 'unclear'
  const { response } = answer
  const to = response.header('location') ?? ''
  // An address that was handed in and comes back inside another says nothing.
  const said = `${decoded(to).split(redirect_uri).join('')} ${response.status >= 400 ? response.text : ''}`
  if (/unsupported_response_type|unauthorized_client/i.test(said)) return 'flow_refused'
  if (
    /redirect[ _]?ur[il][^&]{0,60}(not|invalid|mismatch|differ)|(invalid|mismatch|unregistered)[^&]{0,60}redirect/i.test(
      said,
    )
  )
    return 'redirect_refused'
  if (/[?#&]error=/.test(to) || response.status >= 400) return 'unclear'
  return 'accepted'
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replace(/\+/g, ' '))
  } catch {
    return url
  }
}
