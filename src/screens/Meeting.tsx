import { Button } from '../components/Button'
import { Mark } from '../components/Mark'
import { QrCode } from '../components/QrCode'
import { useNow } from '../components/use-now'
import type { Meeting as MeetingData } from '../meetings/meeting'
import { spanText } from '../meetings/time-words'
import { localDay } from '../meetings/zone'
import { locale, say } from '../words/words'
import { tagOf } from './AgendaRow'
import { Screen } from './Screen'
import { useServices } from './services'
import { dayName } from './time-text'
import './Meeting.css'

/** One meeting: when, whose, and how to join it on a phone or with a room system. */
export function Meeting({ meeting, onBack }: { meeting: MeetingData; onBack: () => void }) {
  const { clock, hourCycle, zone } = useServices()
  const now = useNow(clock, 15_000)
  const { start, end, webLink } = meeting
  const when = spanText(start, end, zone, hourCycle, locale())
  const tag = tagOf(meeting, now)
  const facts: [string, string | undefined][] = [
    [say('meeting.host'), meeting.host],
    [say('meeting.number'), meeting.meetingNumber && inGroups(meeting.meetingNumber)],
    [say('meeting.address'), meeting.sipAddress],
  ]
  return (
    <Screen name="meeting" onBack={onBack}>
      <Mark />
      <div className="meeting-columns">
        <div className="meeting-text">
          {tag && <p className="meeting-tag">{tag}</p>}
          <h1 className="meeting-title side" dir="auto">
            {meeting.title || say('agenda.untitled')}
          </h1>
          <p className="meeting-when digits">
            {dayName(localDay(start, zone), now, zone)}
            <br />
            {when}
          </p>
          <dl className="meeting-facts">
            {facts.map(
              ([name, value]) =>
                value && (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <bdi>{value}</bdi>
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </div>
        <div className="meeting-join">
          {webLink ? (
            <>
              <QrCode text={webLink} size={440} label={say('meeting.joinSpoken')} />
              <p className="muted">{say('meeting.join')}</p>
            </>
          ) : (
            <p className="muted">{say('meeting.noLink')}</p>
          )}
        </div>
      </div>
      <div className="meeting-foot">
        <Button onPress={onBack}>{say('meeting.back')}</Button>
      </div>
    </Screen>
  )
}

/** In the groups of an invitation: 123 456 789, or 2555 123 4567. */
function inGroups(number: string): string {
  const digits = number.replace(/\D/g, '')
  return digits.length === 9
    ? digits.replace(/(\d{3})(?=\d)/g, '$1 ')
    : digits.replace(/(\d+)(\d{3})(\d{4})$/, '$1 $2 $3')
}
