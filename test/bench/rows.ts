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
  unit: '' | 'ms' | 'MB' | 'kB' | 'frames' | 'tasks'
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

/** Whether a figure is within what the row must reach. */
function isWithin(must: Row['must'], figure: number): boolean {
  return 'atMost' in must ? figure <= must.atMost : figure >= must.atLeast
}

/** Whether all of a row's figures are; those at full speed are there for comparison where others are. */
export function isReached({ must }: Row, figures: Figures[string]): boolean {
  const { '1x': full, ...slow } = figures
  const counted = Object.values(slow)
  const all = counted.length > 0 ? counted : full === undefined ? [] : [full]
  return all.length > 0 && all.every((figure) => isWithin(must, figure))
}
