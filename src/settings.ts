// The settings file, parsed. settings.js lies beside index.html and fills `window.foyerSettings`; a
// sideloader edits it by hand, so whatever is wrong is named, one setting at a time, with what it
// should be.

import { KEYS, type KeyOverrides } from './remote/keys'
import { CHOICES, type Preferences } from './session/preferences'
import { zoneNamed } from './time/zone'
import { isHttpsOrLoopback } from './webex/links'

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
}

export type ParsedSettings =
  | { ok: true; settings: Settings }
  | { ok: false; wrong: Name | 'missing' }
  /** A setting that there is not, such as "timezone". */
  | { ok: false; wrong: 'unknown'; name: string }

/** What cannot stand in an address, although URL parsers drop it or read it as something else. */
const UNFIT = /[\s\\?#]|^https?:\/\/[^/]*@/i

/**
 * The address of Webex's API, or of what speaks for it: https, or http on this very machine, since tokens
 * travel there. Calls are written behind it, so it ends in `/v1`, and nothing may follow; a name or a
 * password in it would be refused by every `fetch` (https://fetch.spec.whatwg.org/#dom-request).
 * @returns the address as URL parsers write it, without a slash at the end; undefined for anything else
 */
function addressOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (UNFIT.test(text) || !/^https?:\/\/[^/]/i.test(text) || !isHttpsOrLoopback(text))
    return undefined
  const { origin, pathname } = new URL(text)
  const path = pathname.replace(/\/+$/, '')
  return /\/v1$/.test(path) ? origin + path : undefined
}

const isFilled = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== ''

/** What is written as the name of a zone is, which one of next year may be. */
const LIKE_A_ZONE = /^[A-Z][A-Za-z_]{1,20}(\/[A-Z][A-Za-z0-9_+-]{1,30}){1,2}$/

type Name = Exclude<keyof Settings, 'unknownZone'>

const CHECKS: { [One in Name]: (value: unknown, all: Partial<Settings>) => boolean } = {
  clientId: isFilled,
  clientSecret: (value) => value === undefined || isFilled(value),
  scopes: isFilled,
  relay: (value, all) => addressOf(value) !== undefined || (!value && isFilled(all.clientSecret)),
  api: (value) => addressOf(value) !== undefined,
  language: isOneOf(CHOICES.language),
  timeZone: (value) =>
    value === 'auto' ||
    (isFilled(value) && (zoneNamed(value.trim()) !== undefined || LIKE_A_ZONE.test(value))),
  hourCycle: isOneOf(CHOICES.hourCycle),
  textSize: isOneOf(CHOICES.textSize),
  motion: isOneOf(CHOICES.motion),
  silentSignIn: isOneOf(['off', 'on']),
  keys: areKeys,
}

function isOneOf(choices: readonly unknown[]): (value: unknown) => boolean {
  return (value) => choices.includes(value)
}

/** Lists of key codes by the names of KEYS. */
function areKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(
    ([intent, codes]) =>
      intent in KEYS && Array.isArray(codes) && codes.every((code) => Number.isInteger(code)),
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
  const unknown = Object.keys(given).find((name) => !(name in CHECKS))
  if (unknown !== undefined) return { ok: false, wrong: 'unknown', name: unknown }
  const api = addressOf(all.api) ?? DEFAULTS.api
  return {
    ok: true,
    settings: {
      ...all,
      clientId: all.clientId.trim(),
      api,
      relay: addressOf(all.relay) ?? api,
      ...zoneOf(all.timeZone),
    },
  }
}

/** The zone by its name of today; the television's own in place of one that nobody knows here. */
function zoneOf(written: string): Pick<Settings, 'timeZone' | 'unknownZone'> {
  if (written === 'auto') return { timeZone: 'auto' }
  const timeZone = zoneNamed(written.trim())
  return timeZone === undefined ? { timeZone: 'auto', unknownZone: written } : { timeZone }
}
