// What is passed on of Webex's status page.

import { describe, expect, it } from 'vitest'
import type { Start } from './start'

export function readsStatusPage(start: Start): void {
  describe('what Webex’s status page says', () => {
    const PAGE = '{ "status": { "indicator": "green" }, "incidents": [], "ü": 1 }'

    it('comes as it is, on any page, with its age', async () => {
      const { get, received, webexAnswers } = await start()
      webexAnswers((response) => response.setHeader('Set-Cookie', 'a=b').end(PAGE))
      const answer = await get('/status', { Origin: 'https://any.example' })
      expect(answer.status).toBe(200)
      expect(await answer.text()).toBe(PAGE)
      const { headers } = answer
      expect(headers.get('Content-Type')).toBe('application/json')
      expect(headers.get('Cache-Control')).toBe('public, max-age=60')
      expect(headers.get('Age')).toBe('0')
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.get('Set-Cookie')).toBeNull()
      expect(received).toMatchObject([{ method: 'GET', url: '/status/index.json' }])
    })

    it('is asked for without the secret, and without anything of the caller', async () => {
      const { get, received } = await start()
      await get('/status?code=1', { Authorization: 'Bearer t0ken', Cookie: 'a=b' })
      expect(received[0]?.url).toBe('/status/index.json')
      for (const header of ['authorization', 'cookie', 'origin', 'x-forwarded-for'])
        expect(received[0]?.headers).not.toHaveProperty(header)
    })

    it('is asked for once, however many ask at a time, and once more by nobody soon after', async () => {
      const { get, received, webexAnswers } = await start()
      let end = () => {}
      const asked = new Promise<void>((resolve) => {
        webexAnswers((response) => {
          end = () => response.end(PAGE)
          resolve()
        })
      })
      const answers = Promise.all(Array.from({ length: 20 }, () => get('/status')))
      await asked
      end()
      const bodies = await Promise.all((await answers).map((answer) => answer.text()))
      expect(new Set(bodies)).toEqual(new Set([PAGE]))
      expect(await (await get('/status')).text()).toBe(PAGE)
      expect(received).toHaveLength(1)
    })

    it('comes to the next who asks when the first has left', async () => {
      const { relay, get, received, webexAnswers } = await start()
      let end = () => {}
      const asked = new Promise<void>((resolve) => {
        webexAnswers((response) => {
          end = () => response.end(PAGE)
          resolve()
        })
      })
      const leave = new AbortController()
      const first = fetch(`${relay.url}/v1/status`, { signal: leave.signal })
      await asked
      leave.abort()
      await expect(first).rejects.toThrow()
      const next = get('/status')
      end()
      expect(await (await next).text()).toBe(PAGE)
      expect(received).toHaveLength(1)
    })

    it('is followed where it moved on its own host', async () => {
      const { get, webexAnswers } = await start()
      webexAnswers((response, url) =>
        url === '/moved'
          ? response.end(PAGE)
          : response.writeHead(301, { Location: '/moved' }).end(),
      )
      expect(await (await get('/status')).text()).toBe(PAGE)
    })

    it.each([
      ['an error', 500, PAGE, {}],
      ['an error of ours', 404, PAGE, {}],
      ['a web page', 200, '<html>', { 'Content-Type': 'text/html' }],
      ['nothing', 200, '', {}],
      ['JSON cut short', 200, PAGE.slice(0, -1), {}],
      ['bytes that are no text', 200, Buffer.from([0x22, 0xff, 0x22]), {}],
      ['more than 512 kB', 200, `"${'x'.repeat(512 * 1024)}"`, {}],
      ['a redirect to nowhere', 302, '', { Location: 'http://' }],
      ['a redirect to another port', 302, '', { Location: 'http://localhost:1/index.json' }],
      ['a redirect to another host', 302, '', { Location: 'https://elsewhere.example/' }],
      ['a redirect to itself, again and again', 302, '', { Location: '/status/index.json' }],
    ])('is a 502 when it gives %s', async (_, status, body, headers) => {
      const { get, received, webexAnswers } = await start()
      webexAnswers((response) => response.writeHead(status, headers).end(body))
      const answer = await get('/status')
      expect(answer.status).toBe(502)
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(await answer.json()).toMatchObject({
        message: "Webex's status page could not be read.",
        trackingId: expect.stringMatching(/^RELAY_/),
      })
      expect(received.length).toBeLessThan(5)
    })

    it('is a 502 when it cannot be reached', async () => {
      const { get } = await start({ statusUrl: 'http://localhost:1/index.json' })
      expect((await get('/status')).status).toBe(502)
    })
  })
}
