import { useState } from 'react'
import { Button } from '../../components/Button'
import { Facts } from '../../components/Facts'
import { Mark } from '../../components/Mark'
import { QrCode } from '../../components/QrCode'
import { useAfter } from '../../components/use-after'
import { useNow } from '../../components/use-now'
import { t } from '../../i18n/i18n'
import { useDetails } from '../../meetings/details/use-details'
import { type Meeting as MeetingData, phaseOf } from '../../meetings/meeting'
import { lacksRight } from '../../queries/lacks-right'
import { minutesUntil } from '../../time/time-words'
import { localDay } from '../../time/zone'
import { tagOf } from '../agenda/AgendaRow'
import { noRightText } from '../failure-words'
import { Guard } from '../Guard'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { dayName, spanText } from '../time-text'
import { useTitleOf, useTitlesHidden } from '../titles'
import { CallIn, Description, Invited } from './MeetingMore'
import { usePastMeetingMedia } from './PastMeetingMedia'
import './Meeting.css'

type More = 'description' | 'invited' | 'call-in'

/** One meeting: when, whose, what about, and how to join it by phone, telephone or room system. */
export function Meeting({ meeting, onBack }: { meeting: MeetingData; onBack: () => void }) {
  const { clock, hourCycle, zone, details } = useServices()
  const { data, failure } = useDetails(details, meeting.id)
  // An occurrence does not know that there are others, unless more than one was seen; its series does.
  const series = useDetails(details, meeting.recurring ? undefined : meeting.seriesId).data
  const recurring = meeting.recurring || (series ?? data)?.recurrence !== undefined
  const [more, setMore] = useState<More>()
  const titleOf = useTitleOf()
  const isHidden = useTitlesHidden()
  const now = useNow(clock, 1000)
  const isOver = ['over', 'missed'].includes(phaseOf(meeting, now))
  const media = usePastMeetingMedia(isOver ? meeting : undefined)
  const { start, webLink } = meeting
  const close = () => setMore(undefined)

  const number = meeting.meetingNumber ?? data?.meetingNumber
  const text = isHidden ? undefined : (meeting.agenda ?? data?.agenda)
  const numbers = meeting.dialIn ?? data?.dialIn
  const facts: [string, string | undefined][] = [
    [t('meeting.host'), meeting.host],
    [t('meeting.number'), number && inGroups(number)],
    [t('meeting.address'), meeting.sipAddress],
  ]
  const join = webLink ? (
    <QrCode
      text={webLink}
      size={440}
      label={t('meeting.joinSpoken')}
      otherwise={<LongLink hasNumber={Boolean(number)} hasDialIn={Boolean(numbers)} />}
    >
      <p>{t('meeting.join')}</p>
      <p className="meeting-join-hint muted">{t('meeting.joinHint')}</p>
    </QrCode>
  ) : (
    <p className="muted">{t('meeting.noLink')}</p>
  )
  return (
    <>
      <Screen name="meeting" onBack={onBack}>
        <Mark />
        <div className="meeting-columns">
          <div className="meeting-text">
            <p className="meeting-kind">{kindsOf({ ...meeting, recurring }, now).join(' · ')}</p>
            <h1 className="meeting-title side" dir="auto">
              {titleOf(meeting)}
            </h1>
            <p className="meeting-when digits">
              {[relativeText(meeting, now), dayName(localDay(start, zone), now, zone)]
                .filter(Boolean)
                .join(' · ')}
              <br />
              {spanText(meeting, zone, hourCycle)}
            </p>
            <div className="meeting-facts">
              <Facts facts={facts} />
            </div>
            {text && (
              <p className="meeting-agenda side" dir="auto">
                {text}
              </p>
            )}
            {lacksRight(failure) && (
              <p className="meeting-agenda">{noRightText(failure, t('meeting.noRight'))}</p>
            )}
          </div>
          <div className="meeting-join">{media.aside === undefined ? join : media.aside}</div>
        </div>
        <div className="meeting-foot">
          <Button onPress={onBack}>{t('meeting.back')}</Button>
          {text && (
            <Button onPress={() => setMore('description')}>{t('meeting.description')}</Button>
          )}
          <Button onPress={() => setMore('invited')}>{t('meeting.invited')}</Button>
          {numbers && <Button onPress={() => setMore('call-in')}>{t('meeting.callIn')}</Button>}
          {data?.password && <Password password={data.password} />}
        </div>
      </Screen>
      {media.overlay}
      {more && (
        <Guard key={more} of={more} layer="overlay" onBack={close}>
          {more === 'description' && text && <Description text={text} onBack={close} />}
          {more === 'invited' && <Invited meetingId={meeting.id} onBack={close} />}
          {more === 'call-in' && numbers && (
            <CallIn
              numbers={numbers}
              accessCode={meeting.accessCode ?? data?.accessCode}
              onBack={close}
            />
          )}
        </Guard>
      )}
    </>
  )
}

/** That the link does not go into a QR code, and what else leads into the meeting. */
function LongLink({ hasNumber, hasDialIn }: { hasNumber: boolean; hasDialIn: boolean }) {
  return (
    <>
      <p>{t('meeting.longLink')}</p>
      {hasNumber && <p className="muted">{t('meeting.joinByNumber')}</p>}
      {hasDialIn && <p className="muted">{t('meeting.joinByCall')}</p>}
    </>
  )
}

/** How long a password stays on the screen once it was asked for, in ms. */
const PASSWORD_MS = 30_000

/** A password that others in the room do not see until OK is pressed on it, and then not for long. */
function Password({ password }: { password: string }) {
  const { clock } = useServices()
  const [shown, setShown] = useState(false)
  useAfter(clock, PASSWORD_MS, shown ? 'shown' : undefined, () => setShown(false))
  return (
    <>
      <Button onPress={() => setShown(!shown)}>
        {shown ? <bdi>{t('meeting.password', { password })}</bdi> : t('meeting.showPassword')}
      </Button>
      {shown && (
        <p className="meeting-hides muted" role="status">
          {t('meeting.passwordHides')}
        </p>
      )}
    </>
  )
}

/** What kind of meeting it is and how it stands, a word each. */
function kindsOf(meeting: MeetingData, now: number): string[] {
  const { scheduledType, recurring } = meeting
  return [
    tagOf(meeting, now),
    scheduledType === 'webinar' && t('meeting.webinar'),
    scheduledType === 'personalRoomMeeting' && t('meeting.personalRoom'),
    recurring && t('meeting.recurring'),
  ].filter((kind): kind is string => Boolean(kind))
}

/** Beyond this a day says more than a count of minutes. */
const NEAR_MIN = 120

/** "in 12 minutes" of one that is near; undefined of others. */
function relativeText({ start }: MeetingData, now: number): string | undefined {
  const count = minutesUntil(start, now)
  return count > 0 && count <= NEAR_MIN ? t('agenda.inMinutes', { count }) : undefined
}

/** In the groups of an invitation: 123 456 789, or 2555 123 4567. */
function inGroups(number: string): string {
  const digits = number.replace(/\D/g, '')
  return digits.length === 9
    ? digits.replace(/(\d{3})(?=\d)/g, '$1 ')
    : digits.replace(/(\d+)(\d{3})(\d{4})$/, '$1 $2 $3')
}
