// The built app on every engine that there is of a television's: the smoke test (smoke-test.ts), from
// file:// too where a package would be, the scenarios (scenarios.ts), and then the monkey test (monkey-test.ts). Two
// engines at once where there are two cores, each told of when it is done; RESULTS.md then, and pictures in
// .cache/engines/pictures.

import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { makeApp, startTestServers, type TestServers } from './app'
import { wrongIn } from './built/built-files'
import type { Driver } from './drivers/driver'
import { ENGINES, type Engine, Missing } from './engines'
import { monkeyTest } from './journeys/monkey-test'
import type { Scenario } from './journeys/scenario'
import { SCENARIOS } from './journeys/scenarios'
import { restart, signIn, smokeTest } from './journeys/smoke-test'
import { TestTv } from './journeys/test-tv'
import { Viewer } from './journeys/viewer'
import { CACHE } from './obtain/obtain'
import { CLOCK } from './page/clock-script'
import { checkTimes, TIMES } from './page/times'
import { lastResults, type Result, writeResults } from './results'

const HELP = `Runs the built app on the engines of televisions.

  npm run test:engines                         all of them; half an hour on two cores
  npm run test:engines -- --only 64,wpe,v8     some: ${ENGINES.map(({ id }) => id).join(' ')}
                                               ("v8" is all of v8-*, "files" the built files alone)
  npm run test:engines -- --only 69 --scenarios people --no-smoke-test --monkey 0
                                               one scenario on one engine
  --scenarios NAMES                            some, on every engine of the run: all, none, or of
${wrapped(SCENARIOS.map(({ name }) => name))}
                                               if not given, all on the engines that each is for
  --no-smoke-test                              nothing but times, scenarios and the monkey test
  --monkey SECONDS                             of thirty keys each; 60 if not given, 0 for none
  --seed NUMBER                                which keys those are; $SEED or 8628 if not given
  --at-once NUMBER                             of engines; two if not given, or one where there is one core
  --dist FOLDER                                an app that is already built, such as an unpacked package
`

/** Words in lines, where the explanations stand. */
function wrapped(words: string[]): string {
  const lines = ['']
  for (const word of words) {
    const last = lines.pop() ?? ''
    lines.push(...(`${last} ${word}`.length > 50 ? [last, word] : [`${last} ${word}`.trim()]))
  }
  return lines.map((line) => `${' '.repeat(47)}${line}`).join('\n')
}

const PICTURES = join(CACHE, 'pictures')
/** Far beyond what the slowest engine takes besides the monkey test. */
const ENGINE_PATIENCE_MS = 240_000
const SCENARIO_PATIENCE_MS = 90_000

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    scenarios: { type: 'string' },
    'no-smoke-test': { type: 'boolean', default: false },
    monkey: { type: 'string', default: '60' },
    seed: { type: 'string', default: process.env.SEED ?? '8628' },
    'at-once': { type: 'string', default: `${Math.min(2, availableParallelism())}` },
    dist: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit()
}
const only = values.only?.split(',')
const seconds = Number(values.monkey)
const seed = Number(values.seed)
const atOnce = Number(values['at-once'])
/** "v8-51" goes by its family's name too. */
const names = (id: string) => [id, id.split('-')[0] ?? '']
const isWanted = (id: string) => !only || names(id).some((name) => only.includes(name))
const engines = ENGINES.filter(({ id }) => isWanted(id))
const known = ['files', ...ENGINES.flatMap(({ id }) => names(id))]
const chosen = values.scenarios?.split(',')
const titles = ['all', 'none', ...SCENARIOS.map(({ name }) => name)]
const unknown = [
  ...(only?.filter((id) => !known.includes(id)) ?? []),
  ...(chosen?.filter((name) => !titles.includes(name)) ?? []),
]
const areNumbers = seconds >= 0 && !Number.isNaN(seed) && Number.isInteger(atOnce) && atOnce >= 1
if (unknown.length > 0 || !areNumbers) {
  console.error(`What is ${unknown.join(', ') || 'that number'}?\n\n${HELP}`)
  process.exit(2)
}

