// Where the viewer is in a list. A key moves the place at once and for certain, and the focus on the screen with it:
// by a few changes of the rows that are there, or, where those do not suffice, by drawing the list. When what the last
// key changed is not on the screen yet, the list is drawn once with the next frame, for all the keys that came until
// then. Once the frame is there, the list is drawn if it was not, and its owner is told; the real focus, which makes
// the engine lay the page out, waits until a held key rests.

import type { NextFrame } from '../../remote/next-frame'
import { createStore } from '../../store'

export interface Place {
  /** The key of the row where the viewer is. */
  key(): string | undefined
  /** The same as it is drawn, which may be behind. */
  drawn(): string | undefined
  /** Whether it was moved by a key or a pointer, and `onRest` is still to come. */
  isMoving(): boolean
  /** Calls back when another row is to be drawn. @returns stops it */
  subscribe(listener: () => void): () => void
  /**
   * The owner says where the viewer is, and is about to draw it; of no account when it only repeats what it was told.
   */
  follow(at: string | undefined): void
  /** Goes to a row. @param held how often the key that leads there has come down, from 1; 0 for a pointer */
  go(key: string, held: number): void
  /** Tells the owner now, if it does not know yet. */
  tell(): void
}

/** After so many frames without a move a held key rests: longer than any remote's pause between two repeats. */
const REST_FRAMES = 8

/** Who hears of a place. */
export interface PlaceListener {
  /**
   * A key leads to a row: shows the focus there without drawing the list, which then comes after the frame.
   * @returns false when the list has to be drawn for it
   */
  onGo(key: string): boolean
  /** Tells the owner of another row, once that is on the screen. */
  onMove(key: string): void
  /** The last move is on the screen: what can wait until then may be done. */
  onPainted(): void
  /** Nothing moves any more. */
  onRest(): void
}

/**
 * The viewer's place in a list.
 * @param at the key of the row that it begins with
 * @param nextFrame calls back before the next frame is drawn
 */
export function createPlace(
  at: string | undefined,
  nextFrame: NextFrame,
  { onGo, onMove, onPainted, onRest }: PlaceListener,
): Place {
  const drawings = createStore(0)
  let key = at
  let drawn = at
  let shown = at
  let said = at
  let reported: { key: string } | undefined
  let isRunning = false
  /** Pictures since the last one that showed another row; -1 until that one is made. */
  let calm = 0
  let rest = 1

  function draw(calmAfter: -1 | 0) {
    calm = calmAfter
    drawn = shown = key
    drawings.set(drawings.get() + 1)
  }

  function show(next: string, held: number) {
    if (held === 0 || !onGo(next)) return draw(-1)
    shown = next
    calm = -1
  }

  function tell() {
    const known = reported ? reported.key : said
    if (key === undefined || key === known) return
    reported = { key }
    onMove(key)
  }

  function onFrame() {
    if (key === drawn || (calm < 0 && key === shown)) calm += 1
    else draw(0)
    if (calm === 1) {
      tell()
      onPainted()
    }
    isRunning = calm < rest
    if (isRunning) nextFrame(onFrame)
    else onRest()
  }

  return {
    key: () => key,
    drawn: () => drawn,
    isMoving: () => isRunning,
    subscribe: drawings.subscribe,
    follow(at) {
      const isEcho = reported !== undefined && reported.key === at
      const isNews = at !== said && !isEcho
      said = at
      if (isNews) key = drawn = shown = at
      if (isNews || isEcho) reported = undefined
    },
    go(next, held) {
      key = next
      rest = held > 1 ? REST_FRAMES : 1
      if (!isRunning || calm >= 0) show(next, held)
      if (isRunning) return
      isRunning = true
      nextFrame(onFrame)
    },
    tell,
  }
}
