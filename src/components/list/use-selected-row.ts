import { type RefObject, useEffect, useRef } from 'react'
import type { Row } from './list-layout'
import { nearestRemaining } from './nearest-remaining'

/**
 * Keeps a viewer's place in a list that changes by itself: the row they went to, or its neighbour once
 * it has gone.
 * @param at the key of the row they went to, if they went anywhere
 * @param onMove told of the neighbour, so that the place is kept from there
 * @param remembered the rows when it was last there, for a list that is not on the screen all the time
 * @returns undefined when nothing is left of where they were
 */
export function useSelectedRow(
  rows: readonly Row[],
  at: string | undefined,
  onMove: (key: string) => void,
  remembered?: RefObject<readonly Row[]>,
): string | undefined {
  const own = useRef(rows)
  const before = remembered ?? own
  const isThere = at !== undefined && rows.some((row) => row.key === at)
  const place = isThere || at === undefined ? at : nearestRemaining(before.current, at, rows)
  useEffect(() => {
    if (isThere || at === undefined) before.current = rows
    else if (place !== undefined) onMove(place)
  })
  return place
}
