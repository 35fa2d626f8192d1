// Answers as Webex, its status page and a relay give them, to be spoilt.

import { MEETINGS_PART } from '../../webex/relay/status-part'

export const TOKENS = {
  access_token: 'access-1',
  expires_in: 64_799,
  refresh_token: 'refresh-1',
  refresh_token_expires_in: 5_183_999,
  token_type: 'Bearer',
  scope: 'meeting:schedules_read spark:people_read',
}

export const OAUTH_ERROR = {
  error: 'invalid_grant',
  message: 'The refresh token provided is expired, revoked, malformed, or invalid.',
  errors: [{ description: 'invalid_grant' }],
  trackingId: 'ROUTER_5F1B2C-01BB-000A',
}

export const PENDING = {
  message: 'authorization_pending',
  errors: [{ description: 'slow_down' }, { description: 'tokenlimit_reached' }],
  trackingId: 'ROUTER_1',
}

export const CODE = {
  device_code: '5f3c6a8e-1f6b-4b7d-9d4e-1b7a3f2c9d10',
  expires_in: 300,
  user_code: '123456',
  verification_uri: 'https://login-k.webex.com/verify',
  verification_uri_complete: 'https://login-k.webex.com/verify?userCode=f00d',
  interval: 2,
}

export const DISCOVERY = {
  issuer: 'https://idbroker.webex.com/idb',
  authorization_endpoint: 'https://webexapis.com/v1/authorize',
  token_endpoint: 'https://webexapis.com/v1/access_token',
  jwks_uri: 'https://webexapis.com/v1/verification',
  userinfo_endpoint: 'https://webexapis.com/v1/userinfo',
  scopes_supported: ['openid', 'profile', 'email'],
  id_token_signing_alg_values_supported: ['RS256'],
}

export const ME = {
  id: 'Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIz',
  displayName: 'Ada Brandt',
  nickName: 'Ada',
  emails: ['ada@example.com', 'ada.brandt@example.com'],
  avatar: 'https://avatar.example.com/ada~1600',
  timezone: 'Europe/Berlin',
}

const MEETING = {
  id: '870f51ff287b41be84648412901e0402_20260302T100000Z',
  meetingSeriesId: '870f51ff287b41be84648412901e0402',
  meetingNumber: '123456789',
  title: 'Stand-up &amp; planning',
  agenda: '<p>One</p><ul><li>two &rarr; three</li></ul>',
  password: 'BgJep@43',
  hostKey: '123456',
  meetingType: 'scheduledMeeting',
  state: 'ready',
  timezone: 'UTC',
  start: '2026-03-02T10:00:00Z',
  end: '2026-03-02T10:30:00+01:00',
  recurrence: 'FREQ=WEEKLY;BYDAY=MO',
  hostDisplayName: 'Ada Brandt',
  hostDidJoin: false,
  attendeeDidJoin: true,
  webLink: 'https://site.webex.com/site/j.php?MTID=m1',
  sipAddress: '123456789@site.webex.com',
  siteUrl: 'site.webex.com',
  scheduledType: 'meeting',
  isModified: false,
  telephony: {
    accessCode: '1234567890',
    callInNumbers: [
      { label: 'Germany Toll', callInNumber: '+49-619-6781-0000', tollType: 'toll' },
      { label: 'Call-in toll-free number', callInNumber: '123456789', tollType: 'tollFree' },
    ],
  },
}

export const MEETINGS = {
  items: [MEETING, { id: 'other', start: '2026-03-02T12:00:00Z', scheduledMeetingId: 's1' }],
}
export const DETAILS = MEETING

export const INSTANCES = {
  items: [
    { id: 'i1', scheduledMeetingId: 's1', start: '2026-03-02T10:00:00Z', hasSummary: true },
    { id: 'i2', scheduledMeetingId: 's2', hostDisplayName: 'Bo', hasSummary: false },
  ],
}

