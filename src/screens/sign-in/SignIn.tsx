import type { ReactNode } from 'react'
import { Button } from '../../components/buttons/Button'
import { Notice } from '../../components/notices/Notice'
import { Spinner } from '../../components/notices/Spinner'
import { Mark } from '../../components/pictures/Mark'
import { QrCode } from '../../components/qr-code/QrCode'
import { isQrReadable } from '../../components/qr-code/qr-code'
import { useNow } from '../../components/time/use-now'
import { t } from '../../i18n/i18n'
import type { ProfilesState } from '../../profiles/reducer'
import { useProfiles } from '../../profiles/use-profiles'
import { useHasKeyboard } from '../../remote/use-remote'
import type { SessionState } from '../../session/session'
import type { Failure } from '../../webex/http/failure'
import type { DeviceGrant } from '../../webex/sign-in/device-grant'
import { failureTracking, isPolicy } from '../failures/failure-words'
import { useFailureText } from '../failures/use-failure-text'
import { personName } from '../people/person-name'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { BrowserSignInStep } from './BrowserSignInStep'
import { inGroups, minutesText, QR_PX, shortAddress } from './code-texts'
import './SignIn.css'

type SignedOut = Extract<SessionState, { status: 'signed_out' }>

/**
 * The code on the television, until it was approved on a phone; or, in its place, how signing in on this device goes,
 * and why there is no code. Among several people there is a way back to the others.
 */
export function SignIn(props: { state: SignedOut; onDiagnose: () => void; onBack: () => void }) {
  const { profiles, session, setup, relayHost } = useServices()
  const { back } = useProfiles(profiles)
  const { browserSignIn } = props.state
  const leave = back ? profiles.back : props.onBack
  // From what came of signing in here back to the code.
  const isSigningIn = browserSignIn && browserSignIn.status !== 'idle'
  return (
    <Screen name="sign-in" onBack={isSigningIn ? session.useCode : leave}>
      <Step {...props} />
      {setup && <p className="sign-in-relay muted">{t('setup.through', { host: relayHost })}</p>}
    </Screen>
  )
}

function Step({ state, onDiagnose }: { state: SignedOut; onDiagnose: () => void }) {
  const { signIn, browserSignIn } = state
  const { session, profiles } = useServices()
  const hasKeyboard = useHasKeyboard()
  const list = useProfiles(profiles)
  const title = titleOf(list)
  const way = wayBack(list)
  const diagnose = <Button onPress={onDiagnose}>{t('diagnostics.title')}</Button>
  const renew = (text: string) => <Button onPress={() => session.newCode()}>{text}</Button>
  const leave = way && <Button onPress={profiles.back}>{way}</Button>
  // What is wrong needs the room, and would be in the way of this, too.
  const isTroubled =
    (signIn.status === 'waiting' || signIn.status === 'requesting') && signIn.failure !== undefined
  const browserSignInButton = browserSignIn && hasKeyboard && !isTroubled && (
    <Button onPress={session.signInInBrowser}>{t('browserSignIn.start')}</Button>
  )
  const again = (text: string) => (
    <>
      {renew(text)}
      {diagnose}
      {leave}
      {browserSignInButton}
    </>
  )
  if (browserSignIn && browserSignIn.status !== 'idle')
    return <BrowserSignInStep browserSignIn={browserSignIn}>{diagnose}</BrowserSignInStep>
  switch (signIn.status) {
    case 'waiting':
      return (
        <Code grant={signIn.grant} failure={signIn.failure} title={title} scan={scanText(list)}>
          {/* The first has the focus, and must not take a code away that is being approved. */}
          {diagnose}
          {renew(t('signIn.newCode'))}
          {leave}
          {browserSignInButton}
        </Code>
      )
    case 'requesting':
      return (
        <>
          <Mark />
          <h1 className="sign-in-title">
            <bdi>{title}</bdi>
          </h1>
          <div className="sign-in-requesting">
            <Spinner text={t(signIn.failure ? 'signIn.requestingLong' : 'signIn.requesting')} />
          </div>
          <div className="sign-in-foot">
            {again(t('signIn.tryAgain'))}
            {signIn.failure && <Trouble failure={signIn.failure} />}
          </div>
        </>
      )
    case 'access_denied':
      return (
        <Notice title={t('signIn.accessDeniedTitle')} text={t('signIn.accessDenied')}>
          {again(t('signIn.newCode'))}
        </Notice>
      )
    case 'paused':
      return (
        <Notice title={t('signIn.pausedTitle')} text={t('signIn.paused')}>
          {again(t('signIn.newCode'))}
        </Notice>
      )
    case 'tokenlimit_reached':
      return (
        <Notice
          title={t('signIn.tokenLimitTitle')}
          text={t('signIn.tokenLimit')}
          small={failureTracking(signIn.failure)}
        >
          {again(t('signIn.newCode'))}
        </Notice>
      )
    case 'misconfigured': {
      if (isPolicy(signIn.failure))
        return (
          <Notice
            title={t('signIn.accessDeniedTitle')}
            text={t('failure.policy')}
            small={failureTracking(signIn.failure)}
          >
            {again(t('signIn.tryAgain'))}
          </Notice>
        )
      const code = 'code' in signIn.failure ? signIn.failure.code : signIn.failure.kind
      // The sentence around it has a full stop of its own.
      const said = code.replace(/[.\s]+$/, '')
      return (
        <Notice
          title={t('signIn.misconfiguredTitle')}
          text={t('signIn.misconfigured', { code: said })}
          small={failureTracking(signIn.failure)}
        >
          {again(t('signIn.tryAgain'))}
        </Notice>
      )
    }
  }
}

