export interface Row {
  /** Stable over a refresh, unique in the list. */
  key: string
  /** px of the stage, at text size M. */
  height: number
  /** False for headings: shown, never focused. */
  pressable: boolean
}

export interface Layout {
  /** px from the list's top, a row each. */
  tops: number[]
  /** px, a row each. */
  heights: number[]
  /** px, all rows together. */
  total: number
}

/**
 * The top and height of each row and the height of all, px of the stage.
 * @param scale the text's size; 1 is M, which the rows' heights are meant for
 */
export function layOut(rows: readonly Row[], scale = 1): Layout {
  let total = 0
  const heights = rows.map((row) => Math.round(row.height * scale))
  const tops = heights.map((height) => {
    const top = total
    total += height
    return top
  })
  return { tops, heights, total }
}

/** The focused row rests here: this part of the viewport is above it. */
const REST = 0.36

/**
 * The scroll offset, px, at which the row at `index` has 36 % of the viewport above it. It may lie outside the
 * list: see `clampOffset`.
 * @param height of the viewport, px
 */
export function offsetFor(layout: Layout, index: number, height: number): number {
  return (layout.tops[index] ?? 0) - height * REST
}

/** A scroll offset (px) that shows no emptiness before the first row or after the last one. */
export function clampOffset(offset: number, layout: Layout, height: number): number {
  return Math.round(Math.max(0, Math.min(offset, layout.total - height)))
}

/** How far beyond the viewport rows are kept ready, px. */
export const MARGIN_PX = 240

/** The class of a list at a scroll offset (px): whether there is more above and below its viewport. */
export function listClass(offset: number, layout: Layout, height: number): string {
  const above = offset > 0 && 'more-above'
  const below = offset + height < layout.total && 'more-below'
  return ['list', above, below].filter(Boolean).join(' ')
}

/** The indexes of the rows that touch the `height` px of a list from `from` px below its top. */
export function visible(layout: Layout, from: number, height: number): number[] {
  const { tops, total } = layout
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >> 1
    const bottom = tops[middle + 1] ?? total
    if (bottom <= from) low = middle + 1
    else high = middle
  }
  const indexes = []
  for (let at = low; at < tops.length && (tops[at] as number) < from + height; at++)
    indexes.push(at)
  return indexes
}

/** A held arrow goes faster the longer it is held. */
function stride(held: number): number {
  if (held > 30) return 6
  if (held > 12) return 3
  return 1
}

/**
 * The pressable row that up or down leads to.
 * @param held how often the key has repeated, from 1; a long hold takes several rows at once
 * @returns undefined at the end of the list
 */
export function neighbour<R extends Row>(
  rows: readonly R[],
  index: number,
  direction: 'up' | 'down',
  held: number,
): R | undefined {
  const way = direction === 'down' ? 1 : -1
  let found: R | undefined
  let steps = stride(held)
  for (let at = index + way; at >= 0 && at < rows.length && steps > 0; at += way) {
    const row = rows[at] as R
    if (!row.pressable) continue
    found = row
    steps--
  }
  return found
}
