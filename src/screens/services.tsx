import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Clock } from '../clock'
import type { Profiles } from '../profiles/profiles'
import type { CurrentProfile } from '../profiles/services'
import type { ServerTrouble } from '../queries/server-trouble'
import { type Preferences, zoneOf } from '../session/preferences'
import { usePreferences } from '../session/use-session'
import type { SetupRunner } from '../setup/setup-loop'
import type { HourCycle } from '../time/time-words'
import type { Tv } from '../tv/tv'
import type { FailedRequest } from '../webex/http/request-log'
import { TEXT_SCALES } from './appearance/page-appearance'

/** What main.tsx hands to the screens: the services of the current profile, and what all profiles share. */
export interface ServicesDeps extends CurrentProfile {
  clock: Clock
  /** Who uses this television. */
  profiles: Profiles
  /** The television's own zone: an IANA name, or "local". */
  tvZone: string
  /** The zone in settings.js, where nobody here knows it. */
  unknownZone?: string | undefined
  /** What the first screen does on Back, and how the app is left. */
  tv: Pick<
    Tv,
    | 'name'
    | 'engine'
    | 'exitRule'
    | 'exit'
    | 'connected'
    | 'voiceGuide'
    // For a video, which goes on by itself when it can, and wants no screen saver over it.
    | 'keepAwake'
    | 'onVisible'
    | 'onNetwork'
  >
  /** Whose fault it is when Webex's servers fail again and again. */
  serverTrouble: Pick<ServerTrouble, 'state' | 'subscribe'>
  /** The host that tokens are asked of. */
  relayHost: string
  /** Where the app was set up on the television; undefined where settings.js names the relay. */
  setup?: SetupRunner | undefined
  /** The key of the agenda's row that the viewer went to before the app had come; once, then undefined. */
  takeStartRow?(): string | undefined
  /** A newer Foyer than this one, where somebody names one. */
  newestVersion(): string | undefined
  failedRequests(): readonly FailedRequest[]
  /** Notes for the diagnostics page that a screen has crashed, and of what. */
  noteCrash(screen: string, error: unknown): void
}

/** What main.tsx hands in, and what follows from the viewer's choices. */
export interface Services extends ServicesDeps {
  chosen: Preferences
  /** IANA name of the zone the viewer lives in. */
  zone: string
  hourCycle: HourCycle
  /** How much larger than at text size M everything written is. */
  textScale: number
}

const Context = createContext<Services | undefined>(undefined)

/**
 * Gives the screens below it their services (`useServices`), with the viewer's preferences worked in. A changed
 * preference renders every screen again and remounts none.
 */
export function ServicesProvider({ deps, children }: { deps: ServicesDeps; children: ReactNode }) {
  const chosen = usePreferences(deps.preferences)
  const services = useMemo(
    () => ({
      ...deps,
      chosen,
      zone: zoneOf(chosen, deps.tvZone),
      hourCycle: chosen.hourCycle,
      textScale: TEXT_SCALES[chosen.textSize],
    }),
    [deps, chosen],
  )
  return <Context.Provider value={services}>{children}</Context.Provider>
}

/**
 * The services of the current profile, the viewer's preferences, and what all profiles share.
 * @throws Error outside of a ServicesProvider
 */
export function useServices(): Services {
  const services = useContext(Context)
  if (!services) throw new Error('a screen is mounted outside of ServicesProvider')
  return services
}
