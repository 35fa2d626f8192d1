// What is logged, and what never is.

import { describe, expect, it } from 'vitest'
import { CLIENT_SECRET, POLL } from '../fake-upstream'
import type { Start } from './start'

export function logsRequests(start: Start): void {
  describe('what is logged', () => {
    it('method, path, status, duration and tracking id, one line a request', async () => {
      const { post, lines, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(428, { Trackingid: 'ROUTER_1' }).end())
      await post('/device/token', POLL)
      expect(lines).toEqual([
        expect.stringMatching(/^POST \/v1\/device\/token 428 \d+ ms ROUTER_1$/),
      ])
    })

    it('no secret, token or code, wherever it stood', async () => {
      const { post, lines, webexAnswers } = await start()
      webexAnswers((response) => response.end('{"access_token":"t0ken","refresh_token":"r3fresh"}'))
      await post('/device/token?device_code=d3vice-c0de', POLL)
      await post('/access_token/r3fresh', POLL, { Authorization: 'Bearer t0ken' })
      await post('/access_token', { ...POLL, client_id: 'd3vice-c0de' })
      expect(lines).toHaveLength(3)
      for (const word of ['d3vice-c0de', 't0ken', 'r3fresh', CLIENT_SECRET])
        expect(lines.join('\n')).not.toContain(word)
    })
  })
}
