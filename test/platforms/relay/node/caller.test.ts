import { describe, expect, it } from 'vitest'
import { lastForwarded } from '../../../../platforms/relay/node/caller'

describe('who calls, by X-Forwarded-For', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['what, the caller, wrote, 192.0.2.1', '192.0.2.1'],
    ['203.0.113.9,192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:51234', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]:51234', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['"[2001:db8::1]:4711"', '2001:db8::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['[::ffff:192.0.2.1]:80', '::ffff:192.0.2.1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
  ])('%s is the last: %s', (header, address) => {
    expect(lastForwarded(header)).toBe(address)
  })

  it.each([null, '', '192.0.2.1,', 'unknown', '192.0.2.1, _hidden'])('%j is no one', (header) => {
    expect(lastForwarded(header)).toBeUndefined()
  })
})
