import type { Failure } from '../webex/failure'
import { say } from '../words/words'

/** What a viewer reads of a failure: what happened and what to do. */
export function failureText(failure: Failure): string {
  const code = 'code' in failure ? failure.code : ''
  const status = 'status' in failure ? failure.status : ''
  return say(`failure.${failure.kind}`, { code, status })
}

/** The small line that a support call needs; undefined when Webex gave no id. */
export function failureTracking(failure: Failure): string | undefined {
  const id = 'trackingId' in failure ? failure.trackingId : undefined
  return id && say('failure.tracking', { id })
}
