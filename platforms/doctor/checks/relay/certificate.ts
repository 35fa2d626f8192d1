// The relay's certificates, as the oldest television sees them.

import { type Finding, failed } from '../../finding'
import type { Subject } from '../../subject'
import { checkChain } from '../../tls/chain'

/** Checks the certificates that the relay shows; of a relay with https alone. */
export async function checkCertificate(subject: Subject): Promise<Finding | undefined> {
  const { relay, shown, roots, now } = subject
  if (!relay?.startsWith('https:')) return undefined
  const { hostname } = new URL(relay)
  const answer = await shown()
  if (!answer.ok) return failed(answer.why, 'Check that this port of the web server speaks https.')
  return checkChain(answer.chain, hostname.replace(/^\[|\]$/g, ''), roots, now())
}
