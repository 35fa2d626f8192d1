import type { Throttle } from '../webex/throttle'
import type { Authorized, Wire } from '../webex/wire'

/** What it takes to call Webex for one person. */
export interface WebexAccess {
  wire: Wire
  /** Address of the API, such as `https://webexapis.com/v1`. */
  api: string
  /** Runs a call with a live access token, through the throttle. */
  authorized: Authorized
  /** The one of this person. */
  throttle: Pick<Throttle, 'left_ms'>
}
