import { describe, expect, it } from 'vitest'
import {
  errorMessage,
  errorMessages,
  failureOf,
  retryAfter_ms,
  seconds,
  trackingId,
} from '../../../src/webex/http/response'
import { handClock } from '../../hand-clock'
import { PORTAL, response } from '../response'

describe('reading a response', () => {
  it.each(['', PORTAL, '{"a":'])('reads no JSON from %j', (text) => {
    expect(response(200, text).json()).toBe(undefined)
    expect(errorMessage(response(400, text))).toBe('')
  })

  it('reads the tracking id from the header or the body, in both spellings', () => {
    expect(trackingId(response(400, '', { trackingid: 'H' }))).toBe('H')
    expect(trackingId(response(400, { trackingId: 'B' }))).toBe('B')
    expect(trackingId(response(400, { trackingID: 'B' }))).toBe('B')
    expect(trackingId(response(400, 'null'))).toBe(undefined)
    expect(trackingId(response(400, { trackingId: ' \u200b' }))).toBe(undefined)
  })

  it('reads no more of a tracking id or an error message than a screen has room for', () => {
    const long = `\u202eB\u0007${'x'.repeat(100_000)}`
    expect(trackingId(response(400, { trackingId: long }))).toMatch(/^Bx{126}…$/)
    const said = errorMessages(
      response(400, { errors: Array(2000).fill({ description: 'x'.repeat(300) }) }),
    )
    expect(said.length).toBeLessThanOrEqual(1000)
    expect(said[0]).toMatch(/^x{199}…$/)
  })

  it('reads error messages from every place, the protocol’s own first', () => {
    const body = {
      errors: [{ description: 'c' }, null, { description: 'd' }],
      message: 'b',
      error: 'a',
    }
    expect(errorMessages(response(400, body))).toEqual(['a', 'b', 'c', 'd'])
    expect(errorMessage(response(400, body))).toBe('a')
    expect(errorMessages(response(400, { error: {}, message: '', errors: 'x' }))).toEqual([])
    expect(errorMessage(response(400, { message: 'x'.repeat(9999) }))).toHaveLength(200)
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
  ])('reads %j as %s seconds', (value, expected) => {
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
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    ['soon', undefined],
    ['', undefined],
  ])('reads Retry-After %j as %s ms', (text, expected) => {
    expect(retryAfter_ms(response(429, '', { 'retry-after': text }), clock)).toBe(expected)
  })

  it.each([
    [200, undefined],
    [204, undefined],
    [302, 'unreadable'],
    [400, 'http'],
    [401, 'unauthorized'],
    [403, 'http'],
    [404, 'http'],
    [423, 'server_error'],
    [429, 'throttled'],
    [451, 'http'],
    [500, 'server_error'],
    [504, 'server_error'],
  ])('takes status %i of a REST call for %s', (status, kind) => {
    expect(failureOf(response(status, { message: 'm' }), clock)?.kind).toBe(kind)
  })
})
