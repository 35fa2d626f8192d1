// Whether there is a server at the relay's address at all.

import { isLoopback } from '../../../relay/addresses'
import { type Finding, failed, hint, passed } from '../../finding'
import type { Subject } from '../../subject'

/** Knocks at the relay's host. */
export async function checkHost({ relay, shown }: Subject): Promise<Finding | undefined> {
  if (relay === undefined) return undefined
  const { protocol, hostname, host } = new URL(relay)
  if (protocol === 'http:') {
    if (isLoopback(hostname))
      return hint(`${host} is this computer, without https: for trying. No television reaches it.`)
    return failed(
      `${relay} is http, which Foyer refuses for other machines.`,
      'Put a reverse proxy that adds https in front of the relay, and name its address.',
    )
  }
  const answer = await shown()
  if (answer.ok || answer.isRefused) return passed(`${host} is there.`)
  return failed(answer.why, 'Check the address of the relay, its DNS entry and its firewall.')
}
