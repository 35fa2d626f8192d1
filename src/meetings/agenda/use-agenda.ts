import { useSyncExternalStore } from 'react'
import type { Agenda, AgendaState } from './agenda'

/** The agenda for a screen: what we have, whether we are asking, why not, and a way to ask again. */
export function useAgenda(
  agenda: Agenda,
): AgendaState & { refetch(): void; showDay(day: string): void } {
  const state = useSyncExternalStore(agenda.subscribe, agenda.state)
  return { ...state, refetch: agenda.refetch, showDay: agenda.showDay }
}
