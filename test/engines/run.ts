// The built app on every engine that there is of a television's: the journey (journey.ts), from
// file:// too where a package would be, and then the hammer (hammer.ts). One engine at a time, a line
// each; RESULTS.md in the end, and pictures in .cache/engines/pictures.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { makeApp, openHouse } from './app'
import { wrongIn } from './built-files'
import type { Driver } from './driver'
import { ENGINES, type Engine, Missing } from './engines'
import { hammer } from './hammer'
import { journey, restart, signIn } from './journey'
import { CACHE } from './obtain'
import { type Result, writeResults } from './results'
import { Viewer } from './viewer'

const HELP = `Runs the built app on the engines of televisions.

  npm run test:engines                         all of them; about twenty minutes
  npm run test:engines -- --only 64,wpe,v8     some: ${ENGINES.map(({ id }) => id).join(' ')}
                                               ("v8" is all of v8-*, "files" the built files alone)
  --hammer SECONDS                             of thirty keys each; 60 if not given, 0 for none
  --seed NUMBER                                which keys those are
  --dist FOLDER                                an app that is already built, such as an unpacked package
`

const PICTURES = join(CACHE, 'pictures')
/** Far beyond what the slowest engine takes besides the hammering. */
const ENGINE_PATIENCE_MS = 240_000

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    hammer: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    dist: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit()
}
const only = values.only?.split(',')
const seconds = Number(values.hammer)
const seed = Number(values.seed)
/** "v8-51" goes by its family's name too. */
const names = (id: string) => [id, id.split('-')[0] ?? '']
const isWanted = (id: string) => !only || names(id).some((name) => only.includes(name))
const engines = ENGINES.filter(({ id }) => isWanted(id))
const known = ['files', ...ENGINES.flatMap(({ id }) => names(id))]
const unknown = only?.filter((id) => !known.includes(id))
if (unknown?.length || Number.isNaN(seconds) || Number.isNaN(seed)) {
  console.error(`What is ${unknown?.join(', ') || 'that number'}?\n\n${HELP}`)
  process.exit(2)
}

/** Whether each thing passed, in the order they ran; undefined for what was left out. */
const outcomes: (boolean | undefined)[] = []
const say = (id: string, line: string) => console.log(`${id.padEnd(8)} ${line}`)

console.log(`${values.dist ? 'Copying' : 'Building'} the app; the hammer's seed is ${seed}.`)
const app = await makeApp(values.dist)
mkdirSync(PICTURES, { recursive: true })
if (isWanted('files')) await checkFiles()
for (const engine of engines) await runOn(engine)
await app.remove()

const passed = outcomes.filter((outcome) => outcome === true).length
const failed = outcomes.filter((outcome) => outcome === false).length
const leftOut = outcomes.length - passed - failed
if (leftOut > 0) console.log(`\n!! ${leftOut} LEFT OUT: not tested on this machine; see above.`)
console.log(`${passed} passed, ${failed} failed`)
// On a machine that is to know, an engine that is not there is a failure.
process.exit(failed > 0 || (leftOut > 0 && process.env.CI === 'true') ? 1 : 0)

async function checkFiles() {
  const wrong = await wrongIn(app.folder)
  outcomes.push(wrong.length === 0)
  say('files', wrong.length === 0 ? 'passed: scripts and styles of Chromium 53' : 'FAILED')
  for (const one of wrong) say('', one)
}

async function runOn(engine: Engine) {
  const start = performance.now()
  const result = { version: engine.name, result: 'failed' }
  try {
    result.result = `passed${await test(engine, (version) => (result.version = version))}`
    outcomes.push(true)
  } catch (error) {
    const { message, stack } = error as Error
    const isMissing = error instanceof Missing
    outcomes.push(isMissing ? undefined : false)
    if (isMissing) return say(engine.id, `!! LEFT OUT: ${message}`)
    console.error(stack)
  }
  const took = Math.round((performance.now() - start) / 1000)
  say(engine.id, `${result.result}: ${result.version} (${engine.television}), ${took} s`)
  const date = new Date().toISOString().slice(0, 10)
  const one: Result = { id: engine.id, ...result, seconds: took, date }
  // Half a run says less than the whole one that may be in the file.
  if (seconds >= 60 && !values.dist) writeResults([one])
}

/** @returns what besides the journey was done, in words */
async function test(engine: Engine, tell: (version: string) => void): Promise<string> {
  const driver = await engine.open()
  const house = await openHouse(app.folder)
  const viewer = new Viewer(driver)
  const done: string[] = []
  // One that hangs is ended, and with it all that waits for it.
  const late = setTimeout(() => void driver.close(), ENGINE_PATIENCE_MS + seconds * 3000)
  tell(driver.version)
  try {
    await journey(viewer, house, house.url, (screen) => picture(driver, engine.id, screen))
    if (engine.fromFile) {
      const packaged = await house.packaged()
      await signIn(viewer, house, packaged.url)
      await restart(viewer, packaged.url)
      await packaged.remove()
      done.push('also from file://')
    }
    if (seconds > 0) {
      const { keys, perSecond, signIns } = await hammer(viewer, house, { seed, seconds })
      done.push(`${keys} keys at ${perSecond}/s, signed in again ${signIns}×`)
    }
  } catch (error) {
    await picture(driver, engine.id, 'failed').catch(() => {})
    throw error
  } finally {
    clearTimeout(late)
    for (const complaint of viewer.complaints) say(engine.id, `console: ${complaint}`)
    await driver.close()
    await house.close()
  }
  return done.map((one) => `, ${one}`).join('')
}

async function picture(driver: Driver, id: string, screen: string) {
  // Let what moves come to rest.
  await wait(700)
  const png = await driver.screenshot()
  if (png) writeFileSync(join(PICTURES, `${id}-${screen}.png`), png)
}
