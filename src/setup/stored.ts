import * as v from 'valibot'
import { apiAddress } from '../webex/fields/addresses'
import {
  parseRelaySettings,
  type RelaySettings,
  type SettingsCheck,
} from '../webex/relay/relay-settings'

const StoredRelay = v.object({
  relay: v.pipe(
    v.string(),
    v.check((relay) => apiAddress(relay) === relay),
  ),
  given: v.record(v.string(), v.unknown()),
})

/**
 * Parses the settings that are stored of a relay; undefined when there are none, or none that would be taken from a
 * relay today.
 */
export function parseStored(value: unknown, check: SettingsCheck): RelaySettings | undefined {
  const parsed = v.safeParse(StoredRelay, value)
  if (!parsed.success) return undefined
  const { relay, given } = parsed.output
  const stored = parseRelaySettings(given, relay, check)
  return stored.ok ? stored.settings : undefined
}