export const INVITEES = {
  items: [
    { email: 'bo@example.com', displayName: 'Bo', coHost: true },
    { email: 'cy@example.com' },
  ],
}

export const RECORDINGS = {
  items: [
    {
      id: '4f914b1dfe3c4d11a61730f18c0f5387',
      meetingId: 'm_I_1',
      scheduledMeetingId: 'm_20260302T100000Z',
      meetingSeriesId: 'm',
      topic: 'Planning',
      createTime: '2026-03-02T11:00:00Z',
      timeRecorded: '2026-03-02T10:00:12Z',
      siteUrl: 'site.webex.com',
      downloadUrl: 'https://site.webex.com/site/lsr.php?RCID=b91d',
      playbackUrl: 'https://site.webex.com/site/ldr.php?RCID=7a8a',
      password: 'aBcD',
      format: 'MP4',
      hostDisplayName: 'Ada Brandt',
      durationSeconds: 1800,
      shareToMe: false,
      status: 'available',
    },
    { id: 'r2', createTime: '2026-03-01T09:00:00.123Z', format: 'ARF', durationSeconds: '60' },
  ],
}

export const RECORDING = {
  id: 'r1',
  temporaryDirectDownloadLinks: {
    recordingDownloadLink: 'https://files.webex.com/a.mp4?ticket=1',
    transcriptDownloadLink: 'https://files.webex.com/a.vtt?ticket=1',
    expiration: '2026-03-02T14:00:00Z',
  },
}

const NOTES =
  '<html><body><h2>Notes</h2><p>One &amp; two</p><ul><li><p>three</p></li></ul></body></html>'

export const SUMMARY = {
  items: [
    {
      id: 's1',
      notes: { content: NOTES },
      actionItems: [{ content: 'Write it down' }, { content: '<b>Send</b> it' }],
    },
  ],
}

export const TRANSCRIPTS = {
  items: [
    { id: 't1', startTime: '2026-03-02T10:00:00Z', status: 'available' },
    { id: 't2', status: 'deleted', vttDownloadLink: 'http://site.webex.com/t' },
  ],
}

export const VTT = `WEBVTT

1 "Ada Brandt" (1234567)
00:00:00.500 --> 00:00:02.000 align:start
Good morning &amp; welcome

2
00:02.000 --> 00:05.120
<v Bo Lind>Hello</v>
<v.loud Cy>- and me

3
100:00:05,120 --> 100:00:06,000
Ada Brandt: Bye
`

const SMALL_PART = {
  ...MEETINGS_PART,
  id: 'fc5ed640c28611e89f7a893fb1236b0a',
  name: 'Share content',
  status: 'partial_outage',
  isGroup: 'N',
}
const TROUBLE = {
  id: '7',
  name: 'Webex Meetings: some users cannot see their meetings',
  status: 'investigating',
  impact: 'minor',
  incidentType: 'INCIDENT',
  created_at: '2026-03-02T08:52:42.765Z',
  resolved_at: null,
  components: [SMALL_PART, MEETINGS_PART.id],
}
export const STATUS = {
  components: [MEETINGS_PART, SMALL_PART],
  incidents: [TROUBLE],
  scheduled_maintenances: [{ ...TROUBLE, status: 'in_progress', start_at: TROUBLE.created_at }],
  status: { indicator: 'yellow' },
}
export const CALM = {
  components: [MEETINGS_PART],
  incidents: [],
  scheduled_maintenances: [],
  status: { indicator: 'green' },
}

export const RELAY_SETTINGS = {
  clientId: 'C1',
  scopes: 'meeting:schedules_read spark:people_read',
  api: 'https://webexapis.com/v1',
  language: 'de',
  timeZone: 'Europe/Berlin',
  hourCycle: '24',
  textSize: 'L',
  motion: 'off',
  silentSignIn: 'off',
  keys: { back: [461, 27], ok: [13] },
  newestVersion: '0.2.0',
}
