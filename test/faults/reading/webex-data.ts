// What Webex has of one person here: a little of everything that Foyer reads, in the shapes of
// https://developer.webex.com/docs/api/v1/meetings, with more than one page where there are pages.

const at = (hours: number) =>
  new Date(Date.parse('2026-03-02T09:00:00Z') + hours * 3_600_000).toISOString()

const meeting = (id: string, hours: number) => ({
  id,
  meetingSeriesId: 'series',
  meetingType: 'scheduledMeeting',
  state: 'ready',
  title: `Meeting ${id}`,
  start: at(hours),
  end: at(hours + 1),
  hostDisplayName: 'Ana',
})

const recording = (id: string, hours: number) => ({
  id,
  meetingId: 'instance',
  meetingSeriesId: 'series',
  topic: `Recording ${id}`,
  timeRecorded: at(hours),
  createTime: at(hours + 1),
  format: 'MP4',
  durationSeconds: 600,
  status: 'available',
  shareToMe: true,
})

const VTT = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ana>Good morning.\n\n'

type Data = { body: unknown; headers?: Record<string, string> }

/** The link to the second page. */
const more = (query: URLSearchParams, path: string) => ({
  Link: `<https://webex.test/v1/${path}?${query}&page=2>; rel="next"`,
})

function listOf(path: string, query: URLSearchParams, pages: [unknown[], unknown[]]): Data {
  if (query.get('page') === '2') return { body: { items: pages[1] } }
  return { body: { items: pages[0] }, headers: more(query, path) }
}

function meetingsOf(query: URLSearchParams): Data {
  if (query.get('state') === 'inProgress') return { body: { items: [] } }
  if (query.get('state') === 'ended')
    return {
      body: {
        items: [{ id: 'instance', scheduledMeetingId: 'm0', start: at(-24), hasSummary: true }],
      },
    }
  return listOf('meetings', query, [[meeting('m0', -20), meeting('m1', 2)], [meeting('m2', 26)]])
}

/** Answers a REST call; undefined: 404. @param path with its query, after `/v1/` */
export function webexData(path: string): Data | undefined {
  const [name = '', search] = path.split('?')
  const query = new URLSearchParams(search)
  switch (name) {
    case 'meetings':
      return meetingsOf(query)
    case 'meetings/m1':
      return { body: { id: 'm1', password: 'secret', meetingNumber: '123456789' } }
    case 'meetingInvitees':
      return listOf(name, query, [
        [{ id: 'i1', email: 'bo@example.com', displayName: 'Bo', coHost: false }],
        [{ id: 'i2', email: 'cy@example.com', displayName: 'Cy', coHost: true }],
      ])
    case 'recordings':
      return listOf(name, query, [[recording('r1', -23)], [recording('r2', -48)]])
    case 'meetingTranscripts':
      return { body: { items: [{ id: 't1', startTime: at(-23), status: 'available' }] } }
    case 'meetingTranscripts/t1/download':
      return { body: VTT, headers: { 'Content-Type': 'text/vtt' } }
    case 'meetingSummaries':
      return {
        body: {
          items: [
            {
              id: 's1',
              notes: { content: '<p>All is well.</p>' },
              actionItems: [{ content: 'Go on' }],
            },
          ],
        },
      }
    default:
      return undefined
  }
}
