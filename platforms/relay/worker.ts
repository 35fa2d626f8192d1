// The relay on Cloudflare Workers, or any runtime of the same shape. Variables set it up: the two of the
// integration; ORIGINS, the web pages that may call, separated by spaces (packaged apps always may);
// SETTINGS, what televisions are told, as JSON with the names of settings.js; UPSTREAM
// and STATUS_URL, only to try it in front of something other than Webex and its status page.
//
// https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/

import { readOrigins, readStatusUrl, readUpstream, STATUS_PAGE, WEBEX } from './addresses'
import { refusal } from './refusal'
import { createRelay } from './relay'
import { type GivenSettings, readSettings } from './settings'

/** The variables of a Worker, as Cloudflare gives them; see above for each. */
export interface Variables {
  WEBEX_CLIENT_ID?: string
  WEBEX_CLIENT_SECRET?: string
  ORIGINS?: string
  SETTINGS?: string
  UPSTREAM?: string
  STATUS_URL?: string
}

/** https://developers.cloudflare.com/workers/runtime-apis/context/ */
interface Context {
  waitUntil(what: Promise<unknown>): void
}

type Relay = ReturnType<typeof createRelay>

// Kept from one request to the next, since the rate limit lives in it; an isolate has but one set of
// variables.
let relay: Relay | undefined

export default {
  /** Answers one request; what is set up wrongly is said to whoever asks, without its value. */
  async fetch(request: Request, variables: Variables, context: Context): Promise<Response> {
    try {
      relay ??= setUp(variables)
    } catch (error) {
      return refusal(500, (error as Error).message)
    }
    return relay(request, {
      address: request.headers.get('CF-Connecting-IP') ?? undefined,
      keepAlive: (what) => context.waitUntil(what),
    })
  },
}

/** @throws Error that names the variable */
function setUp(variables: Variables): Relay {
  const { WEBEX_CLIENT_ID: clientId, WEBEX_CLIENT_SECRET: clientSecret } = variables
  if (!clientId || !clientSecret)
    throw new Error('The relay lacks WEBEX_CLIENT_ID or WEBEX_CLIENT_SECRET.')
  return createRelay({
    clientId,
    clientSecret,
    origins: readOrigins('Each word of ORIGINS', variables.ORIGINS?.match(/\S+/g) ?? []),
    upstream: readUpstream('UPSTREAM', variables.UPSTREAM ?? WEBEX),
    statusUrl: readStatusUrl('STATUS_URL', variables.STATUS_URL ?? STATUS_PAGE),
    settings: settingsOf(variables.SETTINGS, clientId),
  })
}

function settingsOf(text: string | undefined, clientId: string): GivenSettings | undefined {
  if (!text) return undefined
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    // The parser's own words would repeat what was written.
    throw new Error('SETTINGS is not JSON.')
  }
  return readSettings('SETTINGS', given, clientId)
}
