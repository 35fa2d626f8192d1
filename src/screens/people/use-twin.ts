import { useEffect } from 'react'
import { t } from '../../i18n/i18n'
import { usePeople } from '../../session/use-session'
import { useServices } from '../services'
import { personName } from './person-name'

/** Long enough to be read twice. */
const SHOWN_MS = 12_000

/**
 * Says for a while that whoever has just signed in was on this television before: most likely somebody
 * meant to add another person, and the code was scanned with a phone that was signed in as this one.
 */
export function useTwin(): string | undefined {
  const { clock, people } = useServices()
  const { twin, people: all } = usePeople(people)
  const id = twin?.id
  useEffect(() => {
    if (id === undefined) return
    const gone = new AbortController()
    clock.wait(SHOWN_MS, gone.signal).then(people.twinSeen, () => {}) // gone before
    return () => gone.abort()
  }, [id, clock, people])
  return twin && t('people.twin', { name: personName(twin, all) })
}
