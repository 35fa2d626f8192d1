// Which of Di's meetings are not as Cisco's OpenAPI description of GET /meetings has them
// (https://developer.webex.com/docs/api/v1/meetings/list-meetings). The README and di.ts say it too.

import * as v from 'valibot'
import { expect, it } from 'vitest'
import { agenda, DAY_MS, signedIn } from '../agenda'

const text = v.string()

/** What is required there and what is enumerated. `hostKey` is shown to the host alone, who is not Di. */
const DESCRIBED = v.looseObject({
  id: text,
  meetingSeriesId: text,
  title: text,
  agenda: v.optional(text),
  password: text,
  meetingType: v.picklist(['meetingSeries', 'scheduledMeeting', 'meeting']),
  state: v.picklist([
    'active',
    'scheduled',
    'ready',
    'lobby',
    'inProgress',
    'ended',
    'missed',
    'expired',
  ]),
  scheduledType: v.optional(v.picklist(['meeting', 'webinar', 'personalRoomMeeting'])),
  timezone: text,
  start: text,
  end: text,
  hostUserId: text,
  hostDisplayName: text,
  hostEmail: text,
  siteUrl: text,
  webLink: text,
  telephony: v.looseObject({}),
  enabledBreakoutSessions: v.boolean(),
})

/** The fields of a meeting that are not as described. */
function undescribed(meeting: unknown): string[] {
  const { issues = [] } = v.safeParse(DESCRIBED, meeting)
  return issues.map((issue) => String(v.getDotPath(issue)))
}

it('has five meetings of Di’s that Cisco’s description does not know', async () => {
  const { items } = await signedIn('di')
  const all = await items(agenda(-DAY_MS, DAY_MS))
  const odd = all
    .map((meeting) => [meeting.title, undescribed(meeting)])
    .filter(([, fields]) => fields.length > 0)
  expect(Object.fromEntries(odd)).toEqual({
    'Only what must be there': [
      ...['meetingSeriesId', 'password', 'meetingType', 'timezone', 'end', 'hostUserId'],
      ...['hostDisplayName', 'hostEmail', 'siteUrl', 'webLink', 'telephony'],
      'enabledBreakoutSessions',
    ],
    'Nothing, written as null': ['agenda', 'password', 'hostEmail', 'telephony'],
    'A state nobody has heard of': ['state', 'scheduledType'],
    'No end in sight': ['end'],
    'No id, no start': ['id', 'start', 'end'],
  })
})

it('has nothing of Ada’s and Bo’s that Cisco’s description does not know', async () => {
  for (const account of ['ada', 'bo']) {
    const { items } = await signedIn(account)
    const all = await items(agenda(-7 * DAY_MS, 7 * DAY_MS))
    expect(all.length).toBeGreaterThan(5)
    expect(all.flatMap(undescribed)).toEqual([])
  }
})
