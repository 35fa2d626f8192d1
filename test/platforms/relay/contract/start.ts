import type { GivenSettings } from '../../../../platforms/relay/settings'
import type { Relayed } from '../fake-upstream'

/** Starts a relay before a stand-in of Webex, as each test of the contract does; it is closed when the test ends. */
export type Start = (options?: {
  upstream?: string
  clientSecret?: string
  settings?: GivenSettings
  statusUrl?: string
}) => Promise<Relayed>
