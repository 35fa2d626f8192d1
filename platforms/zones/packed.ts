// moment-timezone's packed data, unpacked (https://momentjs.com/timezone/docs/#/data-formats/packed-format/).

/** The file data/packed/latest.json of moment-timezone. */
export interface Packed {
  /** Release of the IANA time zone database, such as "2026f". */
  version: string
  zones: string[]
  /** "Africa/Abidjan|Africa/Accra": the second has the rules of the first. */
  links: string[]
  /** "AD|Europe/Andorra": the zones of a country, by their names of today. */
  countries: string[]
}

export interface Zone {
  name: string
  /** In minutes east of UTC. */
  offsets: number[]
  /** Up to when each of them holds, in ms; the last one has no end. */
  untils: number[]
}

/**
 * All zones of moment-timezone's packed data, those that are links to others too.
 * @throws Error when a link leads to a zone that is not there
 */
export function unpackZones({ zones, links }: Packed): Zone[] {
  const unpacked = zones.map(unpack)
  const byName = new Map(unpacked.map((zone) => [zone.name, zone]))
  for (const link of links) {
    const [target = '', name = ''] = link.split('|')
    const zone = byName.get(target)
    if (!zone) throw new Error(`${name} is a link to ${target}, which is not there`)
    unpacked.push({ ...zone, name })
  }
  return unpacked
}

function unpack(line: string): Zone {
  const [name = '', , offsets = '', indices = '', spans = ''] = line.split('|')
  const west = offsets.split(' ').map(base60)
  let at_min = 0
  return {
    name,
    // moment-timezone counts to the west; 0 has no sign.
    offsets: [...indices].map((index) => 0 - (west[base60(index)] as number)),
    untils: spans
      .split(' ')
      .filter(Boolean)
      .map((span) => {
        at_min += base60(span)
        return Math.round(at_min * 60_000)
      }),
  }
}

/** A number with the digits 0 to 9, a to z and A to X; what is behind the point are sixtieths. */
function base60(text: string): number {
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  let value = 0
  for (const digit of whole) value = value * 60 + digitOf(digit)
  if (part) value += digitOf(part) / 60
  return text.startsWith('-') ? -value : value
}

function digitOf(digit: string): number {
  return '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX'.indexOf(digit)
}
