// The implicit flow, which hands tokens out in addresses. Foyer never reads one there; but what an integration
// allows, somebody else's page can use. https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2

import { beginSignIn, HELPERS } from '../../authorize'
import { type Finding, hint, passed } from '../../finding'
import type { Subject } from '../../subject'
import { parseDiscovery } from '../webex/discovery'
import { discoveryOf } from '../webex/webex'

/**
 * Looks whether the server speaks the implicit flow at all, then whether it would with this integration (RFC 9700
 * 2.1.2).
 */
export async function checkImplicit({ setUp, get, ask }: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const answer = await get(discoveryOf(setUp.api))
  const types = answer.ok && parseDiscovery(answer.response)?.response_types_supported
  if (!Array.isArray(types)) return undefined
  const isSpoken = types.some((type) => String(type).split(' ').includes('token'))
  if (!isSpoken) return passed('The implicit flow is not spoken.')
  switch (await beginSignIn(ask, setUp, HELPERS[0] ?? '', 'token')) {
    case 'flow_refused':
      return passed('The integration does not allow the implicit flow.')
    case 'accepted':
      return hint(
        'The integration would allow the implicit flow, which Foyer never uses. Register no redirect address whose page you do not know.',
      )
    default:
      return hint('The server speaks the implicit flow; Foyer never uses it.')
  }
}
