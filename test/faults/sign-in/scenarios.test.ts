// What a sign-in goes through besides faults: a Webex that says strange things about time, that asks for patience,
// or says no; a viewer who is late; a set that sleeps, and whose clock is wrong by years.

import { describe, expect, it } from 'vitest'
import { getMe } from '../../../src/webex/sign-in/people'
import { FAULTS, type Fault, webexSays } from '../sockets/faults'
import type { Exchange } from '../sockets/webex-server'
import {
  openTelevision,
  type Television,
  type TelevisionOptions,
  tooFast,
  untilSignedIn,
  watched,
} from './television'
import { createViewer } from './viewer'

const MINUTE_MS = 60_000
const YEAR_MS = 365 * 86_400_000
const NEVER_MS = 100 * YEAR_MS

/** Runs a test with a television of its own, and ends it. */
async function withTelevision(options: TelevisionOptions, test: (tv: Television) => Promise<void>) {
  const tv = await openTelevision(options)
  try {
    await test(tv)
    expect(tooFast(tv)).toEqual([])
  } finally {
    await tv.close()
  }
}

/** The ms between one poll of the first code and the next. */
function gaps({ webex }: Television): number[] {
  const at = webex.polls('device-1').map((poll) => poll.at)
  return at.slice(1).map((time, i) => time - (at[i] ?? 0))
}

/** Faults by the number of the poll that meets them, from 1. */
function atPolls(faults: Record<number, Fault>) {
  let polls = 0
  return ({ kind }: Exchange): Fault | undefined => {
    if (kind !== 'poll') return undefined
    polls += 1
    return faults[polls]
  }
}

describe('what Webex says about time', () => {
  it.each<[string, object, number]>([
    ['no interval', { interval: undefined }, 5000],
    ['an interval of 2', { interval: 2 }, 2000],
    ['an interval as a text', { interval: '7' }, 7000],
    ['an interval of null', { interval: null }, 5000],
    ['an interval of 0', { interval: 0 }, 5000],
    ['an interval of -1', { interval: -1 }, 5000],
    ['an interval of a word', { interval: 'soon' }, 5000],
    ['an interval of true', { interval: true }, 5000],
    ['an interval of a thousandth', { interval: 0.001 }, 1000],
    ['an interval of years', { interval: 1e9 }, 60_000],
    ['no expires_in', { expires_in: undefined }, 5000],
    ['an expires_in as a text', { expires_in: '300' }, 5000],
    ['an expires_in of 0', { expires_in: 0 }, 5000],
    ['an expires_in of years', { expires_in: 1e9 }, 5000],
  ])('is read with sense: %s', async (_, codeFields, interval_ms) => {
    await withTelevision({ codeFields }, async (tv) => {
      const { seen, look } = createViewer(tv)
      tv.start()
      expect(await untilSignedIn(tv, look, 5 * MINUTE_MS)).toBeLessThan(2 * MINUTE_MS)
      expect(seen).toMatchObject({ codes: ['100001'], presses: 0, wrong: [] })
      const first = tv.webex.exchanges.findIndex(({ kind }) => kind === 'poll')
      expect(tv.webex.exchanges[first]?.at).toBe(interval_ms)
      expect(gaps(tv)).toEqual(gaps(tv).map(() => interval_ms))
    })
  })
})

describe('slow_down', () => {
  const slowDown: Fault = {
    name: 'slow_down',
    answer: webexSays(400, 'slow_down'),
    slows_ms: 5000,
  }

  it.each<[string, Record<number, Fault>, number[]]>([
    ['once', { 1: slowDown }, [10_000, 10_000]],
    ['twice', { 1: slowDown, 2: slowDown }, [10_000, 15_000]],
    ['twice, with a poll between', { 1: slowDown, 3: slowDown }, [10_000, 10_000, 15_000]],
  ])('%s lengthens the interval by 5 s each, for good', async (_, faults, expected) => {
    await withTelevision({ faultFor: atPolls(faults) }, async (tv) => {
      const { seen, look } = createViewer(tv)
      tv.start()
      await untilSignedIn(tv, look, 5 * MINUTE_MS)
      expect(gaps(tv)).toEqual(expected)
      expect(seen).toMatchObject({ codes: ['100001'], presses: 0, wrong: [] })
    })
  })

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    'is not forgotten over %s',
    async (_, fault) => {
      await withTelevision({ faultFor: atPolls({ 1: slowDown, 2: fault }) }, async (tv) => {
        const { seen, look } = createViewer(tv, 60_000)
        tv.start()
        await untilSignedIn(tv, look, 20 * MINUTE_MS)
        expect(tv.session().state().status).toBe('signed_in')
        expect(gaps(tv).every((gap) => gap >= 10_000)).toBe(true)
        expect(seen.wrong).toEqual([])
      })
    },
  )
})

