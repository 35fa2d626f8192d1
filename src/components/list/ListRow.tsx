import { memo, type ReactNode, type RefObject } from 'react'
import type { Row } from './list-layout'

/** What a row is asked to show and to say. A row is drawn anew only when one of these is another function. */
export interface RowLook<R extends Row> {
  render: (row: R, focused: boolean) => ReactNode
  label: (row: R) => string
  /** What left and right change on a row, in words; undefined for one that is only pressed. */
  value?: ((row: R) => string | undefined) | undefined
}

interface Props<R extends Row> extends RowLook<R> {
  row: R
  top: number
  height: number
  focused: boolean
  /** Is given the element that has the focus. */
  focusedRow: RefObject<HTMLDivElement | null>
  onPoint: (row: R) => void
  onClick: (event: { timeStamp: number }, row: R) => void
}

function ListRowOf<R extends Row>(props: Props<R>) {
  const { row, top, height, focused } = props
  const style = { top, height }
  if (!row.pressable)
    return (
      <div className="list-row" style={style}>
        {props.render(row, false)}
      </div>
    )
  const value = props.value?.(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys come through the remote
    // biome-ignore lint/a11y/noStaticElementInteractions: both roles are interactive
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a name
    <div
      ref={focused ? props.focusedRow : undefined}
      className={focused ? 'list-row focused' : 'list-row'}
      style={style}
      role={value === undefined ? 'button' : 'spinbutton'}
      tabIndex={-1}
      aria-label={props.label(row)}
      aria-valuetext={value}
      onMouseMove={() => props.onPoint(row)}
      onClick={(event) => props.onClick(event, row)}
    >
      {props.render(row, focused)}
    </div>
  )
}

/** One row of a list, which keeps what it shows while others get the focus. */
export const ListRow = memo(ListRowOf) as typeof ListRowOf
