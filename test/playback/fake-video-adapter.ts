import type { VideoEvent } from '../../src/playback/playback'
import type { VideoAdapter } from '../../src/playback/player'

/** An adapter in words: what it was told, and whatever a test lets it say. */
export interface FakeVideoAdapter extends VideoAdapter {
  told: string[]
  says(...events: VideoEvent[]): void
  /** Loads fine and begins to play, as a video does. */
  begins(position_s?: number, length_s?: number): void
  /** The code that every load fails with at once. */
  fault?: number
  /** What play() rejects with. */
  refusal?: Error | undefined
}

export function fakeVideoAdapter(): FakeVideoAdapter {
  let listener: (event: VideoEvent) => void = () => {}
  const told: string[] = []
  const it: FakeVideoAdapter = {
    told,
    load(link, position_s) {
      told.push(`load ${link} at ${position_s}`)
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
    begins(position_s = 0, length_s = 3600) {
      it.says(
        { type: 'became_playable', length_s },
        { type: 'played' },
        { type: 'time_moved', position_s: position_s + 0.25 },
      )
    },
  }
  return it
}
