// GET /meetingTranscripts and their text, as WebVTT or as plain lines.
// https://developer.webex.com/docs/api/v1/meeting-transcripts

import { Hono } from 'hono'
import { type Env, Refusal } from '../answer'
import { isoOf } from '../calendar/days'
import { SITE } from '../calendar/people'
import { hexOf, uuidOf } from '../calendar/seeded-random'
import { transcriptFile } from '../media/videos'
import { allEnded, type Ended, isEnded, leftBehind } from './ended'
import { sparkId } from './item'
import { find } from './meetings'
import { oneOf, page, refuseAdmin } from './query'
import type { World } from './world'

/** The routes of transcripts. */
export function transcriptRoutes(world: World) {
  const routes = new Hono<Env>()

  routes.get('/meetingTranscripts', (c) => {
    refuseAdmin(c, 'hostEmail')
    const meetingId = c.req.query('meetingId')
    // "Only meeting instances in state ended are supported for meetingId."
    if (meetingId && !isEnded(find(c, world, meetingId)))
      throw new Refusal(400, "'meetingId' must be that of an ended meeting instance")
    const { ended, nextParams } = leftBehind(c, world)
    const { origin } = new URL(c.req.url)
    const items = ended.filter(({ artifacts }) => artifacts.transcript)
    return page(c, items, nextParams, (one) => transcriptOf(one, origin))
  })

  routes.get('/meetingTranscripts/:transcriptId/download', (c) => {
    refuseAdmin(c, 'hostEmail')
    const format = oneOf(c, 'format', ['vtt', 'txt']) ?? 'vtt'
    const wanted = c.req.param('transcriptId')
    const ended = allEnded(c, world)
      .filter(({ artifacts }) => artifacts.transcript)
      .find((one) => transcriptIdOf(one) === wanted)
    if (!ended) throw new Refusal(404, 'The transcript was not found')
    const vtt = new TextDecoder().decode(transcriptFile(ended.artifacts.video).bytes())
    const type = format === 'vtt' ? 'text/vtt' : 'text/plain'
    return c.body(format === 'vtt' ? vtt : plainOf(vtt), 200, {
      'Content-Type': `${type};charset=UTF-8`,
    })
  })

  return routes
}

/** In Webex's form: a UUID, and 32 digits of another. */
function transcriptIdOf({ id }: Ended): string {
  return `${uuidOf(id, 'transcript')}_M_${hexOf(id, 'transcript').slice(0, 32)}`
}

function transcriptOf(ended: Ended, origin: string) {
  const { id, occurrence, start_ms } = ended
  const transcriptId = transcriptIdOf(ended)
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

/** What was said and by whom, without times and tags. Cisco shows no example of it. */
function plainOf(vtt: string): string {
  const said = vtt.split('\n\n').flatMap((cue) => {
    const [, name, voice, text] =
      /^(?:\d+(?: "(.*)" \(\d+\))?\n)?.* --> .*\n(?:<v (.*?)>)?([\s\S]*)/.exec(cue) ?? []
    if (text === undefined) return []
    const words = text.replace('</v>', '').replaceAll('&amp;', '&').trim()
    return [voice ?? name, words].filter(Boolean).join(': ')
  })
  return `${said.join('\n\n')}\n`
}
