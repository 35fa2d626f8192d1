// Where the dim clock stands. Bright pixels that rest burn in, so it moves to another quarter of the
// screen each half minute, and not quite to where it was the last time.

/** Size of what moves, px of the stage. */
export const BLOCK = { width: 820, height: 460 }

export const STEP_MS = 30_000

const SAFE = { left: 96, top: 54, width: 1728, height: 972 }
const QUARTER = { width: SAFE.width / 2, height: SAFE.height / 2 }
/** Across, then down, then across again: never to the quarter it came from. */
const QUARTERS = [
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 1],
] as const

/** How many places inside its quarter it takes by turns. */
const PLACES = 5

/** Where the block of the dimmed screen is at `now` (ms since 1970): its upper left corner, px of the stage. */
export function driftAt(now: number): { left: number; top: number } {
  const step = Math.floor(now / STEP_MS)
  const [column, row] = QUARTERS[step % QUARTERS.length] ?? [0, 0]
  const place = (Math.floor(step / QUARTERS.length) % PLACES) / (PLACES - 1)
  return {
    left: SAFE.left + column * QUARTER.width + Math.round(place * (QUARTER.width - BLOCK.width)),
    top: SAFE.top + row * QUARTER.height + Math.round(place * (QUARTER.height - BLOCK.height)),
  }
}
