// What the page itself carries of the viewer's choices. The page's own script uses this as well, so it knows no
// sentences.

import type { Preferences } from '../../session/preferences'

/** How much larger than at M each text is. */
export const TEXT_SCALES: Record<Preferences['textSize'], number> = {
  S: 0.9,
  M: 1,
  L: 1.15,
  XL: 1.3,
}

/**
 * Sets the page's language, writing direction, text size and motion.
 * @param lang a language's ISO 639-1 code
 */
export function dressPage(
  page: HTMLElement,
  lang: string,
  isRightToLeft: boolean,
  { textSize, motion }: Pick<Preferences, 'textSize' | 'motion'>,
): void {
  page.lang = lang
  page.dir = isRightToLeft ? 'rtl' : 'ltr'
  const scale = TEXT_SCALES[textSize]
  page.style.setProperty('--text-size', `${scale}`)
  // What is small already does not get smaller: 24 px are the least that one reads from a sofa.
  page.style.setProperty('--small-text-size', `${Math.max(1, scale)}`)
  page.className = [motion === 'off' && 'still', scale > 1 && 'large-text']
    .filter(Boolean)
    .join(' ')
}
