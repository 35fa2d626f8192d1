// Certificates of authorities that nobody knows, made by node-forge, and servers that show them.

import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import forge from 'node-forge'
import { onTestFinished } from 'vitest'
import type { Root } from '../../../platforms/doctor/tls/roots'

export interface Party {
  name: string
  /** PEM (RFC 7468). */
  certificate: string
  key: string
}

interface Wish {
  /** Who signs; itself when left out. */
  by?: Party
  hosts?: string[]
  from?: string
  until?: string
  bits?: number
}

/** Makes a key and its certificate; an authority's when it names no hosts. */
export function issue(name: string, wish: Wish = {}): Party {
  const { by, hosts, from = '2026-01-01', until = '2030-01-01', bits = 2048 } = wish
  const pair = generateKeyPairSync('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const made = forge.pki.createCertificate()
  made.publicKey = forge.pki.publicKeyFromPem(pair.publicKey)
  made.serialNumber = `1${forge.util.bytesToHex(forge.random.getBytesSync(8)).slice(1)}`
  made.validity.notBefore = new Date(from)
  made.validity.notAfter = new Date(until)
  made.setSubject([{ name: 'commonName', value: name }])
  made.setIssuer([{ name: 'commonName', value: by?.name ?? name }])
  made.setExtensions([
    { name: 'basicConstraints', cA: hosts === undefined, critical: true },
    { name: 'keyUsage', keyCertSign: hosts === undefined, digitalSignature: true, critical: true },
    ...(hosts
      ? [
          {
            name: 'subjectAltName',
            altNames: hosts.map((host) =>
              /^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host },
            ),
          },
        ]
      : []),
  ])
  made.sign(
    forge.pki.privateKeyFromPem(by?.key ?? pair.privateKey) as forge.pki.rsa.PrivateKey,
    forge.md.sha256.create(),
  )
  return { name, certificate: forge.pki.certificateToPem(made), key: pair.privateKey }
}

/** A party as the list of roots has it. */
export function asRoot({ certificate }: Party): Root {
  const { fingerprint256, subject, validTo } = new X509Certificate(certificate)
  return {
    fingerprint: fingerprint256.replace(/:/g, '').toLowerCase(),
    subject: subject.replace(/\n/g, ', '),
    until: Date.parse(validTo),
  }
}

/**
 * An https server on a port of its own that shows these certificates, and is closed with the test.
 * @returns its port
 */
export async function showing(
  [own, ...others]: [Party, ...Party[]],
  options: import('node:https').ServerOptions = {},
  answer: import('node:http').RequestListener = (_, response) => response.end(),
): Promise<number> {
  const server = createServer(
    {
      key: own.key,
      cert: [own, ...others].map(({ certificate }) => certificate).join(''),
      ...options,
    },
    answer,
  )
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(
    () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  )
  return (server.address() as import('node:net').AddressInfo).port
}
