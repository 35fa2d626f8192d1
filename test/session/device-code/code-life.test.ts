import { describe, expect, it } from 'vitest'
import { createCodeLife, type OpenResult } from '../../../src/session/device-code/code-life'
import { handClock } from '../../hand-clock'

const PENDING: OpenResult = { status: 'authorization_pending' }
const FAILED: OpenResult = { status: 'failed', failure: { kind: 'offline' } }

/** A code that lives for a minute and is polled every five seconds. */
function fixture() {
  const clock = handClock()
  const expiresAt = clock.now() + 60_000
  const grant = {
    device_code: 'device-1',
    user_code: '000001',
    verification_uri: 'https://login.webex.test/verify',
    interval_ms: 5000,
    expiresAt,
  }
  return { clock, grant, life: createCodeLife(expiresAt, clock) }
}

/** What follows from a poll's answer, by the events' types. */
function eventTypes({ life, grant }: ReturnType<typeof fixture>, result: OpenResult) {
  return life.eventsAfter(result, grant, life.isOver(grant)).map(({ type }) => type)
}

describe('the life of a code', () => {
  it('waits until the interval or the back-off is over, but not past the end of the code', () => {
    const { life, grant } = fixture()
    const code = { grant, failures: 0, least_ms: 5000 }
    expect(life.untilPoll_ms({ ...code, wait_ms: 30_000 })).toBe(30_000)
    life.waited(48_000)
    expect(life.untilPoll_ms({ ...code, wait_ms: 30_000 })).toBe(12_000)
    life.waited(11_000)
    expect(life.untilPoll_ms({ ...code, wait_ms: 30_000 })).toBe(5000)
  })

  it('is not over before its time, whatever the poll says', () => {
    expect(eventTypes(fixture(), PENDING)).toEqual(['poll_answered'])
    expect(eventTypes(fixture(), FAILED)).toEqual(['poll_failed'])
  })

  it('is over once its time was waited, even where the server still accepts it', () => {
    const code = fixture()
    code.life.waited(60_000)
    expect(eventTypes(code, PENDING)).toEqual(['code_expired'])
  })

  it('is over by the clock when the server cannot be asked', () => {
    const code = fixture()
    code.clock.jump(60_000)
    expect(eventTypes(code, FAILED)).toEqual(['code_expired'])
  })

  it('ends later than the clock says when the server still accepts it', () => {
    const code = fixture()
    code.life.waited(10_000)
    code.clock.jump(3_600_000)
    expect(code.life.eventsAfter(PENDING, code.grant, true)).toEqual([
      { type: 'poll_answered', device_code: 'device-1', result: PENDING },
      { type: 'expiry_corrected', device_code: 'device-1', expiresAt: code.clock.now() + 50_000 },
    ])
  })

  it('ends sooner than the clock says when the clock was set back', () => {
    const code = fixture()
    code.clock.jump(-3_600_000)
    expect(eventTypes(code, PENDING)).toEqual(['poll_answered', 'expiry_corrected'])
  })
})
