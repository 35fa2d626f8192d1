// The REST API of Webex for one person: where it is, and a live token for each request. One request is sent again
// when its token is not accepted (401), not the whole of what it is part of, such as a list of many pages; what
// happens to the token then is decided in session/tokens/account.ts.
// https://developer.webex.com/docs/basics

import type { Clock } from '../../clock'
import { err, type Result } from '../http/failure'
import { formEncoded } from '../http/form'
import { type Authorized, type Http, type HttpRequest, request } from '../http/http'
import type { HttpResponse } from '../http/response'
import { scopeLacking } from './scopes'

/** Makes a value, or a typed failure, of a response whatever its status. */
type Parse<T> = (response: HttpResponse, clock: Clock) => Result<T>

/** The REST API of Webex for one person. */
export interface WebexClient {
  /** The clock that requests and failures go by. */
  clock: Clock
  /** The address of an endpoint, such as `https://webexapis.com/v1/people/me`, with a query if there is one. */
  url(path: string, query?: Record<string, string>): string
  /**
   * Sends a request with the person's access token, and parses its response. To addresses of the API alone, since
   * the token goes with it. After a 401 the token is renewed, and the request sent once more.
   * @returns the parsed value; `throttled` without a request while a 429 holds; `signed_out` without an account;
   *   `http` with 403 without a request where the scope for it was not granted
   * @throws AbortError when the request's own signal aborts
   */
  request<T>(options: RestRequest, parse: Parse<T>): Promise<Result<T>>
  /**
   * Fetches a file from an address that carries a ticket of its own, without a token, following redirects.
   * @throws AbortError when the request's own signal aborts
   */
  download<T>(options: RestRequest, parse: Parse<T>): Promise<Result<T>>
}

type RestRequest = Pick<HttpRequest, 'url' | 'headers' | 'text' | 'timeout_ms' | 'signal'>

export interface WebexClientDeps {
  http: Http
  /** Address of the API, such as `https://webexapis.com/v1`. */
  api: string
  /** Runs each request with a live token, through the person's throttle. */
  authorized: Authorized
  /** The scopes that were granted, separated by spaces; undefined, as when left out, where nobody knows. */
  granted?(): string | undefined
}

/** A client of the REST API for one person (https://developer.webex.com/docs/basics). */
export function createWebexClient(deps: WebexClientDeps): WebexClient {
  const { http, api, authorized, granted } = deps
  async function sendAndParse<T>(options: HttpRequest, parse: Parse<T>): Promise<Result<T>> {
    const sent = await request(http, options)
    return sent.ok ? parse(sent.value, http.clock) : sent
  }
  return {
    clock: http.clock,
    url: (path, query) => `${api}/${path}${query ? `?${formEncoded(query)}` : ''}`,
    async request(options, parse) {
      const path = options.url.slice(api.length + 1)
      const scope = scopeLacking(path, granted?.())
      if (scope) return err({ kind: 'http', status: 403, code: `${scope} was not granted` })
      return authorized((accessToken) => sendAndParse({ ...options, accessToken }, parse))
    },
    download: (options, parse) => sendAndParse({ ...options, follow: true }, parse),
  }
}
