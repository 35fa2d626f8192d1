import { isRightToLeft, setLanguage } from '../../i18n/i18n'
import { type LanguageTag, languageOf, languageTag } from '../../i18n/language-tag'
import { setRightToLeft } from '../../remote/focus/focus'
import type { Preferences } from '../../session/preferences'
import { dressPage } from './page-appearance'

/**
 * Sets the page's language, writing direction, text size and motion from the viewer's preferences. Screens that are
 * drawn already are not drawn again by this: they follow the preferences themselves (ServicesProvider).
 * @param tvLanguage the television's own language, which `auto` stands for
 */
export function applyAppearance(
  { language, ...more }: Pick<Preferences, 'language' | 'textSize' | 'motion'>,
  tvLanguage: LanguageTag,
): void {
  // The television's own tag also names a region, which decides how times are written.
  const own = language === 'auto' || languageOf(tvLanguage) === language
  const lang = setLanguage(own ? tvLanguage : languageTag(language))
  setRightToLeft(isRightToLeft())
  dressPage(document.documentElement, lang, isRightToLeft(), more)
}
