// Certificates as Samsung's and Tizen's tools keep them: a PKCS#12 file (RFC 7292) with a password.
// node:crypto opens such a file for TLS only, so node-forge does.

import { createPrivateKey } from 'node:crypto'
import forge from 'node-forge'
import type { Credentials } from './signature'

const { oids } = forge.pki

/**
 * Opens a PKCS#12 file (RFC 7292): the key in it, and the certificates.
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
  const pfx = parse(bytes)
  try {
    return forge.pkcs12.pkcs12FromAsn1(pfx, password)
  } catch (error) {
    const { message } = error as Error
    if (opensAPart(pfx, password))
      throw new Error('is damaged: the password is right, but does not open all of it')
    throw new Error(
      /password|decrypt/i.test(message)
        ? 'does not open with this password; if that is right, the file is damaged'
        : `is damaged, or of a kind that cannot be read here (${message})`,
    )
  }
}

function parse(bytes: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(Buffer.from(bytes).toString('binary'))
  } catch {
    const length = lengthOf(bytes)
    throw new Error(
      length !== undefined && bytes.length < length
        ? `is cut off: ${bytes.length} of ${length} bytes are there`
        : 'is not a PKCS#12 file',
    )
  }
}

/** How long a DER sequence of more than 127 bytes says that it is (X.690 8.1.3.5); undefined for others. */
function lengthOf(bytes: Uint8Array): number | undefined {
  const [tag, first = 0] = bytes
  const count = first & 0x7f
  if (tag !== 0x30 || first < 0x81 || count > 4) return undefined
  const length = bytes.slice(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  return 2 + count + length
}

/**
 * Whether the password opens at least one of the parts, which are encrypted each on its own: it is the right
 * one then, and the check over all of them (RFC 7292 5.1, the MAC) failed for another reason.
 */
function opensAPart(pfx: forge.asn1.Asn1, password: string): boolean {
  const { asn1 } = forge
  const [version, safe] = pfx.value as [forge.asn1.Asn1, forge.asn1.Asn1]
  const [type, wrapped] = safe.value as [forge.asn1.Asn1, forge.asn1.Asn1]
  const [octets] = wrapped.value as [forge.asn1.Asn1]
  const { Class, Type } = asn1
  const sequence = (value: forge.asn1.Asn1[]) =>
    asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, value)
  try {
    const parts = asn1.fromDer(octets.value as string).value as forge.asn1.Asn1[]
    return parts.some((part) => {
      const alone = asn1.toDer(sequence([part])).getBytes()
      const inside = asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, alone)
      const content = asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [inside])
      return opens(sequence([version, sequence([type, content])]), password)
    })
  } catch {
    return false
  }
}

function opens(pfx: forge.asn1.Asn1, password: string): boolean {
  try {
    return forge.pkcs12
      .pkcs12FromAsn1(pfx, password)
      .safeContents.some(({ encrypted, safeBags }) =>
        // A part may be open itself and hold a key that is not.
        encrypted ? safeBags.length > 0 : safeBags.some(({ key }) => key),
      )
  } catch {
    return false
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
