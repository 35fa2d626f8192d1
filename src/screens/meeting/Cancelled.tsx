import { Button } from '../../components/buttons/Button'
import { Notice } from '../../components/notices/Notice'
import { t } from '../../i18n/i18n'
import type { Meeting } from '../../meetings/meeting'
import { localDay } from '../../time/zone'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { dayName, spanText } from '../time-text'
import { useTitleOf } from '../titles'

/** In place of the screen of a meeting that was cancelled while it was open. */
export function Cancelled({ meeting, onBack }: { meeting: Meeting; onBack: () => void }) {
  const { clock, zone, hourCycle } = useServices()
  const titleOf = useTitleOf()
  const day = dayName(localDay(meeting.start, zone), clock.now(), zone)
  return (
    <Screen name="cancelled" onBack={onBack}>
      <Notice
        title={t('meeting.cancelled')}
        text={titleOf(meeting)}
        small={[day, spanText(meeting, zone, hourCycle)].join(' · ')}
      >
        <Button onPress={onBack}>{t('meeting.back')}</Button>
      </Notice>
    </Screen>
  )
}
