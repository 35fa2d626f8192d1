// GET /meetingSummaries: of an ended instance, its notes in HTML and its action items in plain text.
// https://developer.webex.com/docs/api/v1/meeting-summaries

import { Hono } from 'hono'
import { type Env, json, Refusal } from '../answer'
import { uuidOf } from '../calendar/seeded-random'
import { summaryIn, type VideoName } from '../media/videos'
import { type Ended, endedOf, isEnded } from './ended'
import { find } from './meetings'
import { required } from './query'
import type { World } from './world'

const ACTION_ITEMS: Record<VideoName, string[]> = {
  review: [
    'Ada Brandt: send the notes around tonight',
    'Mateo Rossi: measure uploads on a slow line, & <not only> in the office',
    'Zoë Håkansson: ask three more people how they use the list',
    'نور حداد: draw the first page with larger type',
    'Everyone: read the plan before Thursday',
  ],
  planning: ['田中 宏: order the new certificate', 'Priya Raghunathan: book the test bench'],
  standup: [],
}

/** The route of summaries, `GET /meetingSummaries`. */
export function summaryRoutes(world: World) {
  const routes = new Hono<Env>()

  routes.get('/meetingSummaries', (c) => {
    const meeting = find(c, world, required(c, 'meetingId'))
    if (!isEnded(meeting))
      throw new Refusal(400, "'meetingId' must be that of an ended meeting instance")
    const ended = endedOf([meeting])
    if (ended.some(({ artifacts }) => artifacts.summary === 'forbidden')) throw new Refusal(403)
    const items = ended.filter(({ artifacts }) => artifacts.summary === 'available').map(summaryOf)
    return json(c, { items })
  })

  return routes
}

function summaryOf({ id, occurrence, artifacts: { video } }: Ended) {
  const title = occurrence.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return {
    id: uuidOf(id, 'summary'),
    meetingId: id,
    status: 'available',
    notes: { content: `<h1>${title}</h1>\n${summaryIn(video)}` },
    actionItems: ACTION_ITEMS[video].map((content) => ({ content })),
  }
}
