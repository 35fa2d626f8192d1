// A personal access token: what developer.webex.com gives somebody who is signed in there, "valid for 12 hours
// after logging into the Developer Portal". It is taken from the environment of one start, and from nowhere else.

/** Where one gets it. */
export const TOKEN_PAGE = 'https://developer.webex.com/docs/getting-your-personal-access-token'

/** What to do once it is over, in one sentence without its full stop. */
export const OVER = `The token in WEBEX_TOKEN is over. Get a new one at ${TOKEN_PAGE} and start again with it`

/**
 * Takes WEBEX_TOKEN out of the environment, so that no program that is started from here gets it.
 * @returns undefined when it is not set
 * @throws Error when it cannot be one; the message does not repeat it
 */
export function takeToken(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = env.WEBEX_TOKEN
  delete env.WEBEX_TOKEN
  if (!given?.trim()) return undefined
  // The portal's page writes "Bearer" before it.
  const token = given.trim().replace(/^Bearer\s+/i, '')
  // RFC 6750 2.1.
  if (!/^[\w.~+/-]{20,}=*$/.test(token))
    throw new Error(`WEBEX_TOKEN is no access token. Copy it from ${TOKEN_PAGE}.`)
  return token
}

const TIMEOUT_MS = 5000

/**
 * Asks Webex whether a token is good, before anything is started.
 * @param upstream where Webex's API is, without a slash at the end
 * @throws Error when Webex says that it is not (401); not when Webex cannot be reached now, since it may be later
 */
export async function demandLiving(token: string, upstream: string): Promise<void> {
  const answer = await fetch(`${upstream}/people/me`, {
    headers: { Authorization: `Bearer ${token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined)
  if (answer?.status === 401) throw new Error(`${OVER}.`)
}
