import { describe, expect, it } from 'vitest'
import { givenAround, ownRelays, relayAddress, tidied } from '../../src/setup/relay-address'

describe('an address that is typed', () => {
  it.each([
    ['relay.example.org', 'https://relay.example.org/v1'],
    ['foyer.ada.workers.dev', 'https://foyer.ada.workers.dev/v1'],
    ['Relay.Example.ORG', 'https://relay.example.org/v1'],
    ['relay.example.org:8443', 'https://relay.example.org:8443/v1'],
    ['relay.example.org/foyer', 'https://relay.example.org/foyer/v1'],
    ['relay.example.org/', 'https://relay.example.org/v1'],
    ['relay.example.org/v1', 'https://relay.example.org/v1'],
    ['relay.example.org/v1/', 'https://relay.example.org/v1'],
    ['relay.example.org/v1/settings', 'https://relay.example.org/v1'],
    ['https://relay.example.org/v1', 'https://relay.example.org/v1'],
    ['bücher.example', 'https://xn--bcher-kva.example/v1'],
    ['192.168.1.5', 'https://192.168.1.5/v1'],
    ['localhost:5181', 'http://localhost:5181/v1'],
    ['127.0.0.1:5181', 'http://127.0.0.1:5181/v1'],
    ['https://localhost:5181', 'https://localhost:5181/v1'],
    ['http://localhost:5181', 'http://localhost:5181/v1'],
    ['localhost.evil.example', 'https://localhost.evil.example/v1'],
  ])('%s means %s', (typed, relay) => {
    expect(relayAddress(typed)).toEqual({ ok: true, relay })
  })

  it.each(['http://relay.example.org', 'HTTP://relay.example.org/v1', 'http://192.168.1.5:5181'])(
    'is refused over http: %s',
    (typed) => {
      expect(relayAddress(typed)).toEqual({ ok: false, failure: { kind: 'no_https' } })
    },
  )

  it.each([
    '',
    '/',
    '.',
    'a@b',
    'ada:pw@relay.example.org',
    'x?y',
    'x#y',
    'a\\b',
    ':80',
    '//x',
    'ftp://x',
  ])('is none: %j', (typed) => {
    expect(relayAddress(typed)).toEqual({ ok: false, failure: { kind: 'no_address' } })
  })

  it('loses the spaces and the https:// that come with pasting', () => {
    expect(tidied(' https://relay.example.org/v1\n')).toBe('relay.example.org/v1')
    expect(tidied('x'.repeat(10_000))).toHaveLength(254)
  })

  it.each([
    ['', 'https://', '/v1'],
    ['relay.example.org', 'https://', '/v1'],
    ['relay.example.org/v1', 'https://', ''],
    ['localhost', 'http://', '/v1'],
    ['http://localhost', '', '/v1'],
  ])('%j is shown between %j and %j', (typed, before, after) => {
    expect(givenAround(typed)).toEqual({ before, after })
  })
})

describe('the server that an app came from', () => {
  it.each([
    ['https://tv.example.org/', ['https://tv.example.org/v1']],
    [
      'https://tv.example.org/foyer/index.html',
      ['https://tv.example.org/foyer/v1', 'https://tv.example.org/v1'],
    ],
    ['http://localhost:5181/', ['http://localhost:5181/v1']],
    ['http://192.168.1.5/', []],
    ['file:///opt/usr/apps/FoyerTvApp/res/wgt/index.html', []],
    ['', []],
  ])('%s may have a relay at %j', (page, relays) => {
    expect(ownRelays(page)).toEqual(relays)
  })
})
