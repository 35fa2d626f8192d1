// What the relay allows browsers (https://fetch.spec.whatwg.org/#http-cors-protocol): a packaged app is a page
// whose origin is `null` or `file://`, the hosted app one whose origin the relay was told of. The app sends the relay
// nothing that a preflight would come before.

import { errorMessages } from '../../../../src/webex/http/response'
import type { Answer } from '../../ask'
import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'

/** What televisions send, depending on the maker. */
const PACKAGED = ['null', 'file://']
/** The relay's words for an origin that it was not told of; platforms/relay/callers/origins.ts. */
const FOREIGN = /origin is not allowed/
/** What the app reads; src/webex/http/response.ts. Content-Type may always be read. */
const HEADERS = ['Age', 'Date', 'Retry-After', 'Trackingid']

/** Calls as packaged apps do, and looks whether they may read the answer. */
export async function checkOrigins({ relay, pollRelay }: Subject): Promise<Finding | undefined> {
  if (relay === undefined) return undefined
  for (const origin of PACKAGED) {
    const answer = await pollRelay(origin)
    if (!answer.ok) return failed(answer.why, 'Try again.')
    const allowed = answer.response.header('access-control-allow-origin')
    if (allowed?.includes(','))
      return failed(
        `Access-Control-Allow-Origin is sent twice (${allowed}), and browsers refuse that.`,
        'Take the header out of the web server in front; the relay sends its own.',
      )
    if (allowed !== '*' && allowed !== origin)
      return failed(
        `A packaged app, whose origin is "${origin}", may not read the answers.`,
        'Let the web server in front pass the header Origin on, and Access-Control-Allow-Origin back.',
      )
  }
  return passed('Packaged apps may call.')
}

/**
 * Calls as the hosted app does from its web server.
 * @returns undefined where there is no relay, or no web server was named
 */
export async function checkHostedPage(subject: Subject): Promise<Finding | undefined> {
  const { relay, origin, ask, pollRelay } = subject
  if (relay === undefined || origin === undefined) return undefined
  const answers: Answer[] = [
    await pollRelay(origin),
    await ask({ url: `${relay}/settings`, headers: { Origin: origin } }),
  ]
  for (const answer of answers) {
    if (!answer.ok) return failed(answer.why, 'Try again.')
    const { response } = answer
    const allowed = response.header('access-control-allow-origin')
    if (allowed !== '*' && allowed !== origin)
      return failed(
        `A page of ${origin} may not read the answers.`,
        'Let the web server in front of the relay pass the header Origin on, and Access-Control-Allow-Origin back.',
      )
    if (response.status === 403 && errorMessages(response).some((one) => FOREIGN.test(one)))
      return failed(
        `The relay takes no calls from pages of ${origin}.`,
        `Start it with --origin ${origin} (on Workers, put that into the variable ORIGINS).`,
      )
  }
  return passed(`The hosted app may call from ${origin}.`)
}

/** Looks whether the app may read the headers that it needs. */
export async function checkHeaders({ relay, pollRelay }: Subject): Promise<Finding | undefined> {
  if (relay === undefined) return undefined
  const answer = await pollRelay('null')
  if (!answer.ok) return failed(answer.why, 'Try again.')
  const exposed = answer.response.header('access-control-expose-headers') ?? ''
  const names = exposed.split(',').map((name) => name.trim().toLowerCase())
  // Chromium knows `*` here from 65 on (https://chromestatus.com/feature/5709390967472128).
  const missing = HEADERS.filter((name) => !names.includes(name.toLowerCase()))
  if (missing.length === 0) return passed('The app may read the headers that it needs.')
  return failed(
    `Access-Control-Expose-Headers lacks ${missing.join(', ')}.`,
    'Let the web server in front pass it on as the relay sends it.',
  )
}
