import type { VideoAdapter, VideoEvent } from '../../src/playback/video'

/** An adapter in words: what it was told, and whatever a test lets it say. */
export interface FakeVideoAdapter extends VideoAdapter {
  calls: string[]
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
  const calls: string[] = []
  const it: FakeVideoAdapter = {
    calls,
    load(link, position_s) {
      calls.push(`load ${link} at ${position_s}`)
      const { fault } = it
      if (fault !== undefined) queueMicrotask(() => it.says({ type: 'failed', code: fault }))
    },
    play() {
      calls.push('play')
      return it.refusal ? Promise.reject(it.refusal) : undefined
    },
    pause: () => void calls.push('pause'),
    seek: (to_s) => void calls.push(`seek ${to_s}`),
    setSpeed: (speed) => void calls.push(`speed ${speed}`),
    unload: () => void calls.push('unload'),
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
