// What Webex's public status page says: with a problem there, the rest of the findings says little.

import { parseStatus, type WebexStatus } from '../../../../src/webex/relay/status'
import { STATUS_PAGE } from '../../../relay/addresses'
import { isWebexApi } from '../../authorize'
import { type Finding, hint, passed } from '../../finding'
import type { Subject } from '../../subject'

/** Asks what Webex's status page says, through the relay, as the television does; without one, the page itself. */
export async function checkStatus(subject: Subject): Promise<Finding | undefined> {
  const { relay, setUp, get, now } = subject
  const own = setUp && isWebexApi(setUp.api) ? STATUS_PAGE : undefined
  const url = relay === undefined ? own : `${relay}/status`
  if (url === undefined) return undefined
  const answer = await get(url)
  if (answer.ok && answer.response.status === 404)
    return hint('This relay does not pass on Webex’s status page. Update it.')
  const status = answer.ok ? parseStatus(answer.response, now()) : undefined
  if (!status) return hint('Webex’s status page could not be read; the TV will say nothing of it.')
  return wordFor(status)
}

function wordFor(status: WebexStatus): Finding {
  if (status.status === 'calm') return passed('Webex reports no problems.')
  const part = status.part ? ` with ${status.part}` : ''
  const since = status.since
    ? ` since ${new Date(status.since).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : ''
  const what = status.status === 'incident' ? 'a problem' : 'maintenance'
  return hint(`Webex reports ${what}${part}${since}. Wait before you change anything.`)
}
