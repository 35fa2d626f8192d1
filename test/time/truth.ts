// What time it is anywhere, by others' rules: in the years that the table covers by moment-timezone, whose
// data it is made of, unless this Node's own rules are newer; before and after them by luxon, which asks
// Node (https://moment.github.io/luxon).

import { IANAZone } from 'luxon'
import moment from 'moment-timezone'
import { isCovered } from '../../src/time/zone-rules'
import { RELEASE } from '../../src/time/zone-table'

const isNodeNewer = (process.versions.tz ?? '') >= RELEASE

/** How far `zone` is ahead of UTC at `instant` (ms), in minutes. */
export function trueOffset_min(instant: number, zone: string): number {
  const known = isCovered(instant) && !isNodeNewer ? moment.tz.zone(zone) : null
  return known ? 0 - known.utcOffset(instant) : IANAZone.create(zone).offset(instant)
}
