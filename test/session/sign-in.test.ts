import { describe, expect, it } from 'vitest'
import { afterEvent, beginning, type Progress, type SignInEvent } from '../../src/session/sign-in'
import type { DeviceGrant } from '../../src/webex/device-grant'
import type { Failure } from '../../src/webex/failure'

const grant: DeviceGrant = {
  device_code: 'd',
  user_code: '123456',
  verification_uri: 'https://x.test',
  interval_ms: 5000,
  expiresAt: 300_000,
}
const offline: Failure = { kind: 'offline' }
const came: SignInEvent = { was: 'code-came', grant }
const polled = (polled: Extract<SignInEvent, { was: 'polled' }>['polled']): SignInEvent => ({
  was: 'polled',
  device_code: 'd',
  polled,
})
const trouble = polled({ next: 'trouble', failure: offline })
const progress = (...events: SignInEvent[]): Progress => events.reduce(afterEvent, beginning)

describe('signing in, step by step', () => {
  it('begins by asking at once', () => {
    expect(beginning).toMatchObject({ signIn: { at: 'asking' }, wait_ms: 0 })
  })

  it('waits one interval before the first poll', () => {
    expect(progress(came)).toMatchObject({ signIn: { at: 'waiting', grant }, wait_ms: 5000 })
  })

  it('stays the same object while the approval is pending', () => {
    const before = progress(came)
    expect(afterEvent(before, polled({ next: 'pending' })).signIn).toBe(before.signIn)
  })

  it('slows down by 5 s for good', () => {
    const slower = progress(came, polled({ next: 'slower' }))
    expect(slower).toMatchObject({ wait_ms: 10_000, signIn: { grant: { interval_ms: 10_000 } } })
    expect(afterEvent(slower, polled({ next: 'pending' })).wait_ms).toBe(10_000)
    expect(afterEvent(slower, polled({ next: 'slower' })).wait_ms).toBe(15_000)
  })

  it('waits the larger of Retry-After and the interval, once', () => {
    const throttled = (retryAfter_ms: number) => polled({ next: 'throttled', retryAfter_ms })
    expect(progress(came, throttled(40_000))).toMatchObject({ wait_ms: 40_000, least_ms: 40_000 })
    expect(progress(came, throttled(1000)).wait_ms).toBe(5000)
    expect(progress(came, throttled(1e15)).wait_ms).toBe(600_000)
    expect(progress(came, throttled(40_000), polled({ next: 'pending' })).wait_ms).toBe(5000)
  })

  it('backs off by doubling to at most 30 s, and recovers with the first answer', () => {
    const waits = [1, 2, 3, 4].map(
      (n) => progress(came, ...Array<SignInEvent>(n).fill(trouble)).wait_ms,
    )
    expect(waits).toEqual([10_000, 20_000, 30_000, 30_000])
    const recovered = progress(came, trouble, trouble, polled({ next: 'pending' }))
    expect(recovered).toMatchObject({ wait_ms: 5000, signIn: { at: 'waiting', grant } })
    expect(recovered.signIn).not.toHaveProperty('trouble')
  })

  it('never polls faster than an interval that is longer than 30 s', () => {
    const slow = { ...grant, interval_ms: 45_000 }
    expect(progress({ was: 'code-came', grant: slow }, trouble).wait_ms).toBe(45_000)
  })

  it('shows the trouble beside the code', () => {
    expect(progress(came, trouble).signIn).toEqual({ at: 'waiting', grant, trouble: offline })
  })

  it('retries the request for a code like a poll', () => {
    const failed: SignInEvent = { was: 'code-failed', failure: offline }
    const waits = [1, 2, 3, 4, 5].map(
      (n) => progress(...Array<SignInEvent>(n).fill(failed)).wait_ms,
    )
    expect(waits).toEqual([5000, 10_000, 20_000, 30_000, 30_000])
    expect(progress(failed).signIn).toEqual({ at: 'asking', trouble: offline })
    const failure: Failure = { kind: 'throttled', retryAfter_ms: 60_000 }
    expect(progress({ was: 'code-failed', failure }).wait_ms).toBe(60_000)
  })

  it('stops when the app is set up wrongly', () => {
    const failure: Failure = { kind: 'refused', status: 400, code: 'invalid_scope' }
    const stopped = { at: 'misconfigured', failure }
    expect(progress({ was: 'code-failed', failure }).signIn).toEqual(stopped)
    expect(progress(came, polled({ next: 'misconfigured', failure })).signIn).toEqual(stopped)
  })

  it('stops when the viewer refuses', () => {
    const refused = progress(came, polled({ next: 'refused' }))
    expect(refused.signIn).toEqual({ at: 'refused' })
  })

  it.each([{ was: 'outlived', device_code: 'd' } as const, polled({ next: 'code-dead' })])(
    'asks for a new code when one is over, and rests after three',
    (over) => {
      expect(progress(came, over)).toMatchObject({ signIn: { at: 'asking' }, wait_ms: 0 })
      expect(progress(came, over, came, over).signIn).toEqual({ at: 'asking' })
      const rest = progress(came, over, came, over, came, over)
      expect(rest.signIn).toEqual({ at: 'resting' })
    },
  )
})

