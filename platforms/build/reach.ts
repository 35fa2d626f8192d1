// Which hosts the app calls, out of the parsed settings. A package names them to the television, so that
// whatever went wrong inside could send nothing to any other: Samsung's in its config.xml (tizen/config.ts), every
// page in its Content-Security-Policy (policy.ts).

import type { Settings } from '../../src/settings'
import { scopesIn } from '../../src/webex/client/scopes.ts'
import { isLoopback } from '../relay/addresses.ts'

/**
 * Hosts by what they are called for. Each is a source as a Content-Security-Policy has it:
 * `https://host`, `https://*.host` for all hosts below that one, or `http://localhost:*` for any port.
 * https://www.w3.org/TR/CSP3/#framework-directive-source-list
 */
export interface Reach {
  /** Answers and texts, by `fetch`. */
  connect: string[]
  pictures: string[]
  videos: string[]
}

/**
 * Where people's pictures lie: Cisco's example of `GET /people/me` names the first; a set-up that Cisco
 * serves today names the second, such as avatar-prod-us-east-2.webexcontent.com.
 */
const PICTURES = ['https://*.ssl.cf1.rackcdn.com', 'https://*.webexcontent.com']

/**
 * Where `temporaryDirectDownloadLinks` of a recording lead: the meeting's site in Cisco's example of
 * `GET /recordings/{id}`, such as site4-example.webex.com/nbr/, and what that may lead on to.
 */
const RECORDINGS = ['https://*.webex.com', 'https://*.webexcontent.com']

/** The sandbox's videos and pictures lie on this computer, on a port that is chosen at each start. */
const HERE = ['http://localhost:*', 'http://127.0.0.1:*']

/** Where settings can be changed after packing: any host, but never in clear text over a network. */
export const ANYWHERE: Reach = {
  connect: ['https:', ...HERE],
  pictures: ['https:', ...HERE],
  videos: ['https:', ...HERE],
}

/**
 * The hosts that an app with these settings calls: the relay and the API, and what the scopes open.
 * Addresses that phones open, such as those of the sign-in, are not among them.
 * @throws Error about an address that a Content-Security-Policy cannot name
 */
export function reachOf({ api, relay, scopes }: Pick<Settings, 'api' | 'relay' | 'scopes'>): Reach {
  const asked = scopesIn(scopes)
  const mayRead = (scope: RegExp) => asked.some((one) => scope.test(one))
  const elsewhere = isLoopback(new URL(api).hostname) ? HERE : []
  const pictures = mayRead(/^spark(-admin)?:(people_read|all)$/) ? [...PICTURES, ...elsewhere] : []
  const recordings = mayRead(/^meeting:(admin_)?recordings_read$/)
    ? [...RECORDINGS, ...elsewhere]
    : []
  return {
    connect: sorted([originOf(api), originOf(relay), ...recordings]),
    pictures: sorted(pictures),
    videos: sorted(recordings),
  }
}

const sorted = (sources: string[]) => [...new Set(sources)].sort()

function originOf(address: string): string {
  const { origin, hostname } = new URL(address)
  if (hostname.startsWith('['))
    throw new Error(
      `${address}: a package cannot name an IPv6 address to the television. Give the host a name.`,
    )
  return origin
}
