import { useSyncExternalStore } from 'react'
import type { Agenda, AgendaState } from './agenda'

/** The agenda for a screen: its state, and ways to fetch it again and to say which day is shown. */
export function useAgenda(
  agenda: Agenda,
): AgendaState & { refetch(): void; showDay(day: string): void } {
  const state = useSyncExternalStore(agenda.subscribe, agenda.state)
  return { ...state, refetch: agenda.refetch, showDay: agenda.showDay }
}
