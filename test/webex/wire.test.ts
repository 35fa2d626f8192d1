import { describe, expect, it } from 'vitest'
import {
  complaint,
  complaints,
  failureOf,
  json,
  retryAfter_ms,
  seconds,
  send,
  trackingId,
} from '../../src/webex/wire'
import { handClock, settle } from '../hand-clock'
import { api, says, stage } from '../session/stage'
import { answer, PORTAL } from './answer'

const url = `${api}/meetings`

describe('sending', () => {
  it('gives the answer whatever its status, body read whole', async () => {
    const { wire, on } = stage()
    on('meetings', says(404, '{"message":"no"}', { trackingid: 'R' }))
    const sent = await send(wire, { url })
    if (!sent.ok) throw new Error(sent.failure.kind)
    expect([sent.value.status, sent.value.text, sent.value.header('Trackingid')]).toEqual([
      404,
      '{"message":"no"}',
      'R',
    ])
  })

  it('follows no redirect and sends no cookie', async () => {
    let given: RequestInit = {}
    const fetch = async (_: unknown, init: RequestInit = {}) => {
      given = init
      return new Response('')
    }
    await send({ fetch: fetch as typeof globalThis.fetch, clock: handClock() }, { url })
    expect(given).toMatchObject({ redirect: 'error', credentials: 'omit', cache: 'no-store' })
  })

  it('is offline without a network', async () => {
    expect(await send(stage().wire, { url })).toEqual({ ok: false, failure: { kind: 'offline' } })
  })

  it('is too late after 15 s, whether or not fetch listens to an abort', async () => {
    for (const reply of ['never' as const, new Promise<Response>(() => {})]) {
      const { wire, on, clock } = stage()
      on('meetings', reply)
      const sent = send(wire, { url })
      await clock.advance(15_000)
      expect(await sent).toEqual({ ok: false, failure: { kind: 'too-late' } })
      expect(clock.waits()).toEqual([])
    }
  })

  it('rejects when its caller aborts, and leaves no timer', async () => {
    const { wire, on, clock } = stage()
    on('meetings', 'never')
    const stop = new AbortController()
    const sent = send(wire, { url, signal: stop.signal })
    await settle()
    stop.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    expect(clock.waits()).toEqual([])
    await expect(send(wire, { url, signal: stop.signal })).rejects.toThrow()
  })

  it('puts the clock right by the answer', async () => {
    const { wire, on, clock } = stage()
    const right = clock.now() + 86_400_000
    on('meetings', says(500, '', { date: new Date(right).toUTCString() }))
    await send(wire, { url })
    expect(clock.now()).toBe(right)
  })
})

describe('reading', () => {
  it.each(['', PORTAL, '{"a":'])('no JSON from %j', (text) => {
    expect(json(answer(200, text))).toBe(undefined)
    expect(complaint(answer(400, text))).toBe('')
  })

  it('the tracking id from the header or the body, in both spellings', () => {
    expect(trackingId(answer(400, '', { trackingid: 'H' }))).toBe('H')
    expect(trackingId(answer(400, { trackingId: 'B' }))).toBe('B')
    expect(trackingId(answer(400, { trackingID: 'B' }))).toBe('B')
    expect(trackingId(answer(400, 'null'))).toBe(undefined)
  })

  it('complaints from every place, the protocol’s own first', () => {
    const body = {
      errors: [{ description: 'c' }, null, { description: 'd' }],
      message: 'b',
      error: 'a',
    }
    expect(complaints(answer(400, body))).toEqual(['a', 'b', 'c', 'd'])
    expect(complaint(answer(400, body))).toBe('a')
    expect(complaints(answer(400, { error: {}, message: '', errors: 'x' }))).toEqual([])
    expect(complaint(answer(400, { message: 'x'.repeat(9999) }))).toHaveLength(200)
  })

  it.each([
    [5, 5],
    ['5', 5],
    [' 2.5 ', 2.5],
    ['', undefined],
    ['5s', undefined],
    [null, undefined],
    [true, undefined],
    [Number.NaN, undefined],
    ['Infinity', undefined],
  ])('%j as seconds: %s', (value, expected) => {
    expect(seconds(value)).toBe(expected)
  })

  const clock = handClock()
  it.each([
    ['40', 40_000],
    ['0', 0],
    [new Date(clock.now() + 60_000).toUTCString(), 60_000],
    [new Date(clock.now() - 60_000).toUTCString(), 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('Retry-After %j as %s ms', (text, expected) => {
    expect(retryAfter_ms(answer(429, '', { 'retry-after': text }), clock)).toBe(expected)
  })

  it.each([
    [200, undefined],
    [204, undefined],
    [302, 'unreadable'],
    [400, 'refused'],
    [401, 'signed-out'],
    [403, 'refused'],
    [404, 'refused'],
    [423, 'server-trouble'],
    [429, 'throttled'],
    [451, 'signed-out'],
    [500, 'server-trouble'],
    [504, 'server-trouble'],
  ])('what status %i means to a REST call: %s', (status, kind) => {
    expect(failureOf(answer(status, { message: 'm' }), clock)?.kind).toBe(kind)
  })
})
