// GET /recordings and /recordings/{id}. Only the details have links to the media, and new ones each time.
// https://developer.webex.com/docs/api/v1/recordings

import { type Context, Hono } from 'hono'
import { type Env, json, Refusal } from '../answer'
import { isoOf } from '../calendar/days'
import { accountOf, SITE } from '../calendar/people'
import { hexOf } from '../calendar/seeded-random'
import type { Media } from '../media/media'
import { TICKET_LIFETIME_S } from '../media/tickets'
import { ARF_FILE, LENGTHS_S, soundFile, transcriptFile, videoFile } from '../media/videos'
import { allEnded, type Ended, leftBehind } from './ended'
import { oneOf, page, refuseAdmin, zoneOf } from './query'
import type { World } from './world'

/** A link that is dead when it is given died so long ago. */
const DEAD_S = -60

/** The routes of recordings. */
export function recordingRoutes(world: World, media: Media) {
  const routes = new Hono<Env>()

  routes.get('/recordings', (c) => {
    refuseAdmin(c, 'hostEmail')
    const format = oneOf(c, 'format', ['MP4', 'ARF'])
    const types = ['MeetingCenter', 'EventCenter', 'SupportCenter', 'TrainingCenter'] as const
    const serviceType = oneOf(c, 'serviceType', types)
    const status = oneOf(c, 'status', ['available', 'deleted', 'purged']) ?? 'available'
    if (status === 'purged') throw new Refusal(403)
    const write = writer(c)
    const { ended, nextParams } = leftBehind(c, world)
    const topic = c.req.query('topic')?.toLowerCase()
    const items = ended
      .map(write)
      .filter((item) => item.status === status)
      .filter((item) => topic === undefined || item.topic.toLowerCase().includes(topic))
      .filter((item) => (format ?? item.format) === item.format)
      .filter((item) => (serviceType ?? item.serviceType) === item.serviceType)
      .filter(() => c.req.query('integrationTag') === undefined)
    return page(c, items, nextParams, (item) => item)
  })

  routes.get('/recordings/:recordingId', (c) => {
    refuseAdmin(c, 'hostEmail')
    const write = writer(c)
    const wanted = c.req.param('recordingId')
    const ended = allEnded(c, world).find((one) => recordingIdOf(one) === wanted)
    if (!ended) throw new Refusal(404, 'The recording was not found')
    if (ended.artifacts.recording === 'forbidden') throw new Refusal(403)
    const links = linksOf(ended)
    return json(c, { ...write(ended), ...(links && { temporaryDirectDownloadLinks: links }) })
  })

  function writer(c: Context<Env>) {
    const zone = zoneOf(c)
    const { email } = accountOf(c.get('accountId'))
    return (ended: Ended) => recordingOf(ended, email, zone, media)
  }

  function linksOf({ artifacts: { video, recording } }: Ended) {
    if (recording === 'prevented') return undefined
    const lifetime_s = recording === 'expired' ? DEAD_S : TICKET_LIFETIME_S
    const { type, tickets } = media
    const file = recording === 'arf' ? ARF_FILE : videoFile(video, type)
    return {
      recordingDownloadLink: tickets.link(file, lifetime_s),
      audioDownloadLink: tickets.link(soundFile(video, type), lifetime_s),
      transcriptDownloadLink: tickets.link(transcriptFile(video), lifetime_s),
      expiration: isoOf(world.now_ms() + lifetime_s * 1000),
    }
  }

  return routes
}

const recordingIdOf = ({ id }: Ended) => hexOf(id, 'recording').slice(0, 32)

function recordingOf(ended: Ended, reader: string, zone: string, media: Media) {
  const { id, occurrence, start_ms, end_ms, artifacts } = ended
  const RCID = recordingIdOf(ended)
  const isArf = artifacts.recording === 'arf'
  return {
    id: RCID,
    meetingId: id,
    scheduledMeetingId: occurrence.id,
    meetingSeriesId: occurrence.seriesId,
    topic: occurrence.title,
    createTime: isoOf(end_ms, zone),
    timeRecorded: isoOf(start_ms, zone),
    siteUrl: SITE,
    ...(artifacts.recording === 'prevented'
      ? {}
      : { downloadUrl: `https://${SITE}/foyer/lsr.php?RCID=${RCID}` }),
    playbackUrl: `https://${SITE}/foyer/ldr.php?RCID=${RCID}`,
    password: '********',
    // A television cannot play the old ARF, and must cope with being offered one.
    format: isArf ? 'ARF' : 'MP4',
    serviceType: occurrence.scheduledType === 'webinar' ? 'EventCenter' : 'MeetingCenter',
    // The video's, however long the meeting was, so that a player's bar is right.
    durationSeconds: LENGTHS_S[artifacts.video],
    sizeBytes: isArf ? ARF_FILE.size : videoFile(artifacts.video, media.type).size,
    shareToMe: occurrence.host.email !== reader,
    status: 'available',
  }
}