/** Whether each thing passed; undefined for what was left out. */
const outcomes: (boolean | undefined)[] = []
/** Tells a line of an engine. */
type Print = (line: string) => void
const printer =
  (id: string): Print =>
  (line) =>
    console.log(`${id.padEnd(8)} ${line}`)

console.log(`${values.dist ? 'Copying' : 'Building'} the app; the monkey test's seed is ${seed}.`)
const app = await makeApp(values.dist)
mkdirSync(PICTURES, { recursive: true })
if (isWanted('files')) await checkFiles()
// All are found before any runs: fetching one holds up everything else, and what runs has its patience.
const all = longestFirst(engines.flatMap(found))
const together = all.filter(({ engine }) => !engine.alone)
await Promise.all(Array.from({ length: atOnce }, () => runWaiting(together)))
await runWaiting(all.filter(({ engine }) => engine.alone))
await app.remove()

const passed = outcomes.filter((outcome) => outcome === true).length
const failed = outcomes.filter((outcome) => outcome === false).length
const leftOut = outcomes.length - passed - failed
if (leftOut > 0) console.log(`\n!! ${leftOut} LEFT OUT: not tested on this machine; see above.`)
console.log(`${passed} passed, ${failed} failed`)
// On a machine that is to know, an engine that is not there is a failure.
process.exit(failed > 0 || (leftOut > 0 && process.env.CI === 'true') ? 1 : 0)

async function checkFiles() {
  const wrong = await wrongIn(app.folder, [CLOCK, TIMES])
  outcomes.push(wrong.length === 0)
  printer('files')(wrong.length === 0 ? 'passed: scripts and styles of Chromium 53' : 'FAILED')
  for (const one of wrong) printer('')(one)
}

/** An engine that is on this machine, and what starts it. */
interface Found {
  engine: Engine
  open: ReturnType<Engine['find']>
}

/** Tells of one that is not to be had. */
function found(engine: Engine): Found[] {
  try {
    return [{ engine, open: engine.find() }]
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    outcomes.push(undefined)
    printer(engine.id)(`!! LEFT OUT: ${error.message}`)
    return []
  }
}

/**
 * By how long each took the last time, so that those that run at once end together; what has never run might
 * be the longest of all.
 */
function longestFirst(all: Found[]): Found[] {
  const seconds = new Map(lastResults().map((result) => [result.id, result.seconds]))
  const of = ({ engine }: Found) => seconds.get(engine.id) ?? Number.POSITIVE_INFINITY
  return [...all].sort((one, other) => of(other) - of(one) || 0)
}

/** Takes one after the other from those that wait, until none does any more. */
async function runWaiting(waiting: Found[]) {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    // What another one says meanwhile must not come in between.
    const lines: string[] = []
    await runOn(next, atOnce === 1 ? printer(next.engine.id) : (line) => lines.push(line))
    for (const line of lines) printer(next.engine.id)(line)
  }
}

async function runOn({ engine, open }: Found, print: Print) {
  const start = performance.now()
  const result = { version: engine.name, result: 'failed' }
  try {
    result.result = `passed${await test(engine, open, print, (version) => (result.version = version))}`
    outcomes.push(true)
  } catch (error) {
    outcomes.push(false)
    print(`${(error as Error).stack}`)
  }
  const took = Math.round((performance.now() - start) / 1000)
  print(`${result.result}: ${result.version} (${engine.television}), ${took} s`)
  const date = new Date().toISOString().slice(0, 10)
  const one: Result = { id: engine.id, ...result, seconds: took, date }
  // Half a run says less than the whole one that may be in the file.
  const isWhole = seconds >= 60 && !values.dist && !chosen && !values['no-smoke-test']
  if (isWhole) writeResults([one])
}

function scenariosOn({ id, claim }: Engine): Scenario[] {
  // Without layout there is nothing to read.
  if (claim === 'built for') return []
  return SCENARIOS.filter(({ name, engines }) =>
    chosen ? chosen.includes(name) || chosen.includes('all') : engines.includes(id),
  )
}

