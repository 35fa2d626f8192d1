/**
 * A zone in which it is between ten and eleven in the morning: where the living room of a test stands, so
 * that its day has meetings that are over, on and ahead at whatever hour the tests run. Calendars and
 * televisions take it from the environment's TZ.
 * @returns such as `Etc/GMT-5`, which is five hours ahead (POSIX has its signs the other way round)
 */
export function zoneOfTen(now = new Date()): string {
  const ahead_h = ((10 - now.getUTCHours() + 36) % 24) - 12
  return `Etc/GMT${ahead_h > 0 ? '-' : '+'}${Math.abs(ahead_h)}`
}
