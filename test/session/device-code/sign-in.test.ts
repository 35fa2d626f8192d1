import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  INITIAL,
  type Progress,
  type SignInEvent,
} from '../../../src/session/device-code/sign-in'
import type { Failure } from '../../../src/webex/http/failure'
import type { DeviceGrant } from '../../../src/webex/sign-in/device-grant'

const grant: DeviceGrant = {
  device_code: 'd',
  user_code: '123456',
  verification_uri: 'https://x.test',
  interval_ms: 5000,
  expiresAt: 300_000,
}
const offline: Failure = { kind: 'offline' }
const came: SignInEvent = { type: 'code_received', grant }
type Answered = Extract<SignInEvent, { type: 'poll_answered' }>
const polled = (result: Answered['result']): Answered => ({
  type: 'poll_answered',
  device_code: 'd',
  result,
})
const failedPoll: SignInEvent = { type: 'poll_failed', device_code: 'd', failure: offline }
const progress = (...events: SignInEvent[]): Progress => events.reduce(afterEvent, INITIAL)

describe('signing in, step by step', () => {
  it('begins by requesting a code at once', () => {
    expect(INITIAL).toMatchObject({ signIn: { status: 'requesting' }, wait_ms: 0 })
  })

  it('waits one interval before the first poll', () => {
    expect(progress(came)).toMatchObject({ signIn: { status: 'waiting', grant }, wait_ms: 5000 })
  })

  it('gives the same object while the approval is pending', () => {
    const before = progress(came)
    expect(afterEvent(before, polled({ status: 'authorization_pending' })).signIn).toBe(
      before.signIn,
    )
  })

  it('slows down by 5 s for good', () => {
    const slower = progress(came, polled({ status: 'slow_down' }))
    expect(slower).toMatchObject({ wait_ms: 10_000, signIn: { grant: { interval_ms: 10_000 } } })
    expect(afterEvent(slower, polled({ status: 'authorization_pending' })).wait_ms).toBe(10_000)
    expect(afterEvent(slower, polled({ status: 'slow_down' })).wait_ms).toBe(15_000)
  })

  it('waits the larger of Retry-After and the interval, once', () => {
    const throttled = (retryAfter_ms: number) => polled({ status: 'throttled', retryAfter_ms })
    expect(progress(came, throttled(40_000))).toMatchObject({ wait_ms: 40_000, least_ms: 40_000 })
    expect(progress(came, throttled(1000)).wait_ms).toBe(5000)
    expect(progress(came, throttled(1e15)).wait_ms).toBe(600_000)
    expect(
      progress(came, throttled(40_000), polled({ status: 'authorization_pending' })).wait_ms,
    ).toBe(5000)
  })

  it('waits as long as a 503 asks, for a code and for its approval', () => {
    const failure: Failure = { kind: 'server_error', status: 503, retryAfter_ms: 40_000 }
    const held = { wait_ms: 40_000, least_ms: 40_000 }
    expect(progress({ type: 'code_request_failed', failure })).toMatchObject(held)
    expect(progress(came, { ...failedPoll, failure } as SignInEvent)).toMatchObject(held)
    const brief: Failure = { kind: 'server_error', status: 503, retryAfter_ms: 1000 }
    expect(progress(came, { ...failedPoll, failure: brief } as SignInEvent).wait_ms).toBe(10_000)
  })

  it('backs off by doubling to at most 30 s, and recovers with the first answer', () => {
    const waits = [1, 2, 3, 4].map(
      (n) => progress(came, ...Array<SignInEvent>(n).fill(failedPoll)).wait_ms,
    )
    expect(waits).toEqual([10_000, 20_000, 30_000, 30_000])
    const recovered = progress(
      came,
      failedPoll,
      failedPoll,
      polled({ status: 'authorization_pending' }),
    )
    expect(recovered).toMatchObject({ wait_ms: 5000, signIn: { status: 'waiting', grant } })
    expect(recovered.signIn).not.toHaveProperty('failure')
  })

  it('never polls faster than an interval that is longer than 30 s', () => {
    const slow = { ...grant, interval_ms: 45_000 }
    expect(progress({ type: 'code_received', grant: slow }, failedPoll).wait_ms).toBe(45_000)
  })

  it('shows a failure beside the code', () => {
    expect(progress(came, failedPoll).signIn).toEqual({
      status: 'waiting',
      grant,
      failure: offline,
    })
  })

  it('retries the request for a code like a poll', () => {
    const failed: SignInEvent = { type: 'code_request_failed', failure: offline }
    const waits = [1, 2, 3, 4, 5].map(
      (n) => progress(...Array<SignInEvent>(n).fill(failed)).wait_ms,
    )
    expect(waits).toEqual([5000, 10_000, 20_000, 30_000, 30_000])
    expect(progress(failed).signIn).toEqual({ status: 'requesting', failure: offline })
    const failure: Failure = { kind: 'throttled', retryAfter_ms: 60_000 }
    expect(progress({ type: 'code_request_failed', failure }).wait_ms).toBe(60_000)
  })

  it('stops when the app is set up wrongly', () => {
    const failure: Failure = { kind: 'http', status: 400, code: 'invalid_scope' }
    const stopped = { status: 'misconfigured', failure }
    expect(progress({ type: 'code_request_failed', failure }).signIn).toEqual(stopped)
    expect(progress(came, polled({ status: 'misconfigured', failure })).signIn).toEqual(stopped)
  })

  it('stops when the viewer declines', () => {
    const declined = progress(came, polled({ status: 'access_denied' }))
    expect(declined.signIn).toEqual({ status: 'access_denied' })
  })

  it.each([
    { type: 'code_expired', device_code: 'd' } as const,
    polled({ status: 'expired_token' }),
  ])('requests a new code when one is over, and pauses after three', (over) => {
    expect(progress(came, over)).toMatchObject({ signIn: { status: 'requesting' }, wait_ms: 0 })
    expect(progress(came, over, came, over).signIn).toEqual({ status: 'requesting' })
    const paused = progress(came, over, came, over, came, over)
    expect(paused.signIn).toEqual({ status: 'paused' })
  })
})

