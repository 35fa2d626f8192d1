// What the viewer chose on this television. Only what was chosen is kept, so that everything else goes
// on following settings.js; what is read back is parsed choice by choice, and one that cannot be read
// falls back alone. It belongs to one person, and goes with them.

import { createStore } from '../store'
import type { AppStorage } from '../tv/storage'

export interface Preferences {
  textSize: 'S' | 'M' | 'L' | 'XL'
  /** 'auto' is what the language is used to. */
  hourCycle: 'auto' | '12' | '24'
  /** 'auto' is the television's own, else an IANA name. */
  timeZone: string
  /** 'auto' is the television's own. */
  language: 'auto' | 'en' | 'de' | 'ar'
  /** Whether a meeting that is about to start says so over whatever is on the screen. */
  reminders: boolean
  /** Minutes without a key until the screen goes dim; 0 is never. */
  ambientAfter_min: 0 | 5 | 10 | 30 | 60
  /** Whether titles are hidden until they are asked for. */
  privacy: boolean
  /** 'off' stands still; 'auto' moves unless the system asks for less. */
  motion: 'auto' | 'off'
  /** How large what is said is written over a film. */
  captions: 'off' | 'S' | 'M' | 'L'
  /** How fast a film plays. */
  speed: 1 | 1.25 | 1.5 | 1.75 | 2
}

/** What can be chosen, in the order in which it is offered. A time zone is any that the engine knows. */
export const CHOICES: {
  [Name in Exclude<keyof Preferences, 'timeZone'>]: readonly Preferences[Name][]
} = {
  textSize: ['S', 'M', 'L', 'XL'],
  hourCycle: ['auto', '12', '24'],
  language: ['auto', 'en', 'de', 'ar'],
  reminders: [true, false],
  ambientAfter_min: [5, 10, 30, 60, 0],
  privacy: [false, true],
  motion: ['auto', 'off'],
  captions: ['off', 'S', 'M', 'L'],
  speed: [1, 1.25, 1.5, 1.75, 2],
}

/** What is so until something else is chosen, here or in settings.js. */
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
  /** @returns a way to stop */
  subscribe(changed: () => void): () => void
  /** Reads what was kept. Never rejects. */
  open(): Promise<void>
  /** Applies a choice at once, and keeps it. */
  choose(part: Partial<Preferences>): void
}

interface Parts {
  storage: AppStorage
  defaults: Preferences
  /** What the zone of a name is called today; undefined for one that nobody knows. */
  zoneNamed(name: string): string | undefined
}

const KEY = 'preferences'
/** No zone has a longer name, and the engine need not be asked for one that has. */
const LONGEST_ZONE = 64

export function createPreferences({ storage, defaults, zoneNamed }: Parts): PreferencesStore {
  let chosen: Partial<Preferences> = {}
  const store = createStore(defaults)

  function show(next: Partial<Preferences>) {
    chosen = next
    store.set({ ...defaults, ...chosen })
  }

  return {
    state: store.get,
    subscribe: store.subscribe,
    async open() {
      const kept = parse(await storage.get(KEY), zoneNamed)
      // What was chosen while the disk was slow is newer than what it says.
      show({ ...kept, ...chosen })
    },
    choose(part) {
      show({ ...chosen, ...part })
      // Another window may have kept another choice.
      void storage.update(KEY, (kept) => ({ ...parse(kept, zoneNamed), ...part }))
    },
  }
}

/** Those choices of `kept` that can be read; a zone by its name of today. */
function parse(kept: unknown, zoneNamed: Parts['zoneNamed']): Partial<Preferences> {
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => {
      if (name === 'timeZone') {
        if (typeof value === 'string' && value.length > LONGEST_ZONE) return []
        const zone = typeof value === 'string' && value !== 'auto' ? zoneNamed(value) : value
        return typeof zone === 'string' ? [[name, zone]] : []
      }
      const choices: readonly unknown[] | undefined = CHOICES[name as keyof typeof CHOICES]
      return Array.isArray(choices) && choices.includes(value) ? [[name, value]] : []
    }),
  )
}

/** The zone that was chosen, or the television's own. */
export function zoneOf({ timeZone }: Pick<Preferences, 'timeZone'>, tvZone: string): string {
  return timeZone === 'auto' ? tvZone : timeZone
}
