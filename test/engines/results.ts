// RESULTS.md: what ran, on what, and when. A run of some engines renews their lines and leaves the
// others, each of which has its own date.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENGINES, type Engine } from './engines'

export interface Result {
  id: string
  /** The engine as it called itself; its name when it never ran. */
  version: string
  result: string
  seconds: number
  /** YYYY-MM-DD. */
  date: string
}

const RESULTS = join(import.meta.dirname, 'RESULTS.md')
const README = join(import.meta.dirname, '../../README.md')
const BEGIN = '<!-- engines -->\n'
const END = '<!-- /engines -->'

const COLUMNS = ['id', 'engine', 'television', 'model year', 'result', 'seconds', 'date']

const TEXT = {
  'tested on': `The real engine ran the built app: signed in, went everywhere by keys with exactly one thing in
focus, to be seen, and really focused; was restarted; and stood a monkey test of thirty keys a second.
A scenario is a part of the app of its own, on the engines that speak for all (scenarios.ts).
A number in brackets is the Chromium that the television has, where it is not this very one.`,
  'built for': `No browser of that age is to be had. The built files ran on the V8 of one (older than the
television's, so stricter) with a stubbed DOM around it; of layout and style that says nothing, so
those pass a list of what Chromium 53 does not know (css.ts).`,
}

/** Puts results into the file, and what a reader of the README wants to know of them into that. */
export function writeResults(results: Result[]): void {
  const all = [...lastResults(), ...results]
  writeFileSync(RESULTS, resultsPage(all))
  writeFileSync(README, withDigest(readFileSync(README, 'utf8'), all))
}

/** The README with its table of televisions renewed, which stands between two marks. */
export function withDigest(readme: string, results: Result[]): string {
  const from = readme.indexOf(BEGIN) + BEGIN.length
  const to = readme.indexOf(END)
  if (from < BEGIN.length || to < from) throw new Error('the README has lost its marks')
  return readme.slice(0, from) + digest(results) + readme.slice(to)
}

/** A line for each television: its engine, which of the two claims is made, and whether it held. */
function digest(results: Result[]): string {
  const byId = new Map(results.map((result) => [result.id, result]))
  const lines = ENGINES.flatMap(({ id, television, years, claim }) => {
    const one = byId.get(id)
    return one ? [row([television, years, one.version, claim, one.result.split(',')[0] ?? ''])] : []
  })
  const head = ['television', 'model year', 'engine', 'claim', 'result']
  return `${[row(head), row(head.map(() => '---')), ...lines].join('\n')}\n`
}

/** What the last whole run of each engine said; nothing of those that have never had one. */
export function lastResults(): Result[] {
  return existsSync(RESULTS) ? readResults(readFileSync(RESULTS, 'utf8')) : []
}

/** The lines of a page that was written before. */
export function readResults(page: string): Result[] {
  return page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, id]) => ENGINES.some((engine) => engine.id === id))
    .map(([, id = '', version = '', , , result = '', seconds = '', date = '']) => {
      return { id, version, result, seconds: Number(seconds), date }
    })
}

/** The page. Of several results for one engine the last counts. */
export function resultsPage(results: Result[]): string {
  const byId = new Map(results.map((result) => [result.id, result]))
  const section = (claim: Engine['claim'], title: string) => {
    const lines = ENGINES.filter((engine) => engine.claim === claim).flatMap((engine) => {
      const { id, television, years } = engine
      const one = byId.get(id)
      return one
        ? [row([id, one.version, television, years, one.result, String(one.seconds), one.date])]
        : []
    })
    const table = [row(COLUMNS), row(COLUMNS.map(() => '---')), ...lines].join('\n')
    return `## ${title}\n\n${TEXT[claim]}\n\n${table}\n`
  }
  return [
    '# Engines\n\nWritten by `npm run test:engines`.\n',
    section('tested on', 'Tested on'),
    section('built for', 'Built for'),
  ].join('\n')
}

const row = (cells: string[]) => `| ${cells.join(' | ')} |`
