// The last few exchanges that went wrong, for the diagnostics page and a bug report. Where, what and
// when, with Webex's tracking id; nothing of who asked or of what was in it.

import { LONGEST } from './bounds'

export interface Mishap {
  /** ms since 1970, by the corrected clock. */
  at: number
  /**
   * The first two parts of the address's path: what comes after may name a meeting. Or a screen, or the host
   * of what was blocked.
   */
  path: string
  /**
   * A status, `offline`, `too-late`, `200 text/html` for an answer that is not JSON; what a screen threw; or
   * `blocked img-src` for a host that the page's Content-Security-Policy does not name.
   */
  what: string
  trackingId?: string
}

export interface MishapRecord {
  note(mishap: Mishap): void
  /** Newest first. */
  latest(): readonly Mishap[]
}

const KEPT = 10

export function mishapRecord(): MishapRecord {
  const kept: Mishap[] = []
  return {
    note(mishap) {
      // The same again, such as a screen that crashes at each try, must not push the others out.
      const [last] = kept
      const isSame = last && last.path === mishap.path && last.what === mishap.what
      if (isSame && !mishap.trackingId && !last.trackingId) kept.shift()
      kept.unshift(mishap)
      kept.length = Math.min(kept.length, KEPT)
    },
    latest: () => kept,
  }
}

/** The path of an address without what may name a meeting or a person: "/v1/meetings". */
export function bluntPath(url: string): string {
  return new URL(url).pathname.split('/').slice(0, 3).join('/').slice(0, LONGEST.word)
}

/**
 * What the page's Content-Security-Policy has blocked, as a mishap: an app whose settings were changed after
 * it was packed calls a host that the package does not name, and else only a console would tell.
 * https://www.w3.org/TR/CSP3/#violation-events
 * @param at ms since 1970
 */
export function blockedMishap(
  {
    blockedURI,
    effectiveDirective,
  }: Pick<SecurityPolicyViolationEvent, 'blockedURI' | 'effectiveDirective'>,
  at: number,
): Mishap {
  // Of inline scripts it is "inline", of others an address whose path may hold a ticket.
  const path = /^\w+:\/\/([^/?#]+)/.exec(blockedURI)?.[1] ?? blockedURI.slice(0, 20)
  return { at, path, what: `blocked ${effectiveDirective}` }
}
