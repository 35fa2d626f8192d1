// The certificates that televisions of 2018 trust by themselves.

import { readFileSync } from 'node:fs'

export interface Root {
  /** SHA-256 of the certificate, small hex digits. */
  fingerprint: string
  /** When it ends, ms since 1970. */
  until: number
  /** As Node writes a subject, with commas between the lines. */
  subject: string
}

/** Let's Encrypt's, which LG's sets know from webOS 5 on; roots-2018.txt names the source. */
export const LETS_ENCRYPT = 'C=US, O=Internet Security Research Group, CN=ISRG Root X1'

/** Those in roots-2018.txt, which says where they are from. */
export function roots2018(): Root[] {
  return parseRoots(readFileSync(new URL('roots-2018.txt', import.meta.url), 'utf8'))
}

/**
 * Parses a list of roots: a line for each, with its fingerprint, its last day and its subject; `#` begins a comment.
 * @param text its lines end as on Unix or on Windows, where git may have written them
 */
export function parseRoots(text: string): Root[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [fingerprint = '', until = '', ...subject] = line.split(' ')
      return { fingerprint, until: Date.parse(until), subject: subject.join(' ') }
    })
}
