// What comes back of Webex's answers.

import { describe, expect, it } from 'vitest'
import { APP_ORIGIN, POLL } from '../fake-upstream'
import type { Start } from './start'

export function passesAnswersOn(start: Start): void {
  describe('what comes back', () => {
    it.each([
      ['428 without a body', 428, ''],
      ['428 with HTML', 428, '<html>wait</html>'],
      ['400 slow_down', 400, '{"message":"slow_down","errors":[]}'],
      ['503', 503, 'upstream connect error'],
      ['200 cut short in its meaning', 200, '{"access_token":"ey'],
    ])('%s: status and body unchanged', async (_, status, body) => {
      const { post, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(status).end(body))
      const answer = await post('/device/token', POLL)
      expect(answer.status).toBe(status)
      expect(await answer.text()).toBe(body)
    })

    it('the headers a television needs, readable across origins, and no others', async () => {
      const { post, webexAnswers } = await start()
      webexAnswers((response) =>
        response
          .writeHead(429, {
            'Retry-After': '7',
            Trackingid: 'ROUTER_1',
            Date: 'Mon, 02 Mar 2026 09:00:00 GMT',
            'Content-Type': 'application/json;charset=UTF-8',
            'Set-Cookie': 'a=b',
            Server: 'envoy',
          })
          .end('{}'),
      )
      const { headers } = await post('/device/token', POLL, { Origin: APP_ORIGIN })
      expect(headers.get('Retry-After')).toBe('7')
      expect(headers.get('Trackingid')).toBe('ROUTER_1')
      expect(headers.get('Date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT')
      expect(headers.get('Content-Type')).toBe('application/json;charset=UTF-8')
      expect(headers.get('Access-Control-Expose-Headers')).toBe(
        'Age,Content-Type,Date,Retry-After,Trackingid',
      )
      expect(headers.get('Cache-Control')).toBe('no-store')
      expect(headers.get('Set-Cookie')).toBeNull()
      expect(headers.get('Server')).toBeNull()
    })

    it('a redirect is handed back, not followed with the secret', async () => {
      const { post, received, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(302, { Location: '/v1/elsewhere' }).end())
      expect((await post('/device/token', POLL)).status).toBe(302)
      expect(received).toHaveLength(1)
    })

    it('502 in the shape of a Webex error when it cannot be reached', async () => {
      const { post } = await start({ upstream: 'http://localhost:1/v1' })
      const answer = await post('/device/token', POLL)
      expect(answer.status).toBe(502)
      expect(await answer.json()).toMatchObject({
        message: 'Webex could not be reached.',
        errors: [{ description: 'Webex could not be reached.' }],
        trackingId: expect.stringMatching(/^RELAY_/),
      })
    })

    it('502 when Webex hangs up half-way', async () => {
      const { post, webexAnswers } = await start()
      webexAnswers((response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('{"access_')
        setImmediate(() => response.destroy())
      })
      expect((await post('/device/token', POLL)).status).toBe(502)
    })
  })
}
