// Where somebody signs in: Webex's WebFinger (RFC 7033) names the identity broker of an address
// (OpenID Connect Discovery 2).

import type { Answer, Ask } from '../../ask'
import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'

const ISSUER = 'http://openid.net/specs/connect/1.0/issuer'

/**
 * Looks up where the person of `--person` signs in (RFC 7033); the address goes to Webex, as it does at each sign-in.
 * @returns undefined where nobody is named, or there is no set-up
 */
export async function checkPerson({ setUp, person, ask }: Subject): Promise<Finding | undefined> {
  if (!setUp || person === undefined) return undefined
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(person))
    return failed(
      `${person} is no e-mail address.`,
      'Give --person an address such as ada@example.com.',
    )
  const answer = await lookUp(ask, setUp.api, person)
  if (!answer.ok) return failed(answer.why, 'Try again.')
  const issuer = issuerIn(answer.response.json())
  if (issuer) return passed(`${person} signs in at ${issuer}.`)
  return failed(
    `Webex names no place where ${person} signs in (${answer.response.status}).`,
    'Check the address; the person needs a Webex account with it.',
  )
}

/** Below /v1 as Login with Webex writes it, else at the root as RFC 7033 has it. */
async function lookUp(ask: Ask, api: string, person: string): Promise<Answer> {
  const query = `resource=${encodeURIComponent(`acct:${person}`)}`
  const below = await ask({ url: `${api}/.well-known/webfinger?${query}` })
  if (!below.ok || below.response.status === 200) return below
  const root = await ask({ url: `${new URL(api).origin}/.well-known/webfinger?${query}` })
  return root.ok && root.response.status === 200 ? root : below
}

function issuerIn(body: unknown): string | undefined {
  const { links } = Object(body) as { links?: unknown }
  if (!Array.isArray(links)) return undefined
  const link = links.find((one) => Object(one).rel === ISSUER) as { href?: unknown } | undefined
  return typeof link?.href === 'string' && URL.canParse(link.href) ? link.href : undefined
}
