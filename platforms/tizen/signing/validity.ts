// When certificates hold. A package that one of them signed after its end, or before its beginning, is
// refused by the television, hours after it was packed.

import { X509Certificate } from 'node:crypto'

/** Sooner than this before the end it is said. */
const SOON_MS = 30 * 86_400_000

/**
 * Checks a certificate and its issuers.
 * @param chain DER in base64
 * @param now ms since 1970
 * @returns `refused` or `warning`, the rest of a sentence that begins with the file; neither when all hold
 */
export function checkValidity(
  chain: string[],
  now: number,
): { refused?: string; warning?: string } {
  const all = chain.map(opened)
  const from = (one: X509Certificate) => Date.parse(one.validFrom)
  const over = all.find((one) => until(one) < now)
  if (over) return { refused: `holds ${named(over)}, which ended on ${day(until(over))}` }
  const early = all.find((one) => from(one) > now)
  if (early)
    return {
      refused: `holds ${named(early)}, which is not valid before ${day(from(early))} (today is ${day(now)} on this computer)`,
    }
  const ending = all.reduce((first, one) => (until(one) < until(first) ? one : first))
  if (until(ending) - now < SOON_MS)
    return { warning: `holds ${named(ending)}, which ends on ${day(until(ending))}` }
  return {}
}

/** When the first of a certificate and its issuers ends, ms since 1970; `chain` is DER in base64. */
export function endsAt(chain: string[]): number {
  return Math.min(...chain.map((base64) => until(opened(base64))))
}

const opened = (base64: string) => new X509Certificate(Buffer.from(base64, 'base64'))

const until = (one: X509Certificate) => Date.parse(one.validTo)

const named = ({ subject }: X509Certificate) =>
  `the certificate of ${/^CN=(.*)$/m.exec(subject)?.[1] ?? subject.split('\n').join(', ')}`

/** "2026-11-28", in UTC as certificates are. */
const day = (at: number) => new Date(at).toISOString().slice(0, 10)
