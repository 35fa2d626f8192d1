// The last few exchanges that went wrong, for the diagnostics page and a bug report. Where, what and
// when, with Webex's tracking id; nothing of who asked or of what was in it.

import { LONGEST } from './bounds'

export interface Mishap {
  /** ms since 1970, by the corrected clock. */
  at: number
  /** The first two parts of the address's path: what comes after may name a meeting. Or a screen. */
  path: string
  /** A status, `offline`, `too-late`, or `200 text/html` for an answer that is not JSON; or what a screen threw. */
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
