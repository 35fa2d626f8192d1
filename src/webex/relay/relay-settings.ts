// What a relay says that an app is to be set up with (GET /v1/settings): public, and therefore anybody's to
// write. So it is read with bounds, and refused with the reason wherever it would lead tokens astray.

import * as v from 'valibot'
import { apiAddress, isLoopback } from '../fields/addresses'
import type { Failure } from '../http/failure'
import { type Http, request, TOO_LONG } from '../http/http'
import { failureOf } from '../http/response'
import { LONGEST } from '../text/bounds'

/** What a relay gives, once it was checked. */
export interface RelaySettings {
  /** Its address, ending in /v1. */
  relay: string
  clientId: string
  /** Separated by spaces. */
  scopes: string
  api: string
  /** All that it gives, by the names of settings.js; without a `relay`, which is the one that was asked. */
  given: Record<string, unknown>
}

/** Why a relay's settings cannot be used. */
export type RelayFailure =
  /** No answer that a page can read: nobody there, no certificate, or a host that is no relay. */
  | { kind: 'unreachable'; failure: Failure }
  /** Another status than 200: an older relay, or something else. */
  | { kind: 'no_settings'; status: number }
  | { kind: 'redirected' }
  | { kind: 'too_long' }
  /** No JSON object with a client id, scopes and an API. */
  | { kind: 'unreadable' }
  | { kind: 'wrong_setting'; setting: string }
  /** The meetings would be asked for, and the tokens be shown, elsewhere. */
  | { kind: 'foreign_api'; host: string }
  /** It gives its secret to everybody. */
  | { kind: 'gives_secret' }

/** What a relay gave, or why it is not taken. */
export type RelaySettingsResult =
  | { ok: true; settings: RelaySettings }
  | { ok: false; failure: RelayFailure }

/** How settings are checked beside what stands here: by the parser of settings.js. */
export interface SettingsCheck {
  /** Every setting there is; a newer relay may give others, which are left out. */
  names: readonly string[]
  /** @returns the name of the first setting that is wrong */
  wrongIn(given: Record<string, unknown>): string | undefined
}

/** Settings have some 500 bytes; key codes of a remote that nobody knows may add some thousand. */
const MOST_BYTES = 65_536
const TIMEOUT_MS = 10_000

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longest))

const Given = v.looseObject({
  clientId: text(LONGEST.id),
  scopes: text(LONGEST.pageLink),
  api: text(LONGEST.pageLink),
})

/** x.y.z; what else a relay calls the newest version is not told to anybody. */
const VERSION = /^\d{1,5}\.\d{1,5}\.\d{1,5}$/

/**
 * Where Webex's API is documented to be: for everybody, and for the government of the USA
 * (https://developer.webex.com/docs/api/guides/create-a-fedramp-integration).
 */
const WEBEX_HOSTS = ['webexapis.com', 'api-usgov.webex.com']

/**
 * Asks a relay for its settings (`GET /settings`): for 10 s, and 64 kB, at most.
 * @param relay its address, https or on this very machine, ending in /v1
 * @throws AbortError when `signal` aborts
 */
export async function fetchRelaySettings(
  http: Http,
  relay: string,
  check: SettingsCheck,
  signal?: AbortSignal,
): Promise<RelaySettingsResult> {
  const sent = await request(http, {
    url: `${relay}/settings`,
    noticesRedirect: true,
    most_bytes: MOST_BYTES,
    timeout_ms: TIMEOUT_MS,
    signal,
  })
  if (!sent.ok) return refused(noAnswer(sent.failure))
  const { status } = sent.value
  if (status === 0 || (status >= 300 && status < 400)) return refused({ kind: 'redirected' })
  const failure = failureOf(sent.value, http.clock)
  if (failure?.kind === 'server_error' || failure?.kind === 'throttled')
    return refused({ kind: 'unreachable', failure })
  if (failure) return refused({ kind: 'no_settings', status })
  return parseRelaySettings(sent.value.json(), relay, check)
}

const refused = (failure: RelayFailure): RelaySettingsResult => ({ ok: false, failure })

const noAnswer = (failure: Failure): RelayFailure =>
  failure.kind === 'unreadable' && failure.detail === TOO_LONG
    ? { kind: 'too_long' }
    : { kind: 'unreachable', failure }

/**
 * Parses the settings that a relay gave, or that were stored of them.
 * @param relay the address of the relay they came from
 */
export function parseRelaySettings(
  body: unknown,
  relay: string,
  { names, wrongIn }: SettingsCheck,
): RelaySettingsResult {
  if (Array.isArray(body)) return refused({ kind: 'unreadable' })
  const parsed = v.safeParse(Given, body)
  if (!parsed.success) return refused({ kind: 'unreadable' })
  const { clientSecret, relay: _, ...rest } = parsed.output
  if (clientSecret !== undefined) return refused({ kind: 'gives_secret' })
  const given = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => names.includes(name) && isReadable(name, value)),
  )
  const wrong = wrongIn({ ...given, relay })
  if (wrong !== undefined) return refused({ kind: 'wrong_setting', setting: wrong })
  const api = apiAddress(rest.api)
  if (api === undefined) return refused({ kind: 'wrong_setting', setting: 'api' })
  if (!mayBeApi(api, relay)) return refused({ kind: 'foreign_api', host: new URL(api).host })
  const { clientId, scopes } = rest
  return { ok: true, settings: { relay, clientId, scopes, api, given: { ...given, api } } }
}

const isReadable = (name: string, value: unknown) =>
  name !== 'newestVersion' || (typeof value === 'string' && VERSION.test(value))

/** Tokens go to Webex, or to whoever runs the relay; never from another machine to this one. */
function mayBeApi(api: string, relay: string): boolean {
  const [to, from] = [new URL(api), new URL(relay)]
  if (isLoopback(to.hostname)) return isLoopback(from.hostname)
  if (to.hostname === from.hostname) return true
  return WEBEX_HOSTS.includes(to.host)
}
