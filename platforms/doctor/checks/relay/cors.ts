// What the relay allows browsers (https://fetch.spec.whatwg.org/#http-cors-protocol): a packaged app is a page
// whose origin is `null` or `file://`.

import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'

/** What televisions send, depending on the maker. */
const PACKAGED = ['null', 'file://']
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
