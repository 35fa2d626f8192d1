// A long list that costs the same with ten rows and with ten thousand. To the focus engine it is one
// element; inside it up and down move by index, and only the rows near the viewport are
// mounted. Heights are known beforehand, so nothing is ever measured.

import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Arrow, usePointerGone, useTarget } from '../remote/use-remote'
import './List.css'
import { clampOffset, layOut, neighbour, offsetFor, type Row, visible } from './list-layout'

interface Props<R extends Row> {
  rows: readonly R[]
  /** The key of the row that has the focus, or would have it. */
  at: string | undefined
  onMove: (key: string) => void
  onPress: (row: R) => void
  /** OK was held on a row. */
  onHold?: (() => void) | undefined
  /** Left, right and the page keys, while a row has the focus; true when used up. */
  onSide?: (arrow: Exclude<Arrow, 'up' | 'down'>) => boolean
  render: (row: R, focused: boolean) => ReactNode
  label: (row: R) => string
  /** What left and right change on a row, in words; undefined for one that is only pressed. */
  value?: (row: R) => string | undefined
  name: string
  focusKey: string
  /** Height of the viewport, px of the stage. */
  height: number
  /** How much taller than at text size M the rows are; 1 when left out. */
  scale?: number
}

/** How far beyond the viewport rows are kept ready, px. */
const MARGIN = 240

/** A list of rows of known height, of which only those near the viewport are mounted. */
export function List<R extends Row>(props: Props<R>) {
  const { rows, at, height, scale = 1, onMove, onPress } = props
  const layout = useMemo(() => layOut(rows, scale), [rows, scale])
  const index = useMemo(() => rows.findIndex((row) => row.key === at), [rows, at])
  // Set while a pointer rules the list: hovering must not scroll what is under it.
  const [pointed, setPointed] = useState<number>()
  const offset = clampOffset(pointed ?? offsetFor(layout, index, height), layout, height)

  usePointerGone(() => setPointed(undefined))
  const onArrow = (arrow: Arrow, held: number) => {
    setPointed(undefined)
    if (arrow !== 'up' && arrow !== 'down') return props.onSide?.(arrow) ?? false
    const next = neighbour(rows, index, arrow, held)
    if (next === undefined) return false
    onMove(next.key)
    return true
  }
  const { ref, focused, pointer, click } = useTarget<HTMLDivElement>({
    focusKey: props.focusKey,
    onHold: props.onHold,
    onArrow,
    onPress: () => {
      const row = rows[index]
      if (row) onPress(row)
    },
  })

  // The voice guide reads the element with real focus, so the focused row takes it from the list.
  const focusedRow = useRef<HTMLDivElement>(null)
  const passFocusOn = () => {
    focusedRow.current?.focus({ preventScroll: true })
    // Chromium before 64 scrolls all the same.
    if (ref.current) ref.current.scrollTop = 0
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row (`at`) is another element to focus, and so is one that was scrolled away by a pointer and is back (`pointed`)
  useLayoutEffect(() => {
    if (focused) passFocusOn()
  }, [focused, at, pointed])

  const above = offset > 0 && 'more-above'
  const below = offset + height < layout.total && 'more-below'
  return (
    <div
      ref={ref}
      className={['list', above, below].filter(Boolean).join(' ')}
      role="group"
      aria-label={props.name}
      tabIndex={-1}
      style={{ height }}
      onWheel={({ deltaY }) => setPointed(clampOffset(offset + deltaY, layout, height))}
      onMouseMove={pointer.onMouseMove}
      onMouseDown={pointer.onMouseDown}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget) passFocusOn()
      }}
    >
      <div className="list-rows" style={{ transform: `translate3d(0, ${-offset}px, 0)` }}>
        {visible(layout, offset - MARGIN, height + 2 * MARGIN).map((position) => {
          const row = rows[position] as R
          const isFocused = focused && position === index
          const style = { top: layout.tops[position], height: layout.heights[position] }
          if (!row.pressable)
            return (
              <div key={row.key} className="list-row" style={style}>
                {props.render(row, false)}
              </div>
            )
          const value = props.value?.(row)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys come through the remote
            // biome-ignore lint/a11y/noStaticElementInteractions: both roles are interactive
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a name
            <div
              key={row.key}
              ref={isFocused ? focusedRow : undefined}
              className={isFocused ? 'list-row focused' : 'list-row'}
              style={style}
              role={value === undefined ? 'button' : 'spinbutton'}
              tabIndex={-1}
              aria-label={props.label(row)}
              aria-valuetext={value}
              onMouseMove={() => {
                if (row.key === at) return
                setPointed(offset)
                onMove(row.key)
              }}
              onClick={(event) => click(event, () => onPress(row))}
            >
              {props.render(row, isFocused)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
