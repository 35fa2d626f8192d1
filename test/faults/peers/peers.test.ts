// The same faults, the same Webex and the same hand-moved clock for Foyer and for three libraries. A cell counts as
// passed when no poll came too soon, and it ended in tokens soon after the fault; or, where no tokens could be had
// with that code, in a clear error. RESULTS.md says how many passed.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXPECTED } from '../sign-in/expected'
import {
  APPROVED_AFTER_MS,
  openTelevision,
  type Plan,
  plannedFault,
  type TelevisionOptions,
  tooFast,
} from '../sign-in/television'
import { FAULTS, type Fault, webexSays } from '../sockets/faults'
import type { Code, Exchange } from '../sockets/webex-server'
import { CONTESTANTS, type Contestant, type Ended } from './contestants'
import { setHandTimers } from './hand-timers'

const MINUTE_MS = 60_000
/** From the end of a fault to the tokens. */
const RECOVERY_MS = 2 * MINUTE_MS
/** For those that take a Retry-After of years for minutes. */
const LONG_RECOVERY_MS = 12 * MINUTE_MS

interface Cell {
  group: string
  options(): TelevisionOptions
  /** How long the fault lasts, ms. */
  for_ms: number
  recovery_ms: number
  /** Errors that say what is the matter; tokens are as good, unless there must be none. */
  errors: string[]
  isWithoutTokens?: boolean
  /** What happens to a code when the viewer would approve it. */
  onViewer?(code: Code): void
}

/** Errors that tell whoever signs in that the code is over. */
const OVER = ['expired_token', 'invalid_grant']
/** Errors that tell that the set-up is wrong, or may be: a 401. */
const WRONG = ['misconfigured', 'invalid_client', '']

const REQUESTS = [
  { group: 'the request for a code', kind: 'code', nth: 1 },
  { group: 'the third poll', kind: 'poll', nth: 3 },
  { group: 'the poll that brings the tokens', kind: 'poll', nth: 4 },
] as const

function faultCell(request: (typeof REQUESTS)[number], fault: Fault, for_ms: number): Cell {
  const expected = EXPECTED[fault.name]
  const isLost = request.nth === 4 && expected?.newCode === 'tokens lost'
  const isForYears = expected?.newCode === 'always'
  const plan: Plan = { kind: request.kind, nth: request.nth, fault, for_ms }
  return {
    group: `${request.group} meets a fault`,
    options: () => ({ faultFor: plannedFault(plan) }),
    for_ms,
    recovery_ms: isForYears ? LONG_RECOVERY_MS : RECOVERY_MS,
    errors: [
      ...(isLost || isForYears ? OVER : []),
      ...(expected?.[request.kind] === 'press' ? WRONG : []),
    ],
  }
}

const plain = { for_ms: 0, recovery_ms: 3 * MINUTE_MS, errors: [] }
const slowDown: Fault = { name: 'slow_down', answer: webexSays(400, 'slow_down'), slows_ms: 5000 }

/** Faults by the number of the poll that meets them, from 1. */
const atPolls = (faults: Record<number, Fault>) => () => {
  let polls = 0
  const faultFor = ({ kind }: Exchange): Fault | undefined => {
    polls += kind === 'poll' ? 1 : 0
    return kind === 'poll' ? faults[polls] : undefined
  }
  return { faultFor }
}

const INTERVALS = [undefined, 2, '7', null, 0, -1, 'soon', true]
const LIVES = [undefined, '300', 0, 1e9]

const CELLS: Cell[] = [
  ...REQUESTS.flatMap((request) =>
    FAULTS.flatMap((fault) => [0, MINUTE_MS].map((for_ms) => faultCell(request, fault, for_ms))),
  ),
  ...[{ 1: slowDown }, { 1: slowDown, 2: slowDown }, { 1: slowDown, 3: slowDown }].map(
    (faults) => ({
      ...plain,
      group: 'slow_down',
      options: atPolls(faults),
    }),
  ),
  ...INTERVALS.map((interval) => ({
    ...plain,
    group: 'a strange interval or lifetime',
    options: () => ({ codeFields: { interval } }),
  })),
  ...LIVES.map((expires_in) => ({
    ...plain,
    group: 'a strange interval or lifetime',
    options: () => ({ codeFields: { expires_in } }),
  })),
  {
    ...plain,
    group: 'declined, or late',
    options: () => ({}),
    errors: ['access_denied'],
    isWithoutTokens: true,
    onViewer(code) {
      code.isDenied = true
    },
  },
  {
    ...plain,
    group: 'declined, or late',
    options: () => ({}),
    recovery_ms: 20 * MINUTE_MS,
    // Foyer shows two more codes first.
    errors: [...OVER, 'paused'],
    isWithoutTokens: true,
    onViewer() {},
  },
]

