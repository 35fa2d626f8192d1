// A week of a television that is always on, on an old and on today's Chromium: does it hold on to more each day?
// Not part of a full check, since it takes long; what came of it is in ../RESULTS.md.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { engine } from '../../bench/page/browser'
import { makeApp, startTestServers } from '../../engines/app'
import { openChromium } from '../../engines/drivers/chromium'
import { TestTv } from '../../engines/journeys/test-tv'
import { Viewer } from '../../engines/journeys/viewer'
import { bringAbout, DEFECTS } from './defects'
import { watchNetwork } from './network'
import { tableOf, tooFar, withSection } from './report'
import { type Day, passDay, SERVERS, type Soak, signInBoth, ZONE } from './week'

const WEEK = 7
const FEWEST = 3
const ENGINES = ['79', 'today'] as const

/**
 * V8 interprets, learns of a function from its first call on, and forgets no bytecode. By itself it goes on compiling to
 * machine code for days, and all of that is in its heap. https://v8.dev/blog/jitless, https://v8.dev/blog/v8-lite
 */
const ARGS = ['--js-flags=--jitless --no-lazy-feedback-allocation --no-flush-bytecode']

const HELP = `Seven days of a television that is always on, in a real browser, the clock moved on.

  npm run test:soak              both engines, one after the other; under twelve minutes each
  --engine 79|today              one of them
  --days N                       fewer or more days, ${FEWEST} or more; only ${WEEK} are written down
  --dist FOLDER                  an app that is already built
  --break NAMES                  breaks something on purpose, to see that it is found:
${Object.entries(DEFECTS)
  .map(([name, { what }]) => `${' '.repeat(33)}${name}: ${what}`)
  .join('\n')}
`

const RESULTS = join(import.meta.dirname, '../RESULTS.md')

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    days: { type: 'string', default: String(WEEK) },
    dist: { type: 'string' },
    break: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})
const engines = ENGINES.filter((id) => values.engine === undefined || values.engine === id)
const days = Number(values.days)
const names = values.break?.split(',') ?? []
const defects = names.flatMap((name) => DEFECTS[name] ?? [])
const isWrong = engines.length === 0 || !(days >= FEWEST) || defects.length < names.length
if (values.help || isWrong) {
  console.log(HELP)
  process.exit(values.help ? 0 : 2)
}

const app = await makeApp(values.dist)
let failures = 0
for (const id of engines) failures += await runOn(id)
await app.remove()
process.exit(failures > 0 ? 1 : 0)

/** @returns how much was wrong */
async function runOn(id: (typeof ENGINES)[number]): Promise<number> {
  const start = performance.now()
  const { executablePath, env } = engine(id)
  const driver = await openChromium(executablePath, { ...env, TZ: ZONE }, ARGS)
  const sandbox = Object.assign({}, SERVERS.sandbox, ...defects.map((one) => one.servers))
  const servers = await startTestServers(app.folder, { ...SERVERS, sandbox })
  const viewer = new Viewer(driver)
  const series: Day[] = []
  const wrong: string[] = []
  const took = () => `${Math.round((performance.now() - start) / 1000)} s`
  console.log(driver.version)
  try {
    const soak: Soak = {
      tv: new TestTv(viewer, servers, async () => {}),
      driver,
      network: await watchNetwork(driver),
      isBackInTheMorning: !defects.some(({ isOffline }) => isOffline),
      async beforeMeasuring() {
        for (const defect of defects) {
          await bringAbout(driver, defect)
          if (defect.faults) await servers.sandbox('PUT', 'faults', defect.faults)
        }
      },
    }
    await signInBoth(soak)
    while (series.length < days) {
      series.push(await passDay(soak, series.length))
      console.log(`${took()}: ${JSON.stringify(series[series.length - 1])}`)
    }
    wrong.push(...tooFar(series))
  } catch (error) {
    wrong.push(`day ${series.length + 1}: ${(error as Error).message}`)
  } finally {
    await driver.close()
    await servers.close()
  }
  for (const consoleError of viewer.consoleErrors) console.log(`console: ${consoleError}`)
  const outcome = wrong.length === 0 ? 'Passed' : `FAILED: ${wrong.join('; ')}`
  const date = new Date().toISOString().slice(0, 10)
  const text = [tableOf(series), '', `${outcome} (${date}, ${took()}).`].join('\n')
  console.log(`\n${text}\n`)
  if (days === WEEK && defects.length === 0 && series.length === WEEK) {
    const page = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : ''
    writeFileSync(RESULTS, withSection(page, id, driver.version, text))
  }
  return wrong.length
}
