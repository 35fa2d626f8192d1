// One TLS handshake, to see what a server shows before anybody trusts it. Node completes a chain from its own
// store; the handshake here has an empty one, so what is seen is what was sent, as a television sees it.

import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { whyNot } from '../ask'

export type Shown =
  | {
      ok: true /** The server's own certificate first, then each one's issuer, as far as they were sent. */
      chain: X509Certificate[]
    }
  /** `isRefused` when the server was there and did not agree to these terms; `why` is a sentence. */
  | { ok: false; isRefused: boolean; why: string }

/** Shakes hands with a server, then hangs up; never rejects. */
export type Probe = (host: string, port: number, terms?: Terms) => Promise<Shown>

interface Terms {
  version: 'TLSv1.2'
  /** As OpenSSL names them. */
  ciphers: string[]
}

const TIMEOUT_MS = 8000
/** Longer chains are a circle or a joke. */
const LONGEST_CHAIN = 10

/** A handshake with Node's own TLS; no certificate is refused. */
export const probe: Probe = (host, port, terms) =>
  new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      ca: [],
      rejectUnauthorized: false,
      ...(isIP(host) === 0 && { servername: host }),
      ...(terms && {
        minVersion: terms.version,
        maxVersion: terms.version,
        ciphers: terms.ciphers.join(':'),
      }),
    })
    let isConnected = false
    const end = (shown: Shown) => {
      socket.destroy()
      resolve(shown)
    }
    socket.setTimeout(TIMEOUT_MS)
    socket.once('connect', () => {
      isConnected = true
    })
    socket.once('secureConnect', () =>
      end({ ok: true, chain: chainOf(socket.getPeerX509Certificate()) }),
    )
    socket.once('timeout', () =>
      end({ ok: false, isRefused: false, why: `${host} did not answer in time.` }),
    )
    socket.once('error', (error) =>
      end({ ok: false, isRefused: isConnected, why: whyNot(error, `${host}:${port}`) }),
    )
  })

function chainOf(own: X509Certificate | undefined): X509Certificate[] {
  const chain: X509Certificate[] = []
  for (let one = own; one && chain.length < LONGEST_CHAIN; one = one.issuerCertificate) {
    if (chain.some(({ fingerprint256 }) => fingerprint256 === one?.fingerprint256)) break
    chain.push(one)
  }
  return chain
}
