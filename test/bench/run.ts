// How fast the built app is beside a page that does the least, and the relay beside a forwarder that does. Prints
// a table, and puts it into RESULTS.md.

import { setPriority } from 'node:os'
import { parseArgs } from 'node:util'
import { brokenLimits, SHORT_COLUMNS, SHORT_PARTS, SHORT_RUNS } from './figures/limits'
import { resultsTable, writeResults } from './figures/results'
import { COLUMNS, type Figures } from './figures/rows'
import { makeFloor } from './floor/make'
import { measureHandover } from './measures/handover'
import { measureKeys } from './measures/keys'
import { measureMeetings } from './measures/meetings'
import { measureStart, speedsOf } from './measures/start'
import { measureHeap, measureUse } from './measures/use'
import { type Fixture, openFixture } from './page/fixture'
import { measureRelay } from './relay/relay'
import { measureSizes } from './sizes/sizes'

/** What can be measured by itself, each with its number of runs. */
const IN_BROWSERS: Record<string, (fixture: Fixture, runs: number) => Promise<Figures>> = {
  start: (fixture, runs) => measureStart(fixture, speedsOf(columns), runs),
  keys: (fixture, runs) => measureKeys(fixture, speedsOf(columns), runs),
  use: (fixture) => measureUse(fixture, speedsOf(columns)),
  heap: (fixture, runs) => measureHeap(fixture, speedsOf(columns), runs),
}
const WITHOUT: Record<string, (runs: number) => Promise<Figures>> = {
  meetings: (runs) => measureMeetings(speedsOf(columns), runs),
  handover: measureHandover,
  sizes: async () => measureSizes(),
  relay: measureRelay,
}
const NAMES = [...Object.keys(IN_BROWSERS), ...Object.keys(WITHOUT)]

const HELP = `Measures the built app (npm run build) and the relay.

  npm run bench                          everything
  npm run bench -- --only relay          some: ${NAMES.join(', ')}
  --speeds 6x,20x                        some, in browsers: ${COLUMNS.join(', ')}
  --runs N                               of each; 7 if not given, and the median counts
  --short                                what .ci/run can wait for, held to limits.ts: one that is broken
                                         is printed, and the exit code is 1; RESULTS.md stays as it is
  --dry                                  prints the table, and leaves RESULTS.md as it is
`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    speeds: { type: 'string' },
    runs: { type: 'string', default: '7' },
    short: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const runs = values.short ? SHORT_RUNS : Number(values.runs)
const wanted = values.only?.split(',') ?? (values.short ? SHORT_PARTS : NAMES)
const columns = values.speeds?.split(',') ?? (values.short ? SHORT_COLUMNS : [...COLUMNS])
const unknown = [
  ...wanted.filter((name) => !NAMES.includes(name)),
  ...columns.filter((column) => !COLUMNS.some((known) => known === column)),
]
if (values.help || unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
  console.log(unknown.length > 0 ? `What is ${unknown.join(', ')}?\n\n${HELP}` : HELP)
  process.exit(values.help ? 0 : 2)
}

try {
  // Whatever else runs on this machine spoils the figures; for the browsers, which inherit it, too.
  setPriority(-15)
} catch {
  // Only an administrator may; then it has to be quiet.
}
const made = { runs, date: new Date().toISOString().slice(0, 10) }
const figures: Figures = {}
await inBrowsers(wanted.filter((name) => name in IN_BROWSERS))
for (const name of wanted) Object.assign(figures, await WITHOUT[name]?.(runs))
console.log(resultsTable(figures, made))
if (!values.dry && !values.short) writeResults(figures, made)
const broken = values.short ? brokenLimits(figures) : []
for (const line of broken) console.error(`Beyond its limit: ${line}`)
if (broken.length > 0) process.exitCode = 1

async function inBrowsers(names: string[]): Promise<void> {
  if (names.length === 0) return
  const fixture = await openFixture()
  try {
    await makeFloor(fixture)
    for (const name of names) Object.assign(figures, await IN_BROWSERS[name]?.(fixture, runs))
  } finally {
    await fixture.close()
  }
}