describe('a code that the viewer replaces', () => {
  const other = { ...grant, device_code: 'e', user_code: '654321', interval_ms: 7000 }
  const wanted: SignInEvent = { was: 'code-wanted' }
  const otherCame: SignInEvent = { was: 'code-came', grant: other }
  const answered = (device_code: string, answer: Parameters<typeof polled>[0]): SignInEvent => ({
    ...(polled(answer) as Extract<SignInEvent, { was: 'polled' }>),
    device_code,
  })
  const both = [came, trouble, wanted, otherCame]

  it('is followed on while the next one is asked for and shown, each at its own pace', () => {
    expect(progress(came, trouble, wanted)).toMatchObject({
      signIn: { at: 'asking' },
      wait_ms: 0,
      replaced: { grant, wait_ms: 10_000, troubles: 1 },
    })
    const two = progress(...both)
    expect(two).toMatchObject({ wait_ms: 7000, replaced: { wait_ms: 10_000 } })
    const slower = afterEvent(two, answered('d', { next: 'slower' }))
    expect(slower).toMatchObject({ wait_ms: 7000, replaced: { wait_ms: 10_000, troubles: 0 } })
    expect(slower.signIn).toBe(two.signIn)
    const troubled = afterEvent(slower, answered('e', { next: 'trouble', failure: offline }))
    expect(troubled).toMatchObject({ wait_ms: 14_000, replaced: { wait_ms: 10_000 } })
  })

  it.each<[string, SignInEvent]>([
    ['is refused', answered('d', { next: 'refused' })],
    ['dies', answered('d', { next: 'code-dead' })],
    ['outlives its time', { was: 'outlived', device_code: 'd' }],
  ])('goes without a word when it %s, and the one on the screen stays', (_, event) => {
    const two = progress(...both)
    const one = afterEvent(two, event)
    expect(one.signIn).toBe(two.signIn)
    expect(one.replaced).toBe(undefined)
    expect(afterEvent(one, answered('d', { next: 'pending' }))).toBe(one)
  })

  it('outlives the one on the screen, whatever becomes of that', () => {
    const two = progress(...both)
    for (const next of ['refused', 'code-dead'] as const)
      expect(afterEvent(two, answered('e', { next })).replaced).toEqual(two.replaced)
  })

  it('is given up for the next that is replaced: two at the most', () => {
    expect(progress(...both, wanted).replaced?.grant).toEqual(other)
    expect(progress(came, wanted, wanted).replaced?.grant).toEqual(grant)
  })

  it('says so when its account has too many sign-ins, since somebody has approved it', () => {
    const failure: Failure = { kind: 'refused', status: 400, code: 'tokenlimit_reached' }
    const limit = { signIn: { at: 'token-limit', failure } }
    expect(progress(...both, answered('d', { next: 'token-limit', failure }))).toMatchObject(limit)
    expect(progress(came, answered('d', { next: 'token-limit', failure }))).toMatchObject(limit)
  })
})
