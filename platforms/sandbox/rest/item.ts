// A meeting as Webex writes it: the fields of the list example in Cisco's OpenAPI description,
// https://developer.webex.com/docs/api/v1/meetings/list-meetings. Which of them a meeting has
// depends on its state (MO, "Available Meeting Attributes for Different Meeting States").

import { artifactsOf } from '../calendar/artifacts'
import type { Meeting, Occurrence } from '../calendar/calendar'
import { isoOf } from '../calendar/days'
import { type Person, SITE } from '../calendar/people'
import { digitsOf, hexOf, pick, uuidOf } from '../calendar/seeded-random'

export type MeetingItem = Record<string, unknown>

/** An id in the form that Webex gives to people, rooms and organisations. */
export function sparkId(kind: 'PEOPLE' | 'ORGANIZATION', key: string): string {
  return Buffer.from(`ciscospark://us/${kind}/${uuidOf(kind, key)}`).toString('base64url')
}

/** The 9 digits of a meeting; all occurrences of a series have the same. */
export function meetingNumberOf(seriesId: string): string {
  return digitsOf(9, seriesId, 'number')
}

/** The address of the page to join a meeting at (Webex's `webLink`). */
export function webLinkOf(occurrence: Occurrence): string {
  const { seriesId, host, scheduledType } = occurrence
  return scheduledType === 'personalRoomMeeting'
    ? `https://${SITE}/meet/${host.email.split('@')[0]}`
    : `https://${SITE}/foyer/j.php?MTID=m${hexOf(seriesId, 'link').slice(0, 32)}`
}

/**
 * Ways to call in, made up (`telephony` of https://developer.webex.com/docs/api/v1/meetings/get-a-meeting).
 * @param key the id of a meeting or a personal room, from which the access code follows
 */
export function telephonyOf(key: string) {
  return {
    accessCode: digitsOf(10, key, 'access'),
    callInNumbers: [
      { label: 'United States Toll', callInNumber: '+1-415-555-0100', tollType: 'toll' },
      { label: 'Germany Toll', callInNumber: '+49-619-6781-0000', tollType: 'toll' },
      { label: 'Germany Toll Free', callInNumber: '0800-000-0000', tollType: 'tollFree' },
    ],
    links: [
      {
        rel: 'globalCallinNumbers',
        href: `/api/v1/meetings/${key}/globalCallinNumbers`,
        method: 'GET',
      },
    ],
  }
}

export interface Reader extends Person {
  /** Time zone of the time stamps. */
  zone: string
  /** For a series: the times of the current occurrence, or of the first (`current` of GET /meetings). */
  current: boolean
  now_ms: number
}

/** The occurrence that tells a meeting's title, host and kind, whichever view it is of. */
export function occurrenceOf(meeting: Meeting): Occurrence {
  if (meeting.meetingType === 'scheduledMeeting') return meeting.of
  return meeting.meetingType === 'meeting' ? meeting.of.occurrence : meeting.of.current
}

/**
 * One meeting as an item of GET /meetings, for this reader: in their time zone, and by what they may see.
 * https://developer.webex.com/docs/api/v1/meetings/list-meetings
 */
export function itemOf(meeting: Meeting, reader: Reader): MeetingItem {
  switch (meeting.meetingType) {
    case 'scheduledMeeting':
      return scheduledItem(meeting.of, reader)
    case 'meetingSeries': {
      const { id, first, current, recurrence, state } = meeting.of
      const occurrence = reader.current ? current : first
      return {
        ...planned(occurrence, reader),
        ...timesOf(occurrence, reader),
        id,
        meetingType: 'meetingSeries',
        state,
        recurrence,
      }
    }
    case 'meeting': {
      const { id, occurrence, state } = meeting.of
      return {
        ...common(occurrence),
        ...timesOf(meeting.of, reader),
        id,
        scheduledMeetingId: occurrence.id,
        meetingType: 'meeting',
        state,
        webLink: `https://${SITE}/foyer/j.php?MTID=${id}`,
        ...(state === 'ended' ? leftovers(occurrence) : {}),
      }
    }
  }
}

