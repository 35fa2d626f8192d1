import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../../platforms/relay/callers/network'

describe('what callers are counted by', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['[::ffff:127.0.0.1]', '127.0.0.1'],
    ['::ffff:255.255.255.255', '255.255.255.255'],
  ])('%s is the IPv4 address %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:0000:0000:0000:0001', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['fe80::1%25eth0', 'fe80:0:0:0::/64'],
    // Not mapped: the group of ones stands elsewhere, or more than zeros before it.
    ['::ffff:0:192.0.2.1', '0:0:0:0::/64'],
    ['2001:db8::ffff:192.0.2.1', '2001:db8:0:0::/64'],
  ])('%s is the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each(['unknown', '', 'relay.example', '2001:db8:::1', 'a:b'])(
    '"%s" stays as it is',
    (text) => {
      expect(networkOf(text)).toBe(text)
    },
  )
})
