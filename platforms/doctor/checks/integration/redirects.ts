// Whether the four addresses are registered to which Webex's helpers take an approval. With one missing, the
// phones of that region show "We've encountered an error" (https://github.com/wr-org/webex-rust/issues/23).

import { beginSignIn, HELPERS, isWebexApi } from '../../authorize'
import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'

/**
 * Begins a sign-in for each of the redirect addresses of Webex's helpers; at Webex alone, since no other server has
 * them.
 */
export async function checkRedirects({ setUp, ask }: Subject): Promise<Finding | undefined> {
  if (!setUp || !isWebexApi(setUp.api)) return undefined
  const openings = await Promise.all(HELPERS.map((url) => beginSignIn(ask, setUp, url, 'code')))
  const missing = HELPERS.filter((_, index) => openings[index] === 'redirect_refused')
  if (missing.length > 0)
    return failed(
      'Redirect addresses are missing; phones of their regions cannot approve.',
      `Register with your integration: ${missing.join(' ')}`,
    )
  if (!openings.every((opening) => opening === 'accepted')) return undefined
  return passed('All four redirect addresses are registered.')
}
