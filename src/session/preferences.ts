// What the viewer chose on this TV. Only what was chosen is stored, so that everything else goes on following
// settings.js. What is read back is parsed choice by choice: one that cannot be read falls back to its default,
// and the others stay. Preferences belong to one profile, and are deleted with it.

import { LANGUAGE_CODES, type LanguageCode } from '../i18n/languages'
import { createStore } from '../store'
import type { AppStorage } from '../tv/storage/storage'

/** What a viewer can choose. */
export interface Preferences {
  textSize: 'S' | 'M' | 'L' | 'XL'
  /** 'auto': as is usual in the language. */
  hourCycle: 'auto' | '12' | '24'
  /** 'auto': the television's own; else an IANA name. */
  timeZone: string
  /** 'auto': the television's own. */
  language: 'auto' | LanguageCode
  /** Whether a reminder appears over any screen when a meeting is about to start. */
  reminders: boolean
  /** Minutes without a key until the screen goes dim; 0 is never. */
  ambientAfter_min: 0 | 5 | 10 | 30 | 60
  /** Whether titles are hidden until they are asked for. */
  privacy: boolean
  /** 'off': no animations; 'auto': animations unless the system asks for reduced motion. */
  motion: 'auto' | 'off'
  /** How large captions are. */
  captions: 'off' | 'S' | 'M' | 'L'
  /** How fast a recording plays; 1 is as recorded. */
  speed: 1 | 1.25 | 1.5 | 1.75 | 2
}

/** The values of each preference, in the order in which they are offered. A time zone is any that the engine knows. */
export const CHOICES: {
  [Name in Exclude<keyof Preferences, 'timeZone'>]: readonly Preferences[Name][]
} = {
  textSize: ['S', 'M', 'L', 'XL'],
  hourCycle: ['auto', '12', '24'],
  language: ['auto', ...LANGUAGE_CODES],
  reminders: [true, false],
  ambientAfter_min: [5, 10, 30, 60, 0],
  privacy: [false, true],
  motion: ['auto', 'off'],
  captions: ['off', 'S', 'M', 'L'],
  speed: [1, 1.25, 1.5, 1.75, 2],
}

/** What counts until something else is chosen, here or in settings.js. */
export const DEFAULTS: Preferences = {
  textSize: 'M',
  hourCycle: 'auto',
  timeZone: 'auto',
  language: 'auto',
  reminders: true,
  ambientAfter_min: 10,
  privacy: false,
  motion: 'auto',
  captions: 'off',
  speed: 1,
}

export interface PreferencesStore {
  /** The same object until something is chosen. */
  state(): Preferences
  /** Calls back after each change. @returns stops it */
  subscribe(listener: () => void): () => void
  /** Reads what is stored. Never rejects. */
  open(): Promise<void>
  /** Applies a choice at once, and stores it. */
  choose(part: Partial<Preferences>): void
}

export interface PreferencesDeps {
  storage: AppStorage
  /** What counts until the viewer chooses: settings.js, and DEFAULTS. */
  defaults: Preferences
  /** What the zone of a name is called today; undefined for one that nobody knows. */
  zoneNamed(name: string): string | undefined
}

/** The key in storage. */
const KEY = 'preferences'
/** No zone has a longer name, and the engine need not be asked for one that has. */
const LONGEST_ZONE = 64

/** The preferences of one profile; the defaults until `open()` has read what is stored. */
export function createPreferences(deps: PreferencesDeps): PreferencesStore {
  const { storage, defaults, zoneNamed } = deps
  const store = createStore(defaults)
  let chosen: Partial<Preferences> = {}

  function show(next: Partial<Preferences>) {
    chosen = next
    store.set({ ...defaults, ...chosen })
  }

  return {
    state: store.get,
    subscribe: store.subscribe,
    async open() {
      const stored = parse(await storage.get(KEY), zoneNamed)
      // What was chosen while the storage was slow is newer than what it has.
      show({ ...stored, ...chosen })
    },
    choose(part) {
      show({ ...chosen, ...part })
      // Another window may have stored another choice.
      void storage.update(KEY, (stored) => ({ ...parse(stored, zoneNamed), ...part }))
    },
  }
}

/** The stored choices that can be read. */
function parse(stored: unknown, zoneNamed: PreferencesDeps['zoneNamed']): Partial<Preferences> {
  if (typeof stored !== 'object' || stored === null) return {}
  const choices = Object.entries(stored).map(([name, value]) => [
    name,
    name === 'timeZone' ? parseZone(value, zoneNamed) : parseChoice(name, value),
  ])
  return Object.fromEntries(choices.filter(([, choice]) => choice !== undefined))
}

/** The value when it is one of those that are offered under this name, else undefined. */
function parseChoice(name: string, value: unknown): unknown {
  const choices: readonly unknown[] | undefined = CHOICES[name as keyof typeof CHOICES]
  return Array.isArray(choices) && choices.includes(value) ? value : undefined
}

/** 'auto', or a zone by its name of today; undefined for one that nobody knows. */
function parseZone(value: unknown, zoneNamed: PreferencesDeps['zoneNamed']): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_ZONE) return undefined
  return value === 'auto' ? value : zoneNamed(value)
}

/** The chosen time zone, or the television's own: an IANA name, or "local". */
export function zoneOf({ timeZone }: Pick<Preferences, 'timeZone'>, tvZone: string): string {
  return timeZone === 'auto' ? tvZone : timeZone
}
