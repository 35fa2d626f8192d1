import type { Failure } from '../webex/http/failure'

/** Whether Webex says that this account may not see what was asked for (403); what else is shown may be seen. */
export function lacksRight(failure: Failure | undefined): boolean {
  return failure?.kind === 'http' && failure.status === 403
}
