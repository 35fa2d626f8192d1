// Whether the relay speaks TLS as sets of 2018 do.

import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'

/**
 * What Chromium 53 offers of TLS 1.2 (net/socket/ssl_client_socket_impl.cc), as OpenSSL names it. LG's sets
 * speak no TLS 1.3 before webOS 5: https://webostv.developer.lge.com/develop/specifications/tls
 */
const CIPHERS_2018 = [
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'AES128-GCM-SHA256',
  'AES256-SHA',
  'AES128-SHA',
]

/** Shakes hands with the relay as a set of 2018 does; of a relay with https alone. */
export async function checkTls({ relay, probe }: Subject): Promise<Finding | undefined> {
  if (!relay?.startsWith('https:')) return undefined
  const { hostname, port } = new URL(relay)
  const shown = await probe(hostname.replace(/^\[|\]$/g, ''), Number(port || 443), {
    version: 'TLSv1.2',
    ciphers: CIPHERS_2018,
  })
  if (shown.ok) return passed('TLS 1.2 is spoken, with ciphers of 2018.')
  if (!shown.isRefused) return failed(shown.why, 'Try again.')
  return failed(
    'The relay does not speak TLS 1.2 with any cipher that sets of 2018 have.',
    'Switch TLS 1.2 on in the web server, with ECDHE-RSA-AES128-GCM-SHA256 or its ECDSA kind.',
  )
}
