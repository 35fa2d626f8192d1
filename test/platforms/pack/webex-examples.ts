// Addresses out of Cisco's own descriptions, copied word for word but for the tickets in their queries,
// which are cut. Source: github.com/webex/webex-openapi-specs, public-spec/webex-meeting.json (4 May 2026)
// and the page of People of developer.webex.com.

/** What an address is for: the television asks it, or a phone opens it. */
export type Use = 'connect' | 'pictures' | 'videos' | 'phone'

export interface Example {
  url: string
  use: Use
  /** The scope with which the app gets at such an address; all without one. */
  scope?: string
  /** Where in Cisco's description it stands. */
  source: string
}

const PEOPLE = 'spark:people_read'
const RECORDINGS = 'meeting:recordings_read'

export const EXAMPLES: Example[] = [
  { url: 'https://webexapis.com/v1', use: 'connect', source: 'servers[0]' },
  {
    url: 'https://1efa7a94ed21783e352-c62266528714497a17239ececf39e9e2.ssl.cf1.rackcdn.com/V1~54c844c89e678e5a7b16a306bc2897b9~wx29yGtlTpilEFlYzqPKag==~1600',
    use: 'pictures',
    scope: PEOPLE,
    source: 'GET /people/me, avatar',
  },
  {
    url: 'https://site4-example.webex.com/nbr/MultiThreadDownloadServlet?siteid=2062842&recordid=305462',
    use: 'videos',
    scope: RECORDINGS,
    source: 'GET /recordings/{recordingId}, recordingDownloadLink',
  },
  {
    url: 'https://site4-example.webex.com/nbr/downloadMedia.do?siteid=2062842&recordid=305462',
    use: 'connect',
    scope: RECORDINGS,
    source: 'GET /recordings/{recordingId}, transcriptDownloadLink',
  },
  {
    url: 'https://site4-example.webex.com/site4/j.php?MTID=md41817da6a55b0925530cb88b3577b1e',
    use: 'phone',
    source: 'GET /meetings, webLink',
  },
  {
    url: 'https://site4-example.webex.com/site4/ldr.php?RCID=69201a61d1d94a84aca18817261d1a73',
    use: 'phone',
    source: 'GET /recordings, playbackUrl',
  },
  {
    url: 'https://site4-example.webex.com/meet/john',
    use: 'phone',
    source: 'GET /meetingPreferences, personalMeetingRoomLink',
  },
  {
    url: 'https://oauth-helper-r.wbx2.com/verify?userCode=6587b053970a',
    use: 'phone',
    source: 'Login with Webex, verification_uri_complete',
  },
]

/** Hosts of today that people report, of the kinds that the examples have. */
export const REPORTED: Example[] = [
  {
    url: 'https://avatar-prod-us-east-2.webexcontent.com/Avtr~V1~6078fba4/V1~8d90dcca~07b1fecf',
    use: 'pictures',
    scope: PEOPLE,
    source: 'pictures in public pages that show people of Webex',
  },
  {
    url: 'https://nsg1wss.webex.com/nbr/MultiThreadDownloadServlet?siteid=13851897',
    use: 'videos',
    scope: RECORDINGS,
    source: 'links to recordings in public programs',
  },
  {
    url: 'https://nta1wss.webex.com/nbr/MultiThreadDownloadServlet/transcript.txt?siteid=1194247',
    use: 'connect',
    scope: RECORDINGS,
    source: 'links to transcripts in public programs',
  },
]

/** What no package may reach, although some look alike. */
export const FOREIGN = [
  'https://evil.example/',
  'https://webex.com.evil.example/nbr/film.mp4',
  'https://notwebex.com/nbr/film.mp4',
  'https://site4-example.webex.com.evil.example/',
  'https://evil.example/?https://site4-example.webex.com/nbr/',
  'https://site4-example.webex.com@evil.example/nbr/film.mp4',
  'https://webexcontent.com.evil.example/',
  'https://notwebexcontent.com/',
  'https://rackcdn.com/',
  'https://evil.ssl.cf2.rackcdn.com/',
  'https://evilssl.cf1.rackcdn.com.evil.example/',
  'http://site4-example.webex.com/nbr/film.mp4',
  'http://webexapis.com/v1',
  'https://webexapis.com:8443/v1',
  'https://api.webexapis.com/v1',
  'https://relay.example.org.evil.example/v1',
  'https://other.relay.example.org/v1',
  'http://localhost:5180/v1',
  'http://127.0.0.1/',
  'http://192.168.1.1/',
]
