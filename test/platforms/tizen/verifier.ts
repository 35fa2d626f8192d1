// Checks a signed widget as a television would: every file signed, nothing else signed, digests and
// signatures right. xmlsec1 (https://www.aleksey.com/xmlsec/) does the cryptography, so that the
// signer is not checked by itself; it does not know of files that nobody signed, so those are
// counted here.

import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, writeFiles } from '../../../platforms/pack/files'
import { SIGNATURES } from '../../../platforms/tizen/signing/signature'
import { scratch } from '../pack/made'
import { words } from '../pack/open'
import { pem } from './certificates'

type Role = keyof typeof SIGNATURES
const ROLES = Object.keys(SIGNATURES) as Role[]

/** @throws Error that says what to install */
export function requireXmlsec(): void {
  try {
    execFileSync('xmlsec1', ['--version'])
  } catch {
    throw new Error('xmlsec1 is needed to check signatures: apt-get install xmlsec1')
  }
}

/** The certificates in a signature, base64. */
export const certificatesIn = (signature: string) =>
  [...signature.matchAll(/<X509Certificate>([^<]*)</g)].map(([, base64]) => base64 as string)

/**
 * @param trusted the certificate to believe in, base64
 * @returns what is wrong, a line each
 */
export async function faultsOf(widget: Files, trusted: string): Promise<string[]> {
  const folder = scratch()
  await writeFiles(folder, widget)
  writeFileSync(join(folder, 'trusted.pem'), pem(trusted))
  return ROLES.flatMap((role) => [...coverage(widget, role), ...verify(folder, SIGNATURES[role])])
}

function coverage(widget: Files, role: Role): string[] {
  const signature = words(widget[SIGNATURES[role]])
  const signed = [...signature.matchAll(/<Reference URI="([^"#]+)"/g)].map(([, uri]) =>
    decodeURIComponent(uri as string),
  )
  const unsigned = [SIGNATURES.distributor, role === 'author' && SIGNATURES.author]
  const present = Object.keys(widget).filter((path) => !unsigned.includes(path))
  return [
    ...present.filter((path) => !signed.includes(path)).map((path) => `${role}: ${path} added`),
    ...signed.filter((path) => !present.includes(path)).map((path) => `${role}: ${path} missing`),
    ...(new Set(signed).size === signed.length ? [] : [`${role}: a file is signed twice`]),
  ]
}

function verify(folder: string, signature: string): string[] {
  const id = ['--id-attr:Id', 'http://www.w3.org/2000/09/xmldsig#:Object']
  const args = ['--verify', '--trusted-pem', 'trusted.pem', ...id, signature]
  const { status, stdout, stderr } = spawnSync('xmlsec1', args, { cwd: folder, encoding: 'utf8' })
  const all = /References \(ok\/all\): (\d+)\/\1\n/.test(stderr + stdout)
  return status === 0 && all ? [] : [`${signature} is not valid`]
}
