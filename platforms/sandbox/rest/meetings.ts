// GET /meetings, GET /meetings/{id} and POST /meetings/join, with the defaults, limits and refusals of
// https://developer.webex.com/docs/api/v1/meetings/list-meetings. The default list is the one of
// series, ten of them, of the next seven days, in UTC: a client that wants an agenda must ask for it.

import { type Context, Hono } from 'hono'
import { type Env, json, Refusal } from '../answer'
import type { Meeting } from '../calendar/calendar'
import { isoOf } from '../calendar/days'
import { accountOf, SITE } from '../calendar/people'
import { hexOf } from '../calendar/seeded-random'
import { itemOf, leftovers, meetingNumberOf, occurrenceOf, type Reader, webLinkOf } from './item'
import { flag, oneOf, page, refuseAdmin, windowOf, zoneOf } from './query'
import type { World } from './world'

const MEETING_TYPES = ['meetingSeries', 'scheduledMeeting', 'meeting'] as const
const STATES = [
  'active',
  'scheduled',
  'ready',
  'lobby',
  'inProgress',
  'ended',
  'missed',
  'expired',
] as const
const SCHEDULED_TYPES = ['meeting', 'webinar', 'personalRoomMeeting'] as const
const LEFTOVERS = [
  'hasChat',
  'hasRecording',
  'hasTranscription',
  'hasSummary',
  'hasClosedCaption',
  'hasPolls',
  'hasQA',
  'hasSlido',
] as const

const LIST_ONLY = new Set<string>([
  'meetingSeriesId',
  'scheduledMeetingId',
  'isModified',
  ...LEFTOVERS,
])

type Filter = (meeting: Meeting) => boolean

/** The routes under /meetings that need `meeting:schedules_read`. */
export function meetingRoutes(world: World) {
  const routes = new Hono<Env>()

  routes.get('/meetings', (c) => {
    refuseAdmin(c, 'hostEmail')
    const reader = readerOf(c, world, true)
    const { meetings, nextParams } = chosen(c, world)
    return page(c, meetings, nextParams, (meeting) => bent(meeting, itemOf(meeting, reader)))
  })

  routes.get('/meetings/:meetingId', (c) => {
    refuseAdmin(c, 'hostEmail')
    const reader = readerOf(c, world, false)
    const meeting = find(c, world, c.req.param('meetingId'))
    const fields = Object.entries(itemOf(meeting, reader))
    const item = Object.fromEntries(fields.filter(([name]) => !LIST_ONLY.has(name)))
    return json(c, bent(meeting, item))
  })

  routes.post('/meetings/join', async (c) => {
    const body = await jsonOf(c)
    const { joinDirectly = true, expirationMinutes = 10 } = body
    const meeting = joinable(c, world, body)
    if (typeof joinDirectly !== 'boolean')
      throw new Refusal(400, "'joinDirectly' must be a boolean")
    const minutes = Number(expirationMinutes)
    if (!(minutes >= 1 && minutes <= 60))
      throw new Refusal(400, "'expirationMinutes' must be from 1 to 60")
    const { host } = occurrenceOf(meeting)
    const link = (role: string) =>
      `https://${SITE}/wbxmjs/joinservice/sites/foyer/meeting/download/${hexOf(meeting.of.id, role, c.get('accountId'))}`
    if (joinDirectly) return c.redirect(link('join'))
    const isHost = host.email === accountOf(c.get('accountId')).email
    return json(c, {
      ...(isHost ? { startLink: link('start') } : {}),
      joinLink: link('join'),
      expiration: isoOf(world.now_ms() + minutes * 60_000),
    })
  })

  return routes
}

/**
 * The meeting of an id in the account's calendar.
 * @throws Refusal 404
 */
export function find(c: Context<Env>, world: World, id: string): Meeting {
  const meeting = world.calendarOf(c.get('accountId')).find(id, world.now_ms())
  if (!meeting) throw new Refusal(404, `Meeting ${id} was not found`)
  return meeting
}

function readerOf(c: Context<Env>, world: World, currentByDefault: boolean): Reader {
  const { name, email } = accountOf(c.get('accountId'))
  const current = flag(c, 'current') ?? currentByDefault
  return { name, email, zone: zoneOf(c), current, now_ms: world.now_ms() }
}

