import { signIn } from '../test-app/test-app'
import { agenda, always, type Picture } from './picture'

/** Every state of sign-in, agenda, meeting and diagnostics. */
export const states: Picture[] = [
  { name: 'sign-in', show: (tv) => tv.code() },
  { name: 'sign-in-german', tv: { locale: 'de-DE' }, show: (tv) => tv.code() },
  { name: 'sign-in-arabic', tv: { locale: 'ar-EG' }, show: (tv) => tv.code() },
  {
    name: 'sign-in-offline',
    faults: always({ kind: 'offline' }),
    show: (tv) => tv.shows('Still trying to get a code'),
  },
  {
    name: 'sign-in-trouble',
    async show(tv, app) {
      await tv.code()
      await app.sandbox('PUT', 'faults', always({ kind: 'status', status: 503 }))
      await tv.shows('Webex is having problems')
    },
  },
  {
    name: 'sign-in-refused',
    async show(tv, app) {
      await app.sandbox('POST', 'deny', { user_code: await tv.code() })
      await tv.shows('Sign-in declined')
    },
  },
  {
    name: 'sign-in-misconfigured',
    tv: { settings: { scopes: 'spark:all' } },
    show: (tv) => tv.shows('not set up correctly'),
  },
  {
    name: 'sign-in-ended',
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await tv.shows('Ada Brandt')
      await app.sandbox('PUT', 'faults', [{ kind: 'revoked' }])
      await tv.page.reload()
      await tv.shows('has expired')
      await tv.code()
    },
  },
  {
    name: 'settings-wrong',
    tv: { settings: { relay: 'relay.example.org' } },
    show: (tv) => tv.shows('Try again'),
  },
  { name: 'agenda', show: agenda('ada') },
  { name: 'agenda-24-hours', tv: { settings: { hourCycle: '24' } }, show: agenda('ada') },
  { name: 'agenda-12-hours', tv: { settings: { hourCycle: '12' } }, show: agenda('ada') },
  {
    name: 'agenda-german',
    tv: { locale: 'de-DE', settings: { timeZone: 'Europe/Berlin' } },
    show: agenda('ada'),
  },
  { name: 'agenda-arabic', tv: { locale: 'ar-EG' }, show: agenda('ada') },
  { name: 'agenda-busy', show: agenda('bo') },
  { name: 'agenda-empty', show: agenda('cy') },
  {
    name: 'agenda-odd',
    async show(tv, app) {
      await agenda('di')(tv, app)
      await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    },
  },
  {
    name: 'agenda-later-days',
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await tv.press('ArrowRight', 'ArrowRight', 'ArrowDown')
    },
  },
  {
    name: 'agenda-loading',
    async show(tv, app) {
      await app.sandbox('PUT', 'faults', always({ kind: 'delay', ms: 20_000 }, '/v1/meetings'))
      await signIn(app, tv, 'ada')
      await tv.shows('Loading your meetings')
      await tv.drawn(40) // the spinner comes late on purpose
    },
  },
  {
    name: 'agenda-error',
    async show(tv, app) {
      await app.sandbox('PUT', 'faults', always({ kind: 'html' }, '/v1/meetings'))
      await signIn(app, tv, 'ada')
      await tv.shows('log in to this network first')
    },
  },
  {
    name: 'agenda-offline',
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await app.sandbox('PUT', 'faults', always({ kind: 'offline' }))
      await tv.page.reload()
      await tv.shows('does not answer')
    },
  },
  {
    name: 'account',
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await tv.pressUntil('ArrowUp', 'Ada Brandt')
      await tv.press('Enter')
    },
  },
  {
    name: 'meeting',
    async show(tv, app) {
      await agenda('ada')(tv, app)
      await tv.press('Enter')
      await tv.shows('Join on your phone')
    },
  },
  {
    name: 'meeting-long-title',
    async show(tv, app) {
      await agenda('di')(tv, app)
      for (let row = 0; row < 8; row++) {
        if ((await tv.focused()).includes('A title that goes on')) break
        await tv.press('ArrowDown')
      }
      await tv.press('Enter')
    },
  },
  {
    name: 'diagnostics',
    async show(tv, app) {
      await tv.code()
      await app.sandbox('PUT', 'faults', [
        { kind: 'status', status: 503, path: '/v1/device/token', count: 2 },
        { kind: 'html', path: '/v1/device/token' },
      ])
      await tv.press('Enter')
      await tv.shows('200 text/html', 30_000)
      await tv.press('ArrowDown', 'x', 'ArrowUp')
    },
  },
  {
    name: 'exit',
    async show(tv) {
      await tv.code()
      await tv.press('Escape')
    },
  },
  {
    name: 'goodbye',
    async show(tv) {
      await tv.code()
      await tv.press('Escape', 'ArrowRight', 'Enter')
      await tv.shows('Goodbye')
    },
  },
]
