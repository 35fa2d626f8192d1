import type { Failure } from '../webex/http/failure'

/** Whether Webex says (403) that this account may not see what was asked for; that says nothing of anything else. */
export function lacksRight(failure: Failure | undefined): boolean {
  return failure?.kind === 'http' && failure.status === 403
}
