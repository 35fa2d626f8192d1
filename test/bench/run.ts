// How heavy the built app is, how fast it starts and answers keys, and what it holds on to. Prints a
// table, and writes it into RESULTS.md. A machine is noisy: compare the ratios within one run.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openTestApp, signIn, type Television, type TestApp } from '../e2e/test-app'
import { heap_bytes, keyTimes_ms, median, paintedAt_ms, slowedDown, watchForPaint } from './measure'

const RATES = [1, 4, 6]
const STARTS = 5
const PRESSES = 40
const DIST = 'dist'
const CODE = '.sign-in-code'
const FOCUSED_MEETING = '.list-row.focused'

type Line = [what: string, ...values: string[]]

const ms = (value: number) => `${Math.round(value)} ms`
const ratio = (value: number, to: number) => `${(value / to).toFixed(1)}×`
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

/** Every file of the bundle: bytes, and bytes as a server would send them. */
function weights(): Line[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): Line => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      const name = entry.name.replace(/-[\w-]{8}\.js$/, '.js')
      return [name, `${bytes.length}`, `${gzipSync(bytes, { level: 9 }).length}`]
    })
}

/** From the page's own beginning until `selector` is there and painted; the middle one of some starts. */
async function start_ms(tv: Television, selector: string): Promise<number> {
  const times: number[] = []
  for (let start = 0; start < STARTS; start++) {
    await tv.page.goto('about:blank')
    await tv.on()
    times.push(await paintedAt_ms(tv, selector))
  }
  return median(times.sort((a, b) => a - b))
}

/** Runs a measurement at each rate; the ratio is to the first. */
async function atEachRate(
  tv: Television,
  what: string,
  measure: () => Promise<number>,
): Promise<Line> {
  const values: number[] = []
  for (const rate of RATES) values.push(await slowedDown(tv, rate, measure))
  const [first = 0] = values
  return [
    what,
    ...values.map((value, at) => (at === 0 ? ms(value) : `${ms(value)} (${ratio(value, first)})`)),
  ]
}

async function television(app: TestApp): Promise<Television> {
  const tv = await app.television({ on: false })
  // What tsx wraps around named functions, and what the page then asks for.
  await tv.context.addInitScript({ content: 'window.__name = (it) => it' })
  await watchForPaint(tv, [CODE, FOCUSED_MEETING])
  await tv.on()
  return tv
}

async function speeds(app: TestApp): Promise<Line[]> {
  const tv = await television(app)
  await tv.code()
  const signedOut = await atEachRate(tv, 'start to the code', () => start_ms(tv, CODE))
  await signIn(app, tv, 'bo')
  await tv.page.locator('.agenda-meeting').first().waitFor()
  const signedIn = await atEachRate(tv, 'start to the agenda', () => start_ms(tv, FOCUSED_MEETING))
  const keys = await atEachRate(tv, `key to paint (median of ${PRESSES})`, async () =>
    median(await keyTimes_ms(tv, PRESSES)),
  )
  await tv.close()
  return [signedOut, signedIn, keys]
}

async function memory(app: TestApp): Promise<Line[]> {
  const tv = await television(app)
  await signIn(app, tv, 'bo')
  await tv.page.locator('.agenda-meeting').first().waitFor()
  const atFirst = await heap_bytes(tv)
  for (let day = 0; day < 28; day++) await tv.press('ArrowRight')
  const afterWeeks = await heap_bytes(tv)
  await tv.close()
  return [
    ['signed in as Bo', mb(atFirst)],
    ['after four weeks of his days', mb(afterWeeks)],
  ]
}

function table(head: Line, lines: Line[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n')
}

const app = await openTestApp()
const report = `# Bench

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, in ${app.browser.browserType().name()} ${app.browser.version()}. Compare
ratios; a slow television is some six times slower than this machine was.

## Weight

${table(['file', 'bytes', 'gzipped'], weights())}

## Speed

From the page's own beginning, from loopback, signed in as Bo with sixty meetings a day. Medians; the
processor held back by the factor above each column.

${table(['what', ...RATES.map((rate) => `${rate}×`)] as unknown as Line, await speeds(app))}

## Memory

JavaScript heap after collecting what nobody holds.

${table(['when', 'heap'], await memory(app))}
`
await app.close()
console.log(report)
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), report)