function approve(code: Code) {
  code.isApproved = true
}

/** @returns why the cell is not passed; undefined when it is */
async function failureOf({ signIn }: Contestant, cell: Cell): Promise<string | undefined> {
  const tv = await openTelevision(cell.options())
  const restore = setHandTimers(tv.steps)
  try {
    let ended: Ended | undefined
    const { onViewer = approve } = cell
    void signIn(tv, (user_code) => {
      void tv.steps.clock.wait(APPROVED_AFTER_MS).then(() => {
        const code = tv.webex.code(user_code)
        if (code) onViewer(code)
      })
    }).then((it) => {
      ended = it
    })
    // One that polls without a pause would never let the time go on.
    const isDone = () => ended !== undefined || tooFast(tv).length > 0
    await tv.steps.advance(cell.for_ms + cell.recovery_ms, isDone)
    if (tooFast(tv).length > 0) return 'polled too soon'
    if (!ended) return 'no end'
    if ('tokens' in ended) return cell.isWithoutTokens ? 'tokens' : undefined
    return cell.errors.includes(ended.error) ? undefined : 'gave up'
  } finally {
    restore()
    await tv.close()
  }
}

const GROUPS = [...new Set(CELLS.map(({ group }) => group))]

interface Count {
  passed: number
  of: number
  why: Record<string, number>
}

async function countsOf(contestant: Contestant): Promise<Map<string, Count>> {
  const counts = new Map<string, Count>(
    GROUPS.map((group) => [group, { passed: 0, of: 0, why: {} }]),
  )
  for (const cell of CELLS) {
    const failure = await failureOf(contestant, cell)
    const count = counts.get(cell.group)
    if (!count) continue
    count.of += 1
    if (failure === undefined) count.passed += 1
    else count.why[failure] = (count.why[failure] ?? 0) + 1
  }
  return counts
}

const INTRODUCTION = `# The sign-in under faults

Foyer and three libraries sign in by the device grant at the same Webex, over real sockets, with the same hand-moved
clock and the same viewer. A cell is one fault of one request, once or for a minute, or one strange answer about time.
It is passed when no poll came sooner than RFC 8628 and Retry-After allow, and it ended in tokens within two minutes
after the fault; or, where no tokens could be had with that code, in an error that says so.

Each library is used as its documentation says. *With retries* is what a careful developer adds: 15 s for each request,
and another try after 5 s when something went wrong that is no word of the protocol. Webex's 428 and the places of its
codes are translated for them. "Gave up" is an error though the fault would have passed; "no end" is none of both in time.

Written by \`npm run test:faults -- -u\` and checked by each run.`

/** The table of RESULTS.md. */
function tableOf(results: Map<string, Map<string, Count>>): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const rows = [...results].map(([name, counts]) => {
    const all = [...counts.values()]
    const why = all.flatMap((count) => Object.entries(count.why))
    const sum = (of: string) =>
      why.filter(([one]) => one === of).reduce((n, [, more]) => n + more, 0)
    const reasons = ['polled too soon', 'gave up', 'no end', 'tokens'].flatMap((one) =>
      sum(one) > 0 ? [`${one}: ${sum(one)}`] : [],
    )
    const passed = all.reduce((n, count) => n + count.passed, 0)
    const groups = GROUPS.map((group) => `${counts.get(group)?.passed}`)
    return line([name, ...groups, `**${passed}**`, reasons.join(', ')])
  })
  const [first] = results.values()
  const totals = GROUPS.map((group) => `of ${first?.get(group)?.of}`)
  return [
    line(['', ...GROUPS, 'all', 'why not']),
    line(['---', ...GROUPS.map(() => '---'), '---', '---']),
    line(['', ...totals, `of ${CELLS.length}`, '']),
    ...rows,
  ].join('\n')
}

describe('the device grant', () => {
  const results = new Map<string, Map<string, Count>>()

  it.each(CONTESTANTS.map((one) => [one.name, one] as const))(
    'stands faults, or does not, with %s',
    async (name, contestant) => {
      results.set(name, await countsOf(contestant))
      if (name !== 'Foyer') return
      for (const [group, { passed, of, why }] of results.get(name) ?? [])
        expect(passed, `${group}: ${JSON.stringify(why)}`).toBe(of)
    },
    300_000,
  )

  it('passes as many cells as RESULTS.md says', async () => {
    expect(results.size).toBe(CONTESTANTS.length)
    const text = `${INTRODUCTION}\n\n${tableOf(results)}\n`
    await expect(text).toMatchFileSnapshot('RESULTS.md')
  })

  it('is told of in the README by the same table', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const [, quoted = ''] = /<!-- faults -->\n([\s\S]*?)\n<!-- \/faults -->/.exec(readme) ?? []
    expect(quoted).toBe(tableOf(results))
  })
})
