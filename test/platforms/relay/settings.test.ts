import { describe, expect, it } from 'vitest'
import { foreignApi, readSettings, settingsBody } from '../../../platforms/relay/settings'
import { SETTING_NAMES } from '../../../src/settings'
import { apiAddress } from '../../../src/webex/fields/addresses'
import { parseRelaySettings } from '../../../src/webex/relay/relay-settings'

const read = (given: unknown) => readSettings('my-settings.js', given, 'C1')
const settingsOf = (given?: Record<string, unknown>) =>
  JSON.parse(settingsBody({ clientId: 'C1', upstream: 'https://webexapis.com/v1' }, given))

describe('the settings that a relay gives out', () => {
  it('may be every setting of the app but the secret', () => {
    for (const name of SETTING_NAMES.filter((one) => one !== 'clientSecret'))
      expect(read({ [name]: '' })).toEqual({ [name]: '' })
  })

  it('may be none, and those that Foyer comes with', () => {
    expect(settingsOf(read({}))).toEqual(settingsOf())
    expect(settingsOf(read({ clientId: '', clientSecret: '', relay: '', scopes: '' }))).toEqual(
      settingsOf(),
    )
  })

  it.each([
    [
      'a secret',
      { clientSecret: 's3cret' },
      /^my-settings\.js: clientSecret\. .*WEBEX_CLIENT_SECRET/,
    ],
    ['a secret that is no text', { clientSecret: null }, /: clientSecret\. /],
    ['another client id', { clientId: 'C2' }, /: clientId\. .*WEBEX_CLIENT_ID/],
    ['a client id that is no text', { clientId: ['C1'] }, /: clientId\. /],
    ['a misspelt name', { timezone: 'UTC' }, /: timezone\. .*does not exist.* timeZone,/],
    ['a misspelt name of nothing', { timezone: '' }, /: timezone\. /],
    ['a name of every object', JSON.parse('{"__proto__":{}}'), /: __proto__\. /],
    ['no settings', undefined, /does not hold settings/],
    ['null', null, /does not hold settings/],
    ['a list', [], /does not hold settings/],
    ['a text', 'C1', /does not hold settings/],
  ])('are refused with %s, whose value is not repeated', (_, given, message) => {
    expect(() => read(given)).toThrow(message)
    expect(() => read(given)).toThrow(/^(?!.*(s3cret|C2|UTC))/)
  })

  it('never name another client, a secret or a relay, whatever was handed over', () => {
    const foreign = { clientId: 'C2', clientSecret: 's3cret', relay: 'https://e.example/v1', x: 1 }
    expect(settingsOf(foreign)).toEqual(settingsOf())
  })
})

describe('the API in them', () => {
  it.each([
    'https://webexapis.com/v1',
    ' https://webexapis.com/v1/ ',
    'http://localhost:5180/v1',
    'http://webexapis.com/v1',
    'https://webexapis.com',
    'https://webexapis.com/v1?',
    'https://a@webexapis.com/v1',
    'webexapis.com/v1',
    'ftp://webexapis.com/v1',
    ['https://webexapis.com/v1'],
    1,
  ])('is refused where the app would refuse it: %j', (api) => {
    const refuses = apiAddress(api) === undefined
    if (refuses) expect(() => read({ api })).toThrow(/^my-settings\.js: api\. /)
    else expect(read({ api })).toEqual({ api })
  })

  const RELAY = 'https://relay.example.org/v1'
  it.each([
    ['https://webexapis.com/v1', RELAY],
    ['https://api-usgov.webex.com/v1', RELAY],
    ['https://webexapis.com:8443/v1', RELAY],
    ['https://webexapis.com.example.org/v1', RELAY],
    ['https://relay.example.org:8443/v1', RELAY],
    ['https://api.example.org/v1', RELAY],
    ['http://localhost:5180/v1', RELAY],
    ['http://localhost:5180/v1', 'http://127.0.0.1:5181/v1'],
  ])('%s is foreign to %s where a television says so', (api, relay) => {
    const given = { clientId: 'C1', scopes: 'spark:people_read', api }
    const check = { names: SETTING_NAMES, wrongIn: () => undefined }
    const { ok } = parseRelaySettings(given, relay, check)
    expect(foreignApi({ api, relay })).toEqual(ok ? undefined : { api, host: new URL(api).host })
  })

  it('is feared to be foreign where it is not known what the relay is called', () => {
    expect(foreignApi({ api: 'https://relay.example.org/v1', relay: '' })).toBeDefined()
    expect(foreignApi({ api: 'https://webexapis.com/v1' })).toBeUndefined()
    expect(foreignApi({ api: '' })).toBeUndefined()
    expect(foreignApi({})).toBeUndefined()
  })
})
