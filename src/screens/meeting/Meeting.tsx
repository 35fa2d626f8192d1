import { useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { Mark } from '../../components/pictures/Mark'
import { QrCode } from '../../components/qr-code/QrCode'
import { Facts } from '../../components/text/Facts'
import { useAfter } from '../../components/time/use-after'
import { useNow } from '../../components/time/use-now'
import { t } from '../../i18n/i18n'
import type { MeetingDetails } from '../../meetings/details/details'
import { useDetails } from '../../meetings/details/use-details'
import { type Meeting as MeetingData, phaseOf } from '../../meetings/meeting'
import { lacksRight } from '../../queries/lacks-right'
import { minutesUntil } from '../../time/time-words'
import { localDay } from '../../time/zone'
import { tagOf } from '../agenda/AgendaRow'
import { noRightText } from '../failures/failure-words'
import { Guard } from '../failures/Guard'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { dayName, spanText } from '../time-text'
import { useTitleOf, useTitlesHidden } from '../titles'
import { CallIn, Description, Invited } from './MeetingMore'
import { usePastMeetingMedia } from './PastMeetingMedia'
import './Meeting.css'

/** What has the focus first, named so that nothing is measured to find it. */
const LEAVE = 'meeting-back'

type More = 'description' | 'invited' | 'call-in'

/** One meeting: when, whose, what about, and how to join it by phone, telephone or room system. */
export function Meeting({ meeting, onBack }: { meeting: MeetingData; onBack: () => void }) {
  const { clock, details } = useServices()
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
  const close = () => setMore(undefined)

  const { number, text, numbers, accessCode } = joinedWith(meeting, data, isHidden)
  const facts: [string, string | undefined][] = [
    [t('meeting.host'), meeting.host],
    [t('meeting.number'), number && inGroups(number)],
    [t('meeting.address'), meeting.sipAddress],
  ]
  return (
    <>
      <Screen name="meeting" first={LEAVE} onBack={onBack}>
        <Mark />
        <div className="meeting-columns">
          <div className="meeting-text">
            <p className="meeting-kind">{kindsOf({ ...meeting, recurring }, now).join(' · ')}</p>
            <h1 className="meeting-title side" dir="auto">
              {titleOf(meeting)}
            </h1>
            <When meeting={meeting} now={now} />
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
          <div className="meeting-join">
            {media.aside === undefined ? (
              <Join
                link={meeting.webLink}
                hasNumber={Boolean(number)}
                hasDialIn={Boolean(numbers)}
              />
            ) : (
              media.aside
            )}
          </div>
        </div>
        <div className="meeting-foot">
          <Button focusKey={LEAVE} onPress={onBack}>
            {t('meeting.back')}
          </Button>
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
            <CallIn numbers={numbers} accessCode={accessCode} onBack={close} />
          )}
        </Guard>
      )}
    </>
  )
}

/** What is shown of a meeting that the list has, or else its details. */
function joinedWith(meeting: MeetingData, details: MeetingDetails | undefined, isHidden: boolean) {
  return {
    number: meeting.meetingNumber ?? details?.meetingNumber,
    text: isHidden ? undefined : (meeting.agenda ?? details?.agenda),
    numbers: meeting.dialIn ?? details?.dialIn,
    accessCode: meeting.accessCode ?? details?.accessCode,
  }
}

/** The day and the hours of a meeting, and in how many minutes it begins. */
function When({ meeting, now }: { meeting: MeetingData; now: number }) {
  const { hourCycle, zone } = useServices()
  const day = dayName(localDay(meeting.start, zone), now, zone)
  return (
    <p className="meeting-when digits">
      {[relativeText(meeting, now), day].filter(Boolean).join(' · ')}
      <br />
      {spanText(meeting, zone, hourCycle)}
    </p>
  )
}

interface JoinProps {
  link: string | undefined
  hasNumber: boolean
  hasDialIn: boolean
}

/** The code that a phone scans to join; without a link, that there is none. */
function Join({ link, hasNumber, hasDialIn }: JoinProps) {
  if (!link) return <p className="muted">{t('meeting.noLink')}</p>
  return (
    <QrCode
      text={link}
      size={440}
      label={t('meeting.joinSpoken')}
      otherwise={<LongLink hasNumber={hasNumber} hasDialIn={hasDialIn} />}
    >
      <p>{t('meeting.join')}</p>
      <p className="meeting-join-hint muted">{t('meeting.joinHint')}</p>
    </QrCode>
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
