// Certificates that nobody vouches for, made anew each time. A package must carry signatures even
// where they count for nothing: in the emulator, and for the tools that sign it again for one
// television.

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import forge from 'node-forge'
import { inBase64 } from './pkcs12'
import type { Credentials, Role } from './signature'

/** Televisions without a network have clocks that are years late, and then refuse what is newer. */
const FROM = new Date('2015-01-01T00:00:00Z')
const UNTIL = new Date('2045-01-01T00:00:00Z')

/**
 * Makes a certificate authority, and a key with its certificate for each role, for packages that are signed again
 * elsewhere, or not at all.
 */
export function throwAway(): Record<Role, Credentials> {
  const authority = { name: 'Foyer throw-away authority', ...keyPair() }
  const root = certificate(authority, authority, true)
  const issue = (name: string): Credentials => {
    const pair = keyPair()
    const own = certificate({ name, ...pair }, authority, false)
    return { key: createPrivateKey(pair.pem), chain: [inBase64(own), inBase64(root)] }
  }
  return {
    author: issue('Foyer throw-away author'),
    distributor: issue('Foyer throw-away distributor'),
  }
}

interface Party {
  name: string
  publicKey: forge.pki.rsa.PublicKey
  privateKey: forge.pki.rsa.PrivateKey
}

/** node-forge would need seconds for what Node does in some tens of milliseconds. */
function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return {
    pem: privateKey,
    privateKey: forge.pki.privateKeyFromPem(privateKey) as forge.pki.rsa.PrivateKey,
    publicKey: forge.pki.publicKeyFromPem(publicKey) as forge.pki.rsa.PublicKey,
  }
}

function certificate(of: Party, by: Party, cA: boolean): forge.pki.Certificate {
  const made = forge.pki.createCertificate()
  made.publicKey = of.publicKey
  // Positive, as RFC 5280 4.1.2.2 wants it: the first of the hex digits stays below 8.
  made.serialNumber = `1${forge.util.bytesToHex(forge.random.getBytesSync(8)).slice(1)}`
  made.validity.notBefore = FROM
  made.validity.notAfter = UNTIL
  made.setSubject([{ name: 'commonName', value: of.name }])
  made.setIssuer([{ name: 'commonName', value: by.name }])
  made.setExtensions([
    { name: 'basicConstraints', cA, critical: true },
    { name: 'keyUsage', keyCertSign: cA, digitalSignature: !cA, critical: true },
  ])
  made.sign(by.privateKey, forge.md.sha256.create())
  return made
}
