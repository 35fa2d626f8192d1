// The set is switched off at each moment of a sign-in, and of a renewal: before and after each request and each
// call of the storage. Then it starts anew, with what its storage holds.

import { describe, expect, it } from 'vitest'
import { getMe } from '../../../src/webex/sign-in/people'
import { openTelevision, type Television, tooFast, untilSignedIn } from './television'
import { createViewer } from './viewer'

const MINUTE_MS = 60_000
/** How long the set is off. */
const OFF_MS = 3000

/** Counts the moments of the app, and kills it at one of them. */
function killAt(tv: Television, moment: number) {
  let moments = 0
  return {
    gate() {
      moments += 1
      if (moments === moment) tv.kill()
    },
    moments: () => moments,
  }
}

/** Signs in, switched off at a moment of the first run. */
async function signInKilledAt(moment: number) {
  const tv = await openTelevision()
  const killer = killAt(tv, moment)
  const { seen, look } = createViewer(tv)
  tv.start(killer)
  await tv.steps.advance(30_000, () => {
    if (killer.moments() < moment) look()
    return killer.moments() >= moment
  })
  const isKilled = killer.moments() >= moment
  // A code that is polled has been stored; it is over once Webex has given its tokens.
  const hasCode = tv.webex.polls().length > 0 && !tv.webex.codes[0]?.isUsed
  await tv.steps.advance(OFF_MS)
  if (isKilled) tv.start()
  await untilSignedIn(tv, look, 5 * MINUTE_MS)
  await tv.steps.advance(1000)
  return { tv, seen, isKilled, hasCode }
}

async function callOf(tv: Television): Promise<boolean> {
  let isAnswered = false
  void getMe(tv.session().client).then(({ ok }) => {
    isAnswered = ok
  })
  await tv.steps.advance(MINUTE_MS)
  return isAnswered
}

/** Somebody is signed in, whose token is worth nothing any more; switched off at a moment of the renewal. */
async function renewKilledAt(moment: number) {
  const tv = await openTelevision()
  const { look } = createViewer(tv)
  tv.start()
  await untilSignedIn(tv, look, MINUTE_MS)
  await tv.steps.advance(1000)
  tv.webex.expireAccess()
  const killer = killAt(tv, moment)
  tv.start(killer)
  await tv.steps.advance(1000)
  if (killer.moments() < moment) await callOf(tv)
  const isKilled = killer.moments() >= moment
  tv.start()
  await tv.steps.advance(1000)
  const isAnswered = await callOf(tv)
  return { tv, isKilled, isAnswered }
}

describe('a set that is switched off', () => {
  it('at any moment of a sign-in signs in after its next start', async () => {
    let moment = 1
    for (; ; moment++) {
      const { tv, seen, isKilled, hasCode } = await signInKilledAt(moment)
      try {
        const at = `killed at moment ${moment}`
        expect(tv.session().state().status, at).toBe('signed_in')
        expect(tv.values.get('tokens'), at).toMatchObject({ refresh_token: 'refresh-1' })
        expect(tooFast(tv), at).toEqual([])
        expect(seen.wrong, at).toEqual([])
        // One code more at most: where the first, or its tokens, had not been stored.
        expect(tv.webex.codes.length, at).toBeLessThanOrEqual(hasCode ? 1 : 2)
        expect(seen.presses, at).toBe(0)
      } finally {
        await tv.close()
      }
      if (!isKilled) break
    }
    console.log(`switched off at ${moment - 1} moments of a sign-in`)
    expect(moment).toBeGreaterThan(20)
  })

  it('at any moment of a renewal is still signed in after its next start', async () => {
    let moment = 1
    for (; ; moment++) {
      const { tv, isKilled, isAnswered } = await renewKilledAt(moment)
      try {
        const at = `killed at moment ${moment}`
        expect(tv.session().state(), at).toMatchObject({ status: 'signed_in' })
        expect(isAnswered, at).toBe(true)
        expect(tv.webex.codes, at).toHaveLength(1)
      } finally {
        await tv.close()
      }
      if (!isKilled) break
    }
    console.log(`switched off at ${moment - 1} moments of a renewal`)
    expect(moment).toBeGreaterThan(10)
  })
})
