// Runs the tests at hours and in places at which tests tend to fail: around midnight, on a Sunday, on the
// days on which the clocks change, and where the day begins first. The time is faked by libfaketime for the
// tests and everything that they start, browsers included.

import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

interface OddHour {
  name: string
  zone: string
  /** The time on the wall there as the tests begin. */
  start: string
}

const HOURS: OddHour[] = [
  { name: 'after-midnight', zone: 'Europe/Berlin', start: '2026-03-04 00:30:00' },
  { name: 'before-midnight', zone: 'Europe/Berlin', start: '2026-03-04 23:58:00' },
  { name: 'sunday', zone: 'Europe/Berlin', start: '2026-03-08 12:00:00' },
  { name: 'summer-begins', zone: 'Europe/Berlin', start: '2026-03-29 01:58:00' },
  { name: 'summer-ends', zone: 'Europe/Berlin', start: '2026-10-25 02:58:00' },
  { name: 'kiritimati', zone: 'Pacific/Kiritimati', start: '2026-03-04 00:30:00' },
]

const HELP = `Runs the tests of npm test at odd hours, all unit tests and then those in a browser; needs faketime
(libfaketime) and a build.

  npm run test:odd-hours                       all of the hours below, one after the other (over an hour)
  npm run test:odd-hours -- --only sunday      some: ${HOURS.map(({ name }) => name).join(', ')}
  --project NAMES                              which tests: unit,e2e if not given; there are long, checklist and
                                               emulator too
  FILES                                        some files of tests alone
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    project: { type: 'string', default: 'unit,e2e' },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit()
}
const only = values.only?.split(',')
const unknown = only?.filter((one) => !HOURS.some(({ name }) => name === one)) ?? []
if (unknown.length > 0) {
  console.error(`There is no hour called ${unknown.join(', ')}.\n\n${HELP}`)
  process.exit(2)
}
if (spawnSync('faketime', ['--version']).status !== 0) {
  console.error(
    'faketime is missing. Install it: apt-get install faketime (Debian, Ubuntu), dnf install libfaketime (Fedora), brew install libfaketime (macOS).',
  )
  process.exit(1)
}

const failed = HOURS.filter(({ name }) => !only || only.includes(name)).filter(
  (hour) => !passesAt(hour),
)
console.log(
  failed.length === 0 ? 'All passed.' : `Failed: ${failed.map(({ name }) => name).join(', ')}`,
)
process.exit(failed.length === 0 ? 0 : 1)

/** Runs the projects one after the other. Timeouts go by the machine's own steady clock, which stays as it is. */
function passesAt({ name, zone, start }: OddHour): boolean {
  const results = values.project.split(',').map((project) => {
    console.log(`\n== ${name}: ${project} at ${start} in ${zone}`)
    // Some of the files that are named may be in one project alone.
    const vitest = ['npx', 'vitest', 'run', '--project', project, '--passWithNoTests']
    return spawnSync('faketime', ['--exclude-monotonic', start, ...vitest, ...positionals], {
      cwd: resolve(import.meta.dirname, '..'),
      env: { ...process.env, TZ: zone },
      stdio: 'inherit',
    }).status
  })
  return results.every((status) => status === 0)
}
