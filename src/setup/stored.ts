import * as v from 'valibot'
import { apiAddress } from '../webex/addresses'
import { parseRelaySettings, type RelaySettings, type SettingsCheck } from '../webex/relay-settings'

const StoredRelay = v.object({
  relay: v.pipe(
    v.string(),
    v.check((relay) => apiAddress(relay) === relay),
  ),
  given: v.record(v.string(), v.unknown()),
})

/** What is kept of a relay; undefined when there is nothing, or nothing that would be taken from a relay today. */
export function parseStored(value: unknown, check: SettingsCheck): RelaySettings | undefined {
  const parsed = v.safeParse(StoredRelay, value)
  if (!parsed.success) return undefined
  const { relay, given } = parsed.output
  const stored = parseRelaySettings(given, relay, check)
  return stored.ok ? stored.settings : undefined
}
