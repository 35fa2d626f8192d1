// The settings that a relay gives (`GET /v1/settings`), checked as a television checks them on its first start.

import { parseSettings, SETTING_NAMES, type Settings } from '../../src/settings'
import type { HttpResponse } from '../../src/webex/http/response'
import {
  parseRelaySettings as parseGiven,
  type RelayFailure,
} from '../../src/webex/relay/relay-settings'

export type RelaySettings =
  | { ok: true; settings: Settings }
  /** `wrong` is the rest of a sentence that begins with "the relay's settings". */
  | { ok: false; wrong: string }

/**
 * Parses the settings that a relay gives, as a television does on its first start.
 * @param relay its address, which takes the place of the setting that it must not name
 */
export function parseRelaySettings(response: HttpResponse, relay: string): RelaySettings {
  if (response.status !== 200) return { ok: false, wrong: `could not be had (${response.status})` }
  const answer = parseGiven(response.json(), relay, { names: SETTING_NAMES, wrongIn })
  if (!answer.ok) return { ok: false, wrong: wordFor(answer.failure) }
  const parsed = parseSettings({ ...answer.settings.given, relay })
  return parsed.ok ? parsed : { ok: false, wrong: `hold a wrong value: ${parsed.wrong}` }
}

function wrongIn(given: Record<string, unknown>): string | undefined {
  const parsed = parseSettings(given)
  if (parsed.ok) return undefined
  return parsed.wrong === 'unknown' ? parsed.name : parsed.wrong
}

function wordFor(failure: RelayFailure): string {
  switch (failure.kind) {
    case 'gives_secret':
      return 'hold the client secret'
    case 'foreign_api':
      return `name the API at ${failure.host}, which is neither Webex’s nor on the relay’s own host`
    case 'wrong_setting':
      return `hold a value that Foyer does not accept: ${failure.setting}`
    default:
      return 'are not a JSON object with a client id, scopes and an API'
  }
}
