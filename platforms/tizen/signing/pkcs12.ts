// Certificates as Samsung's and Tizen's tools keep them: a PKCS#12 file (RFC 7292) with a password.
// node:crypto opens such a file for TLS only, so node-forge does.

import { createPrivateKey } from 'node:crypto'
import forge from 'node-forge'
import type { Credentials } from './signature'

const { oids } = forge.pki

/**
 * Opens a PKCS#12 file.
 * @throws Error whose message is the rest of a sentence that begins with the file
 */
export function openPkcs12(bytes: Uint8Array, password: string): Credentials {
  const store = unlock(bytes, password)
  const bags = (type: string) => store.getBags({ bagType: type })[type] ?? []
  const keys = [...bags(oids.pkcs8ShroudedKeyBag as string), ...bags(oids.keyBag as string)]
  const key = keys[0]?.key as forge.pki.rsa.PrivateKey | null | undefined
  if (!key) throw new Error("holds no RSA private key; Samsung's Certificate Manager makes one")
  const certificates = bags(oids.certBag as string).flatMap(({ cert }) => cert ?? [])
  const own = certificates.find((certificate) => isOf(certificate, key))
  if (!own) throw new Error('holds no certificate of its private key')
  return {
    key: createPrivateKey(forge.pki.privateKeyToPem(key)),
    chain: chainFrom(own, certificates).map(inBase64),
  }
}

function unlock(bytes: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  let asn1: forge.asn1.Asn1
  try {
    asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'))
  } catch {
    throw new Error('is not a PKCS#12 file')
  }
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, password)
  } catch (error) {
    const { message } = error as Error
    throw new Error(
      /password|decrypt/i.test(message) ? 'does not open with this password' : message,
    )
  }
}

const isOf = ({ publicKey }: forge.pki.Certificate, { n }: forge.pki.rsa.PrivateKey) =>
  (publicKey as forge.pki.rsa.PublicKey).n.equals(n)

/** A certificate, its issuer, the issuer's issuer, as far as the file has them. */
function chainFrom(
  own: forge.pki.Certificate,
  others: forge.pki.Certificate[],
): forge.pki.Certificate[] {
  const chain = [own]
  for (let last = own; ; ) {
    const issuer = others.find((other) => !chain.includes(other) && last.isIssuer(other))
    if (!issuer) return chain
    chain.push(issuer)
    last = issuer
  }
}

/** A certificate as a signature holds it: DER in base64, in lines. */
export function inBase64(certificate: forge.pki.Certificate): string {
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes()
  return forge.util.encode64(der, 64).replace(/\r/g, '')
}
