// Two windows of one television that show the same code, one disk, and a server that counts the polls of both.

import { describe, expect, it } from 'vitest'
import { createPollTurns } from '../../../src/session/device-code/poll-turns'
import type { SignIn } from '../../../src/session/device-code/sign-in'
import { startSignIn } from '../../../src/session/device-code/sign-in-loop'
import type { DeviceGrant } from '../../../src/webex/sign-in/device-grant'
import type { Tokens } from '../../../src/webex/sign-in/tokens'
import { settle } from '../../hand-clock'
import { memoryDisk } from '../../tv/memory-storage'
import { code, endpoints, oauthClient, pending, says, sessionFixture, token } from '../fixture'

/** A server that answers `slow_down` to a poll sooner than one interval after the last, as RFC 8628 3.5 says. */
function television(interval_s = 5) {
  const on = sessionFixture()
  const values = new Map<string, unknown>()
  const slowedDown: number[] = []
  /** When a code was polled whose tokens had been given; a server may revoke them then (RFC 6749 4.1.2). */
  const usedAgain: number[] = []
  let approved = false
  let isUsed = false
  /** How long the answer is under way, ms. */
  let answer_ms = 0
  const pollers = new Map<string, { last: number; interval_ms: number }>()
  on.on('device/authorize', code(1, { interval: interval_s }))
  const plain = on.http.fetch
  on.http.fetch = (async (url: string, init: RequestInit) => {
    if (!url.endsWith('device/token')) return plain(url, init)
    const now = on.clock.now()
    const device_code = new URLSearchParams(init.body as string).get('device_code') ?? ''
    const { last, interval_ms } = pollers.get(device_code) ?? {
      last: -1e15,
      interval_ms: interval_s * 1000,
    }
    const isEarly = now - last < interval_ms
    pollers.set(device_code, { last: now, interval_ms: interval_ms + (isEarly ? 5000 : 0) })
    if (isEarly) {
      slowedDown.push(now)
      on.on('device/token', says(400, { error: 'slow_down' }), pending)
    } else if (approved) {
      if (isUsed) usedAgain.push(now)
      isUsed = true
      on.on('device/token', token(), says(400, { error: 'invalid_grant' }))
    }
    const answer = plain(url, init)
    if (answer_ms > 0) await on.clock.wait(answer_ms)
    return answer
  }) as typeof fetch
  on.on('device/token', pending)

  function open() {
    const { storage } = memoryDisk(values)
    const stop = new AbortController()
    const seen: SignIn[] = []
    const tokens: Tokens[] = []
    const found: Tokens[] = []
    const loop = startSignIn({
      http: on.http,
      storage,
      oauthClient,
      endpoints,
      signal: stop.signal,
      pollTurns: createPollTurns(storage, on.clock),
      onChange: (signIn) => seen.push(signIn),
      async onApproved(given) {
        tokens.push(given)
        // As the session does.
        await storage.set('tokens', given)
        await storage.delete('grant')
        await storage.delete('replaced')
      },
      onFound: (given) => found.push(given),
    })
    return { ...loop, stop, seen, tokens, found, close: () => stop.abort() }
  }

  const polls = () => on.to('device/token').map(({ at }) => at)
  const gaps = () =>
    polls()
      .slice(1)
      .map((at, n) => at - (polls()[n] ?? 0))
  return {
    ...on,
    values,
    slowedDown,
    usedAgain,
    open,
    polls,
    gaps,
    approve() {
      approved = true
    },
    /** From now on an answer takes this long. */
    answersIn(ms: number) {
      answer_ms = ms
    },
    /** The next answers, whenever they are asked for. */
    says: (...replies: Parameters<typeof on.on>[1][]) => on.on('device/token', ...replies),
  }
}

const interval = (signIn: SignIn | undefined) =>
  signIn?.status === 'waiting' ? signIn.grant.interval_ms : undefined

