import { describe, expect, it, vi } from 'vitest'
import { changesText, scopeLines, setupFailureText } from '../../../src/screens/setup/setup-words'
import type { SetupFailure } from '../../../src/setup/setup'
import { settingsOf } from '../../setup/fixture'

vi.stubGlobal('__FOYER_BUILT_AT__', 0)

const RELAY = 'https://relay.example.org/v1'
const ONLINE = { isConnected: true, setTime: 1000 }
const text = (failure: SetupFailure, set = ONLINE) => setupFailureText(failure, RELAY, set).text

describe('scopes in words', () => {
  it('say what Foyer will see, in the order in which it matters', () => {
    expect(scopeLines('spark:people_read meeting:recordings_read meeting:schedules_read')).toEqual([
      'Your meetings',
      'Your name and picture',
      'Your recordings',
    ])
  })

  it('name those that Foyer has no use for', () => {
    expect(scopeLines('meeting:schedules_read spark:all spark:kms')).toEqual([
      'Your meetings',
      'Also: spark:all, spark:kms',
    ])
    const many = Array.from({ length: 50 }, (_, at) => `scope:${at}`).join(' ')
    expect(scopeLines(many)[0]).toMatch(/, …$/)
  })
})

describe('a relay that cannot be used', () => {
  it.each<[SetupFailure, RegExp]>([
    [{ kind: 'no_address' }, /looks like relay\.example\.org/],
    [{ kind: 'no_https' }, /without http:\/\//],
    [{ kind: 'unreachable', failure: { kind: 'offline' } }, /no relay at relay\.example\.org/],
    [{ kind: 'unreachable', failure: { kind: 'timeout' } }, /Check the address/],
    [{ kind: 'unreachable', failure: { kind: 'server_error', status: 503 } }, /switched off/],
    [{ kind: 'no_settings', status: 404 }, /no settings for a TV \(404\)/],
    [{ kind: 'redirected' }, /Type the address of the relay itself/],
    [{ kind: 'too_long' }, /far more than settings/],
    [{ kind: 'unreadable' }, /not as a relay does/],
    [{ kind: 'wrong_setting', setting: 'keys' }, /“keys”.*has to correct it/],
    [{ kind: 'foreign_api', host: 'evil.example' }, /evil\.example, which is not Webex/],
    [{ kind: 'gives_secret' }, /has to remove clientSecret/],
  ])('%j says what to do', (failure, words) => {
    expect(text(failure)).toMatch(words)
    expect(text(failure)).not.toMatch(/undefined|\{\{|setup\./)
  })

  it('says that the television has no network where it has none, or a wrong clock', () => {
    const failure: SetupFailure = { kind: 'unreachable', failure: { kind: 'offline' } }
    expect(text(failure, { isConnected: false, setTime: 1000 })).toMatch(/No network connection/)
    expect(text(failure, { isConnected: true, setTime: -1 })).toMatch(/clock says/)
  })
})

describe('what a relay has changed', () => {
  it('is said thing by thing', () => {
    const after = settingsOf({ clientId: 'C'.repeat(60), scopes: 'spark:all', api: `${RELAY}` })
    expect(changesText(settingsOf(), after)).toBe(
      'another client ID (CCCCCCCCCCCC…; everyone has to sign in again); other permissions (Also: spark:all); ' +
        'another address for the Webex API (relay.example.org; everyone has to sign in again)',
    )
  })
})