/** The meetings that the query asks for, and what a link to their next page will still say. */
function chosen(c: Context<Env>, world: World) {
  const calendar = world.calendarOf(c.get('accountId'))
  const now_ms = world.now_ms()
  const direct = ['meetingNumber', 'webLink', 'roomId'].filter((name) => c.req.query(name))
  if (direct.length > 1) throw new Refusal(400, `${direct.join(' and ')} are mutually exclusive`)

  const seriesId = c.req.query('meetingSeriesId')
  const asked = oneOf(c, 'meetingType', MEETING_TYPES)
  if (direct[0] && !seriesId) {
    // The other parameters are ignored beside these, even the window.
    const all = calendar.list('meetingSeries', calendar.reach, now_ms)
    return { meetings: all.filter((m) => isAt(m, c.req.query())), nextParams: c.req.query() }
  }

  const meetingType = asked ?? 'meetingSeries'
  const window = windowOf(c, now_ms, meetingType !== 'meeting')
  const filters = filtersOf(c, asked)
  const types = seriesId && !asked ? (['scheduledMeeting', 'meeting'] as const) : [meetingType]
  const meetings = types
    .flatMap((type) => calendar.list(type, window, now_ms))
    .filter((m) => !seriesId || occurrenceOf(m).seriesId === seriesId)
    .filter((m) => filters.every((matches) => matches(m)))
  return { meetings, nextParams: { from: isoOf(window.from_ms), to: isoOf(window.to_ms) } }
}

function filtersOf(c: Context<Env>, asked: Meeting['meetingType'] | undefined): Filter[] {
  const filters: Filter[] = []
  const state = oneOf(c, 'state', STATES)
  if (state) filters.push((m) => m.of.state === state)

  const scheduledType = oneOf(c, 'scheduledType', SCHEDULED_TYPES)
  if (scheduledType === 'personalRoomMeeting' && asked !== 'scheduledMeeting')
    throw new Refusal(400, "'personalRoomMeeting' needs meetingType=scheduledMeeting")
  if (scheduledType)
    filters.push((m) => (occurrenceOf(m).scheduledType ?? 'meeting') === scheduledType)

  const isModified = flag(c, 'isModified')
  if (isModified !== undefined && asked === 'scheduledMeeting')
    filters.push((m) => (occurrenceOf(m).isModified ?? false) === isModified)

  for (const name of LEFTOVERS) {
    const wanted = flag(c, name)
    if (wanted === undefined) continue
    if (asked !== 'meeting' || state !== 'ended')
      throw new Refusal(400, `'${name}' needs meetingType=meeting and state=ended`)
    filters.push((m) => leftovers(occurrenceOf(m))[name] === wanted)
  }

  const siteUrl = c.req.query('siteUrl')
  if (siteUrl !== undefined) filters.push(() => siteUrl === SITE)
  // Tags are seen by the integration that set them, and nothing ever set one here.
  if (c.req.query('integrationTag') !== undefined) filters.push(() => false)
  return filters
}

/** Whether a series is the one of a number or link. No meeting here belongs to a space (`roomId`). */
function isAt(meeting: Meeting, by: { meetingNumber?: string; webLink?: string }): boolean {
  const occurrence = occurrenceOf(meeting)
  if (by.meetingNumber)
    return meetingNumberOf(occurrence.seriesId) === by.meetingNumber.replaceAll(' ', '')
  return by.webLink !== undefined && webLinkOf(occurrence) === by.webLink
}

function joinable(c: Context<Env>, world: World, body: Record<string, unknown>): Meeting {
  const { meetingId, meetingNumber, webLink } = body
  const given = [meetingId, meetingNumber, webLink].filter((value) => value !== undefined)
  if (given.length !== 1 || typeof given[0] !== 'string')
    throw new Refusal(400, "One of 'meetingId', 'meetingNumber' and 'webLink' is required")
  if (typeof meetingId === 'string') {
    const meeting = find(c, world, meetingId)
    if (meeting.meetingType === 'meeting')
      throw new Refusal(400, 'A meeting instance cannot be joined by its id')
    return meeting
  }
  const calendar = world.calendarOf(c.get('accountId'))
  const by = meetingNumber === undefined ? { webLink: given[0] } : { meetingNumber: given[0] }
  const found = calendar
    .list('meetingSeries', calendar.reach, world.now_ms())
    .find((m) => isAt(m, by))
  if (!found) throw new Refusal(404, 'The meeting was not found')
  return found
}

/** Only occurrences are bent: they are what an agenda is made of. */
function bent(meeting: Meeting, item: object): unknown {
  const bend = meeting.meetingType === 'scheduledMeeting' ? meeting.of.bend : undefined
  return bend ? bend(item) : item
}

async function jsonOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null) throw new Refusal(400, 'The body must be JSON')
  return body as Record<string, unknown>
}