describe('a viewer', () => {
  it('who declines is asked no more, and gets a new code with OK', async () => {
    await withTelevision({}, async (tv) => {
      const { seen, look } = createViewer(tv, NEVER_MS)
      tv.start()
      await watched(tv, look, 12_000)
      const [code] = tv.webex.codes
      if (code) code.isDenied = true
      await watched(tv, look, 14_000)
      expect(tv.session().state()).toMatchObject({ signIn: { status: 'access_denied' } })
      expect(tv.webex.polls()).toHaveLength(3)
      await watched(tv, look, 10_000)
      expect(seen).toMatchObject({ codes: ['100001', '100002'], presses: 1, wrong: [] })
    })
  })

  it('who does nothing sees three codes, and then a screen that waits for OK', async () => {
    await withTelevision({}, async (tv) => {
      tv.start()
      await tv.steps.advance(60 * MINUTE_MS)
      expect(tv.session().state()).toMatchObject({ signIn: { status: 'paused' } })
      expect(tv.webex.codes).toHaveLength(3)
      expect(tv.webex.polls()).toHaveLength(3 * 60)
      const { seen, look } = createViewer(tv)
      await untilSignedIn(tv, look, 5 * MINUTE_MS)
      expect(seen).toMatchObject({ codes: ['100004'], presses: 1, wrong: [] })
    })
  })

  it.each<[string, approvedAfter_ms: number, longer_ms: number, codes: number]>([
    ['before the last poll but one', 294_900, 0, 1],
    ['in the last second, to a Webex that waits a moment longer', 299_000, 1000, 1],
    ['in the last second, to a Webex that does not wait', 299_000, 0, 2],
  ])('who approves %s is signed in', async (_, approvedAfter_ms, longer_ms, codes) => {
    await withTelevision({}, async (tv) => {
      const { seen, look } = createViewer(tv, approvedAfter_ms)
      tv.start()
      await watched(tv, look, 1000)
      const [code] = tv.webex.codes
      if (code) code.expiresAt += longer_ms
      // The second code is approved at the same age as the first.
      const { webex } = tv
      await tv.steps.advance(301_000, () => {
        look()
        return tv.session().state().status === 'signed_in'
      })
      if (webex.codes[1]) webex.codes[1].isApproved = true
      await untilSignedIn(tv, look, MINUTE_MS)
      expect(tv.session().state().status).toBe('signed_in')
      expect(webex.codes).toHaveLength(codes)
      expect(seen).toMatchObject({ presses: 0, wrong: [] })
    })
  })
})

describe('a set that sleeps', () => {
  it.each<[string, slept_ms: number, isResumed: boolean, codes: number]>([
    ['two minutes, and says when it wakes', 2 * MINUTE_MS, true, 1],
    ['two minutes, and does not say it', 2 * MINUTE_MS, false, 1],
    ['longer than the code lives', 20 * MINUTE_MS, true, 2],
    ['longer than the code lives, and does not say it', 20 * MINUTE_MS, false, 2],
  ])('while its code is approved signs in: %s', async (_, slept_ms, isResumed, codes) => {
    await withTelevision({}, async (tv) => {
      const { seen, look } = createViewer(tv)
      tv.start()
      await watched(tv, look, 7000)
      const [code] = tv.webex.codes
      if (code) code.isApproved = true
      tv.steps.sleep(slept_ms)
      if (isResumed) tv.session().resume()
      const took_ms = await untilSignedIn(tv, look, 2 * MINUTE_MS)
      expect(tv.session().state().status).toBe('signed_in')
      if (isResumed && codes === 1) expect(took_ms).toBe(0)
      expect(tv.webex.codes).toHaveLength(codes)
      expect(seen.presses).toBe(0)
    })
  })
})

describe('a clock', () => {
  const OFF: [string, number][] = [
    ['in 1970', -56 * YEAR_MS],
    ['ten years behind', -10 * YEAR_MS],
    ['a day behind', -86_400_000],
    ['a minute behind', -MINUTE_MS],
    ['a minute ahead', MINUTE_MS],
    ['a day ahead', 86_400_000],
    ['ten years ahead', 10 * YEAR_MS],
    ['a hundred years ahead', 100 * YEAR_MS],
  ]

  it.each(OFF)(
    '%s signs in with one code, and stays signed in for two days',
    async (_, skew_ms) => {
      await withTelevision({ skew_ms }, async (tv) => {
        const { seen, look } = createViewer(tv)
        tv.start()
        expect(await untilSignedIn(tv, look, 5 * MINUTE_MS)).toBe(20_000)
        expect(seen).toMatchObject({ codes: ['100001'], presses: 0, wrong: [] })
        for (let hour = 0; hour < 48; hour++) {
          await tv.steps.advance(60 * MINUTE_MS)
          let isAnswered = false
          void getMe(tv.session().client).then(({ ok }) => {
            isAnswered = ok
          })
          await tv.steps.quiet()
          expect(isAnswered).toBe(true)
        }
        expect(tv.session().state().status).toBe('signed_in')
        const renewals = tv.webex.exchanges.filter(({ kind }) => kind === 'renewal')
        expect(renewals.length).toBeGreaterThanOrEqual(2)
        expect(renewals.length).toBeLessThanOrEqual(4)
      })
    },
  )

  it.each(OFF)('that jumps while a code waits signs in with that code: %s', async (_, jump_ms) => {
    await withTelevision({}, async (tv) => {
      const { seen, look } = createViewer(tv)
      tv.start()
      await watched(tv, look, 7000)
      tv.steps.clock.jump(jump_ms)
      await untilSignedIn(tv, look, 5 * MINUTE_MS)
      expect(tv.session().state().status).toBe('signed_in')
      expect(seen).toMatchObject({ codes: ['100001'], presses: 0 })
    })
  })

  it.each(OFF)('that jumps while nobody calls does not sign out: %s', async (_, jump_ms) => {
    await withTelevision({}, async (tv) => {
      const { look } = createViewer(tv)
      tv.start()
      await untilSignedIn(tv, look, 5 * MINUTE_MS)
      tv.steps.clock.jump(jump_ms)
      let isAnswered = false
      void getMe(tv.session().client).then(({ ok }) => {
        isAnswered = ok
      })
      await tv.steps.advance(1000)
      expect(isAnswered).toBe(true)
      expect(tv.session().state().status).toBe('signed_in')
    })
  })
})
