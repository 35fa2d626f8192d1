// Parts of a file, RFC 9110 14. A video is watched from its middle, so a player asks for ranges.

/** The bytes from `first` to `last`, both of them included. */
export interface Part {
  first: number
  last: number
}

/**
 * What a Range header asks for.
 * @returns `whole` for none, or one that RFC 9110 14.2 lets a server ignore (another unit, several
 *   ranges); `outside` for one that begins behind the end
 */
export function partOf(header: string | undefined, size: number): Part | 'whole' | 'outside' {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (!from && !to)) return 'whole'
  if (!from) {
    const length = Math.min(Number(to), size)
    return length > 0 ? { first: size - length, last: size - 1 } : 'outside'
  }
  const first = Number(from)
  const last = to ? Math.min(Number(to), size - 1) : size - 1
  if (to && Number(to) < first) return 'whole'
  return first < size ? { first, last } : 'outside'
}