describe('two windows that show one code', () => {
  it.each([0, 1, 300, 2500, 4999, 5000])(
    'together poll it no more often than its interval allows, the second one opened %i ms later',
    async (later_ms) => {
      const tv = television()
      const one = tv.open()
      await tv.clock.advance(later_ms)
      const other = tv.open()
      await tv.clock.advance(120_000)
      expect(Math.min(...tv.gaps())).toBeGreaterThanOrEqual(5000)
      expect(tv.polls().length).toBeGreaterThan(20)
      expect(tv.slowedDown).toEqual([])
      for (const { seen } of [one, other]) expect(interval(seen[seen.length - 1])).toBe(5000)
    },
  )

  it.each([0, 1200, 4000])(
    'are both signed in within two seconds of the poll that brought the tokens, opened %i ms apart',
    async (apart_ms) => {
      const tv = television()
      const windows = [tv.open()]
      await tv.clock.advance(apart_ms)
      windows.push(tv.open())
      await tv.clock.advance(31_000)
      tv.approve()
      const has = (of: 'tokens' | 'found') => windows.filter((window) => window[of].length > 0)
      while (has('tokens').length === 0) await tv.clock.advance(100)
      await tv.clock.advance(2000)
      expect([has('tokens').length, has('found').length]).toEqual([1, 1])
      const polls = tv.polls().length
      await tv.clock.advance(600_000)
      expect(tv.polls()).toHaveLength(polls)
      expect(tv.clock.waits()).toEqual([])
    },
  )

  it.each([1, 5])(
    'never poll a code whose tokens one of them has, every %i s',
    async (interval_s) => {
      const interval_ms = interval_s * 1000
      for (let apart_ms = 0; apart_ms < interval_ms; apart_ms += interval_ms / 10)
        for (let approved_ms = 0; approved_ms < interval_ms; approved_ms += interval_ms / 10) {
          const tv = television(interval_s)
          tv.open()
          await tv.clock.advance(apart_ms)
          tv.open()
          await tv.clock.advance(20_000 + approved_ms)
          tv.approve()
          await tv.clock.advance(20_000)
          expect(tv.usedAgain, `${apart_ms} ms apart, approved after ${approved_ms} ms`).toEqual([])
        }
    },
  )

  it.each([4000, 7000, 14_000])(
    'leave a poll alone whose answer is under way for %i ms',
    async (answer_ms) => {
      const tv = television()
      tv.open()
      await tv.clock.advance(1000)
      tv.open()
      tv.answersIn(answer_ms)
      await tv.clock.advance(30_000)
      tv.approve()
      await tv.clock.advance(60_000)
      expect(tv.usedAgain).toEqual([])
      expect(tv.slowedDown).toEqual([])
    },
  )

  it('go on with one when the other is closed while it polls', async () => {
    const tv = television()
    const one = tv.open()
    await tv.clock.advance(1000)
    tv.open()
    tv.answersIn(14_000)
    await tv.clock.advance(5000)
    one.close()
    tv.answersIn(0)
    const before = tv.polls().length
    await tv.clock.advance(17_000)
    expect(tv.polls().length).toBeGreaterThan(before)
  })

  it('go on with one when the other is closed, or its timers stand still', async () => {
    const tv = television()
    const one = tv.open()
    await tv.clock.advance(1000)
    tv.open()
    await tv.clock.advance(20_000)
    one.close()
    const before = tv.polls().length
    await tv.clock.advance(7000)
    expect(tv.polls().length).toBe(before + 1)
    expect(tv.slowedDown).toEqual([])
  })

  it('both wait for as long as the server told one of them, also when that one is closed', async () => {
    const tv = television()
    const one = tv.open()
    await tv.clock.advance(1000)
    tv.open()
    tv.says(says(429, '', { 'retry-after': '60' }), pending)
    await tv.clock.advance(5000)
    one.close()
    expect(tv.polls()).toHaveLength(1)
    await tv.clock.advance(59_000)
    expect(tv.polls()).toHaveLength(1)
    await tv.clock.advance(5000)
    expect(tv.polls()).toHaveLength(2)
  })

  it('keep the longer interval when the one that was told to slow down is closed', async () => {
    const tv = television()
    const one = tv.open()
    await tv.clock.advance(1000)
    tv.open()
    tv.says(says(400, { error: 'slow_down' }), pending)
    await tv.clock.advance(30_000)
    one.close()
    const before = tv.polls().length
    await tv.clock.advance(60_000)
    expect(Math.min(...tv.gaps().slice(before - 1))).toBeGreaterThanOrEqual(10_000)
  })

  it('poll again though the television’s clock was set back by an hour', async () => {
    const tv = television()
    tv.open()
    tv.open()
    await tv.clock.advance(11_000)
    tv.clock.jump(-3_600_000)
    const before = tv.polls().length
    await tv.clock.advance(15_000)
    expect(tv.polls().length).toBeGreaterThan(before)
  })

  it.each([0, 1500, 3000, 4500])(
    'poll a code that the viewer replaced together, too, %i ms after a poll',
    async (later_ms) => {
      const tv = television()
      tv.on('device/authorize', code(1), code(2))
      const one = tv.open()
      await tv.clock.advance(1000)
      tv.open()
      await tv.clock.advance(4000 + later_ms)
      one.newCode()
      await tv.clock.advance(60_000)
      const polls = tv.to('device/token').filter(({ form }) => form.device_code === 'device-1')
      const at = polls.map((poll) => poll.at)
      expect(at.length).toBeGreaterThan(8)
      for (const [n, time] of at.slice(1).entries())
        expect(time - (at[n] ?? 0)).toBeGreaterThanOrEqual(5000)
    },
  )

  it('keep to the interval though one opens and writes the code while the other polls it', async () => {
    const tv = television()
    tv.answersIn(9000)
    tv.open()
    await tv.clock.advance(6000)
    tv.open()
    await tv.clock.advance(60_000)
    expect(Math.min(...tv.gaps())).toBeGreaterThanOrEqual(5000)
    expect(tv.slowedDown).toEqual([])
  })
})

