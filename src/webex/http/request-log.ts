// The last few requests that failed, for the diagnostics page and a bug report: where, what and when, with
// Webex's tracking id; nothing of who asked or of what was in it.

/** A request that failed, or something else that a bug report should tell: a screen that threw, a blocked host. */
export interface FailedRequest {
  /** ms since 1970, by the corrected clock. */
  at: number
  /**
   * The template of the call's path, such as `/v1/meetings/{id}`. Or the name of a screen, or the host of what was
   * blocked.
   */
  path: string
  /**
   * A status, `offline`, `timeout`, `200 text/html` for an answer that is not JSON; what a screen threw; or
   * `blocked img-src` for a host that the page's Content-Security-Policy does not name.
   */
  what: string
  trackingId?: string | undefined
}

/** The last few requests that failed. */
export interface RequestLog {
  /** Of a path, only the template is kept. */
  note(failed: FailedRequest): void
  /** Newest first. */
  latest(): readonly FailedRequest[]
}

/** How many are remembered. */
const CAPACITY = 10

/**
 * A log, in memory, of the last ten failed requests. The same one twice in a row is kept once, unless it has a
 * tracking id.
 */
export function createRequestLog(): RequestLog {
  const entries: FailedRequest[] = []
  return {
    note(given) {
      const isCall = given.path.startsWith('/')
      const failed = isCall ? { ...given, path: pathTemplate(given.path) } : given
      // The same again, such as a screen that crashes at each try, must not push the others out.
      const [last] = entries
      const isSame = last && last.path === failed.path && last.what === failed.what
      if (isSame && !failed.trackingId && !last.trackingId) entries.shift()
      entries.unshift(failed)
      entries.length = Math.min(entries.length, CAPACITY)
    },
    latest: () => entries,
  }
}

/** What stands in the paths of Foyer's calls, below the address of the API or of the relay. */
const WORDS = [
  ...['access_token', 'authorize', 'device', 'download', 'me', 'meetingInvitees', 'meetings'],
  ...[
    'meetingSummaries',
    'meetingTranscripts',
    'people',
    'recordings',
    'settings',
    'status',
    'token',
  ],
  ...['userinfo', 'verification'],
]

/**
 * Which call an address is of, as a template that names no meeting and no person: "/v1/meetings/{id}".
 * @throws TypeError when it is no address
 */
export function redactedPath(url: string): string {
  return pathTemplate(new URL(url).pathname)
}

/**
 * The template of a path; of a template it is the same. A relay may be anywhere below its host, and that is
 * somebody's: only what comes after the last `v1` counts, and of that the words that stand in every such path.
 */
export function pathTemplate(path: string): string {
  const parts = path.split('/')
  const version = parts.lastIndexOf('v1')
  if (version < 0) return '/{file}'
  const below = parts.slice(version + 1, version + 5)
  return ['/v1', ...below.map((part) => (WORDS.includes(part) ? part : '{id}'))].join('/')
}

/**
 * An entry for what the page's Content-Security-Policy has blocked. An app whose settings were changed after it
 * was packed calls a host that the package does not name, and otherwise only a console would show that.
 * https://www.w3.org/TR/CSP3/#violation-events
 * @param at ms since 1970
 */
export function blockedRequest(
  {
    blockedURI,
    effectiveDirective,
  }: Pick<SecurityPolicyViolationEvent, 'blockedURI' | 'effectiveDirective'>,
  at: number,
): FailedRequest {
  // Of inline scripts it is "inline", of others an address whose path may hold a ticket.
  const path = /^\w+:\/\/([^/?#]+)/.exec(blockedURI)?.[1] ?? blockedURI.slice(0, 20)
  return { at, path, what: `blocked ${effectiveDirective}` }
}
