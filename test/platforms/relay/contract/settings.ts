// What a television is told that has no settings.

import { describe, expect, it } from 'vitest'
import { CLIENT_ID, CLIENT_SECRET, POLL } from '../fake-upstream'
import type { Start } from './start'

export function tellsSettings(start: Start): void {
  describe('what a television is told that has no settings', () => {
    it('always whose integration it is, what it may read, and where the API is', async () => {
      const { get, webexUrl } = await start()
      const answer = await get('/settings')
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toBe('application/json')
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300')
      expect(await answer.json()).toEqual({
        clientId: CLIENT_ID,
        scopes: 'meeting:schedules_read spark:people_read',
        api: `${webexUrl}/v1`,
      })
    })

    it('what the sideloader chose, but neither a secret nor a relay', async () => {
      const chosen = {
        scopes: 'spark:people_read',
        api: 'https://integration.webexapis.com/v1',
        language: 'de',
        keys: { back: [166] },
        silentSignIn: 'on',
        newestVersion: '0.2.0',
      }
      const empty = { timeZone: '', clientSecret: '' }
      const { get, received } = await start({
        settings: { ...chosen, ...empty, relay: 'https://elsewhere.example/v1' },
      })
      const text = await (await get('/settings')).text()
      expect(JSON.parse(text)).toEqual({ clientId: CLIENT_ID, ...chosen })
      expect(text).not.toContain(CLIENT_SECRET)
      expect(received).toHaveLength(0)
    })

    it.each(['https://any.example', 'null', 'file://'])(
      'also on a page of %s, without asking Webex',
      async (origin) => {
        const { get, received } = await start()
        const { status, headers } = await get('/settings', { Origin: origin })
        expect(status).toBe(200)
        expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
        expect(headers.get('Set-Cookie')).toBeNull()
        expect(received).toHaveLength(0)
      },
    )

    it('by HEAD the same without a body, by POST nothing', async () => {
      const { relay, post } = await start()
      const head = await fetch(`${relay.url}/v1/settings`, { method: 'HEAD' })
      expect([head.status, await head.text()]).toEqual([200, ''])
      const answer = await post('/settings', POLL)
      expect(answer.status).toBe(405)
      expect(answer.headers.get('Allow')).toBe('GET, HEAD')
    })
  })
}
