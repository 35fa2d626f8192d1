// The integration as it stands at Webex: its id, its secret, the scopes that are ticked. Faults change it, as
// a person at developer.webex.com would.

import type { Faults } from '../faults/faults'
import { CLIENT_ID } from './provider'
import { OPENID_SCOPES, SCOPES } from './scopes'

/** What a client shows at the token endpoints. */
export interface Credentials {
  id: string
  secret: string
}

export interface Integration {
  /** Whether an integration of this id is there. */
  knows(clientId: string | null | undefined): boolean
  /** Whether its credentials are good for anything; whether they are right, the OAuth server says. */
  mayShow(): boolean
  /** Whether a television may ask for a scope. */
  isTicked(scope: string): boolean
  /** Whether a browser may. */
  isTickedOrOpenid(scope: string): boolean
}

/** The sandbox's one integration. */
export function createIntegration(faults: Faults): Integration {
  const isThere = () => !faults.state('unknown-client')
  const isTicked = (scope: string) => Object.hasOwn(SCOPES, scope) && !faults.isUnticked(scope)
  return {
    knows: (clientId) => isThere() && clientId === CLIENT_ID,
    mayShow: () => isThere() && !faults.state('wrong-secret'),
    isTicked,
    isTickedOrOpenid: (scope) => isTicked(scope) || Object.hasOwn(OPENID_SCOPES, scope),
  }
}
