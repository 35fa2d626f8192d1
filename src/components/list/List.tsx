// A long list that costs the same with ten rows and with ten thousand. To the focus engine it is one
// element; inside it up and down move by index, and only the rows near the viewport are
// mounted. Heights are known beforehand, so nothing is ever measured.

import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import {
  type Arrow,
  useLatest,
  usePointerGone,
  useRemote,
  useTarget,
} from '../../remote/use-remote'
import './List.css'
import { ListRow, type RowLook } from './ListRow'
import { clampOffset, layOut, listClass, neighbour, offsetFor, type Row } from './list-layout'
import { createPlace, type PlaceListener } from './place'
import { useMountedRows } from './use-mounted-rows'

interface Props<R extends Row> extends RowLook<R> {
  rows: readonly R[]
  /** The key of the row that has the focus, or would have it. */
  at: string | undefined
  /** The viewer has gone to another row; told once that is on the screen, of several the last. */
  onMove: (key: string) => void
  onPress: (row: R) => void
  /** OK was held on a row. */
  onHold?: (() => void) | undefined
  /**
   * Left, right and the page keys, while a row has the focus: true when used up here, or the key of the row that
   * they lead to.
   */
  onSide?: (arrow: Exclude<Arrow, 'up' | 'down'>, row: R | undefined) => boolean | string
  name: string
  focusKey: string
  /** Height of the viewport, px of the stage. */
  height: number
  /** How much taller than at text size M the rows are; 1 when left out. */
  scale?: number
}