/** @returns what besides the smoke test was done, in words */
async function test(
  engine: Engine,
  open: Found['open'],
  print: Print,
  tell: (version: string) => void,
): Promise<string> {
  const driver = await open()
  const servers = await startTestServers(app.folder)
  const viewer = new Viewer(driver)
  const done: string[] = []
  // One that hangs is ended, and with it all that waits for it.
  const scenarios = scenariosOn(engine)
  const patience_ms = ENGINE_PATIENCE_MS + scenarios.length * SCENARIO_PATIENCE_MS + seconds * 3000
  const late = setTimeout(() => void driver.close(), patience_ms)
  tell(driver.version)
  try {
    if (!values['no-smoke-test']) {
      await smokeTest(viewer, servers, servers.url, (screen) => picture(driver, engine.id, screen))
      if (engine.fromFile) done.push(await smokeTestFromFile(viewer, servers))
    }
    if (scenarios.length > 0) done.push(await runScenarios(scenarios, viewer, engine.id, print))
    if (seconds > 0) {
      if (values['no-smoke-test']) await signIn(viewer, servers, servers.url)
      // A package's files are gone by now, and some of its scripts come late.
      else if (scenarios.length > 0 || engine.fromFile) await restart(viewer, servers.url)
      const { keys, perSecond, signIns } = await monkeyTest(viewer, servers, { seed, seconds })
      done.push(`${keys} keys at ${perSecond}/s, signed in again ${signIns}×`)
    }
    // Last, since it leaves the app for a page of its own.
    done.push(await checkTimes(driver, servers.url))
  } catch (error) {
    await picture(driver, engine.id, 'failed').catch(() => {})
    throw error
  } finally {
    clearTimeout(late)
    for (const consoleError of viewer.consoleErrors) print(`console: ${consoleError}`)
    await driver.close()
    await servers.close()
  }
  return done.map((one) => `, ${one}`).join('')
}

/** The app as a package has it. @returns what was done, in words */
async function smokeTestFromFile(viewer: Viewer, servers: TestServers): Promise<string> {
  const packaged = await servers.packaged()
  await signIn(viewer, servers, packaged.url)
  await restart(viewer, packaged.url)
  await packaged.remove()
  return 'also from file://'
}

/** All of them, also after one that failed. @returns what was done, in words */
async function runScenarios(
  scenarios: Scenario[],
  viewer: Viewer,
  id: string,
  print: Print,
): Promise<string> {
  const failed: string[] = []
  for (const scenario of scenarios)
    if (!(await tellOf(scenario, viewer, id, print))) failed.push(scenario.name)
  if (failed.length > 0) throw new Error(`scenarios failed: ${failed.join(', ')}`)
  return `${scenarios.length} scenario${scenarios.length === 1 ? '' : 's'}`
}

/** One scenario, with servers of its own; one that fails does not keep the others from running. */
async function tellOf(
  scenario: Scenario,
  viewer: Viewer,
  id: string,
  print: Print,
): Promise<boolean> {
  const start = performance.now()
  const servers = await startTestServers(app.folder, scenario.servers)
  const show = (name: string) => picture(viewer.driver, id, `${scenario.name}-${name}`)
  const done = (how: string) =>
    print(`  ${scenario.name} ${how}, ${Math.round((performance.now() - start) / 1000)} s`)
  try {
    await scenario.run(new TestTv(viewer, servers, show))
    done('passed')
    return true
  } catch (error) {
    await show('failed').catch(() => {})
    done('FAILED')
    print(`${(error as Error).stack}`)
    return false
  } finally {
    await servers.close()
  }
}

async function picture(driver: Driver, id: string, screen: string) {
  // Let what moves come to rest: transitions end within half a second, and engines before Chromium 84 cannot be
  // asked whether one still runs (Document.getAnimations).
  await wait(700)
  const png = await driver.screenshot()
  if (png) writeFileSync(join(PICTURES, `${id}-${screen}.png`), png)
}
