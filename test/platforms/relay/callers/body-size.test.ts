import { describe, expect, it } from 'vitest'
import { createRelay } from '../../../../platforms/relay/relay'
import { CLIENT_ID, CLIENT_SECRET, POLL } from '../fake-upstream'

describe('a body that breaks off', () => {
  const relay = createRelay({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    upstream: 'https://webex.example/v1',
    origins: [],
    log: () => {},
    fetch: () => Promise.reject(new Error('forwarded')),
  })
  const whole = new URLSearchParams(POLL).toString()

  it.each([
    ['at once, its length said', 0, { 'Content-Length': String(whole.length) }],
    ['in the middle, its length said', 20, { 'Content-Length': String(whole.length) }],
    ['at once', 0, {}],
    ['in the middle', 20, {}],
    ['before its end, though all of it came', whole.length, {}],
  ])('%s is the caller’s fault, and not forwarded: 400', async (_, most, headers) => {
    let isBegun = false
    const body = new ReadableStream({
      pull(controller) {
        if (isBegun || most === 0) return controller.error(new Error('broken off'))
        isBegun = true
        controller.enqueue(new TextEncoder().encode(whole.slice(0, most)))
      },
    })
    const url = 'https://relay.example/v1/device/token'
    const answer = await relay(
      new Request(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
    )
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ message: expect.any(String) })
  })
})