describe('one window after the other', () => {
  it.each([
    [undefined],
    [7],
    ['x'],
    [[null, 7, {}]],
    [[{ user_code: '000001' }]],
    [[{ user_code: '000001', by: 1, at: 'x', wait_ms: {}, interval_ms: [] }]],
    [[{ user_code: '000001', at: 1e300, wait_ms: 5000 }]],
    [[{ user_code: '000001', at: 0, wait_ms: 1e300, interval_ms: 1e300 }]],
    [[{ user_code: '000001', wait_ms: 1e300, interval_ms: 1e300 }]],
    [Array.from({ length: 100 }, (_, n) => ({ user_code: `other-${n}`, wait_ms: 5000 }))],
  ])('polls whatever lies in the place of its turn: %j', async (turns) => {
    const tv = television()
    const first = tv.open()
    await settle()
    first.close()
    if (turns === undefined) tv.values.delete('turns')
    else tv.values.set('turns', turns)
    tv.open()
    await tv.clock.advance(6000)
    expect(tv.polls()).toHaveLength(1)
    expect((tv.values.get('turns') as unknown[]).length).toBeLessThanOrEqual(8)
    // The device code is a secret, which is stored with its code alone.
    expect(JSON.stringify(tv.values.get('turns'))).not.toContain('device-1')
  })

  it('polls one interval and a second after the last poll of a window that was killed', async () => {
    const tv = television()
    const first = tv.open()
    await tv.clock.advance(5000)
    first.close()
    tv.open()
    await tv.clock.advance(6000)
    expect(tv.polls()).toHaveLength(2)
  })

  it('lets the window that a 429 was told to poll a code at its end, and no other window', async () => {
    const { clock } = sessionFixture()
    const values = new Map<string, unknown>()
    const windowOf = () => createPollTurns(memoryDisk(values).storage, clock)
    const [own, other] = [windowOf(), windowOf()]
    const grant: DeviceGrant = {
      device_code: 'device-1',
      user_code: '123456',
      verification_uri: 'https://login.example/verify',
      interval_ms: 5000,
      expiresAt: clock.now() + 300_000,
    }
    expect(await own.take(grant)).toBe(0)
    await own.hold(grant, 400_000)
    await clock.advance(grant.interval_ms)
    expect(await other.take(grant)).toBe(401_000 - grant.interval_ms)
    expect(await own.take(grant)).toBe(0)
  })
})
