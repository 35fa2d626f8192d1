import { locale, t } from '../../i18n/i18n'
import { isTokenLimit } from '../../session/device-code/sign-in'
import { type HourCycle, monthText } from '../../time/time-words'
import { localDay } from '../../time/zone'
import type { Failure } from '../../webex/http/failure'
import type { WebexStatus } from '../../webex/relay/status'
import { dayAndTime, timeText } from '../time-text'

/** What the television says of itself, which decides whose fault it is that there is no answer. */
export interface SetState {
  isConnected: boolean
  /** What the set believes that the time is, ms since 1970, not corrected by Webex's. */
  setTime: number
  /** What Webex's status page says, in words, and whether it is that all is well. */
  reported?: { text: string; isCalm: boolean } | undefined
}

/** No television is used for longer than this. */
const LONGEST_USE_MS = 20 * 366 * 86_400_000

/**
 * Whether a set with this time cannot trust any server: certificates begin after its date, or have ended.
 * @param setTime what the set believes, ms since 1970
 * @param builtAt when this Foyer was built, which has to be in the past
 */
export function isClockWrong(setTime: number, builtAt = __FOYER_BUILT_AT__): boolean {
  return setTime < builtAt || setTime > builtAt + LONGEST_USE_MS
}

/**
 * What a viewer reads of a failure: what happened and what to do.
 * @param noAnswer what is said when there is a network, and no answer all the same
 */
export function failureText(
  failure: Failure,
  { isConnected, setTime, reported }: SetState,
  noAnswer: 'failure.noAnswer' | 'signIn.noAnswer' | 'browserSignIn.noAnswer' = 'failure.noAnswer',
): string {
  if (isPolicy(failure)) return t('failure.policy')
  const code = 'code' in failure ? failure.code : ''
  const status = 'status' in failure ? failure.status : ''
  if (isTokenLimit(failure)) return t('signIn.tokenLimit')
  if (failure.kind === 'server_error' && reported)
    return reported.isCalm ? t('failure.serverErrorCalm', { status }) : reported.text
  // What a cable would not mend.
  if (failure.kind === 'offline' && isConnected) {
    if (!isClockWrong(setTime)) return t(noAnswer)
    return t('failure.wrongClock', { date: monthText(localDay(setTime, 'UTC'), locale()) })
  }
  return t(`failure.${failure.kind}`, { code, status })
}

/**
 * What Webex's status page says, in words: a problem, with a part of Webex and since when, or that there is none.
 * @param now ms since 1970
 */
export function statusText(
  status: WebexStatus,
  now: number,
  { zone, hourCycle }: { zone: string; hourCycle: HourCycle },
): string {
  if (status.status === 'calm') return t('failure.calm')
  const { part, since } = status
  const kind = `${status.status}${part ? 'Of' : ''}${since === undefined ? '' : 'Since'}` as const
  const time =
    since !== undefined &&
    dayAndTime(since, now, zone, t('agenda.tomorrow'), timeText(since, zone, hourCycle))
  return t(`failure.${kind}`, { part: part ?? '', time: time || '' })
}

/** Whether it is the organization that forbids the app, which nobody in front of the TV can change. */
export function isPolicy(failure: Failure | undefined): boolean {
  return failure?.kind === 'http' && failure.because === 'policy'
}

/** What to say of something that this account may not see: `otherwise`, unless nobody there may. */
export function noRightText(failure: Failure | undefined, otherwise: string): string {
  return isPolicy(failure) ? t('failure.policy') : otherwise
}

/** The small line that a support call needs; undefined when Webex gave no id. */
export function failureTracking(failure: Failure): string | undefined {
  const id = 'trackingId' in failure ? failure.trackingId : undefined
  return id && t('failure.tracking', { id })
}
