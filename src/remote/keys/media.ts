// The keys of a video: play, pause and their kin. They go to whatever plays, wherever the focus is; while
// nothing does, they are left to the television.

import type { MediaKey } from './keys'
import { createTakers } from './takers'

type Listener = (key: MediaKey, held: number) => void

export interface MediaKeys {
  /**
   * Takes the media keys until told to stop; of several, whoever came last has them.
   * @returns gives them back
   */
  take(listener: Listener): () => void
  /**
   * A media key came down.
   * @param held 1 for a press, more for its repeats
   * @returns false when nobody wants it
   */
  press(key: MediaKey, held: number): boolean
}

/** Media keys that nobody has taken yet. */
export function createMediaKeys(): MediaKeys {
  const takers = createTakers<Listener>()
  return {
    take: takers.take,
    press(key, held) {
      const listener = takers.current()
      listener?.(key, held)
      return listener !== undefined
    },
  }
}
