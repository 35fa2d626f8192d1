// The rows of the bench's table: what is measured, and what it must reach. Figures without a unit are multiples
// of the floor's, in the same run.

/** The processor's speed is divided by the number; the last is Chromium 79, the others today's. */
export const COLUMNS = ['1x', '6x', '20x', '79 6x'] as const
export type Column = (typeof COLUMNS)[number]

/** By the row's id and the column. */
export type Figures = Record<string, Partial<Record<Column, number>>>

export interface Row {
  id: string
  what: string
  unit: '' | 'ms' | 'MB' | 'kB' | 'frames' | 'tasks' | '%'
  /** What it must reach; the column of 1x counts only where there is no other. */
  must: { atMost: number } | { atLeast: number }
}

export const ROWS: Row[] = [
  {
    id: 'agenda painted',
    what: 'last seen agenda painted',
    unit: '',
    must: { atMost: 1.3 },
  },
  {
    id: 'first arrow',
    what: 'first arrow that moves the focus on the screen',
    unit: '',
    must: { atMost: 1.5 },
  },
  {
    id: 'held from the start',
    what: '20 presses a second from the start: the first that moves the focus',
    unit: '',
    must: { atMost: 1.5 },
  },
  // A mark for what is recorded and the next minute may come with the app; the focus alone is 5 %.
  {
    id: 'handover',
    what: 'the app takes the place of the picture: pixels that change, at most',
    unit: '%',
    must: { atMost: 0.5 },
  },
  {
    id: 'handover 69',
    what: 'the same in Chromium 69',
    unit: '%',
    must: { atMost: 0.5 },
  },
  {
    id: 'code request',
    what: 'signed out: code request sent',
    unit: '',
    must: { atMost: 1.5 },
  },
  {
    id: 'code painted',
    what: 'signed out: code painted',
    unit: '',
    must: { atMost: 2 },
  },
  { id: 'key', what: 'key to painted, median', unit: '', must: { atMost: 1.1 } },
  { id: 'key p95', what: 'key to painted, p95', unit: '', must: { atMost: 1.2 } },
  {
    id: 'held handler',
    what: 'held arrow, 30 a second: handler, median',
    unit: 'ms',
    must: { atMost: 12 },
  },
  {
    id: 'held handler p95',
    what: 'held arrow, 30 a second: handler, p95',
    unit: 'ms',
    must: { atMost: 12 },
  },
  {
    id: 'held behind',
    what: 'held arrow, 30 a second: the focus is behind, at most',
    unit: 'frames',
    must: { atMost: 2 },
  },
  { id: 'open', what: 'open a meeting, median', unit: '', must: { atMost: 1.5 } },
  { id: 'open p95', what: 'open a meeting, p95', unit: '', must: { atMost: 1.5 } },
  { id: 'back', what: 'back to the agenda, median', unit: '', must: { atMost: 1.3 } },
  { id: 'back p95', what: 'back to the agenda, p95', unit: '', must: { atMost: 1.2 } },
  { id: 'day p95', what: 'a day on, p95', unit: '', must: { atMost: 1.2 } },
  {
    id: 'long tasks',
    what: 'long tasks in a minute of use, over 50 ms',
    unit: 'tasks',
    must: { atMost: 17 },
  },
  {
    id: 'very long tasks',
    what: 'long tasks in a minute of use, over 200 ms',
    unit: 'tasks',
    must: { atMost: 0 },
  },
  { id: 'heap', what: 'heap after four weeks of days', unit: 'MB', must: { atMost: 8 } },
  {
    id: 'heap growth',
    what: 'heap after eight more weeks, of that',
    unit: '',
    must: { atMost: 1.1 },
  },
  {
    id: 'key of many',
    what: 'key to painted with 10,000 meetings a list, of that with 10',
    unit: '',
    must: { atMost: 1.1 },
  },
  {
    id: 'start of many',
    what: 'last seen agenda painted with 10,000 meetings a list, of that with 10',
    unit: '',
    must: { atMost: 1.45 },
  },
  {
    id: 'size legacy',
    what: 'scripts and styles after gzip, engines before 2021',
    unit: 'kB',
    must: { atMost: 200 },
  },
  {
    id: 'size modern',
    what: 'scripts and styles after gzip, engines of 2021 on',
    unit: 'kB',
    must: { atMost: 130 },
  },
  {
    id: 'relay requests',
    what: 'relay, requests a second, of a bare forwarder’s',
    unit: '',
    must: { atLeast: 0.5 },
  },
  {
    id: 'relay memory',
    what: 'relay, most memory under load',
    unit: 'MB',
    must: { atMost: 120 },
  },
  {
    id: 'relay memory growth',
    what: 'relay, memory after the last round, of that after the first',
    unit: '',
    must: { atMost: 1.15 },
  },
]

/** Whether a figure is within what a row must reach, or within another limit of the same kind. */
export function isWithin(must: Row['must'], figure: number): boolean {
  return 'atMost' in must ? figure <= must.atMost : figure >= must.atLeast
}

/** Whether all of a row's figures are; those at full speed are there for comparison where others are. */
export function isReached({ must }: Row, figures: Figures[string]): boolean {
  const { '1x': full, ...slow } = figures
  const counted = Object.values(slow)
  const all = counted.length > 0 ? counted : full === undefined ? [] : [full]
  return all.length > 0 && all.every((figure) => isWithin(must, figure))
}
