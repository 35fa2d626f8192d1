import { useReducer, useRef } from 'react'
import { type Layout, MARGIN_PX, visible } from './list-layout'

/**
 * Which rows of a list are mounted: those in the viewport and near it. A step stays among them, so that a key mounts
 * none on its way to the screen; the next ones come with `catchUp`, or at once when the viewport would lack some, which
 * `reaches` tells of an offset.
 * @param offset of the viewport, px
 * @param height of the viewport, px
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
