import { useSyncExternalStore } from 'react'
import type { Profiles } from './profiles'
import type { ProfilesState } from './reducer'

/** Who uses this television, for a component that follows it. */
export function useProfiles(profiles: Profiles): ProfilesState {
  return useSyncExternalStore(profiles.subscribe, profiles.state)
}
