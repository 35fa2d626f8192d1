// What the rate limit counts by. An IPv4 address is one home or one office; of IPv6 each of them gets at
// least 64 bits to itself (RFC 6177, RFC 7421), so whoever is there has any number of addresses.

const GROUPS = 8
/** Of 16 bits each: a /64. */
const OF_NETWORK = 4

/**
 * The network of a caller.
 * @param address as a socket, X-Forwarded-For or Cloudflare gives it
 * @returns an IPv4 address as it is, also out of an IPv6 address that maps one (RFC 4291 2.5.5.2); of other
 *   IPv6 addresses the /64, one spelling for each; anything else as it is
 */
export function networkOf(address: string): string {
  const groups = groupsOf(address)
  if (!groups) return address
  const [high = 0, low = 0] = groups.slice(-2)
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
  const network = groups.slice(0, OF_NETWORK).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

/** The eight groups of an IPv6 address; undefined for anything else. */
function groupsOf(address: string): number[] | undefined {
  // The zone of an address that is good on one link alone (RFC 4007 11).
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!bare.includes(':') || !URL.canParse(`http://[${bare}]`)) return undefined
  const { hostname } = new URL(`http://[${bare}]`)
  // Parsers write it in lower case, without dots, with at most one `::` (RFC 5952).
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))))
  const zeros = Array<number>(GROUPS - before.length - after.length).fill(0)
  return [...before, ...zeros, ...after]
}
