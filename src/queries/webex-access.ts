import type { Authorized, Http } from '../webex/http'
import type { Throttle } from '../webex/throttle'

/** What it takes to call Webex for one person. */
export interface WebexAccess {
  http: Http
  /** Address of the API, such as `https://webexapis.com/v1`. */
  api: string
  /** Runs a call with a live access token, through the throttle. */
  authorized: Authorized
  /** The one of this person. */
  throttle: Pick<Throttle, 'left_ms'>
}
