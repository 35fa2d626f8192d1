import type { Row } from '../../components/list/list-layout'
import { t } from '../../i18n/i18n'
import { LOCAL, offsetAt_ms } from '../../time/zone'

/** A time zone to choose; its key is what is chosen: an IANA name, or 'auto'. */
export type ZoneRow = Row

const ROW_PX = 84
const MINUTE_MS = 60_000

/** One well-known city for every clock that people live by. */
const ZONES =
  `Pacific/Pago_Pago Pacific/Honolulu America/Anchorage America/Los_Angeles America/Denver
America/Phoenix America/Chicago America/Mexico_City America/Regina America/Guatemala America/New_York
America/Toronto America/Bogota America/Lima America/Halifax America/Caracas America/Santiago
America/St_Johns America/Sao_Paulo America/Argentina/Buenos_Aires America/Montevideo
Atlantic/South_Georgia Atlantic/Azores Atlantic/Cape_Verde Atlantic/Reykjavik Europe/London Europe/Dublin
Europe/Lisbon Africa/Casablanca Africa/Lagos Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome
Europe/Warsaw Europe/Zurich Africa/Cairo Africa/Johannesburg Europe/Athens Europe/Helsinki Europe/Kyiv
Asia/Jerusalem Europe/Istanbul Europe/Moscow Asia/Baghdad Asia/Riyadh Africa/Nairobi Asia/Tehran
Asia/Dubai Asia/Baku Asia/Kabul Asia/Karachi Asia/Tashkent Asia/Kolkata Asia/Colombo Asia/Kathmandu
Asia/Dhaka Asia/Yangon Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh Asia/Shanghai Asia/Hong_Kong
Asia/Singapore Asia/Manila Australia/Perth Asia/Tokyo Asia/Seoul Australia/Darwin Australia/Adelaide
Australia/Brisbane Australia/Sydney Pacific/Guadalcanal Pacific/Auckland Pacific/Fiji
Pacific/Chatham Pacific/Tongatapu Pacific/Kiritimati`.split(/\s+/)

/**
 * The zones to choose from: the television's own, the one that is chosen, then from west to east.
 * @param chosen IANA name, or 'auto'
 * @param now ms since 1970: the moment by whose offsets they are sorted
 */
export function zoneRows(chosen: string, now: number): ZoneRow[] {
  const others = ZONES.filter((zone) => zone !== chosen)
    .map((zone) => ({ zone, offset: offsetAt_ms(now, zone), city: cityOf(zone) }))
    .sort((a, b) => a.offset - b.offset || (a.city < b.city ? -1 : 1))
    .map(({ zone }) => zone)
  const first = chosen === 'auto' ? ['auto'] : ['auto', chosen]
  return [...first, ...others].map((key) => ({ key, height: ROW_PX, pressable: true }))
}

/**
 * A choice of time zone in words: "Berlin · UTC+1", or "Automatic · Berlin · UTC+1".
 * @param choice IANA name, or 'auto'
 * @param tvZone the television's own, which 'auto' stands for
 * @param now ms since 1970: the moment of whose offset is told
 */
export function zoneName(choice: string, tvZone: string, now: number): string {
  if (choice !== 'auto') return placeOf(choice, now)
  return t('choices.autoAs', { value: placeOf(tvZone, now) })
}

function placeOf(zone: string, now: number): string {
  const offset = offsetText(offsetAt_ms(now, zone))
  // A zone without a place says with its offset all there is to say.
  return zone === LOCAL || !zone.includes('/') || zone.startsWith('Etc/')
    ? offset
    : `${cityOf(zone)} · ${offset}`
}

/** "Buenos Aires" for America/Argentina/Buenos_Aires. */
function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replace(/_/g, ' ')
}

/** "UTC+5:45", "UTC" */
function offsetText(offset_ms: number): string {
  const minutes = Math.round(Math.abs(offset_ms) / MINUTE_MS)
  if (minutes === 0) return 'UTC'
  const rest = minutes % 60
  // The true minus sign; it is as wide as the plus.
  const hours = `${offset_ms < 0 ? '−' : '+'}${Math.floor(minutes / 60)}`
  return `UTC${hours}${rest ? `:${rest < 10 ? '0' : ''}${rest}` : ''}`
}
