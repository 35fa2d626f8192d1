import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Clock } from '../clock'
import type { Agenda } from '../meetings/agenda/agenda'
import type { Details } from '../meetings/details/details'
import type { Recordings } from '../meetings/recordings/recordings'
import type { HourCycle } from '../meetings/time/time-words'
import type { Positions } from '../playback/positions'
import type { People } from '../session/people'
import type { Preferences, PreferencesStore } from '../session/preferences'
import type { Session } from '../session/session'
import { usePreferences } from '../session/use-session'
import type { Tv } from '../tv/tv'
import type { Mishap } from '../webex/record'
import { TEXT_SCALES } from './appearance'

/** What main.tsx hands to the screens. */
export interface Parts {
  clock: Clock
  /** Who uses this television; all below is of the one whose turn it is. */
  people: People
  session: Session
  agenda: Agenda
  details: Details
  recordings: Recordings
  positions: Positions
  preferences: PreferencesStore
  /** The television's own zone: an IANA name, or "local". */
  tvZone: string
  /** The zone in settings.js, where nobody here knows it. */
  unknownZone?: string
  /** What the first screen does on Back, and how the app is left. */
  tv: Pick<
    Tv,
    | 'name'
    | 'engine'
    | 'exitRule'
    | 'exit'
    | 'connected'
    | 'voiceGuide'
    // For a film, which goes on by itself when it can, and wants no screen saver over it.
    | 'keepAwake'
    | 'onVisible'
    | 'onNetwork'
  >
  /** False when what is kept will be gone at the next start. */
  isPersistent(): boolean
  /** Calls back when `isPersistent()` changes. @returns a way to stop */
  onPersistentChange(changed: () => void): () => void
  mishaps(): readonly Mishap[]
  /** Notes for the diagnostics page that a screen has crashed, and of what. */
  noteCrash(screen: string, error: unknown): void
}

/** The parts, and what follows from the viewer's choices. */
export interface Services extends Parts {
  chosen: Preferences
  /** IANA name of the zone the viewer lives in. */
  zone: string
  hourCycle: HourCycle
  /** How much larger than at text size M everything written is. */
  textScale: number
}

const Context = createContext<Services | undefined>(undefined)

/** A choice makes new services, and with them every screen is drawn anew, none from the beginning. */
export function ServicesProvider({ parts, children }: { parts: Parts; children: ReactNode }) {
  const chosen = usePreferences(parts.preferences)
  const services = useMemo(
    () => ({
      ...parts,
      chosen,
      zone: zoneOf(chosen, parts.tvZone),
      hourCycle: chosen.hourCycle,
      textScale: TEXT_SCALES[chosen.textSize],
    }),
    [parts, chosen],
  )
  return <Context.Provider value={services}>{children}</Context.Provider>
}

export function useServices(): Services {
  const services = useContext(Context)
  if (!services) throw new Error('a screen is mounted outside of ServicesProvider')
  return services
}

/** The zone that was chosen, or the television's own. */
export function zoneOf({ timeZone }: Pick<Preferences, 'timeZone'>, tvZone: string): string {
  return timeZone === 'auto' ? tvZone : timeZone
}
