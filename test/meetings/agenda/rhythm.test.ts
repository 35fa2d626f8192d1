import { describe, expect, test } from 'vitest'
import { afterFailure_ms, afterSuccess_ms } from '../../../src/meetings/agenda/rhythm'
import { meeting } from '../calendar'

const at = (time: string) => Date.parse(`2026-03-02T${time}Z`)
const standUp = meeting('Stand-up', at('10:00:00'), at('10:30:00'))

describe('after a success', () => {
  const next = (now: string, luck = 0) => afterSuccess_ms([standUp], at(now), 'UTC', luck)

  test('after a success the next request comes in five minutes', () => {
    expect(next('09:00:00')).toBe(300_000)
  })

  test('the next request comes just after a meeting starts or ends', () => {
    expect(next('09:58:00')).toBe(122_000)
    expect(next('10:29:00')).toBe(62_000)
  })

  test('televisions that wait for the same instant are spread over ten seconds', () => {
    expect(next('09:58:00', 0.5)).toBe(127_000)
  })

  test('a new day is fetched when it begins', () => {
    expect(next('23:59:00')).toBe(62_000)
  })
})

describe('after a failure', () => {
  const trouble = { kind: 'server_error', status: 503 } as const

  test('failures of network and server double the wait, up to five minutes', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 2000].map((n) => afterFailure_ms(trouble, n))
    expect(waits.map((ms) => (ms ?? 0) / 1000)).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300])
  })

  test.each([
    { kind: 'offline' },
    { kind: 'timeout' },
    { kind: 'unreadable', status: 200, detail: '' },
  ] as const)('$kind is trouble of that sort', (failure) => {
    expect(afterFailure_ms(failure, 1)).toBe(5000)
  })

  test.each([
    [undefined, 15_000],
    [0, 5000],
    [1000, 5000],
    [90_000, 90_000],
    [900_000, 900_000],
    [10 * 86_400_000, 3_600_000],
  ])('throttled for %s ms waits %d ms', (retryAfter_ms, wait) => {
    expect(afterFailure_ms({ kind: 'throttled', retryAfter_ms }, 1)).toBe(wait)
  })

  test.each([
    [0, 4, 40_000],
    [90_000, 4, 90_000],
    [undefined, 4, 40_000],
    [0, 2000, 300_000],
  ])('throttled for %s ms for the %dth time in a row waits %d ms', (retryAfter_ms, n, wait) => {
    expect(afterFailure_ms({ kind: 'throttled', retryAfter_ms }, n)).toBe(wait)
  })

  test.each([423, 503])(
    'a server error (%d) that says for how long is believed, for an hour at most',
    (status) => {
      const waits = [undefined, 0, -1, 60_000, 1e12].map((retryAfter_ms) =>
        afterFailure_ms({ kind: 'server_error', status, retryAfter_ms }, 1),
      )
      expect(waits).toEqual([5000, 5000, 5000, 60_000, 3_600_000])
    },
  )

  test('after a 4xx the next request comes in five minutes', () => {
    expect(afterFailure_ms({ kind: 'http', status: 403, code: 'scope' }, 1)).toBe(300_000)
  })

  test('after signed_out no request comes by itself', () => {
    expect(afterFailure_ms({ kind: 'signed_out', code: '401' }, 1)).toBeUndefined()
  })
})
