// A long list that costs the same with ten rows and with ten thousand. To the focus engine it is one
// element; inside it up and down move by index, and only the rows near the viewport are
// mounted. Heights are known beforehand, so nothing is ever measured.

import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Arrow, usePointerGone, useTarget } from '../remote/use-remote'
import './List.css'
import { clampOffset, layOut, neighbour, offsetFor, visible } from './list-layout'

export interface Row {
  /** Stable over a refresh, unique in the list. */
  key: string
  /** px of the stage. */
  height: number
  /** False for headings: shown, never focused. */
  pressable: boolean
}

interface Props<R extends Row> {
  rows: readonly R[]
  /** The key of the row that has the focus, or would have it. */
  at: string | undefined
  onMove: (key: string) => void
  onPress: (row: R) => void
  /** Left, right and the page keys, while a row has the focus; true when used up. */
  onSide?: (arrow: Exclude<Arrow, 'up' | 'down'>) => boolean
  render: (row: R, focused: boolean) => ReactNode
  label: (row: R) => string
  name: string
  focusKey: string
  /** Height of the viewport, px of the stage. */
  height: number
}

/** How far beyond the viewport rows are kept ready, px. */
const MARGIN = 240

export function List<R extends Row>(props: Props<R>) {
  const { rows, at, height, onMove, onPress } = props
  const layout = useMemo(() => layOut(rows), [rows])
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
  const { ref, focused, pointer } = useTarget<HTMLDivElement>({
    focusKey: props.focusKey,
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
  useLayoutEffect(() => {
    if (focused) passFocusOn()
  }, [focused, at])

  return (
    <div
      ref={ref}
      className="list"
      role="group"
      aria-label={props.name}
      tabIndex={-1}
      style={{ height }}
      onWheel={({ deltaY }) => setPointed(clampOffset(offset + deltaY, layout, height))}
      onMouseMove={pointer.onMouseMove}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget) passFocusOn()
      }}
    >
      <div className="list-rows" style={{ transform: `translate3d(0, ${-offset}px, 0)` }}>
        {visible(layout, offset - MARGIN, height + 2 * MARGIN).map((position) => {
          const row = rows[position] as R
          const isFocused = focused && position === index
          const style = { top: layout.tops[position], height: row.height }
          if (!row.pressable)
            return (
              <div key={row.key} className="list-row" style={style}>
                {props.render(row, false)}
              </div>
            )
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys come through the remote
            <div
              key={row.key}
              ref={isFocused ? focusedRow : undefined}
              className={isFocused ? 'list-row focused' : 'list-row'}
              style={style}
              role="button"
              tabIndex={-1}
              aria-label={props.label(row)}
              onMouseMove={() => {
                if (row.key === at) return
                setPointed(offset)
                onMove(row.key)
              }}
              onClick={() => onPress(row)}
            >
              {props.render(row, isFocused)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
