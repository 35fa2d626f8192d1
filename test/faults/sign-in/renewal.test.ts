// The renewal of tokens meets each fault, for somebody who is signed in and whose app calls Webex every minute.
// Whatever the network does, nobody is signed out by it; by Webex's own refusal they are.

import { afterAll, describe, expect, it } from 'vitest'
import { getMe } from '../../../src/webex/sign-in/people'
import { FAULTS, type Fault, webexSays } from '../sockets/faults'
import { TOKEN_LIFE_S } from '../sockets/webex-server'
import { EXPECTED, shownByCall } from './expected'
import { openTelevision, plannedFault, type Television, untilSignedIn } from './television'
import { createViewer } from './viewer'

const MINUTE_MS = 60_000
/** A renewal that failed is tried again after five minutes at most, where nobody asks for longer. */
const RECOVERY_MS = 7 * MINUTE_MS
/** A Retry-After of years is taken for an hour. */
const LONGEST_RETRY_AFTER_MS = 60 * MINUTE_MS

const DURATIONS = [
  { name: 'once', for_ms: 0 },
  { name: 'for a minute', for_ms: MINUTE_MS },
  { name: 'for half an hour', for_ms: 30 * MINUTE_MS },
]
const TIMES = [
  { name: 'before the old token’s end', isLate: false },
  { name: 'after it', isLate: true },
]
const CELLS = FAULTS.flatMap((fault) =>
  TIMES.flatMap((time) => DURATIONS.map((duration) => ({ fault, time, duration }))),
)

let most = { renewals: 0, cell: '' }

/** Somebody who has signed in; the fault begins with their first renewal. */
async function signedIn(fault?: Fault, for_ms = 0) {
  const plan = fault && ({ kind: 'renewal', nth: 1, fault, for_ms } as const)
  const tv = await openTelevision({ faultFor: plannedFault(plan) })
  const { look } = createViewer(tv)
  tv.start()
  await untilSignedIn(tv, look, 2 * MINUTE_MS)
  await tv.steps.advance(1000)
  return tv
}

/** One call with the person's token. @returns 'nothing' when it was answered, or the kind of its failure */
async function call(tv: Television): Promise<string> {
  let got: string | undefined
  void getMe(tv.session().client).then((me) => {
    got = me.ok ? 'nothing' : me.failure.kind
  })
  await tv.steps.advance(MINUTE_MS)
  return got ?? 'no answer'
}

/** What a call may get while the renewal, and the calls as well, meet the fault. */
const mayBe = (faultName: string) => [EXPECTED[faultName]?.renewal, shownByCall(faultName)]

const renewals = (tv: Television) => tv.webex.exchanges.filter(({ kind }) => kind === 'renewal')

describe('the renewal of tokens', () => {
  it.each(
    CELLS.map(
      (cell) => [`${cell.fault.name} ${cell.duration.name} ${cell.time.name}`, cell] as const,
    ),
  )('signs nobody out for %s', async (name, { fault, time, duration: { for_ms } }) => {
    const tv = await signedIn(fault, for_ms)
    try {
      const first = tv.webex.exchanges.length
      if (time.isLate) tv.webex.expireAccess()
      else await tv.steps.advance((TOKEN_LIFE_S - 299) * 1000 - tv.steps.running_ms())
      const from = tv.steps.running_ms()
      const got: string[] = []
      const trouble_ms = for_ms + (name.includes('1000000000') ? LONGEST_RETRY_AFTER_MS : 0)
      while (tv.steps.running_ms() - from < trouble_ms + RECOVERY_MS) {
        got.push(await call(tv))
        expect(tv.session().state()).toMatchObject({ status: 'signed_in', person: { id: 'p1' } })
      }
      const { renewal } = EXPECTED[fault.name] ?? {}
      // With a token that is alive the calls go on while the renewal alone is in trouble.
      if (for_ms === 0) expect(got[0]).toBe(time.isLate ? renewal : 'nothing')
      else expect(mayBe(fault.name)).toContain(got.find((one) => one !== 'nothing') ?? 'nothing')
      expect(got[got.length - 1]).toBe('nothing')
      expect(renewals(tv).length).toBeGreaterThan(0)
      const anHour = mostInAnHour(renewals(tv).map(({ at }) => at))
      expect(anHour).toBeLessThanOrEqual(61)
      if (anHour > most.renewals) most = { renewals: anHour, cell: name }
      const stored = tv.values.get('tokens')
      expect(stored).toMatchObject({ refresh_token: 'refresh-1' })
      expect(tv.webex.exchanges.length).toBeGreaterThan(first)
    } finally {
      await tv.close()
    }
  })

  it('signs out when Webex refuses it for good, says whose sign-in has ended, and shows a code', async () => {
    const tv = await signedIn()
    try {
      tv.webex.revoke()
      expect(await call(tv)).toBe('signed_out')
      expect(tv.session().state()).toMatchObject({
        status: 'signed_out',
        signIn: { status: 'waiting' },
        ended: { person: { displayName: 'Ana' }, code: 'invalid_grant' },
      })
      expect(tv.values.has('tokens')).toBe(false)
    } finally {
      await tv.close()
    }
  })

  it.each([
    ['400 with the code among the descriptions', webexSays(400, 'invalid_grant'), true],
    ['451', webexSays(451, 'unavailable'), true],
    ['401 about the client', webexSays(401, 'invalid_client'), false],
    ['400 about the client', webexSays(400, 'unauthorized_client'), false],
    ['400 about the request', webexSays(400, 'invalid_request'), false],
    ['403 of a gateway', webexSays(403, 'forbidden'), false],
    ['404 of a gateway', webexSays(404, 'not found'), false],
    ['409', webexSays(409, 'conflict'), false],
    ['423', webexSays(423, 'locked'), false],
  ])('takes %s for the word that it is', async (name, answer, isRefusal) => {
    const tv = await signedIn({ name, answer }, 0)
    try {
      tv.webex.expireAccess()
      const got = await call(tv)
      expect(got === 'signed_out').toBe(isRefusal)
      expect(tv.session().state().status).toBe(isRefusal ? 'signed_out' : 'signed_in')
      if (!isRefusal) {
        await tv.steps.advance(RECOVERY_MS)
        expect(await call(tv)).toBe('nothing')
      }
    } finally {
      await tv.close()
    }
  })
})

/** How many of these times, ms, fall into one hour at most. */
function mostInAnHour(times: number[]): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at < from + 60 * MINUTE_MS).length),
  )
}

afterAll(() => {
  console.log(`${CELLS.length} cells; most renewals in an hour: ${most.renewals} (${most.cell})`)
})
