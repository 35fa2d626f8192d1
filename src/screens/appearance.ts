import { isRightToLeft, setLanguage } from '../i18n/i18n'
import { type LanguageTag, languageOf, languageTag } from '../i18n/language-tag'
import { setRightToLeft } from '../remote/focus'
import type { Preferences } from '../session/preferences'

/** How much larger than at M each text is. */
export const TEXT_SCALES: Record<Preferences['textSize'], number> = {
  S: 0.9,
  M: 1,
  L: 1.15,
  XL: 1.3,
}

/**
 * Sets the page's language, writing direction, text size and motion from the viewer's preferences. The screens
 * are drawn again, and the viewer stays on the one that is open.
 * @param tvLanguage the television's own language, which `auto` stands for
 */
export function applyAppearance(
  { language, textSize, motion }: Pick<Preferences, 'language' | 'textSize' | 'motion'>,
  tvLanguage: LanguageTag,
): void {
  const { documentElement: page } = document
  // The television's own tag also names a region, which decides how times are written.
  const own = language === 'auto' || languageOf(tvLanguage) === language
  page.lang = setLanguage(own ? tvLanguage : languageTag(language))
  page.dir = isRightToLeft() ? 'rtl' : 'ltr'
  setRightToLeft(isRightToLeft())
  const scale = TEXT_SCALES[textSize]
  page.style.setProperty('--text-size', `${scale}`)
  // What is small already does not get smaller: 24 px are the least that one reads from a sofa.
  page.style.setProperty('--small-text-size', `${Math.max(1, scale)}`)
  page.className = [motion === 'off' && 'still', scale > 1 && 'large-text']
    .filter(Boolean)
    .join(' ')
}
