// What goes on to Webex, and with what.

import { describe, expect, it } from 'vitest'
import { APP_ORIGIN, CLIENT_ID, CLIENT_SECRET, EXCHANGE, POLL } from '../fake-upstream'
import type { Start } from './start'

const basic = `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`

export function forwardsCalls(start: Start): void {
  describe('what is forwarded', () => {
    it('a request for a code goes to device/authorize, without the secret', async () => {
      const { post, received } = await start()
      await post('/device/authorize', { client_id: CLIENT_ID, scope: 'meeting:schedules_read' })
      expect(received).toHaveLength(1)
      expect(received[0]).toMatchObject({ method: 'POST', url: '/v1/device/authorize' })
      expect(received[0]?.headers.authorization).toBeUndefined()
      expect(received[0]?.form.get('scope')).toBe('meeting:schedules_read')
    })

    it('a poll goes to device/token with the secret as Basic authentication', async () => {
      const { post, received } = await start()
      await post('/device/token', POLL)
      expect(received[0]?.url).toBe('/v1/device/token')
      expect(received[0]?.headers.authorization).toBe(basic)
      expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(POLL)
    })

    it.each([
      ['s3cret', 's3cret'],
      ['a:b+c d/e=f%', 'a%3Ab%2Bc+d%2Fe%3Df%25'],
      ["!'()*~-._", '%21%27%28%29*%7E-._'],
      ['päss 🔑', 'p%C3%A4ss+%F0%9F%94%91'],
    ])('a secret such as %j is form-encoded first', async (clientSecret, encoded) => {
      const { post, received } = await start({ clientSecret })
      expect((await post('/device/token', POLL)).status).toBe(200)
      const [, base64 = ''] = received[0]?.headers.authorization?.split(' ') ?? []
      expect(Buffer.from(base64, 'base64').toString()).toBe(`${CLIENT_ID}:${encoded}`)
    })

    it('a renewal goes to access_token with the secret', async () => {
      const { post, received } = await start()
      const renewal = {
        grant_type: 'refresh_token',
        refresh_token: 'r3fresh',
        client_id: CLIENT_ID,
      }
      await post('/access_token', renewal)
      expect(received[0]?.url).toBe('/v1/access_token')
      expect(received[0]?.headers.authorization).toBe(basic)
      expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(renewal)
    })

    it.each([`${APP_ORIGIN}/`, APP_ORIGIN, `${APP_ORIGIN}/tv/index.html?signed=in`])(
      'the exchange of a code of a page at %s goes to access_token with the secret',
      async (redirect_uri) => {
        const { post, received } = await start()
        const exchange = { ...EXCHANGE, redirect_uri }
        const answer = await post('/access_token', exchange, { Origin: APP_ORIGIN })
        expect(answer.status).toBe(200)
        expect(received[0]).toMatchObject({ method: 'POST', url: '/v1/access_token' })
        expect(received[0]?.headers.authorization).toBe(basic)
        expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(exchange)
      },
    )

    it.each([
      ['/device/authorize', { client_id: CLIENT_ID, scope: 'spark:people_read' }],
      ['/device/token', POLL],
      ['/access_token', EXCHANGE],
    ])('at %s no parameter is but those of the call', async (path, form) => {
      const { post, received } = await start()
      const more = { client_assertion: 'eyJ', client_assertion_type: 'x', audience: 'y', a: 'b' }
      await post(path, { ...form, ...more })
      expect(Object.fromEntries(received[0]?.form ?? [])).toEqual(form)
    })

    it("the caller's own secret, authorization and cookies are not", async () => {
      const { post, received } = await start()
      await post(
        '/device/token',
        { ...POLL, client_secret: 'guess' },
        { Authorization: 'Basic Z3Vlc3M=', Cookie: 'a=b', 'X-Forwarded-For': '1.2.3.4' },
      )
      expect(received[0]?.form.has('client_secret')).toBe(false)
      expect(received[0]?.headers).toMatchObject({ authorization: basic })
      expect(received[0]?.headers).not.toHaveProperty('cookie')
      expect(received[0]?.headers).not.toHaveProperty('x-forwarded-for')
    })
  })
}
