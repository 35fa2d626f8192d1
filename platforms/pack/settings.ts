// The settings that travel inside a package, checked before they reach a television: a mistake found at the
// desk costs a minute, one found on the sofa costs the evening. The app's own parser checks them.

import { en } from '../../src/i18n/en'
import { LANGUAGE_CODES } from '../../src/i18n/languages'
import {
  DEFAULTS,
  lacksRelay,
  type ParsedSettings,
  parseSettings,
  SETTING_NAMES,
  type Settings,
} from '../../src/settings'
import { ANYWHERE, type Reach, reachOf } from '../build/reach'
import { evaluateSettings, readSettingsText } from '../cli/settings-file'
import { isLoopback } from '../relay/addresses'

export interface PackedSettings {
  /** The file as it goes into the package. */
  script: string
  /** Which hosts the app calls with it. */
  reach: Reach
  /** What the person who packs should know, a line each. */
  notes: string[]
}

/** What an app does whose settings name an integration or a relay, but wrongly: it shows which is wrong. */
const wrongSettings = (wrong: string) =>
  `The settings inside are not valid: Foyer will show that ${wrong} in settings.js is wrong, and nobody can ` +
  'sign in. Pass --settings FILE.'

const SET_UP_ON_TV =
  'No settings inside: on its first start Foyer asks for the address of a relay, which has the rest ' +
  '(npm run relay -- --settings FILE). So this package is allowed to call any https host.'

const SEALED =
  'No settings inside, and no permission to reach a relay: Foyer will only say so. Pass --settings FILE, or ' +
  '--any-relay to have Foyer ask for a relay on its first start; the package is then allowed to call any https host.'

/**
 * Reads a settings file and checks it.
 * @param path the file; without one, the app's own settings, which may be empty
 * @param otherwise the app's own settings.js
 * @param anyRelay whether an app without settings can reach any relay, to be set up on the television
 * @throws Error that names the setting and says what it should be
 */
export async function packSettings(
  path: string | undefined,
  otherwise: string,
  allowSecret = false,
  anyRelay = false,
): Promise<PackedSettings> {
  const name = path ?? 'settings.js'
  const script = path === undefined ? otherwise : await readSettingsText(path)
  const given = evaluateSettings(script, name)
  if (path !== undefined) demandRight(given, path)
  else if (lacksRelay(given) && !Object(given).clientSecret)
    return withoutSettings(script, anyRelay)
  const settings = Object(given) as Partial<Settings>
  if (settings.clientSecret && !allowSecret)
    throw new Error(
      `${name}: clientSecret. Whoever gets the package, or the television, can read it and act as ` +
        'your integration. Use a relay; or, for a television of your own, pass --allow-secret.',
    )
  const parsed = parseSettings(given)
  // What is wrong is never called.
  const { api, relay, scopes } = parsed.ok ? parsed.settings : { ...DEFAULTS, relay: DEFAULTS.api }
  return {
    script,
    reach: reachOf({ api, relay, scopes }),
    notes: [
      ...(parsed.ok ? [] : [wrongSettings(parsed.wrong)]),
      ...[...new Set([api, relay])]
        .filter((address) => isLoopback(new URL(address).hostname))
        .map((address) => `${address} works only on this computer; no television can reach it.`),
    ],
  }
}

function withoutSettings(script: string, anyRelay: boolean): PackedSettings {
  if (anyRelay) return { script, reach: ANYWHERE, notes: [SET_UP_ON_TV] }
  return { script, reach: reachOf({ ...DEFAULTS, relay: DEFAULTS.api }), notes: [SEALED] }
}

/**
 * Checks settings as the app will.
 * @param name the file that they stand in
 * @throws Error that names the file and the first wrong setting, and says what it should be
 */
export function demandRight(given: unknown, name: string): void {
  const parsed = parseSettings(given)
  if (!parsed.ok) throw new Error(`${name}: ${wrong(parsed)}`)
  // A television would go on with its own zone; here it can still be written right.
  if (parsed.settings.unknownZone !== undefined)
    throw new Error(`${name}: ${wrong({ ok: false, wrong: 'timeZone' })}`)
}

/** The app's own sentence about a setting, after its name. */
function wrong(parsed: Extract<ParsedSettings, { ok: false }>): string {
  switch (parsed.wrong) {
    case 'missing':
      return 'it does not fill window.foyerSettings.'
    case 'unknown':
      return `${parsed.name}. This setting does not exist. Valid names: ${SETTING_NAMES.join(', ')}.`
    default:
      return `${parsed.wrong}. ${en.settings[parsed.wrong].replace('{{languages}}', LANGUAGE_CODES.join(', '))}`
  }
}
