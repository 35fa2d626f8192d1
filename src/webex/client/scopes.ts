// What the person let Foyer read, in the scopes of the token answer, and what of that a request needs. A request
// that Webex is known to refuse is not sent. https://developer.webex.com/docs/integrations#scopes

/** The scope that the calls below a path need, where a sign-in works without it. */
const NEEDED: Record<string, string> = {
  people: 'spark:people_read',
  recordings: 'meeting:recordings_read',
  meetingTranscripts: 'meeting:transcripts_read',
  meetingSummaries: 'meeting:summaries_read',
}

/** The scopes of a list as OAuth writes it (RFC 6749 3.3): separated by spaces, in any order. */
export const scopesIn = (scope: string): string[] => scope.split(/\s+/).filter(Boolean)

/**
 * The scopes that were asked for and not granted, in the order in which they were asked for.
 * @param granted the token answer's `scope`; where it is undefined nobody knows, and none is missing
 */
export function missingScopes(asked: string, granted: string | undefined): string[] {
  if (granted === undefined) return []
  const has = scopesIn(granted)
  return scopesIn(asked).filter((scope) => !has.includes(scope))
}

/**
 * The scope that a call needs and that is known to be missing (https://developer.webex.com/docs/integrations#scopes).
 * In doubt a request is sent: a scope for administrators or for writing may do as well, `spark:all` stands for many,
 * and a server without any of Webex's scopes goes by its own.
 * @param path below the API's address, such as `recordings/1/x`
 * @param granted the token answer's `scope`; undefined where nobody knows
 * @returns undefined where the call may be tried
 */
export function scopeLacking(path: string, granted: string | undefined): string | undefined {
  const needed = NEEDED[/^\w+/.exec(path)?.[0] ?? '']
  if (granted === undefined || needed === undefined) return undefined
  const [, subject = ''] = /:(\w+)_read$/.exec(needed) ?? []
  const has = scopesIn(granted)
  const mayDo = has.some((scope) => scope.includes(subject) || /:all$/.test(scope))
  const isWebex = has.some((scope) => /^(?:spark|meeting)\b/.test(scope))
  return mayDo || !isWebex ? undefined : needed
}
