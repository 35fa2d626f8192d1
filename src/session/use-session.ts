import { useSyncExternalStore } from 'react'
import type { Session, SessionState } from './session'

/** The session's state, for a component that is to follow it. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.state)
}
