import { createContext, useContext } from 'react'
import type { Clock } from '../clock'
import type { Agenda } from '../meetings/agenda'
import type { HourCycle } from '../meetings/time-words'
import type { Session } from '../session/session'
import type { Tv } from '../tv/tv'
import type { Mishap } from '../webex/record'

/** What main.tsx hands to the screens. */
export interface Services {
  clock: Clock
  session: Session
  agenda: Agenda
  /** IANA name of the zone the viewer lives in. */
  zone: string
  hourCycle: HourCycle
  /** What the first screen does on Back, and how the app is left. */
  tv: Pick<Tv, 'name' | 'engine' | 'exitRule' | 'exit' | 'connected' | 'voiceGuide'>
  /** False when what is kept will be gone at the next start. */
  lasting(): boolean
  mishaps(): readonly Mishap[]
}

const Context = createContext<Services | undefined>(undefined)

export const ServicesProvider = Context.Provider

export function useServices(): Services {
  const services = useContext(Context)
  if (!services) throw new Error('a screen is mounted outside of ServicesProvider')
  return services
}
