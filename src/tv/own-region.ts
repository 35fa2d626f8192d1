// The page's own script uses this as well, so it knows nothing but the platform's objects: no `Intl`, which is slow to
// begin with.

import { ownLanguage, type Platform } from './own-language'

const HALF_YEAR_MS = 182 * 86_400_000

/**
 * The television's own language and zone, to be compared with what they were at another start. The zone is told by its
 * offsets from UTC, in minutes.
 * @param at ms since 1970; the same for all that are compared
 */
export function ownRegion(platform: Platform, at: number): string {
  const offset = (at: number) => new Date(at).getTimezoneOffset()
  return [ownLanguage(platform), offset(at), offset(at + HALF_YEAR_MS)].join()
}
