// How fast the built app is beside a page that does the least, and the relay beside a forwarder that does. Prints
// a table, and puts it into RESULTS.md.

import { parseArgs } from 'node:util'
import { measureRelay } from './relay/relay'
import { resultsTable, writeResults } from './results'
import type { Figures } from './rows'

/** What can be measured by itself, each with its number of runs. */
const PARTS: Record<string, (runs: number) => Promise<Figures>> = {
  relay: measureRelay,
}

const HELP = `Measures the built app (npm run build) and the relay.

  npm run bench                          everything
  npm run bench -- --only relay          some: ${Object.keys(PARTS).join(', ')}
  --runs N                               of each; 7 if not given, and the median counts
  --dry                                  prints the table, and leaves RESULTS.md as it is
`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '7' },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const runs = Number(values.runs)
const wanted = values.only?.split(',') ?? Object.keys(PARTS)
const unknown = wanted.filter((name) => !(name in PARTS))
if (values.help || unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
  console.log(unknown.length > 0 ? `What is ${unknown.join(', ')}?\n\n${HELP}` : HELP)
  process.exit(values.help ? 0 : 2)
}

const made = { runs, date: new Date().toISOString().slice(0, 10) }
const figures: Figures = {}
for (const name of wanted) Object.assign(figures, await PARTS[name]?.(runs))
console.log(resultsTable(figures, made))
if (!values.dry) writeResults(figures, made)
