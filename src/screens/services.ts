import { createContext, useContext } from 'react'
import type { Clock } from '../clock'
import type { Agenda } from '../meetings/agenda'
import type { HourCycle } from '../meetings/time-words'
import type { Session } from '../session/session'

/** What main.tsx hands to the screens. */
export interface Services {
  clock: Clock
  session: Session
  agenda: Agenda
  /** IANA name of the zone the viewer lives in. */
  zone: string
  hourCycle: HourCycle
  /** Leaves the app; false where the television does not let it. */
  exit(): boolean
}

const Context = createContext<Services | undefined>(undefined)

export const ServicesProvider = Context.Provider

export function useServices(): Services {
  const services = useContext(Context)
  if (!services) throw new Error('a screen is mounted outside of ServicesProvider')
  return services
}
