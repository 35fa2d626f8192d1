import { describe, expect, it } from 'vitest'
import { readSettings, settingsBody } from '../../../platforms/relay/settings'
import { SETTING_NAMES } from '../../../src/settings'

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
