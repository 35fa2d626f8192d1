import { describe, expect, it } from 'vitest'
import { chosenIn, lacksRelay, parseSettings } from '../src/settings'

const RIGHT = { clientId: 'C1', relay: 'https://relay.example.org/v1' }
const parse = (more: object) => parseSettings({ ...RIGHT, ...more })

describe('the settings', () => {
  it('need a client id and a relay, and nothing more', () => {
    expect(parseSettings(RIGHT)).toEqual({
      ok: true,
      settings: {
        clientId: 'C1',
        relay: 'https://relay.example.org/v1',
        api: 'https://webexapis.com/v1',
        scopes: 'meeting:schedules_read spark:people_read',
        language: 'auto',
        timeZone: 'auto',
        hourCycle: 'auto',
        textSize: 'M',
        motion: 'auto',
        silentSignIn: 'off',
        keys: {},
      },
    })
  })

  it.each([
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Godthab', 'America/Nuuk'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['europe/berlin', 'Europe/Berlin'],
    [' Europe/Berlin ', 'Europe/Berlin'],
    ['UTC+05:30', 'UTC+05:30'],
  ])('know the zone %s as %s, whatever the engine knows', (timeZone, today) => {
    const parsed = parse({ timeZone })
    expect(parsed.ok && [parsed.settings.timeZone, parsed.settings.unknownZone]).toEqual([
      today,
      undefined,
    ])
  })

  it.each(['Mars/Olympus', 'Europe/Berlim', 'America/North_Dakota/Fargo'])(
    'go on with the television’s own zone where nobody knows %s, and say so',
    (timeZone) => {
      const parsed = parse({ timeZone })
      expect(parsed.ok && [parsed.settings.timeZone, parsed.settings.unknownZone]).toEqual([
        'auto',
        timeZone,
      ])
    },
  )

  it('need no relay when there is a secret: tokens then come from the API itself', () => {
    const parsed = parseSettings({ clientId: 'C1', clientSecret: 's', relay: '' })
    expect(parsed.ok && parsed.settings.relay).toBe('https://webexapis.com/v1')
  })

  it('may have a slash too many and spaces around', () => {
    const parsed = parse({ clientId: ' C1 ', relay: 'https://relay.example.org/v1/ ' })
    expect(parsed.ok && [parsed.settings.clientId, parsed.settings.relay]).toEqual([
      'C1',
      'https://relay.example.org/v1',
    ])
  })

  it.each([
    ['https://relay.example.org/v1//', 'https://relay.example.org/v1'],
    ['\t https://relay.example.org/v1\n', 'https://relay.example.org/v1'],
    ['HTTPS://Relay.Example.ORG/v1', 'https://relay.example.org/v1'],
    ['https://relay.example.org:443/v1', 'https://relay.example.org/v1'],
    ['https://relay.example.org:8443/v1', 'https://relay.example.org:8443/v1'],
    ['https://relay.example.org/foyer/v1', 'https://relay.example.org/foyer/v1'],
    ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1'],
    // A zero-width space, as chats put it into addresses.
    ['https://relay\u200b.example.org/v1', 'https://relay.example.org/v1'],
  ])('take %j as URL parsers do', (address, taken) => {
    const parsed = parse({ relay: address, api: address })
    expect(parsed.ok && [parsed.settings.relay, parsed.settings.api]).toEqual([taken, taken])
  })

  it.each([
    'https://:pw@relay.example.org/v1',
    'https://user@relay.example.org/v1',
    'https://@relay.example.org/v1',
    'https://relay.example.org/v1?key=1',
    'https://relay.example.org/v1?',
    'https://relay.example.org/v1#top',
    'https://relay.example.org/v1#',
    'https://relay.example.org/v1?x=/v1',
    'https://relay.example.org',
    'https://relay.example.org/v1/meetings',
    'https://relay.example.org/V1',
    'https://relay.example.org/xv1',
    'https://relay.example.org/v1\u200b',
    'https:\\\\relay.example.org\\v1',
    'https://relay.example.org\\@evil.example/v1',
    'https:/relay.example.org/v1',
    'https:relay.example.org/v1',
    'https:///v1',
    'https://relay.example.org/ v1',
    'https://relay\n.example.org/v1',
    '//relay.example.org/v1',
    'ftp://localhost/v1',
  ])('name relay and api as wrong when they are %j', (address) => {
    expect(parse({ relay: address })).toEqual({ ok: false, wrong: 'relay' })
    expect(parse({ api: address })).toEqual({ ok: false, wrong: 'api' })
  })

  it('may name plain http on this very machine', () => {
    expect(parse({ relay: 'http://localhost:5181/v1', api: 'http://127.0.0.1:5180/v1' }).ok).toBe(
      true,
    )
  })

  it.each([undefined, null, 'text', 7])('are missing when settings.js left %j behind', (given) => {
    expect(parseSettings(given)).toEqual({ ok: false, wrong: 'missing' })
  })

  it.each([
    ['clientId', ''],
    ['clientId', '   '],
    ['clientId', 17],
    ['clientSecret', ''],
    ['scopes', ''],
    ['relay', ''],
    ['relay', 'relay.example.org'],
    ['relay', 'http://relay.example.org/v1'],
    ['relay', 'https://user:word@relay.example.org/v1'],
    ['relay', 'https://relay.example.org'],
    ['relay', 'https://relay.example.org/v1/device'],
    ['api', 'javascript:alert(1)'],
    ['api', 'http://localhost.evil.example/v1'],
    ['language', 'tlh'],
    ['timeZone', 'Mars'],
    ['timeZone', 'UTC+5'],
    ['timeZone', '../etc/passwd'],
    ['timeZone', `Europe/${'x'.repeat(10_000)}`],
    ['timeZone', ''],
    ['hourCycle', 24],
    ['motion', true],
    ['silentSignIn', true],
    ['keys', { fire: [1] }],
    ['keys', { constructor: [1] }],
    ['keys', { back: 8 }],
    ['keys', { back: ['Escape'] }],
    ['newestVersion', 2],
  ])('name %s as wrong when it is %j', (setting, value) => {
    expect(parse({ [setting]: value })).toEqual({ ok: false, wrong: setting })
  })

  it('name one that there is not, since a misspelt one would be silently without effect', () => {
    expect(parse({ timezone: 'Europe/Berlin' })).toEqual({
      ok: false,
      wrong: 'unknown',
      name: 'timezone',
    })
    expect(parse({ toString: 'x' })).toMatchObject({ wrong: 'unknown', name: 'toString' })
  })
})

describe('settings without an integration and a relay', () => {
  it.each([undefined, null, {}, { clientId: '', relay: ' ' }, { language: 'de' }])(
    'leave it to the viewer to name a relay: %j',
    (given) => {
      expect(lacksRelay(given)).toBe(true)
    },
  )

  it.each(['text', 7, { clientId: 'C1' }, { relay: 'relay.example.org' }])(
    'are not what %j is',
    (given) => {
      expect(lacksRelay(given)).toBe(false)
    },
  )

  it('choose what they say beside it, and nothing where they are as they ship', () => {
    const shipped = { clientId: '', scopes: 'x', relay: '', api: 'y', language: 'auto', keys: {} }
    expect(chosenIn(shipped)).toEqual({})
    expect(chosenIn({ ...shipped, language: 'de', keys: { back: [166] }, odd: 1 })).toEqual({
      language: 'de',
      keys: { back: [166] },
    })
    expect(chosenIn(undefined)).toEqual({})
  })
})
