import { useSyncExternalStore } from 'react'
import type { Preferences, PreferencesStore } from './preferences'
import type { Session, SessionState } from './session'

/** The session's state; renders the component again when it changes. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.state)
}

/** The viewer's preferences; renders the component again when one changes. */
export function usePreferences(store: PreferencesStore): Preferences {
  return useSyncExternalStore(store.subscribe, store.state)
}
