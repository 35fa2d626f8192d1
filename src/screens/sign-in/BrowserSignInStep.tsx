import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '../../components/buttons/Button'
import { Notice } from '../../components/notices/Notice'
import { Spinner } from '../../components/notices/Spinner'
import { Mark } from '../../components/pictures/Mark'
import { t } from '../../i18n/i18n'
import type { BrowserSignIn } from '../../session/browser/browser-sign-in'
import type { Failure } from '../../webex/http/failure'
import { failureTracking, isPolicy } from '../failures/failure-words'
import { useFailureText } from '../failures/use-failure-text'
import { useServices } from '../services'

type Shown = Exclude<BrowserSignIn, { status: 'idle' }>

/**
 * Signing in on this device: the way to Webex and back, or why it did not work. The code is polled all the
 * while.
 */
export function BrowserSignInStep({
  browserSignIn,
  children,
}: {
  browserSignIn: Shown
  children: ReactNode
}) {
  const { session } = useServices()
  const useCode = <Button onPress={session.useCode}>{t('browserSignIn.useCode')}</Button>
  if (browserSignIn.status === 'failed')
    return (
      <Failed browserSignIn={browserSignIn}>
        <Button onPress={session.signInInBrowser}>{t('signIn.tryAgain')}</Button>
        {useCode}
        {children}
      </Failed>
    )
  return (
    <>
      <Mark />
      <h1 className="sign-in-title">{t('browserSignIn.start')}</h1>
      <div className="sign-in-requesting">
        <Spinner
          text={t(
            browserSignIn.status === 'leaving'
              ? 'browserSignIn.leaving'
              : 'browserSignIn.finishing',
          )}
        />
      </div>
      <div className="sign-in-foot">
        {useCode}
        {children}
      </div>
    </>
  )
}

/** The words for each reason that has some of its own. */
const WORDS = {
  access_denied: 'browserSignIn.denied',
  not_finished: 'browserSignIn.notFinished',
  unasked: 'browserSignIn.unasked',
  unverified: 'browserSignIn.unverified',
  expired_token: 'browserSignIn.expired',
  tokenlimit_reached: 'signIn.tokenLimit',
} as const

/** The words for a failure where nothing is tried again before the viewer says so. */
function useTextWithoutPromise(): (failure: Failure) => string {
  const { tv } = useServices()
  const isConnected = useSyncExternalStore(tv.onNetwork, tv.connected)
  const failureText = useFailureText()
  return (failure) => {
    if (failure.kind === 'offline')
      return isConnected
        ? failureText(failure, 'browserSignIn.noAnswer')
        : t('browserSignIn.offline')
    const passes = ['timeout', 'throttled', 'server_error'].includes(failure.kind)
    return passes ? t('browserSignIn.noAnswer') : failureText(failure)
  }
}

function Failed(props: {
  browserSignIn: Extract<BrowserSignIn, { status: 'failed' }>
  children: ReactNode
}) {
  const { reason, failure, detail } = props.browserSignIn
  const failureText = useTextWithoutPromise()
  const small = failure ? failureTracking(failure) : detail
  const notice = (title: string, text: string) => (
    <Notice title={title} text={text} small={small}>
      {props.children}
    </Notice>
  )
  if (failure && isPolicy(failure))
    return notice(t('signIn.accessDeniedTitle'), t('failure.policy'))
  switch (reason) {
    case 'misconfigured': {
      const code = failure && 'code' in failure ? failure.code : reason
      // The sentence around it has a full stop of its own.
      const said = code.replace(/[.\s]+$/, '')
      return notice(t('signIn.misconfiguredTitle'), t('signIn.misconfigured', { code: said }))
    }
    case 'failed':
      return notice(
        t('browserSignIn.title'),
        failure ? failureText(failure) : t('browserSignIn.notFinished'),
      )
    case 'tokenlimit_reached':
      return notice(t('signIn.tokenLimitTitle'), t(WORDS[reason]))
    case 'access_denied':
      return notice(t('signIn.accessDeniedTitle'), t(WORDS[reason]))
    default:
      return notice(t('browserSignIn.title'), t(WORDS[reason]))
  }
}
