import { useAfter } from '../../components/time/use-after'
import { t } from '../../i18n/i18n'
import { useProfiles } from '../../profiles/use-profiles'
import { useServices } from '../services'
import { personName } from './person-name'

/** Long enough to be read twice. */
const SHOWN_MS = 12_000

/**
 * Says for a while that whoever has just signed in was on this television before: most likely somebody
 * meant to add another person, and the code was scanned with a phone that was signed in as this one.
 */
export function useRecognized(): string | undefined {
  const { clock, profiles } = useServices()
  const { recognized, people } = useProfiles(profiles)
  useAfter(clock, SHOWN_MS, recognized?.id, profiles.recognizedSeen)
  return recognized && t('people.recognized', { name: personName(recognized, people) })
}
