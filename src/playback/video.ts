// What the player needs of whatever shows a video, and what that tells it.

/** What shows a video: a <video>, or a fake one in tests. */
export interface VideoAdapter {
  /** Loads the video anew, to begin at that second. */
  load(link: string, position_s: number): void
  /** Rejects with a NotAllowedError where a press is needed first; old engines return nothing. */
  play(): Promise<void> | undefined
  pause(): void
  /** Goes to that second; events of `on` tell when it is there. */
  seek(to_s: number): void
  /** @param speed 1 is as recorded */
  setSpeed(speed: number): void
  /** Lets go of the video and of the decoder. */
  unload(): void
  /** @returns stops telling */
  on(listener: (event: VideoEvent) => void): () => void
}

/** What the element tells. */
export type VideoEvent =
  | { type: 'became_playable'; length_s?: number | undefined }
  | { type: 'played' }
  | { type: 'paused' }
  | { type: 'time_moved'; position_s: number }
  | { type: 'waited' }
  /** More of it has arrived. */
  | { type: 'progressed' }
  | { type: 'failed'; code: number }
  | { type: 'ended' }
