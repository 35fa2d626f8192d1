const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/

/**
 * The version that somebody names as the newest, where it is newer than `own`; undefined for an older one, and
 * for what is no version x.y.z (https://semver.org/#spec-item-11).
 */
export function newerVersion(named: unknown, own: string): string | undefined {
  const [theirs, ours] = [numbersIn(named), numbersIn(own)]
  if (!theirs || !ours) return undefined
  const at = theirs.findIndex((number, place) => number !== ours[place])
  return at >= 0 && (theirs[at] ?? 0) > (ours[at] ?? 0) ? theirs.join('.') : undefined
}

function numbersIn(version: unknown): number[] | undefined {
  return typeof version === 'string' ? VERSION.exec(version)?.slice(1).map(Number) : undefined
}
