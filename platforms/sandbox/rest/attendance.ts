// Who was asked and who came: GET /meetingInvitees and GET /meetingParticipants.
// https://developer.webex.com/docs/api/v1/meeting-invitees
// https://developer.webex.com/docs/api/v1/meeting-participants

import { type Context, Hono } from 'hono'
import { type Env, json, Refusal } from '../answer'
import type { Instance, Meeting, Occurrence } from '../calendar/calendar'
import { isoOf } from '../calendar/days'
import { accountOf, crowd, type Person, SITE } from '../calendar/people'
import { digitsOf, roll, uuidOf } from '../calendar/seeded-random'
import { occurrenceOf, sparkId } from './item'
import { find } from './meetings'
import { flag, page, refuseAdmin, required, sizeOf, zoneOf } from './query'
import type { World } from './world'

const INVITED = 5
const PANELISTS = 4
const DAY_MS = 86_400_000

/** The routes of `/meetingInvitees` and `/meetingParticipants`. */
export function attendanceRoutes(world: World) {
  const routes = new Hono<Env>()

  routes.get('/meetingInvitees', (c) => {
    refuseAdmin(c, 'hostEmail')
    const meetingId = required(c, 'meetingId')
    const occurrence = occurrenceOf(asked(c, meetingId))
    const isWebinar = occurrence.scheduledType === 'webinar'
    const panelist = flag(c, 'panelist')
    const items = inviteesOf(occurrence, accountOf(c.get('accountId')))
      .map(({ name, email }, index) => ({
        id: `${occurrence.seriesId}_${digitsOf(7, occurrence.seriesId, email)}`,
        email,
        displayName: name,
        coHost: index === 0 && occurrence.invited !== 1,
        meetingId,
        panelist: isWebinar && index < PANELISTS,
      }))
      .filter((item) => panelist === undefined || !isWebinar || item.panelist === panelist)
      .sort((a, b) => (a.email < b.email ? -1 : 1))
    return page(c, items, { meetingId }, (item) => item)
  })

  routes.get('/meetingParticipants', (c) => {
    refuseAdmin(c, 'hostEmail')
    const zone = zoneOf(c)
    const meeting = asked(c, required(c, 'meetingId'))
    const account = accountOf(c.get('accountId'))
    if (occurrenceOf(meeting).host.email !== account.email) throw new Refusal(403)
    const instance = instanceFor(meeting, world, account.id)
    const items = instance ? participantsOf(instance, account, zone) : []
    // The description of this list has no Link header, so what is beyond `max` is not to be had.
    return json(c, { items: items.slice(0, sizeOf(c)) })
  })

  function asked(c: Context<Env>, meetingId: string): Meeting {
    const meeting = find(c, world, meetingId)
    if (occurrenceOf(meeting).scheduledType === 'personalRoomMeeting')
      throw new Refusal(400, 'Meetings of a personal room are not supported')
    return meeting
  }

  return routes
}

/** Whoever was invited besides the host; the account itself is always among them, or is the host. */
function inviteesOf({ host, invited = INVITED, seriesId }: Occurrence, account: Person): Person[] {
  const others = crowd(invited + 1, seriesId).filter(({ email }) => email !== host.email)
  const everyone = account.email === host.email ? others : [account, ...others]
  return everyone.slice(0, invited)
}

/** The instance itself, or that of the occurrence, or the last one of the series. */
function instanceFor(meeting: Meeting, world: World, accountId: string): Instance | undefined {
  if (meeting.meetingType === 'meeting') return meeting.of
  const calendar = world.calendarOf(accountId)
  const { start_ms, end_ms, id } = occurrenceOf(meeting)
  const window =
    meeting.meetingType === 'scheduledMeeting'
      ? { from_ms: start_ms - DAY_MS, to_ms: end_ms + DAY_MS }
      : calendar.reach
  return calendar
    .list('meeting', window, world.now_ms())
    .flatMap((m) => (m.meetingType === 'meeting' ? m.of : []))
    .filter(({ occurrence }) =>
      meeting.meetingType === 'scheduledMeeting'
        ? occurrence.id === id
        : occurrence.seriesId === meeting.of.id,
    )
    .at(-1)
}

function participantsOf(
  { id, occurrence, start_ms, end_ms }: Instance,
  host: Person,
  zone: string,
) {
  const came = inviteesOf(occurrence, host).filter(({ email }) => roll(6, id, email) > 0)
  return [host, ...came].map((person) => {
    const joined_ms =
      start_ms + (person === host ? 0 : roll(120, id, person.email, 'joined') * 1000)
    return {
      id: `${occurrence.seriesId}_${uuidOf(id, person.email)}`,
      orgId: sparkId('ORGANIZATION', SITE),
      host: person === host,
      coHost: false,
      spaceModerator: false,
      email: person.email,
      displayName: person.name,
      invitee: true,
      muted: roll(2, id, person.email, 'muted') === 1,
      video: roll(2, id, person.email, 'video') === 1 ? 'on' : 'off',
      state: end_ms === undefined ? 'joined' : 'end',
      meetingStartTime: isoOf(start_ms, zone),
      joinedTime: isoOf(joined_ms, zone),
      // Who has not left yet has left in 1970, as the real list has it.
      leftTime: end_ms === undefined ? '1970-01-01T00:00:00.000Z' : isoOf(end_ms, zone),
      siteUrl: SITE,
      meetingId: id,
      hostEmail: host.email,
      devices: [],
    }
  })
}
