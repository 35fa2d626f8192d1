// A browser in front of a sandbox, for tests: it keeps cookies, follows redirects within the sandbox, and
// stops where it would leave for the app. What is in the fragment counts as the query does.

import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import type { Answer, Tv } from './tv'

/** Where the app is, as registered with the integration. */
export const APP = 'http://localhost:5173/'

export const VERIFIER = 'a-verifier-of-forty-three-characters-or-more'
export const S256 = createHash('sha256').update(VERIFIER).digest('base64url')

const ASKED = {
  response_type: 'code',
  client_id: 'foyer-sandbox',
  redirect_uri: APP,
  scope: 'openid profile email spark:people_read',
  state: 's-1',
  nonce: 'n-1',
}

export interface Left {
  /** Where it was sent, without query and fragment. */
  to: string
  query: Record<string, string>
  fragment: Record<string, string>
}

export function openBrowser({ call }: Tv) {
  const jar = new Map<string, { value: string; path: string }>()

  const cookiesFor = (path: string) =>
    [...jar]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')

  function keep(headers: Headers) {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/'
      // As browsers do (RFC 6265bis 5.7): a date in the cookie is held against the answer's.
      const expires = Date.parse(/expires=([^;]+)/i.exec(line)?.[1] ?? '')
      const isOver = expires <= Date.parse(headers.get('Date') ?? '')
      if (value && !isOver) jar.set(name, { value, path })
      else jar.delete(name)
    }
  }

  /** Goes there, and on, until a page comes or the sandbox is left. */
  async function go(path: string, init: RequestInit = {}): Promise<Answer & { path: string }> {
    const answer = await call(path, { ...init, headers: { Cookie: cookiesFor(path) } })
    keep(answer.headers)
    const location = answer.headers.get('Location')
    return location?.startsWith('/') ? go(location) : { ...answer, path }
  }

  const left = ({ headers }: Answer): Left => {
    const url = new URL(headers.get('Location') ?? 'none:')
    return {
      to: url.origin + url.pathname,
      query: Object.fromEntries(url.searchParams),
      fragment: Object.fromEntries(new URLSearchParams(url.hash.slice(1))),
    }
  }

  /** Asks to be signed in; without the parameters that are undefined. */
  const authorize = (more: Record<string, string | undefined> = {}) => {
    const asked = Object.entries({ ...ASKED, ...more }).filter(([, value]) => value !== undefined)
    return go(`/v1/authorize?${new URLSearchParams(asked as [string, string][])}`)
  }

  const answer = (page: { path: string }, fields: Record<string, string>) =>
    go(page.path, { method: 'POST', body: new URLSearchParams(fields) })

  return {
    go,
    left,
    authorize,
    answer,
    approve: async (account: string, more: Record<string, string | undefined> = {}) =>
      left(await answer(await authorize(more), { account, answer: 'approve' })),
    /** Without a page in between. */
    silently: async (more: Record<string, string | undefined> = {}) => left(await authorize(more)),
  }
}

/** Gets the tokens for a code. */
export const exchange = (
  { form }: Tv,
  code: string | undefined,
  more: Record<string, string> = {},
) =>
  form('/v1/access_token', {
    grant_type: 'authorization_code',
    client_id: 'foyer-sandbox',
    client_secret: 'sandbox-secret',
    redirect_uri: APP,
    code: code ?? '',
    ...more,
  })

/** What an ID token says, after its signature was checked against /verification. */
export async function verified({ call }: Tv, token: string): Promise<Record<string, unknown>> {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const part = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString())
  const { alg, kid } = part(header)
  const { body } = await call('/v1/verification')
  const key = body.keys.find((one: JsonWebKey & { kid: string }) => one.kid === kid)
  const isRight =
    alg === 'RS256' &&
    key &&
    verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    )
  if (!isRight) throw new Error('the signature does not fit')
  return part(payload)
}
