// What the short form of the bench lets pass: not what is to be reached (rows.ts), but that nothing gets worse than
// it is. Lower a limit when something got faster. Each is twice what RESULTS.md says, since a busy machine spreads by
// so much even within one run. The relay's memory and requests are not among them: they take minutes.

import { type Column, type Figures, isWithin, ROWS } from './rows'

/** The short form measures these columns. */
export const SHORT_COLUMNS: Column[] = ['6x']
/** And so many runs of these parts. */
export const SHORT_RUNS = 3
export const SHORT_PARTS = ['start', 'keys', 'sizes']

const LIMITS: Record<string, Partial<Record<Column, number>>> = {
  'agenda painted': { '6x': 2.6 },
  'first arrow': { '6x': 3 },
  'code request': { '6x': 3 },
  'code painted': { '6x': 2.5 },
  key: { '6x': 3.8 },
  open: { '6x': 3.8 },
  back: { '6x': 3.2 },
  'held handler p95': { '6x': 12 },
}

/** A line for each figure that is beyond its limit. */
export function brokenLimits(figures: Figures): string[] {
  return ROWS.flatMap(({ id, what }) =>
    Object.entries(LIMITS[id] ?? {}).flatMap(([column, limit]) => {
      const figure = figures[id]?.[column as Column]
      if (figure === undefined) return []
      return isWithin({ atMost: limit }, figure)
        ? []
        : [`${what}, ${column}: ${figure.toFixed(2)}, and the limit is ${limit}`]
    }),
  )
}
