// What ended meetings leave behind: recordings, transcripts and summaries. Lists and details are
// complete; the media itself is not there, and a link to it answers 404 and says so.
// https://developer.webex.com/docs/api/v1/recordings, .../meeting-transcripts, .../meeting-summaries

import { type Context, Hono } from 'hono'
import { type Env, json, Refusal } from '../answer'
import type { Instance, Meeting } from '../calendar/calendar'
import { isoOf } from '../calendar/days'
import { hexOf, pick, uuidOf } from '../calendar/dice'
import { type Account, accountOf, SITE } from '../calendar/people'
import { leftovers, sparkId } from './item'
import { find } from './meetings'
import { oneOf, page, refuseAdmin, required, windowOf, zoneOf } from './query'
import type { World } from './world'

const BYTES_PER_SECOND = 55_000

/** The routes of recordings, transcripts and summaries. */
export function keepsakeRoutes(world: World) {
  const routes = new Hono<Env>()

  routes.get('/recordings', (c) => {
    refuseAdmin(c, 'hostEmail')
    oneOf(c, 'format', ['MP4', 'ARF'])
    oneOf(c, 'serviceType', ['MeetingCenter', 'EventCenter', 'SupportCenter', 'TrainingCenter'])
    const status = oneOf(c, 'status', ['available', 'deleted', 'purged']) ?? 'available'
    if (status === 'purged') throw new Refusal(403)
    const zone = zoneOf(c)
    const { kept, window } = leftBehind(c)
    const topic = c.req.query('topic')?.toLowerCase()
    const items = kept
      .map((instance) => recordingOf(instance, accountOf(c.get('accountId')), zone))
      .filter((item) => item.status === status)
      .filter((item) => topic === undefined || item.topic.toLowerCase().includes(topic))
      .filter((item) => (c.req.query('format') ?? item.format) === item.format)
      .filter((item) => (c.req.query('serviceType') ?? item.serviceType) === item.serviceType)
      .filter(() => c.req.query('integrationTag') === undefined)
    return page(c, items, window, (item) => item)
  })

  // `temporaryDirectDownloadLinks` is absent, as it is where the host prevents downloading.
  routes.get('/recordings/:recordingId', (c) => {
    refuseAdmin(c, 'hostEmail')
    const zone = zoneOf(c)
    const calendar = world.calendarOf(c.get('accountId'))
    const item = endedOf(calendar.list('meeting', calendar.reach, world.now_ms()))
      .map((instance) => recordingOf(instance, accountOf(c.get('accountId')), zone))
      .find(({ id }) => id === c.req.param('recordingId'))
    if (!item) throw new Refusal(404, 'The recording was not found')
    return json(c, item)
  })

  routes.get('/meetingTranscripts', (c) => {
    refuseAdmin(c, 'hostEmail')
    const { kept, window } = leftBehind(c)
    const origin = new URL(c.req.url).origin
    return page(c, kept, window, (instance) => transcriptOf(instance, origin))
  })

  routes.get('/meetingTranscripts/:transcriptId/download', () => {
    throw new Refusal(404, 'The sandbox keeps no media: this transcript has no text')
  })

  routes.get('/meetingSummaries', (c) => {
    const meeting = find(c, world, required(c, 'meetingId'))
    if (meeting.meetingType !== 'meeting' || meeting.of.state !== 'ended')
      throw new Refusal(400, "'meetingId' must be that of an ended meeting instance")
    return json(c, { items: endedOf([meeting]).map(summaryOf) })
  })

  /** Instances that left something, in the window that the query asks for, and of its meeting. */
  function leftBehind(c: Context<Env>) {
    const now_ms = world.now_ms()
    const meetingId = c.req.query('meetingId')
    if (meetingId) find(c, world, meetingId)
    const window = windowOf(c, now_ms, false)
    const here = (c.req.query('siteUrl') ?? SITE) === SITE
    const kept = endedOf(world.calendarOf(c.get('accountId')).list('meeting', window, now_ms))
      .filter(() => here || meetingId !== undefined)
      .filter(
        ({ id, occurrence }) =>
          !meetingId || [id, occurrence.id, occurrence.seriesId].includes(meetingId),
      )
      .reverse()
    return { kept, window: { from: isoOf(window.from_ms), to: isoOf(window.to_ms) } }
  }

  return routes
}

type Ended = Instance & { end_ms: number }

function endedOf(meetings: Meeting[]): Ended[] {
  return meetings
    .flatMap((m) => (m.meetingType === 'meeting' ? m.of : []))
    .filter((i): i is Ended => i.end_ms !== undefined && leftovers(i.occurrence).hasRecording)
}

function recordingOf(instance: Ended, account: Account, zone: string) {
  const { id, occurrence, start_ms, end_ms } = instance
  const durationSeconds = Math.round((end_ms - start_ms) / 1000)
  const RCID = hexOf(id, 'recording').slice(0, 32)
  return {
    id: RCID,
    meetingId: id,
    scheduledMeetingId: occurrence.id,
    meetingSeriesId: occurrence.seriesId,
    topic: occurrence.title,
    createTime: isoOf(end_ms, zone),
    timeRecorded: isoOf(start_ms, zone),
    siteUrl: SITE,
    downloadUrl: `https://${SITE}/foyer/lsr.php?RCID=${RCID}`,
    playbackUrl: `https://${SITE}/foyer/ldr.php?RCID=${RCID}`,
    password: '********',
    // A television cannot play the old ARF, and must cope with being offered one.
    format: pick(['MP4', 'MP4', 'MP4', 'ARF'], id, 'format'),
    serviceType: occurrence.scheduledType === 'webinar' ? 'EventCenter' : 'MeetingCenter',
    durationSeconds,
    sizeBytes: durationSeconds * BYTES_PER_SECOND,
    shareToMe: occurrence.host.email !== account.email,
    status: 'available',
  }
}

function transcriptOf({ id, occurrence, start_ms }: Ended, origin: string) {
  const transcriptId = hexOf(id, 'transcript').slice(0, 32)
  const download = `${origin}/v1/meetingTranscripts/${transcriptId}/download`
  return {
    id: transcriptId,
    siteUrl: SITE,
    startTime: isoOf(start_ms),
    meetingTopic: occurrence.title,
    meetingId: id,
    scheduledMeetingId: occurrence.id,
    meetingSeriesId: occurrence.seriesId,
    hostUserId: sparkId('PEOPLE', occurrence.host.email),
    vttDownloadLink: `${download}?format=vtt`,
    txtDownloadLink: `${download}?format=txt`,
    status: 'available',
  }
}

function summaryOf({ id, occurrence }: Ended) {
  return {
    id: uuidOf(id, 'summary'),
    meetingId: id,
    status: 'available',
    // `content` of notes is HTML, that of action items is plain text: so says the description.
    notes: {
      content: `<p>The team met for <b>${escaped(occurrence.title)}</b>.</p><ul><li>Progress was shared.</li><li>Two open questions remain.</li></ul>`,
    },
    actionItems: [
      { content: `${occurrence.host.name}: send the notes around` },
      { content: 'Everyone: read them before the next time' },
    ],
  }
}

function escaped(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
