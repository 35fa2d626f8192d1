import { useMemo, useSyncExternalStore } from 'react'
import type { ProfilesRunner } from '../profiles/runner'
import type { ProfileServices } from '../profiles/services'
import { App } from '../screens/App'
import { type ServicesDeps, ServicesProvider } from '../screens/services'

/** What all profiles share. */
export type SharedDeps = Omit<ServicesDeps, keyof ProfileServices>

/** The screens of the current profile; a switch remounts them. */
export function CurrentProfile(props: { profiles: ProfilesRunner; shared: SharedDeps }) {
  const { profiles, shared } = props
  const services = useSyncExternalStore(profiles.subscribe, profiles.services)
  const deps = useMemo(() => {
    const isPersistent = () => services.isPersistent() && profiles.isPersistent()
    const onPersistentChange = (changed: () => void) => {
      const stops = [services.onPersistentChange(changed), profiles.onPersistentChange(changed)]
      return () => {
        for (const stop of stops) stop()
      }
    }
    return { ...shared, ...services, isPersistent, onPersistentChange }
  }, [shared, services, profiles])
  return (
    <ServicesProvider key={services.number} deps={deps}>
      <App />
    </ServicesProvider>
  )
}
