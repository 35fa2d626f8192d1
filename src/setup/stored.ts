import * as v from 'valibot'
import { apiAddress } from '../webex/links'
import { parseRelaySettings, type RelaySettings, type SettingsCheck } from '../webex/relay-settings'

const Kept = v.object({
  relay: v.pipe(
    v.string(),
    v.check((relay) => apiAddress(relay) === relay),
  ),
  given: v.record(v.string(), v.unknown()),
})

/** What is kept of a relay; undefined when there is nothing, or nothing that would be taken from a relay today. */
export function parseKept(value: unknown, check: SettingsCheck): RelaySettings | undefined {
  const parsed = v.safeParse(Kept, value)
  if (!parsed.success) return undefined
  const { relay, given } = parsed.output
  const kept = parseRelaySettings(given, relay, check)
  return kept.ok ? kept.settings : undefined
}
