// What a run says: whether the last day is as the second, and the series as a table and as a small picture of text.

import type { Figures } from './figures'
import type { Day } from './week'

/** How far the last day may be from the second. */
const TOLERANCE = 0.05

interface Row {
  key: keyof Figures
  name: string
  digits: number
  /** May differ by so much whatever the share: RESULTS.md says why. */
  least?: number
  /** May differ by this share instead of TOLERANCE: RESULTS.md says why. */
  share?: number
}

const ROWS: readonly Row[] = [
  { key: 'heap_mb', name: 'heap, MB', digits: 2 },
  { key: 'nodes', name: 'DOM nodes', digits: 0 },
  { key: 'listeners', name: 'listeners', digits: 0 },
  { key: 'timers', name: 'timers', digits: 0, least: 1 },
  { key: 'database_kchars', name: 'IndexedDB, thousand characters', digits: 1 },
  { key: 'drawn_kchars', name: 'localStorage, thousand characters', digits: 1, share: 0.25 },
]

/** A series as blocks, the least of it the lowest and the greatest the highest; level where nothing differs. */
export function sparkline(values: readonly number[]): string {
  const blocks = '▁▂▃▄▅▆▇█'
  const least = Math.min(...values)
  const range = Math.max(...values) - least
  return values
    .map((value) => blocks[range === 0 ? 0 : Math.round(((value - least) / range) * 7)])
    .join('')
}

/**
 * @param days three or more
 * @returns a sentence for each figure of the last day that is too far from the second day's
 */
export function tooFar(days: readonly Day[]): string[] {
  const [, second] = days
  const last = days[days.length - 1]
  if (!second || !last) return []
  return ROWS.flatMap(({ key, name, digits, least = 0, share = TOLERANCE }) => {
    const most = Math.max(second[key] * share, least)
    if (Math.abs(last[key] - second[key]) <= most) return []
    const change = percent(second[key], last[key])
    return [
      `${name}: ${second[key].toFixed(digits)} on the second day, ${last[key].toFixed(digits)} on the last (${change})`,
    ]
  })
}

const percent = (from: number, to: number) => {
  const share = (to / from - 1) * 100
  return `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(1)} %`
}

/** The table of a run: a row for each figure, a column for each day. */
export function tableOf(days: readonly Day[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const [, second] = days
  const last = days[days.length - 1]
  const row = (name: string, values: number[], digits: number, share: string) =>
    line([name, sparkline(values), ...values.map((value) => value.toFixed(digits)), share])
  return [
    line(['', '', ...days.map(({ date }) => date.slice(5)), 'last beside second']),
    line(['---', '---', ...days.map(() => '--:'), '--:']),
    ...ROWS.map(({ key, name, digits }) => {
      const share = second && last ? percent(second[key], last[key]) : ''
      return row(
        name,
        days.map((day) => day[key]),
        digits,
        share,
      )
    }),
    ...(['refreshes', 'renewals'] as const).map((key) =>
      row(
        key,
        days.map((day) => day[key]),
        0,
        '',
      ),
    ),
  ].join('\n')
}

const INTRODUCTION = `# A week of being always on

Seven days of a television that nobody switches off, in a real browser with its clock moved on: the agenda refreshed in
steps of five and thirty minutes while a meeting begins each quarter of an hour, tokens of four hours renewed, a meeting
opened, another person's turn, a recording played, standby from late morning to one, the dim clock, and no network from
eleven at night to seven. In the middle summer time ends. At each step the screen says the right time, each morning
and after each standby the right meeting; nobody is signed out, and nothing is thrown.

Each night at the same place, on the agenda at 23:05, garbage is collected and what is left is counted. The last day must
be within 5 % of the second; timers, of which there are few, may differ by one, and localStorage by 25 %, since it holds
the agenda of the next days as it is drawn at a start: a number of pictures that cannot grow, each as long as its day.
The first day is not compared, since some scripts come only when they are used. V8 compiles nothing to machine code here
(\`--jitless\`): it does so for days, and that would count as growth of the app.

Written by \`npm run test:soak\`.
`

/**
 * RESULTS.md with one engine's section renewed.
 * @param page as it was; empty when there was none
 * @param id what the run calls the engine
 */
export function withSection(page: string, id: string, version: string, text: string): string {
  const mark = `(${id})`
  const [, ...sections] = page.split(/^(?=## )/m)
  const others = sections.filter((section) => !section.split('\n')[0]?.includes(mark))
  const all = [...others, `## ${version} ${mark}\n\n${text}\n`].sort()
  return [INTRODUCTION, ...all.map((section) => `${section.trimEnd()}\n`)].join('\n')
}