function scheduledItem(occurrence: Occurrence, reader: Reader): MeetingItem {
  const { id, state, attended, isModified = false, start_ms, end_ms } = occurrence
  const isOn = start_ms <= reader.now_ms && reader.now_ms < end_ms
  const didJoin = attended && (isOn || state === 'ended')
  return {
    ...planned(occurrence, reader),
    ...timesOf(occurrence, reader),
    id,
    meetingType: 'scheduledMeeting',
    state,
    isModified,
    // Only once it may have begun: Cisco's example has neither on a meeting of tomorrow.
    ...(start_ms <= reader.now_ms ? { hostDidJoin: didJoin, attendeeDidJoin: didJoin } : {}),
  }
}

function timesOf({ start_ms, end_ms }: { start_ms: number; end_ms?: number }, { zone }: Reader) {
  return {
    timezone: zone,
    start: isoOf(start_ms, zone),
    ...(end_ms === undefined ? {} : { end: isoOf(end_ms, zone) }),
  }
}

/** What every view of a meeting has. */
function common({ seriesId, title, agenda, host, scheduledType }: Occurrence) {
  return {
    meetingSeriesId: seriesId,
    title,
    ...(agenda === undefined ? {} : { agenda }),
    hostUserId: sparkId('PEOPLE', host.email),
    hostDisplayName: host.name,
    hostEmail: host.email,
    siteUrl: SITE,
    scheduledType: scheduledType ?? 'meeting',
    excludePassword: false,
    publicMeeting: false,
    sessionTypeId: 3,
    enableAutomaticLock: false,
    enabledBreakoutSessions: false,
  }
}

/** What a meeting has besides while it can still be joined. */
function planned(occurrence: Occurrence, reader: Reader) {
  const { seriesId, host } = occurrence
  const meetingNumber = meetingNumberOf(seriesId)
  return {
    ...common(occurrence),
    meetingNumber,
    // Whoever has the key can take over as host, so only the host is shown it.
    ...(host.email === reader.email ? { hostKey: digitsOf(6, host.email, 'key') } : {}),
    password: `${pick(['Lamp', 'Fern', 'Moss', 'Reed'], seriesId)}@${digitsOf(4, seriesId, 'pass')}`,
    phoneAndVideoSystemPassword: digitsOf(8, seriesId, 'phone'),
    webLink: webLinkOf(occurrence),
    sipAddress: `${meetingNumber}@${SITE}`,
    dialInIpAddress: '192.0.2.100',
    enabledAutoRecordMeeting: false,
    allowAnyUserToBeCoHost: false,
    enabledJoinBeforeHost: true,
    enableConnectAudioBeforeHost: false,
    joinBeforeHostMinutes: 5,
    reminderTime: 10,
    unlockedMeetingJoinSecurity: 'allowJoinWithLobby',
    allowFirstUserToBeCoHost: false,
    allowAuthenticatedDevices: true,
    telephony: telephonyOf(seriesId),
    meetingOptions: { enabledChat: true, enabledVideo: true, enabledPolling: false },
    trackingCodes: [{ name: 'Department', value: 'Engineering' }],
    audioConnectionOptions: { audioConnectionType: 'webexAudio', entryAndExitTone: 'beep' },
  }
}

/** What an ended instance left behind, told by flags. */
export function leftovers(occurrence: Occurrence) {
  const { id } = occurrence
  const artifacts = artifactsOf(occurrence)
  return {
    hasChat: pick([true, false], id, 'chat'),
    hasRecording: artifacts !== undefined,
    hasTranscription: artifacts?.transcript ?? false,
    hasSummary: artifacts !== undefined && artifacts.summary !== 'none',
    hasClosedCaption: artifacts?.transcript ?? false,
    hasPolls: false,
    hasQA: false,
    hasSlido: false,
  }
}
