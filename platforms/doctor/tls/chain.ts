// Whether a television accepts the certificates that a server shows: RFC 5280 6 as far as it goes wrong in
// practice. https://letsencrypt.org/docs/certificate-compatibility/ and
// https://webostv.developer.lge.com/develop/specifications/tls tell what sets lack.

import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { type Finding, failed, hint, passed } from '../finding'
import { LETS_ENCRYPT, type Root } from './roots'

const DAY_MS = 86_400_000
/** Who renews by a program renews a month before the end (https://letsencrypt.org/docs/faq/). */
const SOON_MS = 14 * DAY_MS

/**
 * Checks a chain.
 * @param chain the server's own certificate first, then each one's issuer, as they were sent
 * @param now ms since 1970
 */
export function checkChain(
  chain: X509Certificate[],
  host: string,
  roots: Root[],
  now: number,
): Finding {
  const [own] = chain
  if (!own) return failed(`${host} shows no certificate.`, 'Give its web server one.')
  return (
    wrongName(own, host) ??
    wrongDate(own, chain.slice(1), now) ??
    wrongKey(chain) ??
    anchorOf(own, chain, roots, now)
  )
}

function wrongName(own: X509Certificate, host: string): Finding | undefined {
  const fits = /^[\d.]+$|:/.test(host) ? own.checkIP(host) : own.checkHost(host)
  if (fits) return undefined
  const names = own.subjectAltName?.replace(/(DNS|IP Address):/g, '') ?? nameOf(own.subject)
  return failed(
    `The certificate is for ${names}, not for ${host}.`,
    'Get one that names this host, or put the host it names into the setting relay.',
  )
}

function wrongDate(
  own: X509Certificate,
  others: X509Certificate[],
  now: number,
): Finding | undefined {
  if (Date.parse(own.validTo) < now)
    return failed(`The certificate ended on ${day(own.validTo)}.`, 'Renew it.')
  if (Date.parse(own.validFrom) > now)
    return failed(
      `The certificate is not valid before ${day(own.validFrom)}.`,
      'Set the clock of the computer that made it, or of this one, and make it again.',
    )
  // OpenSSL 1.0.2, as in sets of 2018, follows the chain that it is given to its dead end.
  const over = others.find((one) => Date.parse(one.validTo) < now)
  if (over)
    return failed(
      `The server also sends the certificate of ${nameOf(over.subject)}, which ended on ${day(over.validTo)}; older sets stop there.`,
      'Take it out of the file with the chain, or renew the certificate with its new chain.',
    )
  return undefined
}

/** Chromium of these years reads RSA and the curves P-256 and P-384 (net/cert/x509_certificate.h). */
function wrongKey(chain: X509Certificate[]): Finding | undefined {
  const odd = chain.find(({ publicKey }) => {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey
    if (type === 'rsa') return (details?.modulusLength ?? 0) < 2048
    return type !== 'ec' || !/^(prime256v1|secp384r1)$/.test(details?.namedCurve ?? '')
  })
  if (!odd) return undefined
  return failed(
    `The key of the certificate of ${nameOf(odd.subject)} is of a kind that sets of 2018 do not accept.`,
    'Make the certificate with an RSA key of 2048 bits or more, or with the curve P-256.',
  )
}

/** Where the chain leads. */
function anchorOf(
  own: X509Certificate,
  chain: X509Certificate[],
  roots: Root[],
  now: number,
): Finding {
  const known = roots.find(
    ({ fingerprint, subject, until }) =>
      until > now &&
      chain.some(
        (one) => written(one.issuer) === subject || plain(one.fingerprint256) === fingerprint,
      ),
  )
  const until = `valid until ${day(own.validTo)}`
  if (known) {
    if (Date.parse(own.validTo) - now < SOON_MS)
      return hint(`The certificate ends on ${day(own.validTo)}. Check that it renews itself.`)
    return passed(`Sets of 2018 trust it through ${nameOf(known.subject)}; ${until}.`)
  }
  if (chain.some((one) => written(one.issuer) === LETS_ENCRYPT))
    return hint(
      `The certificate is from Let's Encrypt, ${until}. LG's sets trust it from 2020 on (webOS 5); for one of 2018 or 2019, use another authority, such as ZeroSSL.`,
    )
  return unknown(own, chain)
}

function unknown(own: X509Certificate, chain: X509Certificate[]): Finding {
  const last = chain.at(-1) ?? own
  if (isOfItself(own))
    return failed(
      'The certificate vouches for itself, and no television trusts such a one.',
      'Get one from a public authority, such as Let’s Encrypt or ZeroSSL; both are free.',
    )
  const today = rootCertificates.some((pem) => new X509Certificate(pem).subject === last.issuer)
  if (isOfItself(last) || today)
    return failed(
      `The certificate leads to ${nameOf(last.issuer)}, which sets of 2018 do not know.`,
      today
        ? 'Use an authority with an older root, or one whose chain leads on to one.'
        : 'Get one from a public authority, such as Let’s Encrypt or ZeroSSL; both are free.',
    )
  return failed(
    `The server does not send the certificate of ${nameOf(last.issuer)}, which stands between its own and the root. Browsers find it by themselves, televisions do not.`,
    'Give the web server the whole chain: certbot’s fullchain.pem rather than cert.pem, or both files in one. An authority of your own is known to no television; take a public one.',
  )
}

const isOfItself = (one: X509Certificate) => one.issuer === one.subject

/** One line, as roots-2018.txt has it. */
const written = (name: string) => name.replace(/\n/g, ', ')

const plain = (fingerprint: string) => fingerprint.replace(/:/g, '').toLowerCase()

/** The name that people know: CN, else OU, else O, else all of it. */
const nameOf = (name: string) =>
  ['CN', 'OU', 'O'].flatMap(
    (part) => new RegExp(`(?:^|\\n|, )${part}=([^\\n,]*)`).exec(name)?.[1] ?? [],
  )[0] ?? written(name)

/** "2026-11-28", in UTC as certificates are. */
const day = (date: string) => new Date(date).toISOString().slice(0, 10)
