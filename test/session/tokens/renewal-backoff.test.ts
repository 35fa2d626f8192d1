import { describe, expect, it } from 'vitest'
import { createRenewalBackoff } from '../../../src/session/tokens/renewal-backoff'
import { handClock } from '../../hand-clock'

function fixture() {
  const clock = handClock()
  return { clock, backoff: createRenewalBackoff(clock) }
}

describe('the backoff of renewals', () => {
  it('holds nothing back until a renewal fails', () => {
    const { backoff } = fixture()
    expect(backoff.isHolding()).toBe(false)
    expect(backoff.deferral()).toBeUndefined()
  })

  it('holds for half a minute when the network fails, without answering for the server', async () => {
    const { clock, backoff } = fixture()
    backoff.failed({ kind: 'offline' })
    expect(backoff.deferral()).toBeUndefined()
    await clock.advance(29_999)
    expect(backoff.isHolding()).toBe(true)
    await clock.advance(1)
    expect(backoff.isHolding()).toBe(false)
  })

  it('doubles with each 503 in a row, to five minutes at most', async () => {
    const { clock, backoff } = fixture()
    const held_s: number[] = []
    for (let n = 0; n < 6; n++) {
      backoff.failed({ kind: 'server_error', status: 503 })
      let seconds = 0
      for (; backoff.isHolding(); seconds++) clock.jump(1000)
      held_s.push(seconds)
    }
    expect(held_s).toEqual([30, 60, 120, 240, 300, 300])
  })

  it('says how much is left of a longer Retry-After', async () => {
    const { clock, backoff } = fixture()
    backoff.failed({ kind: 'throttled', retryAfter_ms: 90_000, trackingId: 'ROUTER_1' })
    await clock.advance(60_000)
    expect(backoff.deferral()).toEqual({
      ok: false,
      failure: { kind: 'throttled', retryAfter_ms: 30_000, trackingId: 'ROUTER_1' },
    })
    await clock.advance(30_000)
    expect(backoff.deferral()).toBeUndefined()
  })

  it('ends when newer tokens are there, and when the clock is set back', () => {
    const { clock, backoff } = fixture()
    backoff.failed({ kind: 'throttled' })
    backoff.reset()
    expect(backoff.isHolding()).toBe(false)
    backoff.failed({ kind: 'throttled' })
    clock.jump(-3_600_000)
    expect(backoff.isHolding()).toBe(false)
  })
})
