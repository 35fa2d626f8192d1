// One at a time among all windows of this app, by the Web Locks of the engine (Chromium 69 and up;
// https://www.w3.org/TR/web-locks/). Where there are none, or they are refused, nobody is kept waiting:
// whoever needs certainty then reads the disk again.

import type { Clock } from '../../clock'

/**
 * Runs `work` when no other window runs any under the same name.
 * @param work is told whether that is certain
 */
export type InTurn = <T>(work: (isAlone: boolean) => Promise<T>) => Promise<T>

type Locks = Pick<LockManager, 'request'>

/** A window that the television has frozen holds its locks for ever. */
const PATIENCE_MS = 25_000

/**
 * What runs work in one window of the app at a time. Where the engine has no locks, refuses them, or does not give
 * one within 25 s, the work runs all the same, and is told that it may not be alone.
 * @param name of what only one window does at a time
 * @param locks the engine's Web Locks (https://www.w3.org/TR/web-locks/); undefined where it has none
 * @param wait how long a turn is waited for is measured with it
 */
export function turnsFor(name: string, locks: Locks | undefined, wait: Clock['wait']): InTurn {
  if (!locks) return (work) => work(false)
  return async (work) => {
    const late = new AbortController()
    const granted = new AbortController()
    let result: { value: Awaited<ReturnType<typeof work>> } | undefined
    let failure: { error: unknown } | undefined
    wait(PATIENCE_MS, granted.signal).then(
      () => late.abort(),
      () => {}, // it came in time
    )
    try {
      await locks.request(name, { signal: late.signal }, async () => {
        granted.abort()
        try {
          result = { value: await work(true) }
        } catch (error) {
          failure = { error }
        }
      })
    } catch {
      granted.abort()
      if (!result && !failure) return work(false)
    }
    if (failure) throw failure.error
    return (result as NonNullable<typeof result>).value
  }
}
