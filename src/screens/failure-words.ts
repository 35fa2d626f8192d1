import type { Failure } from '../webex/failure'
import { say } from '../words/words'

/** What a viewer reads of a failure: what happened and what to do. */
export function failureText(failure: Failure): string {
  if (isPolicy(failure)) return say('failure.policy')
  const code = 'code' in failure ? failure.code : ''
  const status = 'status' in failure ? failure.status : ''
  return say(`failure.${failure.kind}`, { code, status })
}

/** Whether it is the organization that forbids the app, which nobody in front of the TV can change. */
export function isPolicy(failure: Failure | undefined): boolean {
  return failure?.kind === 'refused' && failure.because === 'policy'
}

/** What to say of something that this account may not see: `otherwise`, unless nobody there may. */
export function noRightText(failure: Failure | undefined, otherwise: string): string {
  return isPolicy(failure) ? say('failure.policy') : otherwise
}

/** The small line that a support call needs; undefined when Webex gave no id. */
export function failureTracking(failure: Failure): string | undefined {
  const id = 'trackingId' in failure ? failure.trackingId : undefined
  return id && say('failure.tracking', { id })
}
