import { describe, expect, it } from 'vitest'
import { parseSettings, SETTING_NAMES } from '../../../src/settings'
import { fetchRelaySettings, parseRelaySettings } from '../../../src/webex/relay/relay-settings'
import { fc } from '../../generated'
import { fakeWebex, type Reply } from '../fake-webex'

const RELAY = 'https://relay.example.org/v1'
const RIGHT = {
  clientId: 'C1',
  scopes: 'meeting:schedules_read spark:people_read',
  api: 'https://webexapis.com/v1',
}
const check = {
  names: SETTING_NAMES,
  wrongIn(given: Record<string, unknown>) {
    const parsed = parseSettings(given)
    return parsed.ok ? undefined : parsed.wrong
  },
}
const parse = (more: object, relay = RELAY) =>
  parseRelaySettings({ ...RIGHT, ...more }, relay, check)
const failure = (answer: ReturnType<typeof parse>) => (answer.ok ? undefined : answer.failure)

async function fetchWith(reply: Reply) {
  const webex = fakeWebex(() => reply)
  const answer = fetchRelaySettings(webex.http, RELAY, check)
  await webex.clock.advance(10_000)
  return { answer: await answer, sent: webex.sent }
}

describe('the settings that a relay gives', () => {
  it('are asked for by a plain GET, without a cookie', async () => {
    const { answer, sent } = await fetchWith(RIGHT)
    expect(answer).toEqual({ ok: true, settings: { relay: RELAY, ...RIGHT, given: RIGHT } })
    expect(sent.map(({ url, init }) => [url.href, init.method, init.credentials])).toEqual([
      [`${RELAY}/settings`, 'GET', 'omit'],
    ])
  })

  it('are those of settings.js; others, of a newer relay, are left out', () => {
    const more = { language: 'de', keys: { back: [166] }, newestVersion: '0.2.0' }
    const answer = parse({ ...more, ambience: 'warm', relay: 'https://evil.example/v1' })
    expect(answer.ok && answer.settings.given).toEqual({ ...RIGHT, ...more })
  })

  it.each(['soon', '1.0', '1.0.0-beta', '<b>2</b>', 2, null, '1'.repeat(500)])(
    'name no newest version when they name %j, and serve all the same',
    (newestVersion) => {
      const answer = parse({ newestVersion })
      expect(answer.ok && answer.settings.given).toEqual(RIGHT)
    },
  )

  it.each([
    'https://webexapis.com/v1',
    'https://webexapis.com:443/v1/',
    'https://api-usgov.webex.com/v1',
    'https://relay.example.org/webex/v1',
    'https://relay.example.org:8443/v1',
  ])('may have the API at %s', (api) => {
    expect(parse({ api }).ok).toBe(true)
  })

  it.each([
    ['https://evil.example/v1', 'evil.example'],
    ['https://webexapis.com.evil.example/v1', 'webexapis.com.evil.example'],
    ['https://evil-webexapis.com/v1', 'evil-webexapis.com'],
    ['https://webexapis.com:8443/v1', 'webexapis.com:8443'],
    ['https://x.relay.example.org/v1', 'x.relay.example.org'],
    ['http://localhost:5180/v1', 'localhost:5180'],
    ['http://127.0.0.1/v1', '127.0.0.1'],
  ])('are refused where the API is at %s', (api, host) => {
    expect(failure(parse({ api }))).toEqual({ kind: 'foreign_api', host })
  })

  it('may have the API on this machine where the relay is on it', () => {
    expect(parse({ api: 'http://127.0.0.1:5180/v1' }, 'http://localhost:5181/v1').ok).toBe(true)
  })

  it.each([
    [{ clientSecret: 's' }, { kind: 'gives_secret' }],
    [{ clientSecret: '' }, { kind: 'gives_secret' }],
    [{ clientSecret: null }, { kind: 'gives_secret' }],
    [{ clientId: '' }, { kind: 'unreadable' }],
    [{ clientId: 7 }, { kind: 'unreadable' }],
    [{ clientId: 'x'.repeat(10_000) }, { kind: 'unreadable' }],
    [{ scopes: undefined }, { kind: 'unreadable' }],
    [{ api: undefined }, { kind: 'unreadable' }],
    [{ api: 'http://webexapis.com/v1' }, { kind: 'wrong_setting', setting: 'api' }],
    [{ api: 'javascript:alert(1)' }, { kind: 'wrong_setting', setting: 'api' }],
    [{ language: 'tlh' }, { kind: 'wrong_setting', setting: 'language' }],
    [{ keys: { fire: [1] } }, { kind: 'wrong_setting', setting: 'keys' }],
  ])('are refused with %j', (more, refusal) => {
    expect(failure(parse(more))).toEqual(refusal)
  })

  it.each<[string, Reply, object]>([
    ['HTML', '<!doctype html><title>Welcome</title>', { kind: 'unreadable' }],
    ['a list', [RIGHT], { kind: 'unreadable' }],
    ['null', 'null', { kind: 'unreadable' }],
    [
      'a redirect',
      () => Response.redirect('https://evil.example/v1/settings'),
      { kind: 'redirected' },
    ],
    ['404', () => new Response('', { status: 404 }), { kind: 'no_settings', status: 404 }],
    ['401', () => new Response('{}', { status: 401 }), { kind: 'no_settings', status: 401 }],
    ['nothing', 'offline', { kind: 'unreachable', failure: { kind: 'offline' } }],
    ['no end', 'never', { kind: 'unreachable', failure: { kind: 'timeout' } }],
    ['10 MB', () => new Response(`{"a":"${'x'.repeat(10_000_000)}"}`), { kind: 'too_long' }],
    [
      '503',
      () => new Response('', { status: 503 }),
      { kind: 'unreachable', failure: { kind: 'server_error', status: 503 } },
    ],
  ])('are refused when the answer is %s', async (_, reply, refusal) => {
    const { answer } = await fetchWith(reply)
    expect(failure(answer)).toMatchObject(refusal)
  })

  it('are refused or safe whatever they are', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            clientId: fc.anything(),
            scopes: fc.anything(),
            api: fc.oneof(fc.anything(), fc.webUrl()),
            relay: fc.anything(),
            keys: fc.anything(),
            language: fc.anything(),
          },
          { requiredKeys: [] },
        ),
        (body) => {
          const answer = parseRelaySettings(body, RELAY, check)
          if (!answer.ok) return
          expect(new URL(answer.settings.api).hostname).toMatch(
            /^(webexapis\.com|api-usgov\.webex\.com|relay\.example\.org)$/,
          )
          expect(parseSettings({ ...answer.settings.given, relay: RELAY }).ok).toBe(true)
        },
      ),
    )
  })
})
