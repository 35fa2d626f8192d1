import type { FilmEvent } from '../../src/playback/playback'
import type { Projector } from '../../src/playback/player'

/** A projector in words: what it was told, and whatever a test lets it say. */
export interface StandIn extends Projector {
  told: string[]
  says(...events: FilmEvent[]): void
  /** Loads fine and begins to play, as a film does. */
  begins(at_s?: number, length_s?: number): void
  /** The code that every load fails with at once. */
  fault?: number
  /** What play() rejects with. */
  refusal?: Error
}

export function standInProjector(): StandIn {
  let listener: (event: FilmEvent) => void = () => {}
  const told: string[] = []
  const it: StandIn = {
    told,
    load(link, at_s) {
      told.push(`load ${link} at ${at_s}`)
      const { fault } = it
      if (fault !== undefined) queueMicrotask(() => it.says({ type: 'failed', code: fault }))
    },
    play() {
      told.push('play')
      return it.refusal ? Promise.reject(it.refusal) : undefined
    },
    pause: () => void told.push('pause'),
    seek: (to_s) => void told.push(`seek ${to_s}`),
    setSpeed: (speed) => void told.push(`speed ${speed}`),
    unload: () => void told.push('unload'),
    on(next) {
      listener = next
      return () => {
        listener = () => {}
      }
    },
    says(...events) {
      for (const event of events) listener(event)
    },
    begins(at_s = 0, length_s = 3600) {
      it.says(
        { type: 'can-play', length_s },
        { type: 'played' },
        { type: 'time-moved', at_s: at_s + 0.25 },
      )
    },
  }
  return it
}
