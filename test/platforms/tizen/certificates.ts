// Certificates as an owner would have them: PKCS#12 files, made by openssl or by node-forge.

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import forge from 'node-forge'
import type { Credentials } from '../../../platforms/tizen/signing/signature'
import { throwAway } from '../../../platforms/tizen/signing/throw-away'
import { scratch } from '../pack/made'

export const PASSWORD = 'correct horse'

const forgeCertificate = (base64: string) => forge.pki.certificateFromPem(pem(base64))

/** The certificate of a signature as PEM (RFC 7468). */
export const pem = (base64: string) =>
  `-----BEGIN CERTIFICATE-----\n${base64.trim()}\n-----END CERTIFICATE-----\n`

/** A PKCS#12 file; its certificates may stand in any order, as they do in the wild. */
export function p12(
  { key, chain }: Credentials,
  options: { password?: string; algorithm?: 'aes256' | '3des' } = {},
): Buffer {
  const privateKey = forge.pki.privateKeyFromPem(
    key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ) as forge.pki.rsa.PrivateKey
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    privateKey,
    [...chain].reverse().map(forgeCertificate),
    options.password ?? PASSWORD,
    { algorithm: options.algorithm ?? '3des' },
  )
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')
}

/** A certificate that vouches for itself, valid between two dates. */
export function selfSigned(name: string, from: string, until: string): Credentials {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const made = forge.pki.createCertificate()
  made.publicKey = forge.pki.publicKeyFromPem(pair.publicKey)
  made.serialNumber = '1'
  made.validity.notBefore = new Date(from)
  made.validity.notAfter = new Date(until)
  made.setSubject([{ name: 'commonName', value: name }])
  made.setIssuer([{ name: 'commonName', value: name }])
  made.sign(
    forge.pki.privateKeyFromPem(pair.privateKey) as forge.pki.rsa.PrivateKey,
    forge.md.sha256.create(),
  )
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(made)).getBytes()
  return {
    key: createPrivateKey(pair.privateKey),
    chain: [Buffer.from(der, 'binary').toString('base64')],
  }
}

/** Owner's certificates as files, and the environment that names them. */
export function owner() {
  const made = throwAway()
  const folder = scratch()
  const author = join(folder, 'author.p12')
  const distributor = join(folder, 'distributor.p12')
  writeFileSync(author, p12(made.author))
  writeFileSync(distributor, p12(made.distributor, { algorithm: 'aes256' }))
  return {
    made,
    folder,
    env: {
      FOYER_TIZEN_AUTHOR_P12: author,
      FOYER_TIZEN_AUTHOR_PASSWORD: PASSWORD,
      FOYER_TIZEN_DISTRIBUTOR_P12: distributor,
      FOYER_TIZEN_DISTRIBUTOR_PASSWORD: PASSWORD,
    } as Record<string, string>,
  }
}
