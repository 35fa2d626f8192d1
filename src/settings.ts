// The settings file, parsed. settings.js lies beside index.html and fills `window.foyerSettings`; a
// sideloader edits it by hand, so whatever is wrong is named, one setting at a time, with what it
// should be.

import { KEYS, type KeyOverrides } from './remote/keys/keys'
import { CHOICES, type Preferences } from './session/preferences'
import { isSameContent } from './store'
import { zoneNamed } from './time/zone'
import { apiAddress } from './webex/fields/addresses'

export interface Settings {
  clientId: string
  clientSecret?: string
  scopes: string
  /** Where codes and tokens are asked for: the relay, or the API itself with one's own secret. */
  relay: string
  api: string
  // What a viewer may choose otherwise.
  language: Preferences['language']
  timeZone: Preferences['timeZone']
  /** What `timeZone` named that nobody knows here; it is then 'auto'. */
  unknownZone?: string | undefined
  hourCycle: Preferences['hourCycle']
  textSize: Preferences['textSize']
  motion: Preferences['motion']
  /** Whether a start with nobody signed in takes over the sign-in of the browser, where it has one. */
  silentSignIn: 'off' | 'on'
  /** Key codes of a box whose remote is not known. */
  keys: KeyOverrides
  /** The newest Foyer there is, such as "0.2.0"; what does not read as a version is ignored. */
  newestVersion?: string
}

export type ParsedSettings =
  | { ok: true; settings: Settings }
  | { ok: false; wrong: Name | 'missing' }
  /** A setting that there is not, such as "timezone". */
  | { ok: false; wrong: 'unknown'; name: string }

const isFilled = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== ''

/** What is written as the name of a zone is, which one of next year may be. */
const LIKE_A_ZONE = /^[A-Z][A-Za-z_]{1,20}(\/[A-Z][A-Za-z0-9_+-]{1,30}){1,2}$/

type Name = Exclude<keyof Settings, 'unknownZone'>

const CHECKS: { [One in Name]: (value: unknown, all: Partial<Settings>) => boolean } = {
  clientId: isFilled,
  clientSecret: (value) => value === undefined || isFilled(value),
  scopes: isFilled,
  relay: (value, all) => apiAddress(value) !== undefined || (!value && isFilled(all.clientSecret)),
  api: (value) => apiAddress(value) !== undefined,
  language: isOneOf(CHOICES.language),
  timeZone: (value) =>
    value === 'auto' ||
    (isFilled(value) && (zoneNamed(value.trim()) !== undefined || LIKE_A_ZONE.test(value))),
  hourCycle: isOneOf(CHOICES.hourCycle),
  textSize: isOneOf(CHOICES.textSize),
  motion: isOneOf(CHOICES.motion),
  silentSignIn: isOneOf(['off', 'on']),
  keys: areKeys,
  newestVersion: (value) => value === undefined || typeof value === 'string',
}

function isOneOf(choices: readonly unknown[]): (value: unknown) => boolean {
  return (value) => choices.includes(value)
}

/** Not `in`, which knows `constructor` and more of every object. */
const INTENTS = Object.keys(KEYS)

/** Lists of key codes by the names of KEYS. */
function areKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(
    ([intent, codes]) =>
      INTENTS.includes(intent) &&
      Array.isArray(codes) &&
      codes.every((code) => Number.isInteger(code)),
  )
}

/** Every setting there is. */
export const SETTING_NAMES = Object.keys(CHECKS)

/** What holds where the file says nothing. */
export const DEFAULTS = {
  scopes: 'meeting:schedules_read spark:people_read',
  api: 'https://webexapis.com/v1',
  language: 'auto',
  timeZone: 'auto',
  hourCycle: 'auto',
  textSize: 'M',
  motion: 'auto',
  silentSignIn: 'off',
  keys: {},
}

/**
 * Parses what settings.js left behind.
 * @param given `window.foyerSettings`
 * @returns the settings with defaults filled in, or the first wrong one by name, or one that is none
 */
export function parseSettings(given: unknown): ParsedSettings {
  if (typeof given !== 'object' || given === null) return { ok: false, wrong: 'missing' }
  const all = { ...DEFAULTS, ...given } as Settings
  for (const name of Object.keys(CHECKS) as Name[])
    if (!CHECKS[name](all[name], all)) return { ok: false, wrong: name }
  const unknown = Object.keys(given).find((name) => !SETTING_NAMES.includes(name))
  if (unknown !== undefined) return { ok: false, wrong: 'unknown', name: unknown }
  const api = apiAddress(all.api) ?? DEFAULTS.api
  return {
    ok: true,
    settings: {
      ...all,
      clientId: all.clientId.trim(),
      api,
      relay: apiAddress(all.relay) ?? api,
      ...zoneOf(all.timeZone),
    },
  }
}

/**
 * Whether settings.js names neither an integration nor a relay, as it ships, or is not there. The app then
 * asks for a relay, which gives the rest (src/setup).
 */
export function lacksRelay(given: unknown): boolean {
  if (given === undefined || given === null) return true
  if (typeof given !== 'object') return false
  const { clientId, relay } = given as Partial<Settings>
  return !isFilled(clientId) && !isFilled(relay)
}

/**
 * What settings.js chooses beside an integration and a relay: it wins over what a relay gives. What stands
 * there as it ships chooses nothing.
 */
export function chosenIn(given: unknown): Record<string, unknown> {
  const ofRelay = ['clientId', 'clientSecret', 'scopes', 'relay', 'api']
  const shipped: Record<string, unknown> = DEFAULTS
  return Object.fromEntries(
    Object.entries(Object(given)).filter(
      ([name, value]) =>
        SETTING_NAMES.includes(name) &&
        !ofRelay.includes(name) &&
        !isSameContent(value, shipped[name]),
    ),
  )
}

/** The zone by its name of today; the television's own in place of one that nobody knows here. */
function zoneOf(written: string): Pick<Settings, 'timeZone' | 'unknownZone'> {
  if (written === 'auto') return { timeZone: 'auto' }
  const timeZone = zoneNamed(written.trim())
  return timeZone === undefined ? { timeZone: 'auto', unknownZone: written } : { timeZone }
}
