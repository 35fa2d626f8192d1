// The built app on every engine that there is of a television's: the journey (journey.ts), from
// file:// too where a package would be, the chapters (chapters.ts), and then the hammer (hammer.ts). One
// engine at a time, a line each; RESULTS.md in the end, and pictures in .cache/engines/pictures.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { makeApp, openHouse } from './app'
import { wrongIn } from './built-files'
import type { Chapter } from './chapter'
import { CHAPTERS } from './chapters'
import { CLOCK } from './clock-script'
import type { Driver } from './driver'
import { ENGINES, type Engine, Missing } from './engines'
import { hammer } from './hammer'
import { journey, restart, signIn } from './journey'
import { CACHE } from './obtain'
import { type Result, writeResults } from './results'
import { Room } from './room'
import { checkTimes, TIMES } from './times'
import { Viewer } from './viewer'

const HELP = `Runs the built app on the engines of televisions.

  npm run test:engines                         all of them; about twenty minutes
  npm run test:engines -- --only 64,wpe,v8     some: ${ENGINES.map(({ id }) => id).join(' ')}
                                               ("v8" is all of v8-*, "files" the built files alone)
  --chapters NAMES                             some, on every engine of the run: all, none, or of
${wrapped(CHAPTERS.map(({ name }) => name))}
                                               if not given, all on the engines that each is for
  --no-journey                                 nothing but times, chapters and hammering
  --hammer SECONDS                             of thirty keys each; 60 if not given, 0 for none
  --seed NUMBER                                which keys those are
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
/** Far beyond what the slowest engine takes besides the hammering. */
const ENGINE_PATIENCE_MS = 240_000
const CHAPTER_PATIENCE_MS = 90_000

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    chapters: { type: 'string' },
    'no-journey': { type: 'boolean', default: false },
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
const told = values.chapters?.split(',')
const titles = ['all', 'none', ...CHAPTERS.map(({ name }) => name)]
const unknown = [
  ...(only?.filter((id) => !known.includes(id)) ?? []),
  ...(told?.filter((name) => !titles.includes(name)) ?? []),
]
if (unknown.length > 0 || Number.isNaN(seconds) || Number.isNaN(seed)) {
  console.error(`What is ${unknown.join(', ') || 'that number'}?\n\n${HELP}`)
  process.exit(2)
}

/** Whether each thing passed, in the order they ran; undefined for what was left out. */
const outcomes: (boolean | undefined)[] = []
const print = (id: string, line: string) => console.log(`${id.padEnd(8)} ${line}`)

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
  const wrong = await wrongIn(app.folder, [CLOCK, TIMES])
  outcomes.push(wrong.length === 0)
  print('files', wrong.length === 0 ? 'passed: scripts and styles of Chromium 53' : 'FAILED')
  for (const one of wrong) print('', one)
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
    if (isMissing) return print(engine.id, `!! LEFT OUT: ${message}`)
    console.error(stack)
  }
  const took = Math.round((performance.now() - start) / 1000)
  print(engine.id, `${result.result}: ${result.version} (${engine.television}), ${took} s`)
  const date = new Date().toISOString().slice(0, 10)
  const one: Result = { id: engine.id, ...result, seconds: took, date }
  // Half a run says less than the whole one that may be in the file.
  const isWhole = seconds >= 60 && !values.dist && !told && !values['no-journey']
  if (isWhole) writeResults([one])
}

function chaptersOn({ id, claim }: Engine): Chapter[] {
  // Without layout there is nothing to read.
  if (claim === 'built for') return []
  return CHAPTERS.filter(({ name, engines }) =>
    told ? told.includes(name) || told.includes('all') : engines.includes(id),
  )
}

/** @returns what besides the journey was done, in words */
async function test(engine: Engine, tell: (version: string) => void): Promise<string> {
  const driver = await engine.open()
  const house = await openHouse(app.folder)
  const viewer = new Viewer(driver)
  const done: string[] = []
  // One that hangs is ended, and with it all that waits for it.
  const chapters = chaptersOn(engine)
  const patience_ms = ENGINE_PATIENCE_MS + chapters.length * CHAPTER_PATIENCE_MS + seconds * 3000
  const late = setTimeout(() => void driver.close(), patience_ms)
  tell(driver.version)
  try {
    if (!values['no-journey'])
      await journey(viewer, house, house.url, (screen) => picture(driver, engine.id, screen))
    if (engine.fromFile && !values['no-journey']) {
      const packaged = await house.packaged()
      await signIn(viewer, house, packaged.url)
      await restart(viewer, packaged.url)
      await packaged.remove()
      done.push('also from file://')
    }
    const failed: string[] = []
    for (const chapter of chapters)
      if (!(await tellOf(chapter, viewer, engine.id))) failed.push(chapter.name)
    if (failed.length > 0) throw new Error(`chapters failed: ${failed.join(', ')}`)
    if (chapters.length > 0) done.push(`${chapters.length} chapters`)
    if (seconds > 0) {
      if (values['no-journey']) await signIn(viewer, house, house.url)
      else if (chapters.length > 0) await restart(viewer, house.url)
      const { keys, perSecond, signIns } = await hammer(viewer, house, { seed, seconds })
      done.push(`${keys} keys at ${perSecond}/s, signed in again ${signIns}×`)
    }
    // Last, since it leaves the app for a page of its own.
    done.push(await checkTimes(driver, house.url))
  } catch (error) {
    await picture(driver, engine.id, 'failed').catch(() => {})
    throw error
  } finally {
    clearTimeout(late)
    for (const complaint of viewer.complaints) print(engine.id, `console: ${complaint}`)
    await driver.close()
    await house.close()
  }
  return done.map((one) => `, ${one}`).join('')
}

/** One chapter in a house of its own; one that fails does not keep the others from being told. */
async function tellOf(chapter: Chapter, viewer: Viewer, id: string): Promise<boolean> {
  const start = performance.now()
  const house = await openHouse(app.folder, chapter.house)
  const show = (name: string) => picture(viewer.driver, id, `${chapter.name}-${name}`)
  const done = (how: string) =>
    print(id, `  ${chapter.name} ${how}, ${Math.round((performance.now() - start) / 1000)} s`)
  try {
    await chapter.tell(new Room(viewer, house, show))
    done('passed')
    return true
  } catch (error) {
    await show('failed').catch(() => {})
    done('FAILED')
    console.error((error as Error).stack)
    return false
  } finally {
    await house.close()
  }
}

async function picture(driver: Driver, id: string, screen: string) {
  // Let what moves come to rest.
  await wait(700)
  const png = await driver.screenshot()
  if (png) writeFileSync(join(PICTURES, `${id}-${screen}.png`), png)
}
