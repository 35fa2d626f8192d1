// What a person sees who opens the address of the relay.

import { describe, expect, it } from 'vitest'
import { CLIENT_ID, CLIENT_SECRET } from '../fake-upstream'
import type { Start } from './start'

export function introducesItself(start: Start): void {
  describe('what a person sees who opens its address', () => {
    it.each(['/', '/v1'])('at %s: what it is and what it forwards, and no secret', async (path) => {
      const { relay, received } = await start()
      const answer = await fetch(relay.url + path, { headers: { Origin: 'https://any.example' } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
      const text = await answer.text()
      expect(text).toMatch(/^This is the token relay of Foyer/)
      for (const call of ['device/authorize', 'device/token', 'access_token'])
        expect(text).toContain(`POST /v1/${call}\n`)
      for (const call of ['settings', 'status']) expect(text).toContain(`GET /v1/${call}\n`)
      for (const own of [CLIENT_ID, CLIENT_SECRET]) expect(text).not.toContain(own)
      expect(received).toHaveLength(0)
    })

    it('nothing by another method, or at another path: 404', async () => {
      const { relay } = await start()
      expect((await fetch(relay.url, { method: 'POST' })).status).toBe(404)
      expect((await fetch(`${relay.url}/v2`)).status).toBe(404)
    })
  })
}
