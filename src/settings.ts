// The settings file, judged. settings.js lies beside index.html and fills `window.foyerSettings`; a
// sideloader edits it by hand, so whatever is wrong is named, one setting at a time, with what it
// should be.

import type { HourCycle } from './meetings/time-words'
import { isZone } from './meetings/zone'
import { KEYS, type KeyOverrides } from './remote/keys'

export interface Settings {
  clientId: string
  clientSecret?: string
  scopes: string
  /** Where codes and tokens are asked for: the relay, or the API itself with one's own secret. */
  relay: string
  api: string
  language: string
  timeZone: string
  hourCycle: HourCycle
  /** 'off' stands still; 'auto' moves unless the system asks for less. */
  motion: 'auto' | 'off'
  /** Key codes of a box whose remote is not known. */
  keys: KeyOverrides
}

export type SettingsJudged =
  | { ok: true; settings: Settings }
  | { ok: false; wrong: keyof Settings | 'missing' }

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** An https address, or http on this very machine; tokens travel there. */
function isAddress(value: unknown): value is string {
  if (typeof value !== 'string') return false
  try {
    const { protocol, hostname, username } = new URL(value)
    if (username) return false
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
  } catch {
    return false
  }
}

const isFilled = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== ''

const CHECKS: { [Name in keyof Settings]-?: (value: unknown, all: Partial<Settings>) => boolean } =
  {
    clientId: isFilled,
    clientSecret: (value) => value === undefined || isFilled(value),
    scopes: isFilled,
    relay: (value, all) => isAddress(value) || (!value && isFilled(all.clientSecret)),
    api: isAddress,
    language: (value) => ['auto', 'en', 'de', 'ar'].includes(value as string),
    timeZone: (value) => value === 'auto' || (isFilled(value) && isZone(value)),
    hourCycle: (value) => ['auto', '12', '24'].includes(value as string),
    motion: (value) => ['auto', 'off'].includes(value as string),
    keys: areKeys,
  }

/** Lists of key codes by the names of KEYS. */
function areKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(
    ([intent, codes]) =>
      intent in KEYS && Array.isArray(codes) && codes.every((code) => Number.isInteger(code)),
  )
}

const DEFAULTS = {
  scopes: 'meeting:schedules_read spark:people_read',
  api: 'https://webexapis.com/v1',
  language: 'auto',
  timeZone: 'auto',
  hourCycle: 'auto',
  motion: 'auto',
  keys: {},
}

const withoutSlash = (address: string) => address.trim().replace(/\/+$/, '')

/**
 * Judges what settings.js left behind.
 * @param given `window.foyerSettings`
 * @returns the settings with defaults filled in, or the first wrong one by name
 */
export function judgeSettings(given: unknown): SettingsJudged {
  if (typeof given !== 'object' || given === null) return { ok: false, wrong: 'missing' }
  const all = { ...DEFAULTS, ...given } as Settings
  for (const name of Object.keys(CHECKS) as (keyof Settings)[])
    if (!CHECKS[name](all[name], all)) return { ok: false, wrong: name }
  const api = withoutSlash(all.api)
  return {
    ok: true,
    settings: {
      ...all,
      clientId: all.clientId.trim(),
      api,
      relay: all.relay ? withoutSlash(all.relay) : api,
    },
  }
}
