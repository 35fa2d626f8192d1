// What the sandbox's answers must look like: the fields that it sends, typed as Cisco's OpenAPI
// description of the meetings API types them. Strict, so that a field nobody described is found.

import * as v from 'valibot'

const text = v.pipe(v.string(), v.minLength(1))
const link = v.pipe(v.string(), v.url())
const email = v.pipe(v.string(), v.email())
const time = v.pipe(v.string(), v.isoTimestamp())
const digits = v.pipe(v.string(), v.digits())
const flag = v.boolean()

const telephony = {
  accessCode: digits,
  callInNumbers: v.array(
    v.strictObject({
      label: text,
      callInNumber: text,
      tollType: v.picklist(['toll', 'tollFree']),
    }),
  ),
}

/** Every view of a meeting, in the list and on its own. */
const common = {
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}(_\d{8}T\d{6}Z|_I_\d{18})?$/)),
  title: text,
  agenda: v.optional(text),
  timezone: text,
  start: time,
  hostUserId: text,
  hostDisplayName: text,
  hostEmail: email,
  siteUrl: text,
  webLink: link,
  scheduledType: v.picklist(['meeting', 'webinar', 'personalRoomMeeting']),
  excludePassword: flag,
  publicMeeting: flag,
  sessionTypeId: v.number(),
  enableAutomaticLock: flag,
  enabledBreakoutSessions: flag,
}

const planned = {
  ...common,
  end: time,
  meetingNumber: digits,
  hostKey: v.optional(digits),
  password: text,
  phoneAndVideoSystemPassword: digits,
  sipAddress: text,
  dialInIpAddress: v.pipe(v.string(), v.ip()),
  enabledAutoRecordMeeting: flag,
  allowAnyUserToBeCoHost: flag,
  enabledJoinBeforeHost: flag,
  enableConnectAudioBeforeHost: flag,
  joinBeforeHostMinutes: v.number(),
  reminderTime: v.number(),
  unlockedMeetingJoinSecurity: v.picklist(['allowJoin', 'allowJoinWithLobby', 'blockFromJoin']),
  allowFirstUserToBeCoHost: flag,
  allowAuthenticatedDevices: flag,
  telephony: v.strictObject({
    ...telephony,
    links: v.array(v.strictObject({ rel: text, href: text, method: v.literal('GET') })),
  }),
  meetingOptions: v.strictObject({ enabledChat: flag, enabledVideo: flag, enabledPolling: flag }),
  trackingCodes: v.array(v.strictObject({ name: text, value: text })),
  audioConnectionOptions: v.strictObject({
    audioConnectionType: v.picklist(['webexAudio', 'VoIP', 'other', 'none']),
    entryAndExitTone: v.picklist(['beep', 'announceName', 'noTone']),
  }),
}

const scheduled = {
  ...planned,
  meetingType: v.literal('scheduledMeeting'),
  state: v.picklist(['scheduled', 'ready', 'ended', 'missed']),
  hostDidJoin: v.optional(flag),
  attendeeDidJoin: v.optional(flag),
}

const left = {
  hasChat: v.optional(flag),
  hasRecording: v.optional(flag),
  hasTranscription: v.optional(flag),
  hasSummary: v.optional(flag),
  hasClosedCaption: v.optional(flag),
  hasPolls: v.optional(flag),
  hasQA: v.optional(flag),
  hasSlido: v.optional(flag),
}

const recording = {
  id: text,
  meetingId: text,
  scheduledMeetingId: text,
  meetingSeriesId: text,
  topic: text,
  createTime: time,
  timeRecorded: time,
  siteUrl: text,
  /** Not where downloading is prevented. */
  downloadUrl: v.optional(link),
  playbackUrl: link,
  password: text,
  format: v.picklist(['MP4', 'ARF']),
  serviceType: v.picklist(['MeetingCenter', 'EventCenter']),
  durationSeconds: v.number(),
  sizeBytes: v.number(),
  shareToMe: flag,
  status: v.literal('available'),
}

export const shapes = {
  scheduledMeeting: v.strictObject({ ...scheduled, meetingSeriesId: text, isModified: flag }),
  /** GET /meetings/{id} of an occurrence: without what only the list tells. */
  scheduledMeetingAlone: v.strictObject(scheduled),
  meetingSeries: v.strictObject({
    ...planned,
    meetingSeriesId: text,
    meetingType: v.literal('meetingSeries'),
    state: v.picklist(['active', 'inProgress', 'expired']),
    recurrence: v.optional(v.pipe(v.string(), v.startsWith('FREQ='))),
  }),
  meeting: v.strictObject({
    ...common,
    ...left,
    meetingSeriesId: text,
    scheduledMeetingId: text,
    meetingType: v.literal('meeting'),
    state: v.picklist(['inProgress', 'ended']),
    end: v.optional(time),
  }),
  invitee: v.strictObject({
    id: text,
    email,
    displayName: text,
    coHost: flag,
    meetingId: text,
    panelist: flag,
  }),
  participant: v.strictObject({
    id: text,
    orgId: text,
    host: flag,
    coHost: flag,
    spaceModerator: flag,
    email,
    displayName: text,
    invitee: flag,
    muted: flag,
    video: v.picklist(['on', 'off']),
    state: v.picklist(['lobby', 'end', 'joined', 'breakoutSession']),
    meetingStartTime: time,
    joinedTime: time,
    leftTime: time,
    siteUrl: text,
    meetingId: text,
    hostEmail: email,
    devices: v.array(v.unknown()),
  }),
  recording: v.strictObject(recording),
  /** GET /recordings/{id} of one that may be downloaded. */
  recordingAlone: v.strictObject({
    ...recording,
    temporaryDirectDownloadLinks: v.strictObject({
      recordingDownloadLink: link,
      audioDownloadLink: link,
      transcriptDownloadLink: link,
      expiration: time,
    }),
  }),
  transcript: v.strictObject({
    id: text,
    siteUrl: text,
    startTime: time,
    meetingTopic: text,
    meetingId: text,
    scheduledMeetingId: text,
    meetingSeriesId: text,
    hostUserId: text,
    vttDownloadLink: link,
    txtDownloadLink: link,
    status: v.literal('available'),
  }),
  summary: v.strictObject({
    id: text,
    meetingId: text,
    status: v.literal('available'),
    notes: v.strictObject({ content: text }),
    actionItems: v.array(v.strictObject({ content: text })),
  }),
  me: v.strictObject({
    id: text,
    emails: v.array(email),
    displayName: text,
    nickName: text,
    firstName: text,
    lastName: text,
    avatar: v.optional(link),
    orgId: text,
    created: time,
    lastModified: time,
    timezone: v.optional(text),
    siteUrls: v.array(text),
    sipAddresses: v.array(
      v.strictObject({ type: v.literal('personal-room'), value: text, primary: flag }),
    ),
    status: v.literal('active'),
    type: v.literal('person'),
  }),
  personalMeetingRoom: v.strictObject({
    topic: text,
    hostPin: digits,
    personalMeetingRoomLink: link,
    enabledAutoLock: flag,
    autoLockMinutes: v.number(),
    enabledNotifyHost: flag,
    supportCoHost: flag,
    coHosts: v.array(v.unknown()),
    sipAddress: text,
    dialInIpAddress: v.pipe(v.string(), v.ip()),
    telephony: v.strictObject(telephony),
  }),
}

/** What is wrong with the items, each as "field: complaint"; nothing when all are well. */
export function complaints(shape: v.GenericSchema, items: unknown[]): string[] {
  return items.flatMap((item) => {
    const { issues = [] } = v.safeParse(shape, item)
    return issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
  })
}
