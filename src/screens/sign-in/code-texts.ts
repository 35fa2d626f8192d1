// How a code and what belongs to it are written. The page's own script uses this as well, so it knows no library.

/** The side of the QR code, in px of the stage. */
export const QR_PX = 440

/** The address that a person types, as the URL parser has it: no scheme, no trailing slash. */
export function shortAddress(uri: string): string {
  const { host, pathname, search, hash } = new URL(uri)
  return `${host}${pathname}${search}${hash}`.replace(/\/$/, '')
}

/** A code in the groups in which it is read: six digits as three and three; other codes by up to four. */
export function inGroups(code: string): string[] {
  if (code.includes('-')) return code.split('-')
  return code.match(code.length % 3 === 0 ? /.{1,3}/g : /.{1,4}/g) ?? [code]
}

/** Whole seconds as minutes and seconds: "4:09". */
export function minutesText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${`0${seconds % 60}`.slice(-2)}`
}
