// The settings that a relay gives (`GET /v1/settings`), as a package without settings reads them.

import { parseSettings, type Settings } from '../../src/settings'
import type { HttpResponse } from '../../src/webex/http'

export type RelaySettings =
  | { ok: true; settings: Settings }
  /** `wrong` is the rest of a sentence that begins with "the relay's settings". */
  | { ok: false; wrong: string }

/**
 * Parses them.
 * @param relay its address, which takes the place of the setting that it must not name
 */
export function parseRelaySettings(response: HttpResponse, relay: string): RelaySettings {
  const body = response.json()
  if (response.status !== 200) return { ok: false, wrong: `could not be had (${response.status})` }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { ok: false, wrong: 'are not a JSON object' }
  const { clientSecret, ...given } = body as Partial<Settings>
  if (clientSecret !== undefined) return { ok: false, wrong: 'hold the client secret' }
  const parsed = parseSettings({ ...given, relay })
  if (parsed.ok) return parsed
  const name = parsed.wrong === 'unknown' ? parsed.name : parsed.wrong
  return { ok: false, wrong: `hold a value that Foyer does not accept: ${name}` }
}
