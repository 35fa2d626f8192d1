import { describe, expect, it } from 'vitest'
import { rateLimiter } from '../../../../platforms/relay/callers/rate-limit'

function limiter(limits: { perMinute: number; addresses: number }) {
  let time = 0
  return { wait_s: rateLimiter(limits, () => time), pass: (ms: number) => (time += ms) }
}

describe('the rate limit', () => {
  it('lets a burst pass, then one as often as it refills', () => {
    const { wait_s, pass } = limiter({ perMinute: 2, addresses: 10 })
    expect([wait_s('a'), wait_s('a'), wait_s('a')]).toEqual([0, 0, 30])
    pass(29_000)
    expect(wait_s('a')).toBe(1)
    pass(1000)
    expect([wait_s('a'), wait_s('a')]).toEqual([0, 30])
  })

  it('counts each address for itself', () => {
    const { wait_s } = limiter({ perMinute: 1, addresses: 10 })
    expect([wait_s('a'), wait_s('b'), wait_s('a')]).toEqual([0, 0, 60])
  })

  it('never saves up more than a minute', () => {
    const { wait_s, pass } = limiter({ perMinute: 1, addresses: 10 })
    wait_s('a')
    pass(86_400_000)
    expect([wait_s('a'), wait_s('a')]).toEqual([0, 60])
  })

  it('stands a clock that jumps back', () => {
    const { wait_s, pass } = limiter({ perMinute: 1, addresses: 10 })
    wait_s('a')
    pass(-86_400_000)
    expect(wait_s('a')).toBe(60)
    pass(60_000)
    expect(wait_s('a')).toBe(0)
  })

  it('forgets the address unheard for longest when there are too many', () => {
    const { wait_s } = limiter({ perMinute: 1, addresses: 2 })
    wait_s('a')
    wait_s('b')
    wait_s('a')
    wait_s('c')
    expect(wait_s('a')).toBe(60)
    expect(wait_s('b')).toBe(0)
  })
})
