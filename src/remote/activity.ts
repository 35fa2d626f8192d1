// Whether somebody is at the remote: a key of any kind, a pointer that really moves. Idle time is counted
// from the last of these. What covers the screen while nobody is there swallows the key that ends it.

import type { Clock } from '../clock'
import { createStore } from '../store'
import type { NextFrame } from './next-frame'

export interface Activity {
  /**
   * Somebody did something.
   * @returns true when this ended an idle state that swallows its key, which then must do nothing else
   */
  notifyActivity(): boolean
  /** From now on the next key only ends the idle state. @returns takes that back */
  swallowNextKey(): () => void
  /** Something is being watched, which takes no keys. @returns it is over */
  keepAwake(): () => void
  /** Whether something is being watched, so that a missing key does not mean that nobody is there. */
  isKeptAwake(): boolean
  /** Calls back when `isKeptAwake()` may have changed. @returns stops it */
  onKeptAwakeChange(listener: () => void): () => void
  /**
   * Calls back with true when there was no activity for `ms` milliseconds, and with false at each activity.
   * Measured by a wait that each activity begins anew, since a clock that is set right jumps by hours; it does so
   * once the picture is there that a key has changed.
   * @returns stops it
   */
  watchIdle(clock: Clock, ms: number, changed: (isIdle: boolean) => void): () => void
}

/**
 * Follows whether somebody uses one remote: idle time, what keeps the screen awake, and whether the next key only ends
 * an idle state.
 * @param nextFrame calls back before the engine's next frame; idle time is counted from two frames after a key
 */
export function createActivity(nextFrame: NextFrame): Activity {
  /** How often there was activity; listeners only want to know that there was some. */
  const activities = createStore(0)
  const watched = createStore(0)
  let swallowing = 0
  return {
    notifyActivity() {
      const isSwallowed = swallowing > 0
      activities.set(activities.get() + 1)
      return isSwallowed
    },
    swallowNextKey() {
      swallowing += 1
      return () => {
        swallowing -= 1
      }
    },
    keepAwake() {
      watched.set(watched.get() + 1)
      return () => watched.set(watched.get() - 1)
    },
    isKeptAwake: () => watched.get() > 0,
    onKeptAwakeChange: watched.subscribe,
    watchIdle(clock, ms, changed) {
      let waiting: AbortController | undefined
      let isOver = false
      let isDue = false
      const begin = () => {
        isDue = false
        waiting?.abort()
        if (isOver) return
        waiting = new AbortController()
        clock.wait(ms, waiting.signal).then(
          () => isDue || changed(true),
          () => {}, // activity before
        )
      }
      const stop = activities.subscribe(() => {
        changed(false)
        if (isDue) return
        isDue = true
        nextFrame(() => nextFrame(begin))
      })
      begin()
      return () => {
        isOver = true
        stop()
        waiting?.abort()
      }
    },
  }
}