function titleOf({ current, people }: ProfilesState): string {
  const name = current.person?.displayName
  if (current.status === 'ended') return name ? t('signIn.endedOf', { name }) : t('signIn.ended')
  return t(people.length > 0 ? 'people.addTitle' : 'signIn.title')
}

/** Whose phone is to scan the code, where that matters: whoever scans it signs themselves in. */
function scanText({ current, people }: ProfilesState): string {
  const isAlone = people.every(({ id }) => id === current.id)
  if (isAlone) return t('signIn.scan')
  if (current.status !== 'ended') return t('signIn.scanOther')
  return t('signIn.scanOf', { name: personName(current, people) })
}

function wayBack({ back, people }: ProfilesState): string | undefined {
  if (back === 'people') return t('people.others')
  return back && t('people.backTo', { name: personName(back, people) })
}

function Code(props: {
  grant: DeviceGrant
  failure?: Failure | undefined
  title: string
  /** What to do with the QR code. */
  scan: string
  children: ReactNode
}) {
  const { grant, failure } = props
  const { user_code, verification_uri } = grant
  const { verification_uri_complete: complete = verification_uri } = grant
  // What is too long to be read off a television is opened by its short link (RFC 8628 3.3.1).
  const isReadable = isQrReadable(complete, QR_PX)
  return (
    <>
      <Mark />
      <h1 className="sign-in-title">
        <bdi>{props.title}</bdi>
      </h1>
      <div className="sign-in-ways">
        <div className="sign-in-scan">
          <QrCode
            text={isReadable ? complete : verification_uri}
            size={QR_PX}
            label={t('signIn.qrSpoken')}
          >
            <p className="muted">{props.scan}</p>
          </QrCode>
        </div>
        <div className="sign-in-type">
          <p className="muted">{t('signIn.orType')}</p>
          <p className="sign-in-address side" dir="ltr">
            {shortAddress(verification_uri)}
          </p>
          <p className="muted">{t('signIn.andEnter')}</p>
          <p
            className="sign-in-code side digits"
            dir="ltr"
            role="status"
            aria-label={t('signIn.codeSpoken', { code: user_code.split('').join(', ') })}
          >
            {inGroups(user_code).map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two groups of digits can be equal
              <span key={at}>{group}</span>
            ))}
          </p>
          <TimeLeft grant={grant} />
        </div>
      </div>
      <div className="sign-in-foot">
        {props.children}
        {failure && <Trouble failure={failure} />}
      </div>
    </>
  )
}

function TimeLeft({ grant }: { grant: DeviceGrant }) {
  const { clock } = useServices()
  const now = useNow(clock, 1000)
  const left_s = Math.max(0, Math.ceil((grant.expiresAt - now) / 1000))
  const time = minutesText(left_s)
  return <p className="sign-in-left muted digits">{t('signIn.left', { time })}</p>
}

function Trouble({ failure }: { failure: Failure }) {
  const failureText = useFailureText()
  return (
    <p className="sign-in-trouble" role="alert">
      {failureText(failure, 'signIn.noAnswer')}
    </p>
  )
}
