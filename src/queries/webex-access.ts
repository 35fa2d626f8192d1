import type { Authorized, Http } from '../webex/http'

/** What it takes to call Webex for one person. */
export interface WebexAccess {
  http: Http
  /** Address of the API, such as `https://webexapis.com/v1`. */
  api: string
  /** Runs a call with a live access token, through the throttle of that person. */
  authorized: Authorized
}
