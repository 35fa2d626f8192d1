import { describe, expect, it } from 'vitest'
import { getMe, parseMe } from '../../../src/webex/sign-in/people'
import { handClock } from '../../hand-clock'
import { ana, says, sessionFixture } from '../../session/fixture'
import { clientOf } from '../fake-webex'
import { PORTAL, response } from '../response'

const clock = handClock()
const me = (body: unknown, status = 200) => parseMe(response(status, body), clock)

describe('the signed-in person', () => {
  it('reads the signed-in person with a bearer token', async () => {
    const { http, calls, on } = sessionFixture()
    on('people/me', says(200, { ...ana, emails: ['ana@x.test'], orgId: 'o' }))
    const email = 'ana@x.test'
    const read = await getMe(clientOf(http, (call) => call('secret')))
    expect(read).toEqual({ ok: true, value: { ...ana, email } })
    expect(calls[0]).toMatchObject({ path: 'people/me', authorization: 'Bearer secret' })
  })

  it('takes a picture over https or from this machine alone', () => {
    const avatar = 'https://avatar.webex.test/a.png'
    expect(me({ ...ana, avatar })).toEqual({ ok: true, value: { ...ana, avatar } })
    const local = 'http://localhost:5182/avatar/ana'
    expect(me({ ...ana, avatar: local })).toEqual({ ok: true, value: { ...ana, avatar: local } })
    for (const avatar of [
      'http://x.test/a.png',
      'http://localhost.x.test/a.png',
      'javascript:alert(1)',
      7,
      null,
    ])
      expect(me({ ...ana, avatar })).toEqual({ ok: true, value: ana })
  })

  it('reads the time zone where there is one', () => {
    expect(me({ ...ana, timezone: 'Europe/Oslo' })).toMatchObject({
      value: { timezone: 'Europe/Oslo' },
    })
    expect(me({ ...ana, timezone: null })).toEqual({ ok: true, value: ana })
  })

  it('takes the nickname or the address for a name that is missing', () => {
    expect(me({ id: 'p', nickName: 'An' })).toMatchObject({ value: { displayName: 'An' } })
    expect(me({ id: 'p', emails: ['a@b'] })).toMatchObject({ value: { displayName: 'a@b' } })
    expect(me({ id: 'p', emails: 'odd' })).toMatchObject({ value: { displayName: '' } })
  })

  it.each([
    [200, PORTAL, 'unreadable'],
    [200, {}, 'unreadable'],
    [403, { message: 'missing required scopes' }, 'http'],
    [401, '', 'unauthorized'],
    [500, '', 'server_error'],
  ])('takes %i %j for %s', (status, body, kind) => {
    expect(me(body, status)).toMatchObject({ failure: { kind } })
  })
})
