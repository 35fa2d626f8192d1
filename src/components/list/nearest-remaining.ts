import type { Row } from './list-layout'

/**
 * Where the focus goes when the row that had it has gone: to its nearest neighbour of before that is
 * still there, the one below first.
 * @param before the rows when it was last there
 * @returns undefined when none of them is there any more
 */
export function nearestRemaining(
  before: readonly Row[],
  key: string,
  now: readonly Row[],
): string | undefined {
  const left = new Set(now.filter(({ pressable }) => pressable).map((row) => row.key))
  const at = before.findIndex((row) => row.key === key)
  if (at < 0) return undefined
  for (let away = 1; away < before.length; away++)
    for (const neighbour of [before[at + away], before[at - away]])
      if (neighbour && left.has(neighbour.key)) return neighbour.key
  return undefined
}
