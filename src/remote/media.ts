// The keys of a video: play, pause and their kin. They go to whatever plays, wherever the focus is; while
// nothing does, they are left to the television.

import type { MediaKey } from './keys'

type Listener = (key: MediaKey, held: number) => void

const listeners: Listener[] = []

/**
 * Takes the media keys until told to stop; of several, whoever came last has them.
 * @returns gives them back
 */
export function takeMediaKeys(listener: Listener): () => void {
  listeners.push(listener)
  return () => {
    listeners.splice(listeners.indexOf(listener), 1)
  }
}

/**
 * A media key came down.
 * @param held 1 for a press, more for its repeats
 * @returns false when nobody wants it
 */
export function pressMedia(key: MediaKey, held: number): boolean {
  const listener = listeners[listeners.length - 1]
  listener?.(key, held)
  return listener !== undefined
}
