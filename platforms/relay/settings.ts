// What a television without settings of its own is told: whose integration this is, and what the person who
// set the relay up chose. All of it is public. The app checks each value (src/settings.ts); the relay, which
// is audited alone, checks only that nothing secret and nothing unknown is among them, and whether televisions will
// take the API that they name.

import { isLoopback, readUpstream, WEBEX } from './addresses'

/** The settings that are given out, by the names of settings.js. */
const PUBLIC_NAMES = [
  'clientId',
  'scopes',
  'api',
  'language',
  'timeZone',
  'hourCycle',
  'textSize',
  'motion',
  'keys',
  'silentSignIn',
  'newestVersion',
]

/** What the same file holds for a package. Who asks here knows the relay's address already. */
const LEFT_OUT = ['relay']

/** The scopes without which Foyer shows nothing. */
const SCOPES = 'meeting:schedules_read spark:people_read'

/** The hosts of Webex's API: for everybody, and for the government of the USA. */
const WEBEX_HOSTS = [new URL(WEBEX).host, 'api-usgov.webex.com']

/** Settings by name, as their owner wrote them. */
export type GivenSettings = Record<string, unknown>

/**
 * Checks the settings that a relay is to give out.
 * @param name of the file or the variable, for the error's message; values are not repeated in it
 * @param given what stands in it, in the form of settings.js
 * @param clientId of the relay's integration
 * @throws Error that says what must not be there, or be otherwise
 */
export function readSettings(name: string, given: unknown, clientId: string): GivenSettings {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Error(`${name} does not hold settings: it fills window.foyerSettings, or is JSON.`)
  const settings = given as GivenSettings
  if (isFilled(settings.clientSecret))
    throw new Error(
      `${name}: clientSecret. Everybody can read what the relay gives out. Remove it; the relay takes ` +
        'the secret from WEBEX_CLIENT_SECRET.',
    )
  const names = [...PUBLIC_NAMES, ...LEFT_OUT]
  const unknown = Object.keys(settings).find((one) => ![...names, 'clientSecret'].includes(one))
  if (unknown !== undefined)
    throw new Error(
      `${name}: ${unknown}. This setting does not exist. Valid names: ${names.join(', ')}.`,
    )
  if (isFilled(settings.clientId) && settings.clientId !== clientId)
    throw new Error(
      `${name}: clientId. It is not the one in WEBEX_CLIENT_ID, so this relay would refuse it.`,
    )
  if (isFilled(settings.api) && apiIn(settings) === undefined)
    throw new Error(
      `${name}: api. It is the https address of Webex's API, ending in /v1, such as ${WEBEX} (http on this machine alone).`,
    )
  return settings
}

/**
 * The API that settings name, if televisions must be expected to refuse it: it is not Webex's, and they take another
 * one only on the host of the relay that gives it, which the relay itself does not know for sure.
 * @param settings as `readSettings` returned them; a `relay` among them says which host that is
 * @returns its address and its host; undefined where there is nothing to fear
 */
export function foreignApi(settings: GivenSettings): { api: string; host: string } | undefined {
  const api = isFilled(settings.api) ? apiIn(settings) : undefined
  if (api === undefined) return undefined
  const { host, hostname } = new URL(api)
  if (WEBEX_HOSTS.includes(host)) return undefined
  const relay = hostnameOf(settings.relay)
  if (relay && (relay === hostname || (isLoopback(relay) && isLoopback(hostname)))) return undefined
  return { api, host }
}

const hostnameOf = (address: unknown) =>
  typeof address === 'string' && URL.canParse(address) ? new URL(address).hostname : undefined

/** The API that settings name, without a slash at the end; undefined for what is no address of one. */
function apiIn({ api }: GivenSettings): string | undefined {
  if (typeof api !== 'string') return undefined
  try {
    const address = readUpstream('api', api.trim())
    return new URL(address).pathname.endsWith('/v1') ? address : undefined
  } catch {
    return undefined
  }
}

/** A setting that is empty is as good as none, as in the settings.js that Foyer comes with. */
const isFilled = (value: unknown) => value !== undefined && value !== ''

/**
 * The body of `GET /v1/settings`: always `clientId`, `scopes` and `api`, and of `given` what is filled and
 * public.
 * @param own the relay's client id, and the API that it stands before
 */
export function settingsBody(
  own: { clientId: string; upstream: string },
  given: GivenSettings = {},
): string {
  const chosen = PUBLIC_NAMES.filter((name) => isFilled(given[name])).map((name) => [
    name,
    given[name],
  ])
  return JSON.stringify({
    scopes: SCOPES,
    api: own.upstream,
    ...Object.fromEntries(chosen),
    clientId: own.clientId,
  })
}
