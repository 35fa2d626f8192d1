import type { LanguageTag } from '../i18n/language-tag'
import type { ProfilesRunner } from '../profiles/runner'
import type { ProfileServices } from '../profiles/services'
import { applyAppearance } from '../screens/appearance/appearance'

/**
 * Keeps the page in the language, text size and motion that the viewer of the current profile has chosen: from now on,
 * whenever they choose anew, and after each switch.
 * @param tvLanguage gives the television's own language
 * @param onSwitch called when the page begins to follow a profile, the first one too
 * @returns a way to stop
 */
export function followAppearance(
  profiles: Pick<ProfilesRunner, 'services' | 'subscribe'>,
  tvLanguage: () => LanguageTag,
  onSwitch: () => void,
): () => void {
  let stop = () => {}
  let followed: ProfileServices | undefined
  const follow = () => {
    const services = profiles.services()
    if (services === followed) return
    stop()
    onSwitch()
    followed = services
    const apply = () => applyAppearance(services.preferences.state(), tvLanguage())
    stop = services.preferences.subscribe(apply)
    apply()
  }
  const stopProfiles = profiles.subscribe(follow)
  follow()
  return () => {
    stopProfiles()
    stop()
  }
}
