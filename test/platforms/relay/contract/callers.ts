// Which pages may call, and read the answers.

import { describe, expect, it } from 'vitest'
import { APP_ORIGIN, POLL } from '../fake-upstream'
import type { Start } from './start'

export function knowsCallers(start: Start): void {
  describe('who may call', () => {
    it.each([
      ['a configured origin', APP_ORIGIN],
      ['a packaged app (null)', 'null'],
      ['a packaged app (file)', 'file://'],
      ['a packaged app (file with a host)', 'file://com.example.foyer-webos'],
    ])('%s', async (_, origin) => {
      const { post } = await start()
      const answer = await post('/device/token', POLL, { Origin: origin })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
      expect(answer.headers.get('Vary')).toContain('Origin')
    })

    it('anyone without an origin', async () => {
      const { post } = await start()
      const answer = await post('/device/token', POLL)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    })

    it.each(['https://elsewhere.example', 'http://localhost:5174', `${APP_ORIGIN}.example`])(
      'not %s: 403, which its page can read, and nothing is forwarded',
      async (origin) => {
        const { post, received } = await start()
        const answer = await post('/device/token', POLL, { Origin: origin })
        expect(answer.status).toBe(403)
        // Without this header the page would be told of a network error, and so would the viewer.
        expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
        expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
        const { message } = (await answer.json()) as { message: string }
        expect(message).toContain(
          `unauthorized_client: this origin is not allowed to use the relay: ${origin} `,
        )
        expect(received).toHaveLength(0)
      },
    )

    it('not an origin that is no address, of which a safe beginning is repeated', async () => {
      const { post } = await start()
      const long = `https://\u00e9.${'x'.repeat(300)}`
      const answer = await post('/device/token', POLL, { Origin: long })
      expect(answer.status).toBe(403)
      const { message } = (await answer.json()) as { message: string }
      expect(message).toMatch(/: https:\/\/\.x{71} \(name it with --origin/)
      expect(message.length).toBeLessThan(200)
    })

    it.each([
      ['of the app', APP_ORIGIN],
      ['of another, which is refused by the answer that follows', 'https://elsewhere.example'],
    ])('a preflight %s is answered without asking Webex', async (_, origin) => {
      const { relay, received } = await start()
      const answer = await fetch(`${relay.url}/v1/device/token`, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      })
      expect(answer.status).toBe(204)
      expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('POST')
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
      expect(received).toHaveLength(0)
    })
  })
}
