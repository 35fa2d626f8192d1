// Plays one recording: asks for its link, loads it, goes on where the viewer stopped, and when anything
// is lost on the way (the network, the link, which dies after three hours, or the set's patience) gets a
// fresh link and goes on at the same second by itself. What follows from what is in playback.ts; here are
// the clock, the link and the adapter, which is whatever shows the video.

import type { Clock } from '../clock'
import { createStore } from '../store'
import { type Failure, type Result, requestedWait_ms } from '../webex/http/failure'
import { afterEvent, type Playback, type PlaybackEvent, unopened } from './playback'
import type { Positions } from './positions'
import { seekStep } from './seek'
import type { VideoAdapter, VideoEvent } from './video'

export interface PlayerDeps {
  recording: {
    id: string
    unplayable?: 'format' | 'gone' | undefined
    length_s?: number | undefined
  }
  /** 1 is as recorded. */
  speed: number
  /** A fresh link, with its end in ms since 1970; throws only when `signal` aborts. */
  video(
    signal: AbortSignal,
  ): Promise<Result<{ link?: string | undefined; expiresAt?: number | undefined }>>
  adapter: VideoAdapter
  positions: Positions
  clock: Clock
  /** Whether there seems to be a network. */
  connected(): boolean
}

export interface Player {
  /** How the video stands; the same object until something changes. */
  state(): Playback
  /** @returns a way to stop */
  subscribe(listener: () => void): () => void
  play(): void
  pause(): void
  /** Plays what is paused, and pauses what plays. */
  toggle(): void
  /**
   * Moves the preview one step; it is sought to when no other step comes for a while.
   * @param held counts the repeats of the key from 1
   */
  step(direction: 'back' | 'forward', held: number): void
  /** Seeks to the preview now. */
  commit(): void
  /** Drops the preview; the video stays where it is. */
  cancel(): void
  /** Goes to that second. */
  seek(to_s: number): void
  /** @param speed 1 is as recorded */
  setSpeed(speed: number): void
  /** The network is back: what waits for it is tried at once. */
  networkBack(): void
  /** Left for another app, or back. */
  visible(isVisible: boolean): void
  /** Remembers where it was, and lets go of everything. */
  close(): void
}

/** A preview that no key changes for so long is where to go. */
const COMMIT_MS = 800
const TICK_MS = 1000
/** Neither time nor data moves for so long: whatever it waits for will not come. */
export const STALLED_S = 10
const REMEMBER_EACH_S = 5
const LONGEST_PAUSE_MS = 30_000

/**
 * Opens a recording at the second where the viewer stopped, and plays it until `close()`. Failures are in
 * `state()`; nothing throws.
 */
