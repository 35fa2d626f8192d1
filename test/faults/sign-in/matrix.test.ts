// Each request of the sign-in meets each fault, once, for a minute, and for longer than a code lives (the second and
// the third poll once, since what follows is as after the first). Whatever the session comes to meanwhile is drawn: the
// screen says in each language what is so, and something can be pressed.

import { afterAll, describe, expect, it } from 'vitest'
import { FAULTS, type Fault } from '../sockets/faults'
import { EXPECTED, type Shown } from './expected'
import { screensDrawn } from './screen'
import { openTelevision, type Plan, plannedFault, tooFast, untilSignedIn } from './television'
import { createViewer } from './viewer'

const REQUESTS = [
  { name: 'the request for a code', kind: 'code', nth: 1 },
  { name: 'the first poll', kind: 'poll', nth: 1 },
  { name: 'the second poll', kind: 'poll', nth: 2 },
  { name: 'the third poll', kind: 'poll', nth: 3 },
  { name: 'the poll that brings the tokens', kind: 'poll', nth: 4 },
] as const

const DURATIONS = [
  { name: 'once', for_ms: 0 },
  { name: 'for a minute', for_ms: 60_000 },
  { name: 'for six minutes', for_ms: 360_000 },
]

/** From the end of a fault until the tokens are there: a wait, a try, a new code, its approval, and a poll. */
const RECOVERY_MS = 120_000
/** Foyer reads 16 MB at most; the sockets on the way hold some more. */
const MOST_BYTES = 30_000_000
/** Foyer takes a Retry-After of years for ten minutes. */
const LONGEST_RETRY_AFTER_MS = 600_000

type Request = (typeof REQUESTS)[number]
const CELLS = REQUESTS.flatMap((request) =>
  FAULTS.flatMap((fault) => durationsOf(request).map((duration) => ({ request, fault, duration }))),
)

function durationsOf({ kind, nth }: Request) {
  const isLikeTheFirst = kind === 'poll' && (nth === 2 || nth === 3)
  return isLikeTheFirst ? DURATIONS.slice(0, 1) : DURATIONS
}

/** The longest recovery there was, ms, and in which cell. */
let longest = { ms: 0, cell: '' }
const statuses = new Set<string>()

/** What the screen may show while all requests meet the fault from this one on. */
function expectedOf(fault: Fault, request: Request, for_ms: number): { must: Shown; may: Shown[] } {
  const expected = EXPECTED[fault.name]
  if (!expected) throw new Error(`nothing is said of "${fault.name}"`)
  const isToken = request.nth === 4
  // The answer with the tokens is never half of anything that can be read.
  const poll = isToken && expected.newCode === 'tokens lost' ? expected.renewal : expected.poll
  const must = request.kind === 'code' ? expected.code : poll
  return { must, may: for_ms === 0 ? [must] : [must, expected.code, expected.poll, poll] }
}

const nameOf = ({ request, fault, duration }: (typeof CELLS)[number]) =>
  `${request.name} met ${fault.name} ${duration.name}`

/** How many codes it takes when the request alone meets the fault. */
function codesAfter({ name }: Fault, { kind, nth }: Request): number {
  const expected = EXPECTED[name]
  if (kind !== 'poll') return 1
  const isNew = expected?.newCode === 'always' || expected?.poll === 'press'
  return isNew || (nth === 4 && expected?.newCode === 'tokens lost') ? 2 : 1
}

const failureOf = (shown: Shown) => (shown === 'press' ? 'http' : shown)

describe('signing in', () => {
  it.each(CELLS.map((cell) => [nameOf(cell), cell] as const))(
    'goes on after %s',
    async (name, { request, fault, duration: { for_ms } }) => {
      const { kind, nth } = request
      const plan: Plan = { kind, nth, fault, for_ms }
      const tv = await openTelevision({ faultFor: plannedFault(plan) })
      try {
        const { seen, look } = createViewer(tv)
        tv.start()
        const most_ms = for_ms + LONGEST_RETRY_AFTER_MS + RECOVERY_MS
        const took_ms = await untilSignedIn(tv, look, most_ms)
        const polls = tv.webex.polls().length
        await tv.steps.advance(60_000)
        const { must, may } = expectedOf(fault, request, for_ms)
        expect(tv.session().state()).toMatchObject({ status: 'signed_in' })
        expect(tooFast(tv)).toEqual([])
        expect(seen.wrong).toEqual([])
        expect(tv.webex.strayed()).toBe(0)
        const taken = tv.webex.exchanges.map(({ takenBytes = 0 }) => takenBytes)
        expect(Math.max(...taken)).toBeLessThanOrEqual(MOST_BYTES)
        const shown = [...seen.failures]
        expect(may.map(failureOf)).toEqual(expect.arrayContaining(shown))
        if (must !== 'nothing') expect(shown).toContain(failureOf(must))
        expect(seen.presses > 0).toBe(may.includes('press'))
        if (for_ms === 0) expect(seen.codes).toHaveLength(codesAfter(fault, request))
        expect(tv.webex.polls()).toHaveLength(polls)
        const recovery_ms = took_ms - for_ms
        if (!fault.name.includes('1000000000')) expect(recovery_ms).toBeLessThanOrEqual(RECOVERY_MS)
        if (recovery_ms > longest.ms) longest = { ms: recovery_ms, cell: name }
        for (const status of seen.statuses) statuses.add(status)
      } finally {
        await tv.close()
      }
    },
  )
})

afterAll(() => {
  console.log(
    `${CELLS.length} cells; longest until signed in: ${longest.ms} ms (${longest.cell}); statuses: ${[...statuses].join(', ')}; screens: ${screensDrawn()}`,
  )
})