describe('a code that the viewer replaces', () => {
  const other = { ...grant, device_code: 'e', user_code: '654321', interval_ms: 7000 }
  const wanted: SignInEvent = { type: 'new_code_requested' }
  const otherCame: SignInEvent = { type: 'code_received', grant: other }
  const answered = (device_code: string, answer: Answered['result']): SignInEvent => ({
    ...polled(answer),
    device_code,
  })
  const both = [came, failedPoll, wanted, otherCame]

  it('polls a replaced code on while the next one is requested and shown, each at its own pace', () => {
    expect(progress(came, failedPoll, wanted)).toMatchObject({
      signIn: { status: 'requesting' },
      wait_ms: 0,
      replaced: { grant, wait_ms: 10_000, failures: 1 },
    })
    const two = progress(...both)
    expect(two).toMatchObject({ wait_ms: 7000, replaced: { wait_ms: 10_000 } })
    const slower = afterEvent(two, answered('d', { status: 'slow_down' }))
    expect(slower).toMatchObject({ wait_ms: 7000, replaced: { wait_ms: 10_000, failures: 0 } })
    expect(slower.signIn).toBe(two.signIn)
    const backedOff = afterEvent(slower, { ...failedPoll, device_code: 'e' })
    expect(backedOff).toMatchObject({ wait_ms: 14_000, replaced: { wait_ms: 10_000 } })
  })

  it.each<[string, SignInEvent]>([
    ['is declined', answered('d', { status: 'access_denied' })],
    ['is over for the server', answered('d', { status: 'expired_token' })],
    ['expires', { type: 'code_expired', device_code: 'd' }],
  ])('drops a replaced code when it %s, and keeps the one on the screen', (_, event) => {
    const two = progress(...both)
    const one = afterEvent(two, event)
    expect(one.signIn).toBe(two.signIn)
    expect(one.replaced).toBe(undefined)
    expect(afterEvent(one, answered('d', { status: 'authorization_pending' }))).toBe(one)
  })

  it('polls a replaced code on, whatever becomes of the one on the screen', () => {
    const two = progress(...both)
    for (const status of ['access_denied', 'expired_token'] as const)
      expect(afterEvent(two, answered('e', { status })).replaced).toEqual(two.replaced)
  })

  it('gives up a replaced code for the next that is replaced: two at the most', () => {
    expect(progress(...both, wanted).replaced?.grant).toEqual(other)
    expect(progress(came, wanted, wanted).replaced?.grant).toEqual(grant)
  })

  it('says that an account has too many sign-ins when it approved a replaced code', () => {
    const failure: Failure = { kind: 'http', status: 400, code: 'tokenlimit_reached' }
    const limit = { signIn: { status: 'tokenlimit_reached', failure } }
    expect(
      progress(...both, answered('d', { status: 'tokenlimit_reached', failure })),
    ).toMatchObject(limit)
    expect(progress(came, answered('d', { status: 'tokenlimit_reached', failure }))).toMatchObject(
      limit,
    )
  })
})
