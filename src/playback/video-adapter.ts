// A <video> as an adapter (video.ts): commands in, events out.
// A plain element, without `crossorigin`: it sends no header of ours, so no token can go to the host of
// the video. https://html.spec.whatwg.org/multipage/media.html

import { NOT_SUPPORTED } from './playback'
import type { VideoAdapter, VideoEvent } from './video'

/** Nearer than this is where it was sent to; engines begin at the picture before. */
const NEAR_S = 2

/** Drives a <video>, and turns its events into those of the player. Seconds throughout. */
export function createVideoAdapter(video: HTMLVideoElement): VideoAdapter {
  /** Where to begin, until the video has got there. */
  let begin_s: number | undefined
  let isLoaded = false

  function goToBegin() {
    if (begin_s !== undefined && begin_s > 0 && Math.abs(video.currentTime - begin_s) > NEAR_S)
      video.currentTime = begin_s
  }

  const length = () =>
    Number.isFinite(video.duration) && video.duration > 0 ? { length_s: video.duration } : {}

  /** What each event of the element says; undefined for nothing. */
  const events: Record<string, () => VideoEvent | undefined> = {
    loadedmetadata() {
      goToBegin()
      return { type: 'progressed' }
    },
    canplay() {
      // Some sets forget a seek that came before there was a picture.
      goToBegin()
      if (!video.seeking) begin_s = undefined
      return { type: 'became_playable', ...length() }
    },
    seeked() {
      begin_s = undefined
      return timeMoved()
    },
    playing: () => (video.paused ? undefined : { type: 'played' }),
    pause: () => (video.ended ? undefined : { type: 'paused' }),
    timeupdate: timeMoved,
    waiting: () => ({ type: 'waited' }),
    progress: () => ({ type: 'progressed' }),
    ended: () => ({ type: 'ended' }),
    error: () => ({ type: 'failed', code: video.error?.code ?? NOT_SUPPORTED }),
  }

  /** Before it has got to its beginning, its time says nothing. */
  function timeMoved(): VideoEvent | undefined {
    if (video.seeking || video.ended) return undefined
    if (begin_s !== undefined && Math.abs(video.currentTime - begin_s) > NEAR_S) return undefined
    return { type: 'time_moved', position_s: video.currentTime }
  }

  return {
    load(link, position_s) {
      isLoaded = true
      begin_s = position_s
      video.src = link
      video.load()
    },
    play: () => video.play(),
    pause: () => video.pause(),
    seek(to_s) {
      // Without metadata the element would forget it, or throw.
      if (begin_s !== undefined) begin_s = to_s
      if (video.readyState > 0) video.currentTime = to_s
    },
    setSpeed(speed) {
      // Loading sets the rate back to the default.
      video.defaultPlaybackRate = speed
      video.playbackRate = speed
    },
    unload() {
      isLoaded = false
      video.pause()
      // Only so do old televisions give the decoder back.
      video.removeAttribute('src')
      video.load()
    },
    on(listener) {
      const stops = Object.keys(events).map((name) => {
        const hear = () => {
          const event = isLoaded ? events[name]?.() : undefined
          if (event) listener(event)
        }
        video.addEventListener(name, hear)
        return () => video.removeEventListener(name, hear)
      })
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
