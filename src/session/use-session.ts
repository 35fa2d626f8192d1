import { useSyncExternalStore } from 'react'
import type { Preferences, PreferencesStore } from './preferences'
import type { Session, SessionState } from './session'

/** The session's state, for a component that is to follow it. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.state)
}

/** What the viewer chose, for a component that is to follow it. */
export function usePreferences(store: PreferencesStore): Preferences {
  return useSyncExternalStore(store.subscribe, store.state)
}
