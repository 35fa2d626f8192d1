// RESULTS.md: the table of the last runs. A run of some rows renews these and leaves the others, each of which
// has its own date. The README has those of them that a viewer feels.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLUMNS, type Figures, isReached, ROWS, type Row } from './rows'

const RESULTS = join(import.meta.dirname, '../RESULTS.md')
const README = join(import.meta.dirname, '../../../README.md')
/** What the README says, by the ids of its rows. */
const FELT = [
  'agenda painted',
  'first arrow',
  'code request',
  'code painted',
  'key',
  'open',
  'back',
]
/** Around the table in the README. */
const MARKS = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/
const HEAD = ['what', ...COLUMNS, 'must reach', 'reached', 'runs', 'date']

const TITLE = `# Bench

Written by \`npm run bench\`. Figures without a unit are multiples of the floor's in the same run: a static page
of the same pixels with a few lines of plain script. The columns say how many times the processor was held
back, in today's Chromium; the last one is Chromium 79. Medians.
`

/** How a measurement was made. */
export interface Made {
  runs: number
  /** YYYY-MM-DD. */
  date: string
}

/** The rows that were measured, as a table for people. */
export function resultsTable(figures: Figures, made: Made): string {
  return table(ROWS.flatMap((row) => lineOf(row, figures[row.id], made) ?? []))
}

/** Puts the rows that were measured into RESULTS.md and the README; the others stay. */
export function writeResults(figures: Figures, made: Made): void {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : ''
  const lines = ROWS.flatMap(
    (row) => lineOf(row, figures[row.id], made) ?? lineIn(before, row) ?? [],
  )
  const page = `${TITLE}\n${table(lines)}\n`
  writeFileSync(RESULTS, page)
  writeFileSync(README, withFelt(readFileSync(README, 'utf8'), page))
}

/** A README with what a viewer feels of the results. */
export function withFelt(readme: string, results: string): string {
  const lines = ROWS.filter(({ id }) => FELT.includes(id)).flatMap((row) => {
    const cells = lineIn(results, row)?.split(' | ')
    return cells ? [line([row.what, ...cells.slice(1, 1 + COLUMNS.length)])] : []
  })
  const head = ['a multiple of the static page’s', ...COLUMNS]
  const felt = [line(head), line(head.map(() => '---')), ...lines].join('\n')
  return readme.replace(MARKS, (_, open, close) => `${open}${felt}\n${close}`)
}

function lineOf(row: Row, figures: Figures[string] | undefined, made: Made): string | undefined {
  if (!figures) return undefined
  const cells = COLUMNS.map((column) => written(figures[column], row.unit))
  const must =
    'atMost' in row.must
      ? `at most ${written(row.must.atMost, row.unit)}`
      : `at least ${written(row.must.atLeast, row.unit)}`
  const reached = isReached(row, figures) ? 'yes' : 'no'
  return line([row.what, ...cells, must, reached, String(made.runs), made.date])
}

const lineIn = (page: string, { what }: Row) =>
  page.split('\n').find((one) => one.startsWith(`| ${what} |`))

function written(figure: number | undefined, unit: Row['unit']): string {
  if (figure === undefined) return ''
  const number = Math.abs(figure) < 10 ? String(Number(figure.toFixed(2))) : figure.toFixed(0)
  return `${number} ${unit}`.trim()
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (lines: string[]) => [line(HEAD), line(HEAD.map(() => '---')), ...lines].join('\n')
