// What questions through TanStack Query have in common: it shares and keeps the answers, and asks only
// when it is told to, since when to ask is decided by our clock (asking.ts).

import { type Result, WebexError } from '../webex/failure'

/** Like those of agenda/look.ts: TanStack's own timers are left alone. */
export const manualQueryOptions = {
  enabled: false,
  networkMode: 'always',
  retry: false,
  gcTime: Number.POSITIVE_INFINITY,
} as const

/**
 * The value of an answer.
 * @throws WebexError with the failure
 */
export function told<T>(parsed: Result<T>): T {
  if (parsed.ok) return parsed.value
  throw new WebexError(parsed.failure)
}
