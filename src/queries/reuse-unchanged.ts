// Two answers to the same request are equal for the most part. Rows are drawn again when their object is another
// one, which a slow television shows, so what did not change stays the object that it was.

import { isPlain } from '../store'

/**
 * `after`, with every part that has the same content as in `before` replaced by that part itself, and `before`
 * itself where nothing has changed. Looks into arrays and plain objects; everything else is the same by `Object.is`.
 */
export function reuseUnchanged<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after
  if (!isPlain(before) || !isPlain(after) || Array.isArray(before) !== Array.isArray(after))
    return after
  const keys = Object.keys(after)
  const merged: Record<string, unknown> = Array.isArray(after) ? ([] as never) : {}
  let isSame = keys.length === Object.keys(before).length
  for (const key of keys) {
    merged[key] = reuseUnchanged(before[key], after[key])
    if (!(key in before) || !Object.is(merged[key], before[key])) isSame = false
  }
  return (isSame ? before : merged) as T
}