export function createPlayer(deps: PlayerDeps): Player {
  const { recording, adapter, positions, clock } = deps
  const store = createStore(unopened(recording.length_s, deps.speed))
  const state = store.get
  const closing = new AbortController()
  const stopListening = adapter.on(hear)
  let loading = new AbortController()
  let committing = new AbortController()
  let isLoaded = false
  let expiresAt: number | undefined
  /** Seconds without a sign of life. */
  let silent_s = 0
  let wasRunning = false
  let isHidden = false

  /** @returns whether the event says anything new as things stand */
  function tell(event: PlaybackEvent): boolean {
    if (closing.signal.aborted) return false
    const before = state()
    const next = afterEvent(before, event)
    if (next.status === 'unplayable' && before.status !== 'unplayable') unload()
    store.set(next)
    return next !== before
  }

  /** What the adapter says; nothing, once it has been told to let go. */
  function hear(event: VideoEvent) {
    if (!isLoaded) return
    silent_s = 0
    if (event.type === 'failed') {
      tell({ ...event, connected: deps.connected() })
      recover()
      return
    }
    tell(event)
    if (event.type === 'paused' || event.type === 'ended') remember()
  }

  async function open() {
    const own = newLoad()
    // Asked for at the same time, since both take a while.
    const [position_s, parsed] = await Promise.all([positions.of(recording.id), askIfPlayable(own)])
    if (own.aborted) return
    tell({ type: 'opened', unplayable: recording.unplayable, position_s })
    if (parsed) take(parsed)
  }

  async function askIfPlayable(signal: AbortSignal) {
    return recording.unplayable ? undefined : deps.video(signal)
  }

  function newLoad(): AbortSignal {
    loading.abort()
    loading = new AbortController()
    isLoaded = false
    return loading.signal
  }

  /** Gets a fresh link after a pause, and loads it. */
  async function obtain(pause_ms: number) {
    const own = newLoad()
    if (pause_ms > 0) await clock.wait(pause_ms, own)
    const parsed = await deps.video(own)
    if (!own.aborted) take(parsed)
  }

  function take(parsed: Awaited<ReturnType<PlayerDeps['video']>>) {
    if (!isPlayable()) return
    if (!parsed.ok) {
      tell({ type: 'link_failed', failure: parsed.failure })
      if (isPlayable()) go(obtain(pauseAfter(parsed.failure)))
      return
    }
    const { link } = parsed.value
    if (!link) {
      tell({ type: 'link_missing' })
      return
    }
    tell({ type: 'link_received' })
    ;({ expiresAt } = parsed.value)
    isLoaded = true
    silent_s = 0
    const { position_s, speed, running } = state()
    adapter.load(link, position_s)
    adapter.setSpeed(speed)
    if (running && !isHidden) start()
  }

  function pauseAfter(failure: Failure): number {
    return Math.max(requestedWait_ms(failure), pause_ms(state().attempts))
  }

  /** At once after what was fine before; then ever later. */
  function recover() {
    if (isPlayable() && state().status !== 'ended') go(obtain(pause_ms(state().attempts - 1)))
  }

  function start() {
    const own = loading.signal
    adapter.play()?.catch((error: unknown) => {
      const isRefused = (error as Error | undefined)?.name === 'NotAllowedError'
      if (isRefused && !own.aborted) tell({ type: 'play_refused' })
    })
  }

  const isPlayable = () => state().status !== 'unplayable'
  const isExpired = () => expiresAt !== undefined && clock.now() >= expiresAt

  /** Seeks and plays on with the link that is there; with another one when that is known to be dead. */
  function goOn(seekTo_s?: number) {
    if (!isLoaded) return
    silent_s = 0
    if (isExpired()) {
      tell({ type: 'link_expired' })
      return go(obtain(0))
    }
    if (seekTo_s !== undefined) adapter.seek(seekTo_s)
    if (state().running) start()
  }

  function remember() {
    const { moved, status, position_s, length_s } = state()
    if (!moved) return
    void positions.remember(recording.id, status === 'ended' ? length_s : position_s, length_s)
  }

  function unload() {
    loading.abort()
    isLoaded = false
    adapter.unload()
  }

  /** Each second: is it alive, and where is it? */
  async function watch() {
    for (let second = 1; ; second++) {
      await clock.wait(TICK_MS, closing.signal)
      const { status, running } = state()
      const shouldMove = isLoaded && running && !isHidden && status !== 'ended'
      silent_s = shouldMove ? silent_s + 1 : 0
      if (silent_s >= STALLED_S) {
        tell({ type: 'stalled' })
        recover()
      }
      if (status === 'playing' && second % REMEMBER_EACH_S === 0) remember()
    }
  }

  const player: Player = {
    state,
    subscribe: store.subscribe,
    play() {
      const to_s = state().status === 'ended' ? 0 : undefined
      tell({ type: 'play_requested' })
      goOn(to_s)
    },
    pause() {
      tell({ type: 'pause_requested' })
      adapter.pause()
      remember()
    },
    toggle: () => (state().running ? player.pause() : player.play()),
    step(direction, held) {
      const { length_s, position_s, preview_s } = state()
      const step_s = seekStep(held, length_s)
      const from_s = preview_s ?? position_s
      const to_s = direction === 'forward' ? from_s + step_s : from_s - step_s
      tell({ type: 'seek_previewed', to_s })
      committing.abort()
      committing = new AbortController()
      go(clock.wait(COMMIT_MS, committing.signal).then(player.commit))
    },
    commit() {
      committing.abort()
      const { preview_s } = state()
      if (preview_s !== undefined) player.seek(preview_s)
    },
    cancel() {
      committing.abort()
      tell({ type: 'seek_cancelled' })
    },
    seek(to_s) {
      tell({ type: 'sought', to_s })
      goOn(state().position_s)
      remember()
    },
    setSpeed(speed) {
      tell({ type: 'speed_chosen', speed })
      adapter.setSpeed(speed)
    },
    networkBack() {
      if (tell({ type: 'network_returned' })) go(obtain(0))
    },
    visible(isVisible) {
      isHidden = !isVisible
      if (isHidden) {
        wasRunning = state().running
        player.pause()
      } else if (wasRunning) {
        wasRunning = false
        player.play()
      }
    },
    close() {
      remember()
      committing.abort()
      closing.abort()
      stopListening()
      unload()
    },
  }
  go(open())
  go(watch())
  return player
}

/** How long to wait before the next of so many attempts: 0, 1, 2, 4 … 30 s. */
function pause_ms(attempts: number): number {
  return attempts < 1 ? 0 : Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (attempts - 1))
}

/** What is abandoned ends with an AbortError, which nobody waits for. */
function go(work: Promise<unknown>) {
  work.catch((error: unknown) => {
    if ((error as Error | undefined)?.name !== 'AbortError') throw error
  })
}
