// Whether somebody is there: a key of any kind, a pointer that really moves. What wants to know how long
// the remote has rested, and what has gone to sleep and wants to be woken, listens here.

import type { Clock } from '../clock'

const listeners = new Set<() => void>()
let sleepers = 0

/**
 * Somebody did something.
 * @returns true when it woke a sleeper, and must do nothing else
 */
export function stir(): boolean {
  const woke = sleepers > 0
  for (const listener of [...listeners]) listener()
  return woke
}

/**
 * Until woken up by a key, which then does nothing else.
 * @returns ends the sleep
 */
export function sleep(): () => void {
  sleepers += 1
  return () => {
    sleepers -= 1
  }
}

const onlookers = new Set<() => void>()
let attending = 0

/**
 * Something plays that somebody watches, which takes no keys.
 * @returns it is over
 */
export function attend(): () => void {
  const change = (by: number) => {
    attending += by
    for (const listener of [...onlookers]) listener()
  }
  change(1)
  return () => change(-1)
}

/** Whether something is being watched, so that a remote that rests is no sign of an empty room. */
export const isAttended = () => attending > 0

/** @returns stops telling of changes */
export function onAttended(listener: () => void): () => void {
  onlookers.add(listener)
  return () => onlookers.delete(listener)
}

/**
 * Tells when nobody has touched the remote for `ms`, and when somebody does again. Measured by a wait
 * that each touch begins anew, since a clock that is set right jumps by hours.
 * @returns stops telling
 */
export function watchRest(clock: Clock, ms: number, changed: (resting: boolean) => void) {
  let stop = new AbortController()
  const begin = () => {
    clock.wait(ms, stop.signal).then(
      () => changed(true),
      () => {}, // touched before
    )
  }
  const touched = () => {
    stop.abort()
    stop = new AbortController()
    changed(false)
    begin()
  }
  listeners.add(touched)
  begin()
  return () => {
    listeners.delete(touched)
    stop.abort()
  }
}
