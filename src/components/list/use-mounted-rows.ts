import { useReducer, useRef } from 'react'
import { type Layout, MARGIN_PX, visible } from './list-layout'

/**
 * Which rows of a list are in the DOM: those in the viewport and up to `MARGIN_PX` beyond. Scrolling no further than
 * that mounts none, so that a key is shown soon; `catchUp`, called after the frame, mounts the next ones.
 * @param offset of the viewport, px
 * @param height of the viewport, px
 * @returns `reaches` tells whether an offset needs no others
 */
export function useMountedRows(
  layout: Layout,
  offset: number,
  height: number,
): { indexes: number[]; reaches: (offset: number) => boolean; catchUp: () => void } {
  const around = useRef(offset)
  const latest = useRef(offset)
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  latest.current = offset
  const reaches = (offset: number) => Math.abs(offset - around.current) <= MARGIN_PX
  if (!reaches(offset)) around.current = offset
  return {
    indexes: visible(layout, around.current - MARGIN_PX, height + 2 * MARGIN_PX),
    reaches,
    catchUp() {
      if (around.current === latest.current) return
      around.current = latest.current
      redraw()
    },
  }
}
