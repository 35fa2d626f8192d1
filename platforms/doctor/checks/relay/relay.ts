// Whether what answers at the relay's address is the relay, and works.

import { errorMessages, type HttpResponse } from '../../../../src/webex/http/response'
import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'

/** Asks at the relay's door, where it says what it is. */
export async function checkRelay({ relay, get }: Subject): Promise<Finding | undefined> {
  if (relay === undefined) return undefined
  const answer = await get(relay)
  if (!answer.ok) return failed(answer.why, 'Start the relay, or correct its address.')
  return parseDoor(answer.response, relay)
}

function parseDoor(response: HttpResponse, relay: string): Finding {
  const { status, text } = response
  if (status === 200 && /token relay of Foyer/.test(text)) return passed(`It answers at ${relay}.`)
  const to = response.header('location')
  if (status >= 300 && status < 400 && to)
    return failed(
      `${relay} only leads on to ${new URL(to, relay).origin}, and the app follows no redirect.`,
      'Put the address it leads to into the setting relay, ending in /v1.',
    )
  const [message] = errorMessages(response)
  if (status === 500 && message)
    return failed(`The relay says: ${message}`, 'Set it, and start it again.')
  if ([502, 503, 504].includes(status))
    return failed(
      `The web server answers ${status}: the relay behind it does not.`,
      'Start the relay, and check the port that the web server passes requests on to.',
    )
  return failed(
    `Something else than Foyer's relay answers at ${relay} (${status}).`,
    'Check its address: it ends in /v1, and a reverse proxy must pass the whole path on.',
  )
}
