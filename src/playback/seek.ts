// How far an arrow seeks: further the longer it is held, and never so far that a video is over before
// one has seen where.

/** Steps by how many repeats of the key have come, in seconds. */
const STEPS: readonly [upTo: number, step_s: number][] = [
  [4, 10],
  [11, 30],
  [23, 60],
  [39, 120],
  [Number.POSITIVE_INFINITY, 300],
]
const LEAST_S = 10
/** A held key takes at least so many steps through the whole video. */
const STEPS_THROUGH = 30

/**
 * Seconds that one press or repeat of an arrow seeks.
 * @param held counts repeats from 1
 * @param length_s of the video; 0 when it is not known
 */
export function seekStep(held: number, length_s: number): number {
  const [, step_s] = STEPS.find(([upTo]) => held <= upTo) ?? [0, LEAST_S]
  const most = Math.floor(length_s / STEPS_THROUGH / LEAST_S) * LEAST_S
  return Math.max(LEAST_S, length_s > 0 ? Math.min(step_s, most) : step_s)
}
