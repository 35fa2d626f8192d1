// The settings that the relay gives to packages that were made without.

import { type Finding, failed, hint, passed } from '../../finding'
import { parseRelaySettings } from '../../relay-settings'
import type { Subject } from '../../subject'

/**
 * Asks the relay for settings, as a package that was made without does. Whether their client id is the relay's own, is
 * checked in integration/client.ts.
 * @returns undefined where there is no relay
 */
export async function checkOfferedSettings(subject: Subject): Promise<Finding | undefined> {
  const { relay, setUp, get } = subject
  if (relay === undefined) return undefined
  const answer = await get(`${relay}/settings`)
  if (!answer.ok) return failed(answer.why, 'Try again.')
  if (answer.response.status === 404) {
    const text = 'This relay gives no settings; only a package made without settings needs them.'
    return setUp ? hint(text) : failed(text, 'Update the relay, or pass --settings FILE.')
  }
  const parsed = parseRelaySettings(answer.response, relay)
  if (!parsed.ok)
    return failed(
      `The relay's settings ${parsed.wrong}.`,
      'Correct the file that its --settings names (on Workers, the variable SETTINGS).',
    )
  return passed(
    'It gives settings to packages made without (Samsung’s must be made with --any-relay).',
  )
}