/** A list of rows of known height, of which only those near the viewport are mounted. */
export function List<R extends Row>(props: Props<R>) {
  const { rows, height, scale = 1, onPress } = props
  const layout = useMemo(() => layOut(rows, scale), [rows, scale])
  const indexOf = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows])
  const place = usePlace(props.at, {
    onGo: (key) => showAtOnce(indexOf.get(key) ?? -1),
    onMove: props.onMove,
    onPainted: () => mounted.catchUp(),
    onRest: () => passFocusOn(),
  })
  const at = useSyncExternalStore(place.subscribe, place.drawn)
  const index = indexOf.get(at ?? '') ?? -1
  // Set while a pointer rules the list: hovering must not scroll what is under it.
  const [pointed, setPointed] = useState<number>()
  const offsetOf = (index: number) => clampOffset(offsetFor(layout, index, height), layout, height)
  const offset = pointed === undefined ? offsetOf(index) : clampOffset(pointed, layout, height)
  const mounted = useMountedRows(layout, offset, height)
  const rowsElement = useRef<HTMLDivElement>(null)

  /** The index of the row where the viewer is, which may not be drawn yet. */
  const here = () => indexOf.get(place.key() ?? '') ?? -1
  usePointerGone(() => setPointed(undefined))
  const onArrow = (arrow: Arrow, held: number) => {
    if (pointed !== undefined) setPointed(undefined)
    if (arrow !== 'up' && arrow !== 'down') return onSide(arrow, held)
    const next = neighbour(rows, here(), arrow, held)
    if (next) place.go(next.key, held)
    return next !== undefined
  }
  const onSide = (arrow: Exclude<Arrow, 'up' | 'down'>, held: number) => {
    const to = props.onSide?.(arrow, rows[here()]) ?? false
    if (typeof to === 'string') place.go(to, held)
    // What the focus has gone to instead may be about the row.
    else if (to) place.tell()
    return to !== false
  }
  const { ref, focused, pointer, click } = useTarget<HTMLDivElement>({
    focusKey: props.focusKey,
    onHold: props.onHold,
    onArrow,
    onPress: () => {
      const row = rows[here()]
      if (row) onPress(row)
    },
  })

  /** Changes what is on the screen to a focused row, none when it is not mounted, and to a scroll offset, px. */
  function show(row: Element | null | undefined, offset: number) {
    const { current: element } = rowsElement
    unlight(element, row)
    row?.classList.add('focused')
    if (element) element.style.transform = scrolledBy(offset)
    if (ref.current) ref.current.className = listClass(offset, layout, height)
  }
  const rowAt = (index: number) =>
    focused ? rowsElement.current?.children.item(index - (mounted.indexes[0] ?? 0)) : undefined

  /** Shows the focus on a row as the next drawing will. @returns false when that takes more than there is */
  function showAtOnce(index: number): boolean {
    const row = rowAt(index)
    const offset = offsetOf(index)
    if (!row || pointed !== undefined || !mounted.reaches(offset)) return false
    show(row, offset)
    return true
  }

  // Also undoes what was shown at once for a row that has gone since, or for a list that lost the focus: React knows
  // nothing of that.
  useLayoutEffect(() => {
    if (place.key() === at) show(rowAt(index), offset)
  })

  // Nor does it draw a list that is hidden beneath another screen, where the next drawing would put it right.
  useLayoutEffect(() => {
    const rows = rowsElement
    return () => unlight(rows.current)
  }, [])

  // The voice guide reads the element with real focus, so the focused row takes it from the list.
  const focusedRow = useRef<HTMLDivElement>(null)
  const isFocused = useLatest(focused)
  const passFocusOn = () => {
    if (!isFocused.current) return
    focusedRow.current?.focus({ preventScroll: true })
    // Chromium before 64 scrolls all the same.
    if (ref.current && ref.current.scrollTop !== 0) ref.current.scrollTop = 0
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row (`at`) is another element to focus, and so is one that was scrolled away by a pointer and is back (`pointed`)
  useLayoutEffect(() => {
    if (!place.isMoving()) passFocusOn()
  }, [at, pointed])

  // The list's own element may have the real focus before it is drawn as focused.
  useLayoutEffect(() => {
    if (focused && document.activeElement === ref.current) passFocusOn()
  })

  // In a window that has no focus itself, as in a frame, no event says that the list's element has got it.
  const { nextFrame } = useRemote()
  const lookAtFocus = useLatest(() => {
    if (document.activeElement === ref.current) passFocusOn()
  })
  useEffect(() => {
    if (focused) nextFrame(() => nextFrame(() => nextFrame(() => lookAtFocus.current())))
  }, [focused, nextFrame, lookAtFocus])

  const pointing = useLatest((row: R) => {
    if (row.key === place.key()) return
    setPointed(offset)
    place.go(row.key, 0)
  })
  const clicking = useLatest((event: { timeStamp: number }, row: R) =>
    click(event, () => onPress(row)),
  )
  const onPoint = useCallback((row: R) => pointing.current(row), [pointing])
  const onClick = useCallback(
    (event: { timeStamp: number }, row: R) => clicking.current(event, row),
    [clicking],
  )

  return (
    <div
      ref={ref}
      className={listClass(offset, layout, height)}
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
      <div ref={rowsElement} className="list-rows" style={{ transform: scrolledBy(offset) }}>
        {mounted.indexes.map((position) => {
          const row = rows[position] as R
          return (
            <ListRow
              key={row.key}
              row={row}
              top={layout.tops[position] as number}
              height={layout.heights[position] as number}
              focused={focused && position === index}
              focusedRow={focusedRow}
              render={props.render}
              label={props.label}
              value={props.value}
              onPoint={onPoint}
              onClick={onClick}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Takes the look of the focus from all rows but one. */
function unlight(rows: Element | null, but?: Element | null) {
  rows?.querySelectorAll('.focused').forEach((row) => {
    if (row !== but) row.classList.remove('focused')
  })
}

/** A CSS transform by which rows are moved up, px. */
const scrolledBy = (offset: number) => `translate3d(0, ${-offset}px, 0)`

/** The place in a list whose owner says `at`. */
function usePlace(at: string | undefined, listener: PlaceListener) {
  const { nextFrame } = useRemote()
  const latest = useLatest(listener)
  const [place] = useState(() =>
    createPlace(at, nextFrame, {
      onGo: (key) => latest.current.onGo(key),
      onMove: (key) => latest.current.onMove(key),
      onPainted: () => latest.current.onPainted(),
      onRest: () => latest.current.onRest(),
    }),
  )
  place.follow(at)
  return place
}
