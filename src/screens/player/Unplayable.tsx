import { Button } from '../../components/buttons/Button'
import { Mark } from '../../components/pictures/Mark'
import { QrCode } from '../../components/qr-code/QrCode'
import { t } from '../../i18n/i18n'
import type { UnplayableReason } from '../../playback/playback'
import type { Recording } from '../../recordings/recording'
import type { Failure } from '../../webex/http/failure'
import { failureTracking, noRightText } from '../failures/failure-words'
import { useFailureText } from '../failures/use-failure-text'
import { Screen } from '../Screen'
import { useTitleOf } from '../titles'
import './Unplayable.css'

/** Where another try may end otherwise. */
const MAY_PASS: readonly UnplayableReason[] = ['codec', 'refused', 'no-right']

/** Why a recording does not play on this television, and its web page as a QR code for the phone. */
export function Unplayable(props: {
  recording: Recording
  reason: UnplayableReason
  failure?: Failure | undefined
  onAgain: () => void
  onBack: () => void
}) {
  const { recording, reason, failure } = props
  const { webLink } = recording
  const titleOf = useTitleOf()
  const failureText = useFailureText()
  const tracking = failure && failureTracking(failure)
  return (
    <Screen name="unplayable" layer="overlay" onBack={props.onBack}>
      <Mark />
      <div className="unplayable-columns">
        <div className="unplayable-text" role="alert">
          <p className="unplayable-of side" dir="auto">
            {titleOf(recording)}
          </p>
          <h1 className="unplayable-title">{t('video.unplayableTitle')}</h1>
          <p className="unplayable-why">
            {reason === 'refused'
              ? failure && failureText(failure)
              : noRightText(failure, t(`video.${reason}`))}
          </p>
          {tracking && (
            <p className="unplayable-small">
              <bdi>{tracking}</bdi>
            </p>
          )}
        </div>
        <div className="unplayable-phone">
          {webLink ? (
            <QrCode
              text={webLink}
              size={400}
              label={t('video.onPhoneSpoken')}
              otherwise={<p className="muted">{t('video.longLink')}</p>}
            >
              <p className="muted">{t('video.onPhone')}</p>
            </QrCode>
          ) : (
            <p className="muted">{t('video.noPage')}</p>
          )}
        </div>
      </div>
      <div className="unplayable-foot">
        <Button onPress={props.onBack}>{t('video.back')}</Button>
        {MAY_PASS.includes(reason) && (
          <Button onPress={props.onAgain}>{t('video.tryAgain')}</Button>
        )}
      </div>
    </Screen>
  )
}
