// GET /people/me and /meetingPreferences: who is signed in, their sites and their personal room.
// https://developer.webex.com/docs/api/v1/people/get-my-own-details
// https://developer.webex.com/docs/api/v1/meeting-preferences

import { type Context, Hono } from 'hono'
import { type Env, json, Refusal } from '../answer'
import { type Account, accountOf, SITE } from '../calendar/people'
import { digitsOf } from '../calendar/seeded-random'
import type { Media } from '../media/media'
import { sparkId, telephonyOf } from './item'
import { refuseAdmin } from './query'
import type { World } from './world'

const CREATED = '2021-04-12T08:15:00.000Z'

/** The routes of people and preferences. */
export function peopleRoutes(world: World, media: Media) {
  const routes = new Hono<Env>()

  routes.get('/people/me', (c) => {
    const { id, name, email } = accountOf(c.get('accountId'))
    const [firstName, lastName] = name.split(' ')
    const timezone = world.timezoneOf(id)
    // On a host of its own, as Webex keeps them with a CDN.
    const avatar = media.avatarOf(id)
    return json(c, {
      id: sparkId('PEOPLE', email),
      emails: [email],
      displayName: name,
      nickName: firstName,
      firstName,
      lastName,
      ...(avatar ? { avatar } : {}),
      orgId: sparkId('ORGANIZATION', SITE),
      created: CREATED,
      lastModified: CREATED,
      ...(timezone ? { timezone } : {}),
      siteUrls: [`${SITE}#${id === 'cy' ? 'attendee' : 'host'}`],
      sipAddresses: [{ type: 'personal-room', value: `${id}@${SITE}`, primary: false }],
      status: 'active',
      type: 'person',
    })
  })

  routes.get('/meetingPreferences', (c) => {
    const account = preferring(c)
    const number = {
      countryCode: '49',
      number: '',
      enabledCallInAuthentication: false,
      enabledCallMe: false,
    }
    return json(c, {
      personalMeetingRoom: roomOf(account),
      audio: {
        defaultAudioType: 'webexAudio',
        otherTeleconferenceDescription: '',
        enabledGlobalCallIn: true,
        enabledTollFree: true,
        enabledAutoConnection: false,
        officeNumber: number,
        mobileNumber: number,
      },
      video: { videoDevices: [] },
      schedulingOptions: {
        enabledJoinBeforeHost: true,
        joinBeforeHostMinutes: 5,
        enabledAutoShareRecording: false,
        delegateEmails: [],
      },
      sites: [{ siteUrl: SITE, default: true }],
    })
  })

  routes.get('/meetingPreferences/sites', (c) => {
    preferring(c)
    return json(c, { sites: [{ siteUrl: SITE, default: true }] })
  })

  routes.get('/meetingPreferences/personalMeetingRoom', (c) => json(c, roomOf(preferring(c))))

  return routes
}

/** The account whose preferences are asked for; only its own, on the one site there is. */
function preferring(c: Context<Env>): Account {
  refuseAdmin(c, 'userEmail')
  if ((c.req.query('siteUrl') ?? SITE) !== SITE) throw new Refusal(404, 'The site was not found')
  return accountOf(c.get('accountId'))
}

function roomOf({ id, name }: Account) {
  const { accessCode, callInNumbers } = telephonyOf(id)
  return {
    topic: `${name}'s Personal Room`,
    hostPin: digitsOf(4, id, 'pin'),
    personalMeetingRoomLink: `https://${SITE}/meet/${id}`,
    enabledAutoLock: true,
    autoLockMinutes: 10,
    enabledNotifyHost: false,
    supportCoHost: false,
    coHosts: [],
    sipAddress: `${id}@${SITE}`,
    dialInIpAddress: '192.0.2.100',
    telephony: { accessCode, callInNumbers },
  }
}
